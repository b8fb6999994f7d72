// Where the tab key leads on a page of each kind: through all that can be pressed, in the order of the text, each in
// sight and marked.

import { pagesByKind } from './kinds.mjs';
import { focused } from './looks.mjs';

/** How many stops are made on a page. */
const STOPS = 60;

export async function inOrder({ browser, site, origin, base, check, pages = pagesByKind(site) }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const { name, kind, path } of pages) {
    await page.goto(origin + base + path);
    const count = await page.evaluate(() => {
      const all = [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex="0"]')];
      all.forEach((element, at) => { element.dataset.stop = String(at); });
      return all.length;
    });
    const stops = [];
    for (let at = 0; at < Math.min(STOPS, count); at += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(focused);
      if (!stop || stop.at === stops[0]?.at) break;
      stops.push(stop);
    }
    // how a mail marks a stop is up to the program that it is read in
    const unseen = stops.filter((stop) => !stop.seen || (!stop.outlined && kind !== 'mail'));
    check(`${name}: each stop is in sight and marked`, stops.length >= 5 && unseen.length === 0, `${stops.length} stops; ${JSON.stringify(unseen.slice(0, 3))}`);
    const back = stops.findIndex((stop, at) => at > 0 && !(stop.at > stops[at - 1].at));
    check(`${name}: its stops are in the order of its text`, back < 0, JSON.stringify(stops[back]));
  }
  await context.close();
}
