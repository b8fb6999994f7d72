// Search, as readers have it: in three languages, by phrases, choices and whole sentences, below a path and where there
// is no page; and words in the form in which the index has them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Queries with a part of the address of a page that is among the first five results. */
const QUERIES = {
  '': [
    ['ceasefire', 'jeddah-offer'],
    ['ceasefires', 'jeddah-offer'],
    ['Rubio', 'actors/marco-rubio/'],
    ['"days, not weeks"', 'days-not-weeks'],
    ['Sumy killed', 'claims/sumy-killed/'],
    ['minerals memorandum', 'minerals-memorandum'],
    ['Zelenskyi', 'actors/volodymyr-zelenskyy/'],
  ],
  'uk/': [
    ['переговорам', 'days-not-weeks'],
    ['Зеленського', 'actors/volodymyr-zelenskyy/'],
    ['посередництвом', 'mediation'],
  ],
  'ar/': [
    ['زيلينسكي', 'actors/volodymyr-zelenskyy/'],
    ['والمفاوضات', ''],
  ],
};

/** Waits until what was asked has been answered. */
export function answered(page) {
  return page.waitForFunction(() => document.getElementById('found').textContent !== '' && !document.querySelector('main [aria-busy]'));
}

async function results(page, query) {
  await page.fill('#query', query);
  await page.press('#query', 'Enter');
  await answered(page);
  return page.$$eval('#results li', (list) => list.map((item) => ({ href: item.querySelector('a').getAttribute('href'), text: item.textContent })));
}

/** Sentences held against what is on record, on the page that is for that. */
async function saidBefore({ page, origin, base, check }) {
  const hold = async (text, submit) => {
    await page.fill('#sentence', text);
    await page.evaluate(() => (document.getElementById('found').textContent = ''));
    await submit();
    await answered(page);
  };
  const press = () => page.press('#sentence', 'Enter');
  const nearest = page.locator('#nearest li');
  await page.goto(`${origin}${base}said/`);
  await hold('We are not going to go on with this endeavour for weeks and months on end.', press);
  const first = await nearest.first().innerHTML();
  check('said: the nearest words on record stand there with what differs', /marco-rubio/.test(first) && /<del>/.test(first) && /<ins>/.test(first) && /weeks and months on end/.test(first), first);
  check('said: what the marks mean is said', await page.isVisible('#legend'));
  await page.press('#sentence', 'Tab');
  await page.press('body', 'Tab');
  check('said: the words on record are reached by keyboard', await page.evaluate(() => document.activeElement.closest('#nearest') !== null));
  await hold('Бджоли збирають мед із липового цвіту щоліта.', () => page.click('#compare'));
  check('said: that nothing is like it is said, and that it may have been said', (await nearest.count()) === 0 && /records at hand/.test(await page.textContent('#found')) && /does not mean/.test(await page.textContent('#said-note')));
  await hold('No war', press);
  check('said: a word or two are too few', (await nearest.count()) === 0 && /words are needed/.test(await page.textContent('#found')));
  const scripts = await page.evaluate(() => document.scripts.length);
  await hold('"><img src=x onerror=alert(1)> weeks and months on end with this endeavor', press);
  check('said: what is pasted is text', (await page.evaluate(() => document.scripts.length)) === scripts && (await page.locator('main img').count()) === 0 && (await nearest.count()) > 0);
  await page.goto(`${origin}${base}ar/said/#q=${encodeURIComponent('لن نواصل هذا المسعى أسابيع وأشهراً')}`);
  await page.waitForSelector('#nearest li');
  check('said: a link may have the sentence, in Arabic', /ماركو روبيو/.test(await page.textContent('#nearest')));
}

/** What the index answers, read from `files` by their names. */
async function index(Index, files) {
  return new Index(async (name) => files[name] ?? {}).open();
}

