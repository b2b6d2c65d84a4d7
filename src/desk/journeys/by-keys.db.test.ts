import type { Browser } from 'puppeteer';
import { openBrowser } from '../../platform/testing/browser';
import { testDatabase } from '../../platform/testing/database';
import { browsing, type Browsing } from '../testing/browse';
import { openTestDesk, type TestDesk } from '../testing/test-desk';

/** The desk without a mouse: every place is reached by keys, what has the focus is seen, and the focus is not lost where a part of a page changes. */
const database = testDatabase();
let desk: TestDesk;
let browser: Browser;
let clerk: Browsing;
beforeAll(async () => {
  desk = await openTestDesk(database);
  browser = await openBrowser();
  clerk = await browsing(browser, desk, await desk.as('manager'));
}, 120_000);
afterAll(async () => {
  await browser.close();
  await desk.close();
}, 120_000);

const keys = async (...pressed: readonly string[]): Promise<void> => {
  for (const key of pressed) await clerk.page.keyboard.press(key as 'a');
};
const leads = async (...pressed: readonly string[]): Promise<void> => {
  await Promise.all([clerk.page.waitForNavigation(), keys(...pressed)]);
};
const ask = async (script: string): Promise<string> => String(await clerk.page.evaluate(script));
const focused = (): Promise<string> => ask(`document.activeElement.textContent.trim() || document.activeElement.name`);
/** What has the focus is drawn with a line around it. */
const isSeen = (): Promise<string> => ask(`getComputedStyle(document.activeElement).outlineStyle`);

it('goes past the navigation with the first key, and from place to place with two letters', async () => {
  await clerk.go('/c/acme-sas');
  await keys('Tab');
  expect([await focused(), await isSeen()]).toEqual(['Skip to the content', 'solid']);
  await keys('Enter');
  expect(await ask('document.activeElement.id')).toBe('content');
  for (const [letter, path] of [['i', '/items'], ['c', '/customers'], ['r', '/runs'], ['t', '']] as const) {
    await leads('g', letter);
    expect(clerk.where()).toBe(`/c/acme-sas${path}`);
  } // prettier-ignore
});

it('shows the keys of the page, and gives the focus back', async () => {
  await clerk.go('/c/acme-sas/items');
  await clerk.page.focus('.desk-rail a');
  await keys('?');
  expect(await clerk.said('#keys[open]')).toMatch(/\/ .*j .*k /);
  await keys('Escape');
  expect([await ask(`document.querySelector('#keys').open`), await focused()]).toEqual(['false', 'Today']);
});

it('searches with /, walks what is found with the arrows, and opens it', async () => {
  await keys('/');
  expect(await focused()).toBe('q');
  await clerk.page.keyboard.type('Brauhaus');
  await clerk.page.waitForSelector('.desk-found a');
  await keys('ArrowDown');
  expect([await focused(), await isSeen()]).toEqual([expect.stringContaining('Brauhaus'), 'solid']);
  await leads('Enter');
  expect(clerk.where()).toMatch(/\/customers\/cu_/);
});

it('walks a list with j and k, selects with x, and opens with Enter', async () => {
  await clerk.go('/c/acme-sas/items');
  await keys('j', 'j', 'k', 'x');
  expect(await ask(`document.querySelectorAll('tbody input[name=id]:checked').length`)).toBe('1');
  const first = await ask(`document.querySelector('tbody tr').innerText`);
  expect(first).toContain(await ask(`document.querySelector('tr.is-current').innerText.split('\\t').at(-1)`));
  await leads('Enter');
  expect(clerk.where()).not.toBe('/c/acme-sas/items');
});

it('keeps the focus where a part of the page is drawn anew', async () => {
  await clerk.go('/c/acme-sas/runs');
  await keys('o');
  await clerk.page.waitForSelector('.run-review', { timeout: 60_000 });
  await keys('j');
  await clerk.page.waitForFunction(`document.querySelector('#line h2')?.textContent.includes('Roux')`);
  expect(await ask(`document.activeElement.closest('tr')?.innerText ?? 'lost'`)).toContain('Roux');
  await keys('x');
  await clerk.page.waitForFunction(`document.activeElement?.getAttribute('name') === 'why'`);
  expect(await isSeen()).not.toBe('none');
});

it('is printed without what only a screen needs', async () => {
  await clerk.go('/c/acme-sas/items');
  await clerk.page.emulateMediaType('print');
  const shown = `[...document.querySelectorAll('.desk-top, .desk-rail, .list-bulk, table')].filter((one) => one.checkVisibility()).map((one) => one.tagName).join()`;
  expect(await ask(shown)).toBe('TABLE');
  await clerk.page.emulateMediaType('screen');
});
