import type { Page } from 'puppeteer';
import { setHours } from '../calls/actions';
import { spansTyped } from '../calls/hours';
import { hoursOf } from '../calls/testing/callers';
import { personByEmail } from '../people/store';
import { testDatabase } from '../platform/testing/database';
import { addAgent } from '../visits/agent.actions';
import { receiptOn } from './testing/acts';
import { faultsOn, foreignIn } from './testing/looked';
import { openPhones, type Phones } from './testing/phone';

/** Every page in the dark and in the light, on phones of two widths, without motion; and all of it done by keys alone. */
const open = testDatabase();
let phones: Phones;
beforeAll(async () => {
  phones = await openPhones(open, ['look']);
  const { desk } = phones;
  const personId = (await personByEmail(open.db.read, 'collector@acme.example'))?.id ?? 0;
  await setHours(desk.work(), hoursOf(desk.company.id, personId, { spans: spansTyped(3, '9-17') ?? [] }));
  const agents = { role: 'Zx', qualification: '', partner: '', phone: '', email: '', hours: '', areas: '' };
  for (const name of ['Anna Berg', 'Bo Ek']) await addAgent(desk.work(), desk.company.id, { ...agents, name });
}, 120_000);
afterAll(() => phones.close(), 120_000);

const PAGES = ['', '/pay', '/time', '/wrong', '/ask', '/data', '/papers', '/papers/paid', '/about', '/iban', '/call', '/visit', '/code']; // prettier-ignore
const UNFOLD = `for (const one of document.querySelectorAll('details')) one.open = true`;

describe.each([
  [320, true],
  [390, true],
  [390, false],
])('at %s px, dark: %s', (width, dark) => {
  let page: Page;
  beforeAll(async () => {
    page = await phones.phone({ width, dark });
    await phones.enter(page, 'look', 'en');
  });
  afterAll(() => page.browserContext().close());

  it.each(PAGES)('/portal/account%s', async (path) => {
    await page.goto(`${phones.desk.url}/portal/account${path}`);
    expect(await faultsOn(page, 'en')).toEqual([]);
    await page.evaluate(UNFOLD);
    expect(await faultsOn(page, 'en')).toEqual([]);
    expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    const shade = Number(
      await page.evaluate(`Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])`),
    );
    expect(shade < 128).toBe(dark);
  });

  it.each(['/portal/zx', '/p', '/portal/account/zx'])('%s', async (path) => {
    await page.goto(phones.desk.url + path);
    expect(await faultsOn(page, 'en')).toEqual([]);
  });
});

it('a word of another language is seen', () => {
  expect(foreignIn('Pay Rechnung 600 Kowalski', 'en')).toEqual(['rechnung']);
});

