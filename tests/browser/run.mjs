// The built site in a browser, as readers have it: on phones and desks, by day and by night, by keyboard, with and
// without scripts, from right to left; and `onrecord serve`, as editors have it.
//
// ONRECORD is the program, SITE the folder of the built site, CHROMIUM the browser.

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { accessible } from './axe.mjs';
import { cheap } from './budget.mjs';
import { valid } from './data.mjs';
import { furnished } from './furnished.mjs';
import { hostileDigest } from './hostile.mjs';
import { pagesByKind } from './kinds.mjs';
import { differences, disorder, drawings, faintTexts, focused, headings, narrowTables, overflow, reading, smallTargets, spills } from './looks.mjs';
import { inOrder } from './order.mjs';
import { previews, previewsElsewhere } from './previews.mjs';
import { asking } from './queries.mjs';
import { searching } from './search.mjs';
import { serve } from './server.mjs';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');
const onrecord = process.env.ONRECORD ?? join(repository, 'target/release/onrecord');
const site = process.env.SITE ?? join(repository, 'public');
const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
/** A desk at four times the size of letters: WCAG 2.2, 1.4.10. */
const NARROW = { width: 320, height: 640 };

/** What a site has pages of, as its pages name it. */
const KINDS = ['home', 'piece', 'claim', 'remark', 'actor', 'event', 'place', 'thread', 'source', 'transcript', 'digest', 'mail', 'timeline', 'year', 'month', 'chronicle of threads', 'chronicle of actors', 'claims by status', 'corrections', 'changed', 'glossary', 'search', 'said', 'data', 'page', 'missing'];

let passed = 0;
const failures = [];

function check(name, holds, why = '') {
  if (holds) passed += 1;
  else failures.push(why ? `${name}: ${why}` : name);
}

function read(path) {
  return readFileSync(join(site, path), 'utf8');
}

/** The path that the built site was made for: that of its home page's own address. */
function basePath() {
  const [, url] = read('index.html').match(/<link rel="canonical" href="([^"]+)"/);
  return new URL(url).pathname;
}