/** The script without a page: days, words with and without their marks, phrases that have no words. */
async function parts({ Index, within, check }) {
  const days = [
    ['2025-04', '2025-04-10', '2025-04-12', true],
    ['2025', '2025-04-10', '', true],
    ['2025', '', '2025-04-12', true],
    ['2025-03', '2025-04-10', '', false],
    ['2025-05', '', '2025-04-12', false],
    ['2025-04-13', '2025-04-10', '2025-04-12', false],
    ['2025-04-12', '2025-04-10', '2025-04-12', true],
    ['', '2025-04-10', '', false],
    ['', '', '', true],
  ];
  for (const [date, from, to, expected] of days) check(`search: “${date}” from “${from}” to “${to}”`, within(date, from, to) === expected);
  const files = {
    'index.json': { language: 'en', documents: 9, chunk: 64, terms: ['t', 'y'], forms: ['t', 'y'] },
    'f-74.json': { talks: 'talk' },
    't-74.json': { talk: [[2, 1, [0]]] },
    'f-79.json': { yaounde: ['yaound', 'yaounde'] },
    't-79.json': { yaound: [[0, 1, [0]]], yaounde: [[1, 1, [0]]] },
  };
  const ready = await index(Index, files);
  const of = async (query, how) => (await ready.find(query, how)).found.map((one) => one.document).join();
  for (const query of ['Yaoundé', 'Yaounde', '"Yaoundé"']) check(`search: “${query}” finds both spellings`, (await of(query)) === '0,1', await of(query));
  check('search: the beginning of a word finds both spellings', (await of('yaou', { typing: true })) === '0,1');
  const signs = await ready.find('talks "—"');
  check('search: signs in quotation marks are no words', signs.found.length === 1 && !signs.any, JSON.stringify(signs));
  check('search: signs alone find nothing', (await ready.find('"—"')).found.length === 0);
}

/** A page on which the files `fails` matches are refused until it is told otherwise. */
async function refusing(context, address, fails) {
  const page = await context.newPage();
  let refused = true;
  await page.route('**/search/*/*.json', (route) => (refused && fails.test(route.request().url()) ? route.abort() : route.continue()));
  await page.goto(address);
  return { page, mend: () => (refused = false) };
}

const FAILED = /cannot be read/;

/** A request that fails is told, and asked again. */
async function failing({ context, origin, base, check }) {
  for (const file of [/index\.json/, /d-\d+\.json/, /t-.*\.json/]) {
    const { page, mend } = await refusing(context, `${origin}${base}search/`, file);
    await results(page, 'Rubio');
    check(`search: that ${file} is missing is said`, FAILED.test(await page.textContent('#found')));
    mend();
    await page.press('#query', 'Enter');
    await answered(page);
    check(`search: what failed with ${file} is asked again`, (await page.locator('#results li').count()) > 0 && !FAILED.test(await page.textContent('#found')));
    await page.close();
  }
  const { page, mend } = await refusing(context, `${origin}${base}search/`, /facets\.json/);
  const toggle = async () => {
    await page.click('.filters summary');
  };
  await toggle();
  await page.waitForFunction((failed) => new RegExp(failed).test(document.getElementById('found').textContent), FAILED.source);
  check('search: that there is nothing to choose from is said', FAILED.test(await page.textContent('#found')));
  mend();
  await toggle();
  await toggle();
  await page.waitForFunction(() => document.getElementById('by-kind').options.length > 1 && !document.querySelector('main [aria-busy]'));
  check('search: choices are asked for again', (await page.locator('#by-kind option').count()) > 1 && !FAILED.test(await page.textContent('#found')));
  await page.close();
  const said = await refusing(context, `${origin}${base}said/`, /index\.json/);
  const hold = async () => {
    await said.page.press('#sentence', 'Enter');
    await answered(said.page);
  };
  await said.page.fill('#sentence', 'weeks and months on end with this endeavor');
  await hold();
  check('said: that the index is missing is said', FAILED.test(await said.page.textContent('#found')));
  said.mend();
  await hold();
  check('said: what failed is asked again', (await said.page.locator('#nearest li').count()) > 0);
  await said.page.close();
}

