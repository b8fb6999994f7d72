// Queries as readers type them, with the page that is meant: in the form of a word that the page has and in others, in
// the sample digest and in small digests in more languages. A page is found if it is among the first five.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answered } from './search.mjs';
import { serve } from './server.mjs';

const FIRST = 5;
const SHARE = 0.9;

/** The queries of a file: a query and a part of the address of the page that is meant, with a tab between, a line each. */
function queries(file) {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => line.split('\t'));
}

/** The addresses that `query` finds, the best first. */
async function addresses(page, query) {
  await page.evaluate(() => document.getElementById('found').replaceChildren());
  await page.fill('#query', query);
  await page.press('#query', 'Enter');
  await answered(page);
  return page.$$eval('#results li', (list) => list.map((item) => decodeURIComponent(item.querySelector('a').getAttribute('href'))));
}

/** Ask all queries: of the sample digest, whose search page in a language is `sample(language)`, and of the digests of `tests/search/digests`, built below `work`. */
export async function asking({ browser, repository, onrecord, work, sample, check }) {
  const folder = join(repository, 'tests/search/digests');
  const context = await browser.newContext();
  const page = await context.newPage();
  const missed = [];
  let asked = 0;
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.tsv')).sort()) {
    const language = name.replace('.tsv', '');
    const own = join(folder, language);
    let address = sample(language.replace('sample-', ''));
    let close = () => {};
    if (existsSync(own)) {
      const output = join(work, `queries-${language}`);
      execFileSync(onrecord, ['build', '--root', own, '--output', output], { stdio: 'pipe' });
      const served = await serve(output, '/');
      address = `${served.origin}/search/`;
      close = served.close;
    }
    await page.goto(address);
    let found = 0;
    const asks = queries(join(folder, name));
    for (const [query, expected] of asks) {
      const first = (await addresses(page, query)).slice(0, FIRST);
      asked += 1;
      if (first.some((href) => href.includes(`/${expected}/`))) found += 1;
      else missed.push(`${language}: “${query}” finds ${first.join(', ') || 'nothing'} and not ${expected}`);
    }
    close();
    console.log(`  queries, ${language}: ${found} of ${asks.length} in the first ${FIRST}`);
  }
  for (const miss of missed) console.log(`  missed, ${miss}`);
  check(`queries: ${asked - missed.length} of ${asked} find what is meant`, asked >= 60 && missed.length <= asked * (1 - SHARE), missed.join('\n'));
  await context.close();
}
