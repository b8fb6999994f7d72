// Finds pages of this site. The index is in small files, of which the few that a query needs are asked for: what is
// typed never leaves the device, but for the first letters of its words, which the names of those files tell to the
// site's own host. `fold` and `forms` do what `src/search/` does when it writes the index.

const MARKS =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]/u;
const IGNORED = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/u;
const LATIN = /[a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff]/u;
const HANGUL = /[\uac00-\ud7a3]/u;
const HAN = /[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3134f}]/u;
const RUNS = new RegExp(`${HAN.source}+|[^${HAN.source.slice(1)}+`, "gu");
const LETTER = /[\p{Alphabetic}\p{N}]/u;
const ONE_FORM = { ς: "σ", ى: "ي", ی: "ي", ة: "ه", ک: "ك", ך: "כ", ם: "מ", ן: "נ", ף: "פ", ץ: "צ" };
const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i" };
const MARKED = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;
// what stands before Arabic and Hebrew words without a space
const BEFORE = [/^(?:وال|بال|كال|فال|ولل|لل|ال|و|ف|ب|ك|ل)(?=[\u0600-\u06ff]{3})/u, /^[והבלמשכ](?=[\u0590-\u05ff]{3})/u];

/** `text` in small letters and one form of each letter. */
export function fold(text) {
  const joined = text
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[’ʼ‘`´ʹ′＇]/gu, "'")
    .replace(/(?<=[0-9])[,\u00a0\u202f\u2009](?=[0-9]{3}(?![0-9]))/gu, "");
  let folded = "";
  for (const letter of joined.normalize("NFKC").toLowerCase().normalize("NFC")) {
    if (letter === "й" || letter === "ї" || LATIN.test(letter) || HANGUL.test(letter)) folded += letter;
    else if (letter === "ё") folded += "е";
    else
      for (const part of letter.normalize("NFD"))
        if (!MARKS.test(part) && !IGNORED.test(part)) folded += ONE_FORM[part] ?? part;
  }
  return folded;
}

function bare(word) {
  let plain = "";
  for (const letter of word) {
    if (PLAIN[letter]) plain += PLAIN[letter];
    else if (LATIN.test(letter)) for (const part of letter.normalize("NFD")) plain += MARKS.test(part) ? "" : part;
    else plain += letter;
  }
  return plain;
}

/** The words of `text` as they are compared, in its order. */
export function forms(text, language) {
  const elides = ["fr", "it", "ca"].includes(language.split("-")[0]);
  const found = [];
  let word = "";
  for (const letter of [...fold(text), " "]) {
    if (LETTER.test(letter)) word += letter;
    else if (letter !== "'" || elides) {
      for (const run of word.match(RUNS) ?? []) {
        const letters = [...run];
        if (letters.length > 1 && HAN.test(letters[0])) for (let at = 1; at < letters.length; at++) found.push(letters[at - 1] + letters[at]);
        else found.push(bare(run));
      }
      word = "";
    }
  }
  return found;
}

const sums = (differences) => {
  let sum = 0;
  return differences.map((difference) => (sum += difference));
};

/** The terms of each form in `file`, which has a list where a form has several. */
const pairs = (file) => Object.entries(file).flatMap(([form, terms]) => [terms].flat().map((term) => [form, term]));

/** Whether `date`, which may be a month or a year, can be between the days `from` and `to`, of which either may be missing. */
export function within(date, from, to) {
  if (!from && !to) return true;
  const known = date.slice(0, 10);
  return known !== "" && (!from || known >= from.slice(0, known.length)) && (!to || known <= to.slice(0, known.length));
}

/** An index, of whose files `load` reads one by its name. */
export class Index {
  constructor(load) {
    this.read = load;
    this.files = new Map();
  }
  load(name) {
    if (!this.files.has(name)) {
      const file = this.read(name);
      // what could not be read is asked for again
      file.catch(() => this.files.delete(name));
      this.files.set(name, file);
    }
    return this.files.get(name);
  }
  async open() {
    if (this.head) return this;
    this.head = await this.load("index.json");
    this.terms = new Set(this.head.terms);
    this.forms = new Set(this.head.forms);
    return this;
  }
  /** The members of the file whose words begin as `form` does; none if there is no such file. */
  async shard(sort, form) {
    const prefixes = sort === "t" ? this.terms : this.forms;
    const letters = [...form];
    for (let length = letters.length; length > 0; length--) {
      const prefix = letters.slice(0, length).join("");
      if (prefixes.has(prefix)) return this.named(sort, prefix);
    }
    return {};
  }
  named(sort, prefix) {
    const name = [...new TextEncoder().encode(prefix)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return this.load(`${sort}-${name}.json`);
  }
  /** The files with words that begin with `form`, a few of them. */
  async beginning(sort, form) {
    const prefixes = this.head[sort === "t" ? "terms" : "forms"].filter((prefix) => prefix.startsWith(form)).slice(0, 4);
    const files = await Promise.all(prefixes.map((prefix) => this.named(sort, prefix)));
    return [await this.shard(sort, form), ...files];
  }
  /** The terms of `form`; of all words that begin with it while it is `typed`; else of words like it. */
  async termsOf(form, typed) {
    const [forms, terms] = await Promise.all([this.shard("f", form), this.shard("t", form)]);
    const found = new Set();
    if (Object.hasOwn(forms, form)) for (const term of [forms[form]].flat()) found.add(term);
    else if (Object.hasOwn(terms, form)) found.add(form);
    if (typed && form.length > 1) {
      for (const file of await this.beginning("f", form))
        for (const [other, term] of pairs(file)) if (found.size < 40 && other.startsWith(form)) found.add(term);
      for (const file of await this.beginning("t", form))
        for (const other of Object.keys(file)) if (found.size < 40 && other.startsWith(form)) found.add(other);
    }
    if (found.size > 0) return { terms: [...found] };
    for (const before of BEFORE) {
      const rest = form.replace(before, "");
      if (rest !== form) {
        const inner = await this.termsOf(rest, false);
        if (inner.terms.length > 0) return inner;
      }
    }
    return this.near(form, [...pairs(forms), ...Object.keys(terms).map((term) => [term, term])]);
  }
  near(form, known) {
    let most = Math.max(3, form.length - 3);
    const found = new Map();
    for (const [other, term] of known) {
      let same = 0;
      while (same < form.length && form[same] === other[same]) same++;
      if (same < most || other.length - same > 3) continue;
      if (same > most) found.clear();
      most = same;
      if (!found.has(term)) found.set(term, other);
    }
    return { terms: [...found.keys()].slice(0, 8), like: [...found.values()].slice(0, 3) };
  }
  /** The documents with one of `terms`: how much it counts there, and where it stands. */
  async postings(terms) {
    const found = new Map();
    for (const term of terms) {
      const list = (await this.shard("t", term))[term] ?? [];
      let document = 0;
      for (const [step, weight, places] of list) {
        document += step;
        const own = found.get(document) ?? { weight: 0, places: [] };
        own.weight += weight;
        own.places.push(...sums(places));
        found.set(document, own);
      }
    }
    return found;
  }
  /** The documents for `query`, the best first. `typing`: its last word may go on. `some`: need not have all words. */
  async find(query, { typing = false, some = false } = {}) {
    const marked = [...query.matchAll(MARKED)].map((match) => forms(match[1], this.head.language));
    // signs alone are no words that a page could have
    const phrases = marked.filter((phrase) => phrase.length > 0);
    const words = forms(query.replace(MARKED, " "), this.head.language);
    const goes = typing && /[\p{L}\p{N}]$/u.test(query);
    const like = [];
    const parts = [];
    for (const [at, word] of words.entries()) {
      const known = await this.termsOf(word, goes && at === words.length - 1);
      if (known.like?.length) like.push(...known.like);
      parts.push(await this.postings(known.terms));
    }
    // a letter on its own, or a word of most pages, says little of what is meant: pages need not have it
    const says = (part, at) => (at >= words.length || [...words[at]].length > 1) && part.size * 2 <= this.head.documents;
    for (const phrase of phrases) parts.push(await this.phrase(phrase));
    const telling = parts.filter(says);
    const needed = new Set(telling.length > 0 ? telling : parts);
    const scores = new Map();
    for (const part of parts) {
      const rarity = Math.log(1 + (this.head.documents - part.size + 0.5) / (part.size + 0.5));
      for (const [document, { weight }] of part) {
        const own = scores.get(document) ?? { document, score: 0, count: 0 };
        own.score += weight * rarity;
        if (needed.has(part)) own.count++;
        scores.set(document, own);
      }
    }
    let found = [...scores.values()];
    const all = found.filter((own) => own.count === needed.size);
    const any = parts.length > 0 && all.length === 0 && found.length > 0;
    // pairs of letters that are no word make up much of a Chinese query
    const share = HAN.test(query) ? 3 : 2;
    if (!some) found = any ? found.filter((own) => own.count > 0 && own.count * share >= needed.size) : all;
    const order = (one, other) => (some ? 0 : other.count - one.count) || other.score - one.score || one.document - other.document;
    return { found: found.sort(order), any, like: [...new Set(like)] };
  }
  /** The documents in which the words of `phrase` follow one another. */
  async phrase(phrase) {
    let found;
    for (const [at, word] of phrase.entries()) {
      const here = await this.postings((await this.termsOf(word, false)).terms);
      const next = new Map();
      for (const [document, own] of here) {
        const before = found?.get(document);
        if (at > 0 && !before) continue;
        const starts = own.places.map((place) => place - at).filter((place) => at === 0 || before.places.includes(place));
        if (starts.length > 0) next.set(document, { weight: own.weight + (before?.weight ?? 0), places: starts });
      }
      found = next;
    }
    return found ?? new Map();
  }
  async document(number) {
    const chunk = this.head.chunk;
    return (await this.load(`d-${Math.floor(number / chunk)}.json`))[number % chunk];
  }
  /** What was said nearest to `sentence`: wordings with how they differ from it, the nearest first. */
  async nearest(sentence) {
    const [{ found }, facets] = await Promise.all([this.find(sentence.replace(MARKED, " $1 "), { some: true }), this.load("facets.json")]);
    const remarks = new Set(sums(facets.kind.quote ?? []));
    const near = [];
    for (const { document } of found.filter((own) => remarks.has(own.document)).slice(0, 12)) {
      const said = (await this.load(`w-${Math.floor(document / this.head.chunk)}.json`))[document] ?? [];
      for (const wording of said) near.push({ document, wording, ...compare(sentence, wording.w, this.head.language) });
    }
    return near.filter((own) => own.same > 2 && own.same * 2 >= own.words).sort((one, other) => other.likeness - one.likeness).slice(0, 4);
  }
}

/** How `one` becomes `other`, word by word: parts that are the same, left out or put in. */
export function compare(one, other, language) {
  const split = (text) => text.replace(/["“”„«»]/gu, "").split(/\s+/u).filter(Boolean).slice(0, 200);
  const [left, right] = [split(one), split(other)];
  const key = (word) => forms(word, language).join(" ") || word;
  const [mine, theirs] = [left.map(key), right.map(key)];
  const rows = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let at = left.length - 1; at >= 0; at--)
    for (let to = right.length - 1; to >= 0; to--)
      rows[at][to] = mine[at] === theirs[to] ? rows[at + 1][to + 1] + 1 : Math.max(rows[at + 1][to], rows[at][to + 1]);
  const parts = [];
  const put = (how, word) => (parts.at(-1)?.[0] === how ? (parts.at(-1)[1] += ` ${word}`) : parts.push([how, word]));
  let [at, to] = [0, 0];
  while (at < left.length || to < right.length) {
    if (at < left.length && to < right.length && mine[at] === theirs[to]) put("same", right[to++]), at++;
    else if (at < left.length && (to === right.length || rows[at + 1][to] >= rows[at][to + 1])) put("del", left[at++]);
    else put("ins", right[to++]);
  }
  // a long sentence that has most of the words is nearer than a short one that has few
  const same = rows[0][0];
  const likeness = (0.7 * same) / Math.max(1, left.length) + (0.6 * same) / Math.max(1, left.length + right.length);
  return { parts, likeness, same, words: left.length };
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  return made;
}

/** A paragraph of `texts`, with a point between. */
function row(name, texts) {
  const made = element("p", "", { class: name });
  texts.forEach((text, number) => made.append(number ? " · " : "", element("bdi", text)));
  return made;
}

/** What opens the index whose files lie in the folder `files` when it is first asked for, and again if that failed. */
function opener(files) {
  const read = async (name) => {
    const answer = await fetch(files + name, { credentials: "omit" });
    if (!answer.ok) throw new Error(name);
    return answer.json();
  };
  const index = new Index(read);
  return () => index.open();
}

/** What the address gives to be looked for; nothing if it leads to a place in the page. */
function asked() {
  const query = new URLSearchParams(location.hash.slice(1)).get("q");
  return query ?? (location.hash ? undefined : "");
}

/** Keep `text` in the address of the page. */
const keep = (text) => history.replaceState(null, "", text ? `#q=${encodeURIComponent(text)}` : location.pathname + location.search);

/** Wordings that are `near` a sentence as items of a list: whose and when, and the words with what differs. */
async function nearItems(ready, near, said) {
  const pages = await Promise.all(near.map((one) => ready.document(one.document)));
  return near.map((one, number) => {
    const page = pages[number];
    const quote = element("p", "", { class: "diff", lang: one.wording.l, dir: "auto" });
    one.parts.forEach(([how, words], part) => quote.append(part ? " " : "", how === "same" ? words : element(how, words)));
    const link = element("a", page.c?.[0] || page.t, { href: said.base + page.u });
    const head = element("p", "", { class: "kick" });
    head.append(link, " · ", [page.d, said[one.wording.o], one.wording.by].filter(Boolean).join(" · "));
    const li = element("li");
    li.append(head, quote);
    return li;
  });
}

/** `number` as the page writes numbers. */
function counted(number) {
  return number.toLocaleString(`${document.documentElement.lang}-u-nu-latn`);
}

/** Say of `list` whether what is to stand in it is still awaited. */
function wait(list, is) {
  if (is) list.setAttribute("aria-busy", "true");
  else list.removeAttribute("aria-busy");
}

/** Hold the sentence that readers paste in `box` against what is on record. */
function holdAgainst(box) {
  const at = (id) => document.getElementById(id);
  const said = box.dataset;
  const open = opener(said.files);
  let turn = 0;
  const tell = async (text) => {
    const ready = await open();
    if (forms(text, ready.head.language).length < 3) return [said.short, []];
    const near = await ready.nearest(text);
    const told = near.length > 0 ? `${said.near}: ${counted(near.length)}` : said.none;
    return [told, await nearItems(ready, near, said)];
  };
  const compareAll = async () => {
    const own = ++turn;
    const text = at("sentence").value.trim();
    keep(text);
    wait(at("nearest"), true);
    const [told, items] = text ? await tell(text).catch(() => [said.failed, []]) : ["", []];
    if (own !== turn) return;
    at("nearest").replaceChildren(...items);
    at("legend").hidden = items.length === 0;
    at("found").textContent = told;
    wait(at("nearest"), false);
  };
  at("compare").addEventListener("click", compareAll);
  at("sentence").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    compareAll();
  });
  const given = () => {
    const text = asked();
    if (text === undefined) return;
    at("sentence").value = text;
    compareAll();
  };
  box.hidden = false;
  addEventListener("hashchange", given);
  given();
}