/** More results, each once, however fast they are asked for. */
async function more({ page, origin, base, check }) {
  await page.goto(`${origin}${base}search/`);
  const total = Number((await results(page, 'Ukraine'), await page.textContent('#found')).match(/\d+/)[0]);
  await page.evaluate(() => [1, 2].forEach(() => document.getElementById('more').click()));
  await page.waitForFunction((most) => document.querySelectorAll('#results a').length >= most, Math.min(total, 60));
  await page.waitForTimeout(100);
  const shown = await page.$$eval('#results a', (links) => links.map((link) => link.href));
  check('search: two clicks show more results once', total > 45 && shown.length === Math.min(total, 60) && new Set(shown).size === shown.length, `${total}: ${shown.length}, ${new Set(shown).size}`);
  check('search: the first new result has the focus', await page.evaluate(() => document.activeElement.closest('#results') !== null));
}

/** The way back to an address without a query leads to a page without results; a place in the page is no query. */
async function back({ page, origin, base, check }) {
  for (const [path, field, list, text] of [['search/', '#query', '#results', 'Rubio'], ['said/', '#sentence', '#nearest', 'weeks and months on end with this endeavor']]) {
    await page.goto(`${origin}${base}${path}`);
    await page.evaluate((query) => (location.hash = `#q=${encodeURIComponent(query)}`), text);
    await page.waitForSelector(`${list} li`);
    await page.goBack();
    await page.waitForFunction((field) => document.querySelector(field).value === '', field);
    await page.waitForTimeout(100);
    const left = [await page.inputValue(field), await page.locator(`${list} li`).count(), await page.textContent('#found')];
    check(`${path}: the way back leaves nothing`, left.join() === ',0,', left.join());
    await page.evaluate((query) => (location.hash = `#q=${encodeURIComponent(query)}`), text);
    await page.waitForSelector(`${list} li`);
    await page.evaluate(() => (location.hash = '#main'));
    await page.waitForTimeout(300);
    check(`${path}: a place in the page is no query`, (await page.inputValue(field)) === text && (await page.locator(`${list} li`).count()) > 0);
  }
}

/** Who asserts and denies, who printed it, when, and how many. */
async function told({ page, origin, base, check }) {
  await page.goto(`${origin}${base}search/`);
  const one = async (query, part) => (await results(page, query)).find((result) => result.href.includes(part))?.text ?? '';
  const claim = await one('Sumy dead civilians', 'claims/sumy-dead-civilians/');
  check('search: a claim has both sides', claim.includes('Asserted by Volodymyr Zelenskyy, Outlet of an article of 18 April 2025 · Denied by Russian Ministry of Defence'), claim);
  const nobody = await one('Easter truce kept', 'claims/easter-truce-kept/');
  check('search: that nobody asserts a claim is said, and who denies it', /No claimant on record · Denied by Russian Ministry of Defence, Volodymyr Zelenskyy/.test(nobody), nobody);
  const printed = await one('European sanctions are leverage', 'european-sanctions-are-leverage');
  check('search: words that were only printed are told as such', /Printed as words of Marco Rubio · Printed by An article of/.test(printed), printed);
  await page.fill('#query', '');
  await page.fill('#query', 'We’re not going to drag this on for weeks, he said');
  await page.press('#query', 'Enter');
  await page.waitForSelector('#nearest:not([hidden]) li');
  const near = await page.locator('#nearest li', { has: page.locator('a[href*="were-not-going-to-drag-this"]') }).first().textContent();
  check('search: so are those near to a sentence', /Printed as words of Marco Rubio · .*As printed/.test(near), near);
  await page.click('.filters summary');
  await page.fill('#by-from', '2025-04-18');
  await page.fill('#by-to', '2025-04-18');
  const dated = await results(page, 'shooting for around April 26th');
  check('search: what is dated by month is found by its days', dated.some((result) => result.href.includes('bessent-april-26')), dated.map((result) => result.href).join(', '));
  await page.evaluate(() => (document.documentElement.lang = 'fa'));
  await page.fill('#by-from', '');
  await page.fill('#by-to', '');
  await results(page, 'Rubio');
  check('search: numbers have Latin digits in every language', /: \d+/.test(await page.textContent('#found')), await page.textContent('#found'));
}

