// What a reader would see of a page, measured inside of it. Each function runs in the browser, by itself.

/** Whether the page can be scrolled sideways: by how many pixels, and what sticks out. */
export function overflow() {
  const root = document.scrollingElement;
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let at = element.parentElement; at && at !== root; at = at.parentElement) {
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const sticksOut = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.right > width + 1 || box.left < -1) && !scrolls(element);
  };
  if (root.scrollWidth <= window.innerWidth) return null;
  const culprits = [...document.body.querySelectorAll('*')].filter(sticksOut).slice(0, 3);
  return `${root.scrollWidth} of ${window.innerWidth} px: ${culprits.map((element) => element.outerHTML.slice(0, 120)).join(' | ')}`;
}

/** Texts whose contrast with what is behind them is less than WCAG 2.2 asks for (1.4.3). */
export function faintTexts() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(rgba(getComputedStyle(at).backgroundColor));
    return layers.reduceRight((below, layer) => over(layer, below), dark ? [18, 18, 18, 1] : [255, 255, 255, 1]);
  };
  const light = ([red, green, blue]) => {
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const faint = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  for (let text = texts.nextNode(); text && seen < 600; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    seen += 1;
    const style = getComputedStyle(element);
    const back = behind(element);
    const ink = element.namespaceURI.endsWith('/svg') ? style.fill : style.color;
    const [one, other] = [light(over(rgba(ink), back)), light(back)].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (other + 0.05);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    if (contrast < least) faint.add(`${contrast.toFixed(2)} for <${element.localName} class="${element.getAttribute('class') ?? ''}"> ${text.data.trim().slice(0, 40)}`);
  }
  return { seen, faint: [...faint].slice(0, 5) };
}

/** What is smaller than a finger among the links of the menus. */
export function smallTargets() {
  const links = [...document.querySelectorAll('header nav a, body > footer a')].filter((link) => link.checkVisibility());
  const small = links.filter((link) => link.getBoundingClientRect().height < 43.5);
  return { seen: links.length, small: small.slice(0, 5).map((link) => `${link.getBoundingClientRect().height} px: ${link.textContent.trim()}`) };
}

/** How what has the focus shows that it has it. */
export function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    name: `<${element.localName}> ${element.textContent.trim().slice(0, 40)}`,
    at: Number(element.dataset.stop),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}

/** How the page reads: its language and direction, as they come out. */
export function reading() {
  const root = document.documentElement;
  const heading = document.querySelector('h1');
  const box = heading?.getBoundingClientRect();
  return {
    lang: root.lang,
    direction: getComputedStyle(root).direction,
    heading: Boolean(heading?.checkVisibility() && box.width > 0 && box.height > 0 && heading.innerText.trim()),
    text: document.body.innerText,
  };
}