/** Put what readers type and choose in `box` into results. */
function serve(box) {
  const at = (id) => document.getElementById(id);
  const query = at("query");
  const language = document.documentElement.lang;
  const said = box.dataset;
  const names = ["kind", "status", "actor", "place", "thread"];
  const open = opener(said.files);
  const filters = box.querySelector(".filters");
  let words;
  let turn = 0;
  const item = (found) => {
    const li = element("li");
    const head = row("kick", [words.kinds[found.k], found.st, found.d].filter(Boolean));
    const title = element("h3");
    title.append(element("a", found.t, { href: said.base + found.u, lang: found.l, dir: found.r }));
    li.append(head, title);
    if (found.c) li.append(row("who", found.c));
    if (found.x) li.append(element("p", found.x, { lang: found.l, dir: found.r ?? "auto" }));
    return li;
  };
  const chosen = async (ready) => {
    const values = names.map((name) => at(`by-${name}`).value);
    const [from, to] = [at("by-from").value, at("by-to").value];
    if (![...values, from, to].some(Boolean)) return () => true;
    const facets = await ready.load("facets.json");
    const lists = names.flatMap((name, number) => {
      const list = facets[name][values[number]];
      return values[number] ? [new Set(sums(list?.d ?? list ?? []))] : [];
    });
    return (number) => lists.every((list) => list.has(number)) && within(facets.date[number], from, to);
  };
  const failed = (own) => {
    if (own === turn) at("found").textContent = said.failed;
  };
  const search = async (typing) => {
    const own = ++turn;
    const text = query.value.trim();
    keep(text);
    at("results").replaceChildren();
    at("more").hidden = true;
    at("nearest").hidden = true;
    at("found").textContent = "";
    wait(at("results"), text);
    if (!text) return;
    try {
      const ready = await open();
      words = ready.head;
      const [{ found, any, like }, fits] = await Promise.all([ready.find(text, { typing }), chosen(ready)]);
      const list = found.filter((one) => fits(one.document));
      if (own !== turn) return;
      const told = list.length === 0 ? said.none : `${said.results}: ${counted(list.length)}`;
      const notes = [told, any && list.length > 0 ? said.any : "", like.length > 0 ? `${said.near}: ${like.join(", ")}` : ""];
      const add = async () => {
        const shown = at("results").children.length;
        const next = await Promise.all(list.slice(shown, shown + 20).map((one) => ready.document(one.document)));
        if (own !== turn) return;
        at("results").append(...next.map(item));
        at("more").hidden = shown + next.length >= list.length;
        at("found").textContent = notes.filter(Boolean).join(" · ");
        if (shown > 0) at("results").children[shown]?.querySelector("a").focus();
      };
      // a click waits for the one before, since it goes on behind what that has shown
      let adding = add();
      at("more").onclick = () => (adding = adding.then(add).catch(() => failed(own)));
      await adding;
      if (own !== turn) return;
      if (!typing && forms(text, language).length >= 5) await nearest(ready, text, own);
      if (filters.open) choose(own);
    } catch {
      failed(own);
    } finally {
      if (own === turn) wait(at("results"), false);
    }
  };
  const nearest = async (ready, text, own) => {
    const near = await ready.nearest(text);
    const list = await nearItems(ready, near, said);
    if (own !== turn || near.length === 0) return;
    const all = element("ol", "", { class: "found" });
    all.append(...list);
    at("nearest").replaceChildren(element("h2", said.nearest), element("p", said.legend, { class: "hint" }), all);
    at("nearest").hidden = false;
  };
  const fill = async () => {
    const ready = await open();
    const facets = await ready.load("facets.json");
    for (const name of names) {
      const select = at(`by-${name}`);
      if (select.options.length > 1) continue;
      const words = { kind: ready.head.kinds, status: ready.head.statuses }[name] ?? {};
      const options = Object.entries(facets[name]).map(([id, of]) => [id, of.n ?? words[id] ?? id]);
      options.sort((one, other) => one[1].localeCompare(other[1], language));
      select.append(...options.map(([value, text]) => element("option", text, { value })));
      select.closest("p").hidden = options.length === 0;
    }
    if (at("found").textContent === said.failed) search(false);
  };
  const choose = (own) => fill().catch(() => failed(own));
  let waiting;
  query.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => search(true), 120);
  });
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      clearTimeout(waiting);
      search(false);
    }
  });
  filters.addEventListener("toggle", () => filters.open && choose(turn));
  box.addEventListener("change", (event) => event.target !== query && search(false));
  const given = () => {
    const text = asked();
    if (text === undefined) return;
    query.value = text;
    search(false);
  };
  box.hidden = false;
  addEventListener("hashchange", given);
  given();
}

if (typeof document !== "undefined") {
  const box = document.getElementById("search");
  if (box) serve(box);
  const compared = document.getElementById("said");
  if (compared) holdAgainst(compared);
}
