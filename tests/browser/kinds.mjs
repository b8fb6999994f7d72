// Which pages are looked at: of each kind, in each language, one, found in the built site itself.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What sets pages of one kind apart: each of these is looked at where a page of the kind has it. */
const PARTS = {
  claim: { 'with a chart': 'class="chart"', 'with two sides': 'class="sides both"', 'with a neighbourhood': 'class="nb"' },
  remark: { 'with differences': 'class="diff"' },
  transcript: { 'with quoted parts': 'class="lights"' },
  digest: { 'with corrections': 'class="corrections"' },
};

/**
 * One page of each kind and language, the one that says most: `[{ name, kind, lang, path }]`. A mail has a kind, `mail`,
 * and so has each index, after its folder; what only leads on has none.
 */
export function pagesByKind(site) {
  const largest = new Map();
  for (const path of files(site, '.html')) {
    const text = readFileSync(join(site, path), 'utf8');
    const lang = text.match(/<html lang="([^"]+)"/)?.[1];
    const kind = kindOf(text, path, lang);
    if (!lang || kind === 'redirect') continue;
    for (const part of partsOf(text, kind)) {
      const name = [kind, part, lang].filter(Boolean).join(', ');
      if ((largest.get(name)?.text.length ?? 0) < text.length) largest.set(name, { name, kind, lang, path: address(path), text });
    }
  }
  const seen = new Set();
  const once = ({ path }) => !seen.has(path) && seen.add(path);
  return [...largest.values()].filter(once).map(({ text, ...page }) => page);
}

/** The paths of all files of the site that end so, in order. */
export function files(site, end) {
  const all = readdirSync(site, { recursive: true, withFileTypes: true });
  const paths = all.filter((entry) => entry.isFile() && entry.name.endsWith(end)).map((entry) => relative(site, join(entry.parentPath, entry.name)));
  return paths.map((path) => path.split(sep).join('/')).filter((path) => !path.startsWith('.onrecord/')).sort();
}

function kindOf(text, path, lang) {
  const kind = text.match(/<body class="k-([\w-]+)"/)?.[1] ?? 'mail';
  const [first, ...rest] = path.replace(`${lang}/`, '').split('/');
  if (kind === 'index') return rest.length > 1 ? `${first} by ${rest[0]}` : `all ${first}`;
  if (kind === 'chronicle') return `chronicle of ${first}`;
  return kind;
}

/** What of `PARTS` the page has; a page without any stands for the rest of its kind. */
function partsOf(text, kind) {
  const parts = Object.entries(PARTS[kind] ?? {}).filter(([, mark]) => text.includes(mark));
  return parts.length > 0 ? parts.map(([part]) => part) : [''];
}

/** Where a page is: its folder, if it is the folder's own, and nowhere if it is the page for what is missing. */
function address(path) {
  return path === '404.html' ? 'nothing/is/here/' : path.replace(/index\.html$/, '');
}