/** The first page below `folder` that the page `path` links. */
function first(path, folder, base) {
  const links = [...read(path).matchAll(/href="([^"#?]+\/)"/g)].map(([, link]) => link);
  const found = links.find((link) => link.startsWith(base + folder) && link.length > base.length + folder.length + 1);
  if (!found) throw new Error(`\`${path}\` links nothing below \`${folder}\``);
  return found.slice(base.length);
}

function pagesOf(base) {
  return {
    home: '',
    piece: '2025/04/days-not-weeks/',
    'long piece': first('pieces/index.html', '2025/', base),
    actor: 'actors/marco-rubio/',
    claim: 'claims/sumy-killed/',
    remark: first('quotes/index.html', 'quotes/', base),
    'remark with differences': 'quotes/marco-rubio/rubio-ball-in-court/',
    transcript: 'sources/state-readout-2025-04-17/transcript/',
    'quoted parts of a transcript': 'sources/dailymotion-rubio/transcript/',
    source: first('sources/index.html', 'sources/', base),
    event: first('events/index.html', 'events/', base),
    timeline: 'timeline/',
    pieces: 'pieces/',
    actors: 'actors/',
    glossary: 'glossary/',
    search: 'search/',
    'Arabic search': 'ar/search/',
    said: 'said/',
    'Arabic said': 'ar/said/',
    'Arabic home': 'ar/',
    'Arabic piece': 'ar/2025/04/days-not-weeks/',
    'Arabic claim': 'ar/claims/sumy-killed/',
    'Arabic remark': 'ar/quotes/marco-rubio/rubio-weeks-and-months/',
    'Arabic transcript': 'ar/sources/dailymotion-rubio/transcript/',
    'Ukrainian piece': 'uk/2025/04/days-not-weeks/',
    'missing page': 'nothing/is/here/',
  };
}

/** Everything that a page says against itself while it is shown; what is not there is told by the answers alone. */
function listen(page, origin) {
  const said = [];
  page.on('console', (message) => {
    const missing = /status of 404/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !missing) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('requestfailed', (request) => {
    // a page that is left takes what it still waits for with it
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') said.push(`${request.url()}: ${why}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) said.push(`it asks ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.url().includes('/nothing/')) said.push(`${response.url()} is ${response.status()}`);
  });
  return said;
}

async function looks(browser, origin, base, pages) {
  for (const [size, viewport] of Object.entries({ phone: PHONE, desk: DESK, narrow: NARROW })) {
    for (const colorScheme of size === 'narrow' ? ['light'] : ['light', 'dark']) {
      const context = await browser.newContext({ viewport, colorScheme, hasTouch: size === 'phone' });
      const page = await context.newPage();
      await page.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`));
      });
      const said = listen(page, origin);
      for (const [name, path] of Object.entries(pages)) {
        said.length = 0;
        await page.goto(origin + base + path);
        await look(page, `${name}, ${size}, ${colorScheme}`, path, size);
        check(`${name}, ${size}, ${colorScheme}: it says nothing against itself`, said.length === 0, said.join('; '));
      }
      await context.close();
    }
  }
}

async function look(page, name, path, size) {
  const wide = await page.evaluate(overflow);
  check(`${name}: nothing sticks out sideways`, wide === null, wide);
  const { heading, direction, lang } = await page.evaluate(reading);
  check(`${name}: its heading is seen`, heading);
  const arabic = path.startsWith('ar/');
  check(`${name}: it reads in its direction`, direction === (arabic ? 'rtl' : 'ltr') && (!arabic || lang === 'ar'), `${lang}, ${direction}`);
  const { seen, faint } = await page.evaluate(faintTexts);
  check(`${name}: its texts stand out from what is behind them`, seen > 10 && faint.length === 0, `${seen} texts; ${faint.join('; ')}`);
  if (size === 'phone') {
    const targets = await page.evaluate(smallTargets);
    check(`${name}: its menus can be hit with a finger`, targets.seen > 5 && targets.small.length === 0, `${targets.seen} links; ${targets.small.join('; ')}`);
  }
}

/** A page of each kind in each language: on the narrowest screen by day, at a desk by night, and on paper without colours. */
async function everyKind(browser, origin, base) {
  const pages = pagesByKind(site);
  const seen = { drawings: 0, tables: 0 };
  for (const [size, settings] of Object.entries({ narrow: { viewport: NARROW, colorScheme: 'light' }, desk: { viewport: DESK, colorScheme: 'dark' } })) {
    const context = await browser.newContext(settings);
    const page = await context.newPage();
    const said = listen(page, origin);
    for (const { name: title, kind, lang, path } of pages) {
      const name = `${title}, ${size}`;
      said.length = 0;
      await page.goto(origin + base + path);
      const wide = await page.evaluate(overflow);
      check(`${name}: nothing sticks out sideways`, wide === null, wide);
      const { seen: texts, faint } = await page.evaluate(faintTexts);
      check(`${name}: its texts stand out`, texts > 5 && faint.length === 0, `${texts} texts; ${faint.join('; ')}`);
      const drawn = await page.evaluate(drawings);
      check(`${name}: its drawings can be read`, drawn.wrong.length === 0, drawn.wrong.join('; '));
      const tables = await page.evaluate(narrowTables);
      check(`${name}: its tables of figures fit`, tables.wrong.length === 0, tables.wrong.join('; '));
      const over = await page.evaluate(spills);
      check(`${name}: its texts stay in their places`, over.length === 0, over.join('; '));
      const mixed = await page.evaluate(disorder);
      check(`${name}: it is seen in the order of its text`, mixed.length === 0, mixed.join('; '));
      const levels = await page.evaluate(headings);
      check(`${name}: its headings are in order`, levels === null, levels);
      check(`${name}: it says nothing against itself`, said.length === 0, said.join('; '));
      const { direction } = await page.evaluate(reading);
      check(`${name}: it reads in its direction`, direction === (lang === 'ar' ? 'rtl' : 'ltr'), direction);
      if (size === 'desk' && kind === 'claim') await withoutColours(page, name, drawn.seen);
      seen.drawings += drawn.seen;
      seen.tables += tables.seen;
    }
    await context.close();
  }
  const kinds = new Set(pages.map(({ kind }) => kind));
  for (const kind of KINDS) check(`there is a page of the kind ${kind}`, kinds.has(kind), [...kinds].join(', '));
  check('drawings and tables of figures are among them', seen.drawings > 8 && seen.tables > 8, JSON.stringify(seen));
}

/** Drawings stay on paper, and where the reader's own colours hold. */
async function withoutColours(page, name, drawn) {
  for (const media of [{ media: 'print' }, { media: 'screen', forcedColors: 'active' }]) {
    await page.emulateMedia(media);
    const { seen } = await page.evaluate(drawings);
    check(`${name}, ${media.media} ${media.forcedColors ?? ''}: its drawings stay`, seen === drawn, `${seen} of ${drawn}`);
  }
  await page.emulateMedia({ media: 'screen', forcedColors: 'none' });
}

/** Every page without scripts says what it says with them. */
async function withoutScripts(browser, origin, base, pages) {
  const contexts = await Promise.all([true, false].map((javaScriptEnabled) => browser.newContext({ viewport: DESK, javaScriptEnabled })));
  const [scripted, plain] = await Promise.all(contexts.map((context) => context.newPage()));
  for (const [name, path] of Object.entries(pages)) {
    const texts = [];
    for (const page of [scripted, plain]) {
      await page.goto(origin + base + path);
      // a script is needed to search: without one there are the lists alone
      const search = page.locator('#search, #said');
      if (await search.count()) {
        check(`${name}: search is offered only where it works`, (await search.isVisible()) === (page === scripted));
        await search.evaluate((box) => box.remove());
      }
      texts.push(await page.locator('body').innerText());
    }
    check(`${name}: it says the same without scripts`, texts[0] === texts[1] && texts[0].length > 100);
  }
  await previews({ page: plain, address: origin + base + pages.piece, check });
  await Promise.all(contexts.map((context) => context.close()));
}

/** Wait until `condition` holds, but for no more than five seconds: a busy machine answers late. */
async function until(condition) {
  for (let times = 0; times < 50 && !(await condition()); times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What the tab key stops at shows it; the first stop leads past the menus. */
async function byKeyboard(browser, origin, base, pages) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: DESK, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const name of ['home', 'piece', 'claim', 'Arabic piece']) {
      await page.goto(origin + base + pages[name]);
      const stops = [];
      for (let at = 0; at < 25; at += 1) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(focused);
        if (stop) stops.push(stop);
      }
      const hidden = stops.filter((stop) => !stop.outlined || !stop.seen);
      check(`${name}, ${colorScheme}: what has the focus shows it`, stops.length > 15 && hidden.length === 0, JSON.stringify(hidden.slice(0, 3)));
      await page.goto(origin + base + pages[name]);
      await page.keyboard.press('Tab');
      await until(() => page.evaluate(() => document.activeElement !== document.body));
      await page.keyboard.press('Enter');
      await until(() => page.url().endsWith('#main'));
      check(`${name}, ${colorScheme}: the first stop leads to the text`, page.url().endsWith('#main'), page.url());
    }
    await context.close();
  }
}

/** The page of a remark reads in its order, and what differs is seen without colours and heard without marks. */
async function quotations(browser, origin, base, pages) {
  const context = await browser.newContext({ viewport: NARROW, javaScriptEnabled: true });
  const page = await context.newPage();
  await page.goto(origin + base + pages['remark with differences']);
  const { order, marks, copied } = await page.evaluate(differences);
  const wanted = ['H1', 'record', 'facts', 'wordings', 'copy', 'cite'];
  check('remark: the words on record come before who said them, the wordings after', JSON.stringify(order) === JSON.stringify(wanted), order.join(', '));
  check('remark: it shows what was left out', marks.length > 0);
  for (const { name, line, text } of marks) {
    check(`remark: <${name}> is seen without colours`, line === (name === 'del' ? 'line-through' : 'underline'), line);
    const said = name === 'del' ? /^left out: .+ end\.$/ : /^added: .+ end\.$/;
    check(`remark: <${name}> is told in words`, said.test(text), text);
  }
  check('remark: the notation is selected as a whole', copied.every((select) => select === 'all') && copied.length > 1, copied.join(', '));
  const heard = await page.locator('.diff').first().ariaSnapshot();
  check('remark: a screen reader is told of the difference', /deletion|insertion|left out:/.test(heard), heard);
  await page.goto(origin + base + pages.transcript);
  const note = page.locator('.spoken .footnote-ref a').first();
  const to = await note.getAttribute('href');
  await note.click();
  check('transcript: a mark leads to who quotes the words', await page.locator(`li[id="${decodeURIComponent(to.slice(1))}"]`).isVisible(), to);
  check('transcript: the mark says what it is', /quoted, note/.test(await note.innerText()) || /quoted, note/.test(await note.textContent()));
  const remark = page.locator('.lights .hd a').first();
  check('transcript: the quotation leads to its remark', (await remark.getAttribute('href')).startsWith(`${base}quotes/`));
  await context.close();
}

/** Pages can be printed, and read by those who want nothing to move. */
async function onPaper(browser, origin, base, pages) {
  const context = await browser.newContext({ viewport: DESK, colorScheme: 'dark', reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const name of ['piece', 'claim', 'Arabic piece', 'transcript']) {
    await page.goto(origin + base + pages[name]);
    await page.emulateMedia({ media: 'print' });
    const { faint } = await page.evaluate(faintTexts);
    check(`${name}, printed: its texts stand out`, faint.length === 0, faint.join('; '));
    const shown = await page.evaluate(reading);
    check(`${name}, printed: its heading is there`, shown.heading);
    const [red] = (await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).match(/[\d.]+/g).map(Number);
    const clear = await page.evaluate(() => getComputedStyle(document.body).backgroundColor === 'rgba(0, 0, 0, 0)');
    check(`${name}, printed: the paper stays light`, clear || red > 200, String(red));
    await page.emulateMedia({ media: 'screen' });
  }
  await context.close();
}

/** `onrecord serve` on a copy of the project: a change is shown, a mistake is told, and the last good state stays. */
async function served(browser) {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-'));
  for (const name of ['site.toml', 'content', 'themes']) cpSync(join(repository, name), join(folder, name), { recursive: true });
  const server = spawn(onrecord, ['serve', '--root', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const address = await opened(server);
    const context = await browser.newContext({ viewport: DESK });
    const page = await context.newPage();
    const said = listen(page, new URL(address).origin);
    await editing(page, address, folder);
    check('serve: the page says nothing against itself', said.length === 0, said.join('; '));
    await context.close();
  } finally {
    server.kill();
    rmSync(folder, { recursive: true });
  }
}

/** Where the server says that it is. */
function opened(server) {
  return new Promise((found, failed) => {
    let said = '';
    server.stderr.on('data', (part) => {
      said += part;
      const address = said.match(/open (http:\S+)/);
      if (address) found(address[1]);
    });
    server.on('exit', (code) => failed(new Error(`\`onrecord serve\` ended with ${code}: ${said}`)));
    setTimeout(() => failed(new Error(`\`onrecord serve\` does not start: ${said}`)), 60_000).unref();
  });
}

