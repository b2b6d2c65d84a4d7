import type { Browser } from 'puppeteer';
import { plantReceipts } from '../cash/testing/plant-receipts';
import { handsOf } from '../desk/testing/hands';
import { partnersAreKnown } from '../desk/testing/states-partners';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { flawsIn, openBrowser } from '../platform/testing/browser';
import { testDatabase } from '../platform/testing/database';
import { drawFeeInvoices } from './fee-invoice.actions';
import { pageIs } from './testing/open-page';
import { handsOver, plantAgency, plantOperated } from './testing/plant-operated';

/** The public page and its quote in a real browser: no flaw that axe-core knows, and nothing wider than a phone. */
const database = testDatabase();
const opened: { desk?: TestDesk; browser?: Browser } = {};
const AT = '/c/acme-sas/recovery/operator';
const PAGE = '/quote/acme-sas';
const ASKED = { name: 'Brasserie du Port SARL', country: 'DE', debtor_country: 'BE', kind: 'consumer', amount: '1,000.00', currency: 'EUR', age: '40', lang: 'en' }; // prettier-ignore

beforeAll(async () => {
  opened.desk = await openTestDesk(database);
  opened.browser = await openBrowser();
});
afterAll(async () => {
  await opened.browser?.close();
  await opened.desk?.close();
});

async function looks(visitor: Visitor, path: string, width: number, scheme: 'light' | 'dark'): Promise<string[]> {
  const { desk, browser } = opened;
  if (desk === undefined || browser === undefined) throw new Error('not open');
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  try {
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    if (visitor.session() !== '') await visitor.into(page);
    await page.goto(`${desk.url}${path}`);
    const flaws = await flawsIn(page);
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
    return [...flaws, ...(wide > 0 ? [`${path} is ${wide} wider than ${width}`] : [])];
  } finally {
    await context.close();
  }
}

test('no page of it has a flaw, on a phone or a screen, light or dark', async () => {
  const desk = opened.desk as TestDesk;
  await partnersAreKnown(handsOf(await desk.as('manager')), 'acme-sas');
  const administrator = await desk.as('administrator');
  const seen: string[] = [...(await looks(administrator, AT, 1280, 'light'))];
  await handsOf(administrator).fills(AT, { language: 'en', text: 'You pay what was quoted.\nWe pass on what comes in.' }, { to: `${AT}/terms` }); // prettier-ignore
  await pageIs(handsOf(administrator), AT, 'Atlas Recouvrement', { is_open: 'yes', days: '14' });
  const stranger = desk.stranger();
  const { text } = await stranger.get(PAGE);
  const [, _csrf = ''] = /name="_csrf" value="([^"]+)"/.exec(text) ?? [];
  const { location } = await stranger.get(PAGE, { method: 'POST', body: new URLSearchParams({ _csrf, ...ASKED }) });
  for (const path of [`${PAGE}?lang=de`, `${location}?lang=nl`, `${location}/register?lang=fr`]) {
    seen.push(...(await looks(stranger, path, 320, 'dark')), ...(await looks(stranger, path, 1000, 'light')));
  }
  for (const path of [AT, '/c/acme-sas/recovery/prospects', '/c/acme-sas/recovery/operated'])
    seen.push(...(await looks(administrator, path, 390, 'light')), ...(await looks(administrator, path, 1280, 'dark')));
  expect(seen).toEqual([]);
}, 120_000);

test('nor have the invoices that are drawn for new cases, on both sides', async () => {
  const desk = opened.desk as TestDesk;
  const work = desk.work();
  const operator = await plantAgency(work);
  const of = await plantOperated(work, { operator, name: 'Manufacture des Rivages SARL' });
  const sealed = work.ids.seal('case', await handsOver(work, of, 'RF-2026-0001'));
  expect(await drawFeeInvoices(work, of.company)).toBe(1);
  await plantReceipts(database.db, of.company.id, [{ on: '2026-03-04', amountMinor: -4_000, text: 'SF-2026-0001' }]);
  const manager = await desk.as('manager');
  const seen: string[] = [];
  for (const path of [`/c/${of.company.code}/cases/${sealed}`, `/c/${operator.code}/recovery/operated`])
    seen.push(...(await looks(manager, path, 320, 'dark')), ...(await looks(manager, path, 1280, 'light')));
  expect(seen).toEqual([]);
}, 120_000);
