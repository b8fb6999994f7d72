// What a checker of accessibility finds on a page of each kind in each language, by day and by night (axe-core,
// the rules of WCAG 2.0 to 2.2, levels A and AA).

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pagesByKind } from './kinds.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function accessible({ browser, site, origin, base, check, pages = pagesByKind(site), schemes = ['light', 'dark'] }) {
  const seen = new Set();
  for (const colorScheme of schemes) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    for (const { name, kind, lang, path } of pages) {
      await page.goto(origin + base + path);
      // what is folded is read too, once it is opened
      await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
      await page.evaluate(source);
      const { violations, passes } = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), TAGS);
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.length}, ${nodes[0].html.slice(0, 120)} (${nodes[0].failureSummary?.split('\n')[1]?.trim()})`);
      check(`${name}, ${colorScheme}: no violation of WCAG 2.2`, violations.length === 0 && passes.length > 8, told.join('; ') || `${passes.length} rules`);
      seen.add(kind).add(lang);
    }
    await context.close();
  }
  check('pages in both directions are among them', seen.has('ar') && seen.has('en') && seen.has('piece'));
}
