// A small digest with all that the sample has none of: pictures, folds, a logo, a card for each page, records of which
// nothing is known, and the theme's other languages.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { accessible } from './axe.mjs';
import { files, pagesByKind } from './kinds.mjs';
import { faintTexts, headings, overflow } from './looks.mjs';
import { inOrder } from './order.mjs';
import { serve } from './server.mjs';

const BASE = '/news/';
const NARROW = { width: 320, height: 640 };
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
/** Kinds of page with most words of the theme. */
const OTHERS = ['home', 'piece', 'claim', 'search', 'glossary'];
const COUNT = '2025/04/count/';

function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** A picture (PNG) of `width` by `height` with stripes that compress badly enough to have a weight. */
function png(width, height, seed) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows.fill((x * seed + ((y * x) % 61)) % 256, y * (width * 3 + 1) + 1 + x * 3, y * (width * 3 + 1) + 4 + x * 3);
  const chunk = (name, data) => {
    const own = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(own));
    return Buffer.concat([length, own, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** The digest, built: its folder. */
function build({ repository, onrecord }) {
  const root = mkdtempSync(join(tmpdir(), 'onrecord-'));
  const put = (path, bytes) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  };
  const parts = readFileSync(join(repository, 'tests/furnished/project.txt'), 'utf8').split(/^== /m).slice(1);
  for (const part of parts) put(part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1));
  const pictures = { 'pieces/count/quay.png': [1800, 900], 'pieces/count/plan.png': [900, 500], 'pieces/count/wreck.png': [900, 501], 'static/logo.png': [240, 60], 'static/icon.png': [64, 64] };
  Object.entries(pictures).forEach(([path, [width, height]], at) => put(`content/${path}`, png(width, height, 7 + at)));
  execFileSync(onrecord, ['build', '--root', root, '--output', join(root, 'public')], { stdio: 'pipe', env: { ...process.env, SOURCE_DATE_EPOCH: '1746000000' } });
  return root;
}

/** What lies behind a fold: closed until it is opened, by keys and by touch, with and without scripts, and nowhere else. */
async function folds({ browser, site, address, check }) {
  for (const [how, settings] of Object.entries({ keys: { viewport: DESK }, touch: { viewport: PHONE, hasTouch: true }, 'no scripts': { viewport: DESK, javaScriptEnabled: false } })) {
    const context = await browser.newContext(settings);
    const page = await context.newPage();
    for (const [path, told, inside] of [[COUNT, /a wreck/, 'img[alt="A ship on its side"]'], ['2025/04/storm/', /injuries/, '.text p']]) {
      await page.goto(address + path);
      const fold = page.locator('details.fold').first();
      const summary = fold.locator('summary');
      check(`fold, ${how}, ${path}: it says what is behind it`, told.test(await summary.innerText()), await summary.innerText());
      check(`fold, ${how}, ${path}: it is closed`, !(await fold.locator(inside).first().isVisible()));
      if (how === 'touch') await summary.tap();
      else if (how === 'keys') await summary.press(path === COUNT ? 'Enter' : 'Space');
      else await summary.click();
      await fold.locator(inside).first().waitFor({ state: 'visible', timeout: 5000 }).catch(() => {});
      check(`fold, ${how}, ${path}: it opens`, await fold.locator(inside).first().isVisible());
    }
    await context.close();
  }
  const telling = files(site, '').filter((path) => readFileSync(join(site, path), 'latin1').toLowerCase().includes('foldedword'));
  check('fold: what lies behind it stands in no other file', telling.join() === '2025/04/storm/index.html', telling.join(', '));
  const summed = files(site, '').filter((path) => !path.startsWith('data/') && readFileSync(join(site, path), 'latin1').includes('What the storm left behind'));
  check('fold: its summary stands on its own page alone', summed.join() === '2025/04/storm/index.html', summed.join(', '));
}

/** Pictures have a size, a description, and what is said of them; a phone loads a smaller one. */
async function pictures({ browser, address, check }) {
  const loaded = {};
  for (const [size, viewport] of Object.entries({ phone: PHONE, desk: DESK })) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.goto(address + COUNT, { waitUntil: 'networkidle' });
    const all = await page.$$eval('main img', (images) => images.map((image) => ({ alt: image.alt, sized: image.hasAttribute('width') && image.hasAttribute('height'), below: image.closest('figure')?.querySelector('figcaption')?.innerText ?? '', lazy: image.loading })));
    check(`pictures, ${size}: each is described and sized`, all.length === 3 && all.every(({ alt, sized }) => alt && sized), JSON.stringify(all));
    check(`pictures, ${size}: whose they are stands below`, /The quay at noon.*A\. Name.*CC BY 4\.0/s.test(all[0].below) && /A plan of the harbour.*B\. Name.*CC0/s.test(all[1].below), JSON.stringify(all));
    check(`pictures, ${size}: what is behind a fold is loaded late`, all[2].lazy === 'lazy');
    loaded[size] = await page.$eval('figure.picture img', (image) => image.currentSrc);
    await context.close();
  }
  check('pictures: a phone loads a smaller one', loaded.phone !== loaded.desk && /-480\./.test(loaded.phone), JSON.stringify(loaded));
}