describe('by keys alone', () => {
  let page: Page;
  beforeAll(async () => {
    page = await phones.phone({ width: 390 });
    await phones.enter(page, 'look', 'en');
  });
  afterAll(() => page.browserContext().close());

  it.each(PAGES)('everything on /portal/account%s is reached in its order, and where one is, is seen', async (path) => {
    await page.goto(`${phones.desk.url}/portal/account${path}`);
    await page.evaluate(UNFOLD);
    const wanted = (await page.evaluate(REACHABLE)) as string[];
    const reached: string[] = [];
    for (let presses = 0; presses < 6 * wanted.length; presses += 1) {
      await page.keyboard.press('Tab');
      const [at, outline] = (await page.evaluate(FOCUSED)) as [string, string];
      if (at === '' || (reached.length > 1 && at === reached[0])) break;
      if (reached.at(-1) !== at) reached.push(at); // a day has parts
      expect([at, outline]).not.toEqual([at, 'none']);
    }
    expect(reached).toEqual(wanted);
  });

  it('a question is asked, and the receipt is where one goes on', async () => {
    await page.goto(`${phones.desk.url}/portal/account/ask`);
    await reach(page, 'textarea');
    await page.keyboard.type('Zx');
    await reach(page, '#question button');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await focused(page)).toBe('DIV [role=status]');
    expect(await receiptOn(page)).toContain('We answer your question');
  });

  it('a fold is opened', async () => {
    await page.goto(`${phones.desk.url}/portal/account/time`);
    await reach(page, '#care summary');
    await page.keyboard.press('Enter');
    expect(await page.$eval('#care', (one) => one.hasAttribute('open'))).toBe(true);
  });

  it.each([
    // page      form                       left as it is but for  then one is at
    ['ask', '#question', {}, 'TEXTAREA text'],
    ['time', '#time', { day: '' }, 'INPUT day'],
    ['time', '#time', { day: '2026-03-10', amount: 'zx' }, 'INPUT amount'],
    ['time', '#instalments', { first: '' }, 'INPUT first'],
    ['time', '#care', {}, 'TEXTAREA hard'],
    ['wrong', '#wrong', {}, 'TEXTAREA objection'],
    ['wrong', '#wrong', { objection: 'Zx', part: 'zx' }, 'INPUT part'],
    ['wrong', '#paid', {}, 'INPUT item'],
    ['wrong', '#blocked', {}, 'INPUT item'],
    ['data', '#data-contact', { email: 'zx' }, 'INPUT email'],
    ['call', 'form[action$="/call"]', { phone: '' }, 'SELECT slot'],
    ['visit', 'form[action$="/visit"]', {}, 'TEXTAREA wishes'],
    ['iban', 'form[action$="/iban"]', { iban: 'zx' }, 'P [role=alert]'],
    ['pay', 'form[action$="/pay"]', { 'amount-*': '0' }, 'INPUT amount'],
  ] as const)('what is wrong on %s in %s %o is where one goes on: %s', async (path, form, typed, wanted) => {
    await page.goto(`${phones.desk.url}/portal/account/${path}`);
    await page.evaluate(UNFOLD);
    await page.evaluate(`(() => {
      const form = document.querySelector('${form}').closest('form') ?? document.querySelector('${form} form');
      form.noValidate = true;
      for (const [name, value] of Object.entries(${JSON.stringify(typed)}))
        for (const one of form.querySelectorAll(name.endsWith('*') ? '[name^="' + name.slice(0, -1) + '"]' : '[name="' + name + '"]')) one.value = value;
    })()`);
    await reach(page, `${form} button`);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect((await focused(page)).slice(0, wanted.length)).toBe(wanted);
    const [described = ''] = await page.$$eval(':focus', (all) => all.map((one) => one.getAttribute('aria-describedby') ?? one.closest('fieldset')?.getAttribute('aria-describedby') ?? '')); // prettier-ignore
    if (!wanted.startsWith('P ')) expect(await page.$eval(`[id="${described}"]`, (one) => one.className)).toBe('wrong');
    expect(await page.evaluate(ELSEWHERE)).toBe(0);
    expect(await faultsOn(page, 'en')).toEqual([]);
  });
});

/** What is marked in other forms than the one where one is. */
const ELSEWHERE = `(() => {
  const box = (one) => one.closest('section, details.box');
  const marked = [...document.querySelectorAll('.wrong:not([role=alert]), [aria-invalid]')];
  return marked.filter((one) => box(one) !== box(document.activeElement)).length;
})()`;

/** As a person sees what is focused. */
const NAMED = `const named = (one) => one === null || one === document.body ? '' :
  one.tagName + ' ' + (one.getAttribute('name') ?? one.getAttribute('href') ?? (one.getAttribute('role') === null ? one.textContent.trim() : '[role=' + one.getAttribute('role') + ']')) + ' ' + (one.value ?? '');`;
const REACHABLE = `(() => { ${NAMED}
  const all = document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]');
  const group = new Set();
  return [...all].filter((one) => one.checkVisibility() && (one.type !== 'radio' || one.checked)).map(named);
})()`;
const FOCUSED = `(() => { ${NAMED} const one = document.activeElement; return [named(one), one === null ? '' : getComputedStyle(one).outlineStyle]; })()`;
async function focused(page: Page): Promise<string> {
  await page.waitForFunction('document.activeElement !== document.body', { timeout: 5_000 }); // it comes with the first picture
  return String(((await page.evaluate(FOCUSED)) as string[])[0]).trim();
}

/** By Tab, from where one is. */
async function reach(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no key leads to ${selector}`);
}
