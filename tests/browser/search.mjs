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

async function results(page, query, key = 'Enter') {
  await page.fill('#query', query);
  await page.press('#query', key);
  await page.waitForFunction(() => document.getElementById('found').textContent !== '');
  await page.waitForTimeout(300);
  return page.$$eval('#results li', (list) => list.map((item) => ({ href: item.querySelector('a').getAttribute('href'), text: item.textContent })));
}

/** Sentences held against what is on record, on the page that is for that. */
async function saidBefore({ page, origin, base, check }) {
  const hold = async (text, submit) => {
    await page.fill('#sentence', text);
    await page.evaluate(() => (document.getElementById('found').textContent = ''));
    await submit();
    await page.waitForFunction(() => document.getElementById('found').textContent !== '');
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

/** Search on the site that is served at `origin` below `base`. */
export async function searching({ browser, repository, origin, base, check, listen }) {
  const { forms } = await import(pathToFileURL(join(repository, 'themes/default/static/search.js')));
  for (const line of readFileSync(join(repository, 'tests/search/forms.jsonl'), 'utf8').trim().split('\n')) {
    const [language, text, expected] = JSON.parse(line);
    const found = forms(text, language);
    check(`search: the words of “${text}”`, JSON.stringify(found) === JSON.stringify(expected), `${found} and not ${expected}`);
  }
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
  await page.waitForTimeout(400);
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
  check('search: it keeps nothing', (await context.cookies()).length === 0 && (await page.evaluate(() => localStorage.length + sessionStorage.length)) === 0);
  check('search: it says nothing against itself', said.length === 0, said.join('; '));
  await context.close();
}