async function editing(page, address, folder) {
  const seen = async (locator) => locator.waitFor({ state: 'visible', timeout: 20_000 }).then(() => true, () => false);
  const gone = async (locator) => locator.waitFor({ state: 'detached', timeout: 20_000 }).then(() => true, () => false);
  const file = join(folder, 'content/pages/about.md');
  const before = readFileSync(file, 'utf8');
  await page.goto(`${address}about/`);
  const heading = await page.locator('h1').innerText();
  writeFileSync(file, `${before}\nA sentence that was not there.\n`);
  check('serve: a change is shown by itself', await seen(page.getByText('A sentence that was not there.')));
  const stopped = page.locator('.onrecord-badge.stopped');
  writeFileSync(file, `${before}\nOf [nobody](actor:nobody-at-all).\n`);
  check('serve: a mistake is told by a badge', await seen(stopped));
  check('serve: the last good state stays', (await page.locator('h1').innerText()) === heading && (await page.getByText('A sentence that was not there.').count()) === 1);
  const color = await page.evaluate(faintTexts);
  check('serve: the badge can be read', color.faint.length === 0, color.faint.join('; '));
  await stopped.click();
  check('serve: the badge leads to what is wrong', await seen(page.getByText('nobody-at-all').first()));
  await page.goto(`${address}about/`);
  writeFileSync(file, before);
  check('serve: once it is mended the badge goes', await gone(stopped));
  check('serve: the mended page is shown', await gone(page.getByText('A sentence that was not there.')));
  const template = join(folder, 'themes/default/templates/missing.html');
  writeFileSync(template, readFileSync(template, 'utf8').replace('{% block main %}', '{% block main %}<p>Of the theme.</p>'));
  await page.goto(`${address}nothing/`);
  check('serve: a change of the theme is shown too', await seen(page.getByText('Of the theme.')));
}

