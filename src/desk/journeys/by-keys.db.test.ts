import { seat } from '../testing/browse';

/** The desk without a mouse: every place is reached by keys, what has the focus is seen, and the focus is not lost where a part of a page changes. */
const at = seat('manager');

const keys = async (...pressed: readonly string[]): Promise<void> => {
  for (const key of pressed) await at.who.page.keyboard.press(key as 'a');
};
const leads = async (...pressed: readonly string[]): Promise<void> => {
  await Promise.all([at.who.page.waitForNavigation(), keys(...pressed)]);
};
const ask = async (script: string): Promise<string> => String(await at.who.page.evaluate(script));
const focused = (): Promise<string> => ask(`document.activeElement.textContent.trim() || document.activeElement.name`);
/** What has the focus is drawn with a line around it. */
const isSeen = (): Promise<string> => ask(`getComputedStyle(document.activeElement).outlineStyle`);

it('goes past the navigation with the first key, and from place to place with two letters', async () => {
  await at.who.go('/c/acme-sas');
  await keys('Tab');
  expect([await focused(), await isSeen()]).toEqual(['Skip to the content', 'solid']);
  await keys('Enter');
  expect(await ask('document.activeElement.id')).toBe('content');
  for (const [letter, path] of [['i', '/items'], ['c', '/customers'], ['r', '/runs'], ['t', '']] as const) {
    await leads('g', letter);
    expect(at.who.where()).toBe(`/c/acme-sas${path}`);
  } // prettier-ignore
});

it('shows the keys of the page, and gives the focus back', async () => {
  await at.who.go('/c/acme-sas/items');
  await at.who.page.focus('.desk-rail a');
  await keys('?');
  expect(await at.who.said('#keys[open]')).toMatch(/\/ .*j .*k /);
  await keys('Escape');
  expect([await ask(`document.querySelector('#keys').open`), await focused()]).toEqual(['false', 'Today']);
});

it('searches with /, walks what is found with the arrows, and opens it', async () => {
  await keys('/');
  expect(await focused()).toBe('q');
  await at.who.page.keyboard.type('Brauhaus');
  await at.who.page.waitForSelector('.desk-found a');
  await keys('ArrowDown');
  expect([await focused(), await isSeen()]).toEqual([expect.stringContaining('Brauhaus'), 'solid']);
  await leads('Enter');
  expect(at.who.where()).toMatch(/\/customers\/cu_/);
});

it('walks a list with j and k, selects with x, and opens with Enter', async () => {
  await at.who.go('/c/acme-sas/items');
  await keys('j', 'j', 'k', 'x');
  expect(await ask(`document.querySelectorAll('tbody input[name=id]:checked').length`)).toBe('1');
  const first = await ask(`document.querySelector('tbody tr').innerText`);
  expect(first).toContain(await ask(`document.querySelector('tr.is-current').innerText.split('\\t').at(-1)`));
  await leads('Enter');
  expect(at.who.where()).not.toBe('/c/acme-sas/items');
});

it('keeps the focus where a part of the page is drawn anew', async () => {
  await at.who.go('/c/acme-sas/runs');
  await keys('o');
  await at.who.page.waitForSelector('.run-review', { timeout: 60_000 });
  await keys('j');
  await at.who.page.waitForFunction(`document.querySelector('#line h2')?.textContent.includes('Roux')`);
  expect(await ask(`document.activeElement.closest('tr')?.innerText ?? 'lost'`)).toContain('Roux');
  await keys('x');
  await at.who.page.waitForFunction(`document.activeElement?.getAttribute('name') === 'why'`);
  expect(await isSeen()).not.toBe('none');
});

it('is printed without what only a screen needs', async () => {
  await at.who.go('/c/acme-sas/items');
  await at.who.page.emulateMediaType('print');
  const shown = `[...document.querySelectorAll('.desk-top, .desk-rail, .list-bulk, table')].filter((one) => one.checkVisibility()).map((one) => one.tagName).join()`;
  expect(await ask(shown)).toBe('TABLE');
  await at.who.page.emulateMediaType('screen');
});
