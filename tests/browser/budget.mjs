// What reading a piece costs: bytes as a host sends them, how many files, and how soon the text is seen on a bad line.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { files } from './kinds.mjs';

const PAGE = 40 * 1024;
const SCRIPT = 12 * 1024;
const SEARCH = 60 * 1024;
/** 400 kbit/s, 400 ms there and back, and a slow processor. */
const LINE = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const SLOWER = 4;

const zipped = (path) => gzipSync(readFileSync(path)).length;

/** Serves `folder` below `base`, gzipped, and counts the bytes of each answer. */
async function zipping(folder, base) {
  const sent = new Map();
  const types = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', json: 'application/json', svg: 'image/svg+xml' };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).slice(base.length);
    const name = join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path);
    const body = gzipSync(readFileSync(name));
    sent.set(path, body.length);
    response.writeHead(200, { 'content-type': types[name.split('.').pop()] ?? 'application/octet-stream', 'content-encoding': 'gzip' });
    response.end(body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { origin: `http://127.0.0.1:${server.address().port}`, sent, close: () => server.close() };
}

export async function cheap({ browser, site, base, check }) {
  const style = zipped(join(site, 'theme/style.css'));
  const pages = files(site, 'index.html');
  const heavy = pages.map((path) => [path, zipped(join(site, path)) + style]).sort((one, other) => other[1] - one[1]);
  check('each page with its styles is small', pages.length > 100 && heavy[0][1] <= PAGE, heavy.slice(0, 3).join('; '));
  const scripts = readdirSync(join(site, 'theme')).filter((name) => name.endsWith('.js'));
  const ofSearch = pages.filter((path) => /<script(?![^>]*ld\+json)/.test(readFileSync(join(site, path), 'utf8')));
  const bytes = scripts.map((name) => zipped(join(site, 'theme', name))).reduce((sum, size) => sum + size, 0);
  check('scripts are small', bytes <= SCRIPT, `${bytes} bytes`);
  check('no page but those for searching has a script', ofSearch.every((path) => /(search|said)\/index\.html$/.test(path)), ofSearch.join(', '));
  const served = await zipping(site, base);
  try {
    const longest = pages.filter((path) => /^20\d\d\/\d\d\//.test(path)).sort((one, other) => statSync(join(site, other)).size - statSync(join(site, one)).size)[0];
    await read(browser, served, base, longest.replace('index.html', ''), check);
    await type(browser, served, base, check);
  } finally {
    served.close();
  }
}

/** The longest piece on a bad line. */
async function read(browser, { origin, sent }, base, path, check) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send('Network.emulateNetworkConditions', LINE);
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  sent.clear();
  await page.goto(origin + base + path, { waitUntil: 'load' });
  const asked = [...sent].filter(([name]) => !name.endsWith('favicon.svg'));
  const total = asked.reduce((sum, [, size]) => sum + size, 0);
  check(`${path}: it is read in two requests of at most 40 KB`, asked.length <= 2 && total <= PAGE, `${asked.join('; ')}: ${total}`);
  const seen = await page.evaluate(() => new Promise((told) => {
    new PerformanceObserver((list) => told(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true });
    setTimeout(() => told(Infinity), 8000);
  }));
  check(`${path}: its text is seen in less than two seconds on a bad line`, seen > 400 && seen < 2000, `${Math.round(seen)} ms`);
  await context.close();
}

/** The first letters that are typed into the search. */
async function type(browser, { origin, sent }, base, check) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}${base}search/`);
  await page.waitForSelector('#search:not([hidden])');
  check('nothing of the index is loaded before something is typed', ![...sent.keys()].some((name) => name.startsWith('search/en/')), [...sent.keys()].join(', '));
  sent.clear();
  await page.locator('#query').pressSequentially('c');
  await page.waitForSelector('#results li');
  const total = [...sent.values()].reduce((sum, size) => sum + size, 0);
  check('the first key press loads at most 60 KB', total > 0 && total <= SEARCH, `${[...sent].join('; ')}: ${total}`);
  await context.close();
}