/** Search on the site that is served at `origin` below `base`. */
export async function searching({ browser, repository, origin, base, check, listen }) {
  const { forms, Index, within } = await import(pathToFileURL(join(repository, 'themes/default/static/search.js')));
  for (const line of readFileSync(join(repository, 'tests/search/forms.jsonl'), 'utf8').trim().split('\n')) {
    const [language, text, expected] = JSON.parse(line);
    const found = forms(text, language);
    check(`search: the words of “${text}”`, JSON.stringify(found) === JSON.stringify(expected), `${found} and not ${expected}`);
  }
  await parts({ Index, within, check });
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const said = listen(page, origin);
  for (const [language, queries] of Object.entries(QUERIES)) {
    await page.goto(`${origin}${base}${language}search/`);
    for (const [query, expected] of queries) {
      const found = await results(page, query);
      const first = found.slice(0, 5).map((result) => result.href);
      check(`search: “${query}” finds ${expected || 'something'}`, first.some((href) => href.includes(expected)), first.join(', '));
    }
  }
  await page.goto(`${origin}${base}search/`);
  const claims = (await results(page, 'Sumy')).filter((result) => result.href.includes('/claims/'));
  check('search: claims are found', claims.length > 0);
  await page.click('.filters summary');
  await page.waitForFunction(() => document.getElementById('by-kind').options.length > 1);
  await page.selectOption('#by-kind', 'claim');
  await answered(page);
  const chosen = await page.$$eval('#results a', (links) => links.map((link) => link.getAttribute('href')));
  check('search: only the chosen kind is left', chosen.length > 0 && chosen.every((href) => href.includes('/claims/')), chosen.join(', '));
  const scripts = await page.evaluate(() => document.scripts.length);
  await results(page, '"><img src=x onerror=alert(1)><script>alert(1)</script>');
  check('search: what is typed is text', (await page.evaluate(() => document.scripts.length)) === scripts && (await page.locator('main img').count()) === 0);
  await page.selectOption('#by-kind', '');
  await results(page, 'the encouraging reception in Paris shows that peace is possible');
  await page.waitForSelector('#nearest:not([hidden]) li');
  check('search: a sentence is held against what was said', (await page.locator('#nearest :is(ins, del)').count()) > 0 && /possible/.test(await page.textContent('#nearest')));
  check('search: only what is near is shown', (await page.locator('#nearest li').count()) === 1, await page.textContent('#nearest'));
  await page.fill('#query', '');
  await results(page, 'ceasefyre');
  check('search: a slip of the pen is mended, in whole words', /ceasefire/.test(await page.textContent('#found')));
  await results(page, 'qzxqzx');
  check('search: that nothing was found is said', (await page.locator('#results li').count()) === 0);
  await page.goto(`${origin}${base}search/#q=Rubio`);
  await page.waitForSelector('#results a[href*="marco-rubio"]');
  check('search: a link may have the query', (await page.inputValue('#query')) === 'Rubio');
  await page.press('#query', 'Tab');
  await page.press('body', 'Tab');
  check('search: the results are reached by keyboard', await page.evaluate(() => document.activeElement.closest('#search') !== null));
  await page.goto(`${origin}${base}nothing/is/here/`);
  const elsewhere = await results(page, 'Rubio');
  check('search: it works where there is no page', elsewhere.some((result) => result.href === `${base}actors/marco-rubio/`), elsewhere.map((result) => result.href).join(', '));
  await saidBefore({ page, origin, base, check });
  await more({ page, origin, base, check });
  await back({ page, origin, base, check });
  await told({ page, origin, base, check });
  await failing({ context, origin, base, check });
  check('search: it keeps nothing', (await context.cookies()).length === 0 && (await page.evaluate(() => localStorage.length + sessionStorage.length)) === 0);
  check('search: it says nothing against itself', said.length === 0, said.join('; '));
  await context.close();
}