/** How a remark's page shows differences: the order of its parts, what marks them, and what can be copied. */
export function differences() {
  const named = { H1: 'h1', record: '.basis', facts: '.facts', wordings: '#wordings', copy: '#copy', cite: '#cite' };
  const found = Object.entries(named).map(([name, selector]) => ({ name, element: document.querySelector(`main ${selector}`) }));
  const before = (one, other) => (one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  const seen = (element) => element?.checkVisibility() && element.getBoundingClientRect().height > 0;
  return {
    order: found.filter(({ element }) => seen(element)).sort(before).map(({ name }) => name),
    marks: [...document.querySelectorAll('.diff :is(ins, del)')].map((element) => ({
      name: element.localName,
      line: getComputedStyle(element).textDecorationLine,
      text: element.textContent.replace(/\s+/g, ' ').trim(),
    })),
    copied: [...document.querySelectorAll('.copy pre')].map((element) => getComputedStyle(element).userSelect),
  };
}

/** What is wrong with the page's drawings: words outside of them or upon one another, no name, numbers that no table has. */
export function drawings() {
  const wrong = [];
  const drawn = [...document.querySelectorAll('main svg.chart, main svg.nb')].filter((svg) => svg.checkVisibility());
  for (const svg of drawn) {
    const name = svg.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    if (svg.getAttribute('aria-hidden') !== 'true' && !(name ?? svg.getAttribute('aria-label') ?? '').trim()) wrong.push('a drawing has no name');
    const paper = svg.getBoundingClientRect();
    const words = [...svg.querySelectorAll('text')].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
    for (const { text, box } of words) {
      if (box.left < paper.left - 1 || box.right > paper.right + 1 || box.top < paper.top - 1 || box.bottom > paper.bottom + 1) wrong.push(`“${text}” leaves its drawing`);
    }
    words.sort((one, other) => one.box.top - other.box.top);
    for (const [at, one] of words.entries()) {
      for (const other of words.slice(at + 1)) {
        if (other.box.top > one.box.bottom) break;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // lines of text that follow one another may share the room above and below their letters
        if (across > 1 && down > Math.min(one.box.height, other.box.height) / 3) wrong.push(`“${one.text}” and “${other.text}” stand upon one another`);
      }
    }
    const beside = [...document.querySelectorAll('.figures td')].map((cell) => cell.textContent.trim());
    for (const number of svg.querySelectorAll('.c-value')) {
      if (!beside.some((cell) => cell.startsWith(number.textContent.trim()))) wrong.push(`no table has ${number.textContent}`);
    }
  }
  return { seen: drawn.length, wrong: wrong.slice(0, 5) };
}

/** Tables of figures that a reader has to move sideways, and words in them that are cut in two. */
export function narrowTables() {
  const tables = [...document.querySelectorAll('.table:has(> .figures)')];
  const moved = tables.filter((table) => table.scrollWidth > table.clientWidth + 1);
  return { seen: tables.length, wrong: moved.map((table) => `${table.scrollWidth} of ${table.clientWidth} px`) };
}

/** How the headings of the page follow one another: one of the first level, and none that leaves a level out. */
export function headings() {
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => Number(heading.localName[1]));
  const skipped = levels.findIndex((level, at) => at > 0 && level > levels[at - 1] + 1);
  return levels.filter((level) => level === 1).length === 1 && levels[0] === 1 && skipped < 0 ? null : levels.join(' ');
}

/** Texts that stick out of what they stand in: of a cell into the next, of a card over its edge. */
export function spills() {
  const clips = (style) => ['auto', 'scroll', 'hidden', 'clip'].includes(style.overflowX);
  const inline = (style) => ['inline', 'contents'].includes(style.display);
  const wrong = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || element.closest('svg, script, style, pre, .vh, .skip') || !element.checkVisibility()) continue;
    let box = element;
    while (inline(getComputedStyle(box)) && box !== document.body) box = box.parentElement;
    const style = getComputedStyle(box);
    if (clips(style)) continue;
    const { left, right } = box.getBoundingClientRect();
    const [first, last] = [left + parseFloat(style.paddingLeft), right - parseFloat(style.paddingRight)];
    range.selectNodeContents(text);
    for (const line of range.getClientRects()) {
      const over = Math.max(first - line.left, line.right - last);
      if (line.width > 0 && over > 3) wrong.add(`${Math.round(over)} px of “${text.data.trim().slice(0, 40)}” in <${box.localName} class="${box.className}">`);
    }
  }
  return [...wrong].slice(0, 5);
}

/** Where what is seen is not in the order of the text, by which keys and screen readers go. */
export function disorder() {
  const wrong = [];
  const isRight = getComputedStyle(document.documentElement).direction === 'rtl';
  for (const element of document.querySelectorAll('[tabindex]')) if (element.tabIndex > 0) wrong.push(`tabindex ${element.tabIndex}`);
  for (const box of document.querySelectorAll('body, body *')) {
    if (!/flex|grid/.test(getComputedStyle(box).display) || box.closest('svg')) continue;
    const parts = [...box.children].filter((part) => part.checkVisibility() && !/absolute|fixed/.test(getComputedStyle(part).position));
    const places = parts.map((part) => part.getBoundingClientRect());
    for (let at = 1; at < places.length; at += 1) {
      const [one, next] = [places[at - 1], places[at]];
      const beside = Math.min(one.bottom, next.bottom) - Math.max(one.top, next.top) > 1;
      const stacked = Math.min(one.right, next.right) - Math.max(one.left, next.left) > 1;
      const before = isRight ? next.left >= one.right - 1 : next.right <= one.left + 1;
      if ((beside && before) || (stacked && next.bottom <= one.top + 1)) wrong.push(`<${parts[at].localName} class="${parts[at].className}"> in <${box.localName} class="${box.className}">`);
    }
  }
  return wrong.slice(0, 5);
}