/** Run `parts` one after the other in a browser of their own, and tell how long each took. */
async function lane(parts) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    for (const [name, part] of Object.entries(parts)) {
      const start = Date.now();
      await part(browser);
      console.log(`  ${name}: ${Math.round((Date.now() - start) / 1000)} s`);
    }
  } finally {
    await browser.close();
  }
}

async function main() {
  const base = basePath();
  const pages = pagesOf(base);
  const { origin, close } = await serve(site, base);
  const sample = (language) => `${origin}${base}${language === 'en' ? '' : `${language}/`}search/`;
  try {
    const lanes = await Promise.allSettled([
      lane({
        looks: (browser) => looks(browser, origin, base, pages),
        'every kind': (browser) => everyKind(browser, origin, base),
        'order of reading': (browser) => inOrder({ browser, site, origin, base, check }),
        keyboard: (browser) => byKeyboard(browser, origin, base, pages),
        quotations: (browser) => quotations(browser, origin, base, pages),
        paper: (browser) => onPaper(browser, origin, base, pages),
      }),
      lane({
        data: () => valid({ site, check }),
        accessibility: (browser) => accessible({ browser, site, origin, base, check }),
        search: (browser) => searching({ browser, repository, origin, base, check, listen }),
        queries: (browser) => asking({ browser, repository, onrecord, work: dirname(site), sample, check }),
        previews: (browser) => previewsElsewhere({ browser, site, origin, base, path: pages.piece, check }),
        'without scripts': (browser) => withoutScripts(browser, origin, base, pages),
        serve: (browser) => served(browser),
      }),
      lane({
        'a hostile digest': (browser) => hostileDigest({ browser, repository, onrecord, check }),
        'a furnished digest': (browser) => furnished({ browser, repository, onrecord, check }),
      }),
    ]);
    for (const { reason } of lanes) if (reason) check('a part of the tests ends', false, reason.stack ?? String(reason));
    // what is timed has the machine for itself
    await lane({ budget: (browser) => cheap({ browser, site, base, check }) });
  } finally {
    close();
  }
  for (const failure of failures) console.log(`failed: ${failure}`);
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

await main();
