import type { Browser, Page } from 'puppeteer';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { flawsIn, openBrowser } from '../platform/testing/browser';
import { testDatabase, testDialect } from '../platform/testing/database';

/** Runs, messages and strategies in a real browser: without a flaw in light, dark and on a phone, and by keys alone. */
const open = testDatabase();
let desk: TestDesk;
let browser: Browser;
let page: Page;
let at: string;
const complaints: string[] = [];

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}`;
  browser = await openBrowser();
  page = await browser.newPage();
  page.on('console', (told) => {
    if (told.type() === 'error' && !told.text().includes('favicon') && !told.text().includes('404'))
      complaints.push(told.text());
  });
  await (await desk.as('manager')).into(page);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await desk.close();
}, 120_000);

const go = (path: string): Promise<unknown> => page.goto(`${desk.url}${path}`, { waitUntil: 'networkidle0' });

/** A page looks the same whatever database is behind it: all looks on one of them, the usual one on each. */
const ALL = [['light', 1280], ['dark', 1280], ['light', 390]] as const; // prettier-ignore
const looks = testDialect() === 'sqlite' ? ALL : ALL.slice(0, 1);

async function looksWell(): Promise<void> {
  for (const [scheme, width] of looks) {
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' }, // colours do not fade while they are measured
    ]);
    expect(await flawsIn(page)).toEqual([]);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  }
  await page.setViewport({ width: 1280, height: 900 });
}

const press = async (selector: string): Promise<void> => {
  await Promise.all([page.waitForNavigation({ waitUntil: 'networkidle0' }), page.click(selector)]);
};
const textOf = (selector: string): Promise<string> =>
  page.$eval(selector, (found) => found.textContent?.replace(/\s+/g, ' ').trim() ?? '');

describe('in a browser', () => {
  it('a run is decided, walked with j and k, and a customer left out with x', async () => {
    await go(`${at}/runs`);
    await looksWell();
    await page.keyboard.press('o');
    await page.waitForSelector('.run-review', { timeout: 60_000 });
    await looksWell();
    await page.keyboard.press('j');
    await page.waitForFunction(`document.querySelector('#line h2')?.textContent?.includes('Roux')`);
    await page.keyboard.press('k');
    await page.waitForFunction(`document.querySelector('#line h2')?.textContent?.includes('Brauhaus')`);
    await page.keyboard.press('x');
    await page.waitForFunction(`document.activeElement?.getAttribute('name') === 'why'`);
    await page.keyboard.type('paid');
    await Promise.all([page.waitForNavigation({ waitUntil: 'networkidle0' }), page.keyboard.press('Enter')]);
    expect(await textOf('#notices')).toContain('Brauhaus Nord GmbH is left out of this run');
    await press('#notices button');
    expect(await textOf('#notices')).toContain('is in the run again');
  }, 120_000);

  it('it is approved by a key, and the page becomes its progress and its result by itself', async () => {
    await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press('a')]);
    await page.waitForFunction(`document.querySelector('#progress')?.textContent?.includes('printed, not posted') && !document.querySelector('#progress[hx-get]')`, { timeout: 60_000 }); // prettier-ignore
    await looksWell();
  }, 120_000);

  it('messages and one of them look well', async () => {
    await go(`${at}/messages`);
    await looksWell();
    await press('tbody tr td:nth-child(3) a');
    await looksWell();
  }, 120_000);

  it('strategies look well, and a step’s message comes into its frame without leaving the page', async () => {
    await go(`${at}/strategies`);
    await looksWell();
    await go(`${at}/strategies/standard`);
    await looksWell();
    await page.click('button[formtarget="step-message"][value="6"]');
    const frame = await page.waitForFrame((one) => one.url().endsWith('/strategies/standard/preview'));
    await frame.waitForSelector('::-p-text(F-100)'); // the frame is there before what is in it
    await page.click('button[name=do][value=add]');
    await page.waitForSelector('[name=kind-8]');
    expect(await textOf('main')).toContain('Not saved');
    await looksWell();
    expect(complaints).toEqual([]);
  }, 120_000);
});
