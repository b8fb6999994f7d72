// Previews of records beside the links of a text: by mouse, keyboard and touch, as a screen reader has them, without
// scripts and from a disk.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The first button that opens a preview, and that preview. */
async function first(page) {
  const button = page.locator('button[popovertarget]').first();
  return [button, page.locator(`[id="${await button.getAttribute('popovertarget')}"]`)];
}

/** On `page`, at `address`: a preview by mouse and by keyboard. */
export async function previews({ page, address, check }) {
  await page.goto(address);
  const [button, preview] = await first(page);
  check('preview: it is hidden at first', !(await preview.isVisible()));
  await button.click();
  check('preview: its button opens it', await preview.isVisible());
  check('preview: it leads to the page of its record', (await preview.locator('a').count()) > 0);
  await page.keyboard.press('Escape');
  check('preview: the key Escape closes it', !(await preview.isVisible()));
  await button.focus();
  await page.keyboard.press('Enter');
  check('preview: a key opens it', await preview.isVisible());
  await page.keyboard.press('Tab');
  const inside = await preview.locator('a').first().evaluate((link) => link === document.activeElement);
  check('preview: the next stop is inside of it', inside);
  const inView = await preview.evaluate((element) => {
    const box = element.getBoundingClientRect();
    return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
  });
  check('preview: all of it is in view', inView);
}

/** Of the page at `path`: a preview by touch, in the tree of a screen reader, without scripts, and from the disk. */
export async function previewsElsewhere({ browser, site, origin, base, path, check }) {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, javaScriptEnabled: false });
  const page = await phone.newPage();
  for (const [where, address] of [['by touch', origin + base + path], ['from disk', pathToFileURL(join(site, path, 'index.html')).href]]) {
    await page.goto(address);
    const [button, preview] = await first(page);
    await button.scrollIntoViewIfNeeded();
    await button.tap();
    check(`preview, ${where}: a tap opens it`, await preview.isVisible());
    check(`preview, ${where}: it says something`, (await preview.innerText()).trim().length > 10);
    await page.touchscreen.tap(5, 5);
    check(`preview, ${where}: a tap beside it closes it`, !(await preview.isVisible()));
  }
  await page.goto(origin + base + path);
  const [button, preview] = await first(page);
  const session = await phone.newCDPSession(page);
  /** What a screen reader is told of the buttons that open previews: their names, and which are open. */
  const told = async () => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const buttons = nodes.filter((node) => node.role?.value === 'button');
    return buttons.map((node) => ({ name: node.name?.value ?? '', open: node.properties.find((property) => property.name === 'expanded')?.value.value }));
  };
  const closed = await told();
  await button.tap();
  const open = await told();
  check('preview: a screen reader is told what each button opens', closed.length > 0 && closed.every(({ name }) => name.length > 8), JSON.stringify(closed));
  check('preview: a screen reader is told which one is open', closed.every((one) => one.open === false) && open.filter((one) => one.open === true).length === 1, JSON.stringify(open));
  check('preview: a screen reader finds the link in it', /link ".+"/.test(await preview.ariaSnapshot()), await preview.ariaSnapshot());
  await phone.close();
}