/** Each page has the card that it says it has, in the size that it says; pieces and claims have their own. */
function cards({ site, check }) {
  const seen = new Map();
  for (const path of files(site, 'index.html')) {
    const text = readFileSync(join(site, path), 'utf8');
    const said = (name) => text.match(new RegExp(`property="og:${name}" content="([^"]*)"`))?.[1];
    const url = said('image');
    if (!url) continue;
    const picture = readFileSync(join(site, decodeURIComponent(new URL(url).pathname).slice(BASE.length)));
    const [width, height] = [picture.readUInt32BE(16), picture.readUInt32BE(20)];
    check(`card of ${path}: it is there as it says`, String(width) === said('image:width') && String(height) === said('image:height') && said('image:alt').length > 10, `${width}x${height}`);
    seen.set(path, url);
  }
  const own = [COUNT, '2025/04/storm/', 'claims/ships/', 'fr/claims/ships/', 'ar/claims/ships/'].map((path) => seen.get(`${path}index.html`));
  check('cards: pieces and claims have one each in each language', own.every(Boolean) && new Set(own).size === own.length, own.join(', '));
}

/** Numbers, dates and the theme's words in each language. */
async function languages({ browser, address, check }) {
  const context = await browser.newContext({ viewport: DESK });
  const page = await context.newPage();
  const wanted = {
    en: [/12,345/, /3 April 2025/, /Contested/],
    fr: [/12\u202f345/, /3 avril 2025/, /Contesté/],
    es: [/12[.\u00a0\u202f]345/, /3 de abril de 2025|3 abril 2025/, /Disputado/],
    ru: [/12[\u00a0\u202f]345/, /3 апреля 2025/, /Оспаривается/],
    ar: [/12,345|12٬345|12345/, /3 أبريل 2025/, /محل خلاف/],
  };
  for (const [language, patterns] of Object.entries(wanted)) {
    await page.goto(`${address}${language === 'en' ? '' : `${language}/`}claims/ships/`);
    const { lang, dir, text } = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir, text: document.body.innerText }));
    check(`${language}: the page says its language`, lang === language && dir === (language === 'ar' ? 'rtl' : 'ltr'), `${lang} ${dir}`);
    for (const pattern of patterns) check(`${language}: it says ${pattern}`, pattern.test(text), text.slice(0, 600));
  }
  await context.close();
}

/** The frame as `site.toml` sets it, and what records say of which nothing is known. */
async function frame({ browser, address, check }) {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await page.goto(address + COUNT);
  const logo = page.locator('.name img');
  check('frame: the logo has the name of the site', (await logo.getAttribute('alt')) === 'The Harbour Digest' && (await logo.evaluate((image) => image.naturalWidth)) > 0);
  check('frame: the icon is the site\'s own', /icon\.png/.test(await page.getAttribute('link[rel=icon]', 'href')));
  const menu = await page.$$eval('.menu a', (links) => links.map((link) => link.textContent));
  check('frame: the menu is as set', menu.join() === 'Pieces,Claims,Search', menu.join());
  const foot = await page.$$eval('.foot a', (links) => links.map((link) => [link.textContent, link.href]));
  const leads = (pattern) => foot.some(([, href]) => pattern.test(href));
  check('frame: an error is reported in public and in private', leads(/^https:\/\/code\.example\/harbour\/digest\/issues/) && leads(/^mailto:desk@harbour\.example/), JSON.stringify(foot));
  check('frame: the text can be seen and changed', leads(/\/blob\/main\/content\/pieces\/count\/index\.md/) && leads(/\/edit\/main\/content\/pieces\/count\/index\.md/), JSON.stringify(foot));
  check('frame: a long piece has its contents', (await page.locator('.toc a').count()) === 3);
  for (const path of ['actors/tomas-reil/', 'places/north-quay/', 'threads/nothing-yet/', 'events/quiet-day/']) {
    await page.goto(address + path);
    check(`${path}: that nothing is known is said`, (await page.locator('.empty').innerText()).length > 10);
  }
  await page.goto(`${address}2025/04/open-question/`);
  const row = page.locator('section.row', { has: page.locator('.unknowns') });
  check('frame: a piece without claims says what is not known', (await row.locator('h2').innerText()) === 'What is not known' && /Who switched it off/.test(await row.innerText()));
  await page.goto(`${address}2025/04/taken-back/`);
  check('frame: a piece that was taken back has a note and no text', /We rely on this no longer/.test(await page.innerText('main')) && !/There was no ghost/.test(await page.innerText('main')));
  await context.close();
}

export async function furnished({ browser, repository, onrecord, check: told }) {
  const check = (name, holds, why) => told(`furnished, ${name}`, holds, why);
  const root = build({ repository, onrecord });
  const site = join(root, 'public');
  const { origin, close } = await serve(site, BASE);
  const address = origin + BASE;
  // each kind in two languages, and in the others those with most words of the theme
  const pages = pagesByKind(site).filter(({ kind, lang }) => ['en', 'ar'].includes(lang) || OTHERS.includes(kind));
  try {
    await accessible({ browser, site, origin, base: BASE, check, pages, schemes: ['dark'] });
    const context = await browser.newContext({ viewport: NARROW });
    const page = await context.newPage();
    for (const { name, path } of pages) {
      await page.goto(address + path);
      check(`${name}: nothing sticks out sideways`, (await page.evaluate(overflow)) === null, await page.evaluate(overflow));
      check(`${name}: its headings are in order`, (await page.evaluate(headings)) === null);
      const { faint } = await page.evaluate(faintTexts);
      check(`${name}: its texts stand out`, faint.length === 0, faint.join('; '));
    }
    await context.close();
    await inOrder({ browser, site, origin, base: BASE, check, pages: pages.filter(({ lang }) => lang === 'en') });
    await folds({ browser, site, address, check });
    await pictures({ browser, address, check });
    cards({ site, check });
    await languages({ browser, address, check });
    await frame({ browser, address, check });
  } finally {
    close();
    rmSync(root, { recursive: true });
  }
}
