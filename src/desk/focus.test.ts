import type { Page } from 'puppeteer';
import { seat } from './testing/browse';
import { facesOf, lookLike, LOOKS } from './testing/sights';

/** Whoever works with the keyboard sees where they are: on the customer's page of the desk, and on the page that the customer opens. */
const at = seat('collector');
const FACES = LOOKS.filter(({ name }) => name !== 'phone');

interface Stop {
  readonly tag: string;
  readonly said: string;
  /** The ring around it against what is behind it; 1: there is none. */
  readonly contrast: number;
}

/** Runs in the page: what has the focus, and how well its ring stands out. */
const LOOKING = `(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const numbers = (text) => (text.match(/[0-9.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  let behind = one.parentElement;
  while (behind && (numbers(getComputedStyle(behind).backgroundColor)[3] ?? 1) === 0) behind = behind.parentElement;
  const ground = light(numbers(getComputedStyle(behind ?? document.documentElement).backgroundColor));
  const style = getComputedStyle(one);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 ? light(numbers(style.outlineColor)) : ground;
  const [more, less] = ring > ground ? [ring, ground] : [ground, ring];
  const said = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim() || one.getAttribute('name') || '';
  return { tag: one.tagName.toLowerCase(), said: said.slice(0, 40), contrast: (more + 0.05) / (less + 0.05) };
})()`;

/** Every stop of the tab key, until it begins again. */
async function stopsOf(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let n = 0; n < 400; n += 1) {
    await page.keyboard.press('Tab');
    const stop = (await page.evaluate(LOOKING)) as Stop | null;
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error('the tab key never came to an end');
}

const unseen = (stops: readonly Stop[]): string[] =>
  stops.filter(({ contrast }) => contrast < 3).map(({ tag, said }) => `${tag} ${said}`);

it.each(FACES)('on the page of a customer, $name', async (look) => {
  await lookLike(at.who.page, look);
  await at.who.go('/c/acme-sas/customers?q=Roux');
  await at.who.press('Roux');
  await at.who.page.evaluate(`document.querySelectorAll('details').forEach((fold) => { fold.open = true; })`);
  const stops = await stopsOf(at.who.page);
  expect(unseen(stops)).toEqual([]);
  expect([...new Set(stops.map(({ tag }) => tag))]).toEqual(
    expect.arrayContaining(['a', 'button', 'summary', 'input']),
  );
});

it('in a form', async () => {
  await at.who.go('/c/acme-sas/customers?q=Roux');
  await at.who.press('Roux');
  await at.who.press('Log a call');
  const stops = await stopsOf(at.who.page);
  expect(unseen(stops)).toEqual([]);
  expect([...new Set(stops.map(({ tag }) => tag))]).toEqual(expect.arrayContaining(['select', 'textarea', 'input', 'button'])); // prettier-ignore
});

it.each(FACES)('on the page that the customer opens, $name', async (look) => {
  for await (const { name, page } of facesOf(at.desk, at.browser)) {
    if (name !== 'portal') continue;
    await lookLike(page, look);
    const stops = await stopsOf(page);
    expect(unseen(stops)).toEqual([]);
    expect(stops.length).toBeGreaterThan(5);
    break;
  }
});
