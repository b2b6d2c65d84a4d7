import type { Page } from 'puppeteer';
import { giveVisit } from '../people/visit-link.actions';
import { testDatabase } from '../platform/testing/database';
import { receiptOn } from './testing/acts';
import { fillIn, MANY, openPhones, tap, type Phones } from './testing/phone';

/**
 * What comes over the wire when a customer opens the link of a message for the first time, and when the page comes that has a code to
 * pay by: no more than 100 kB, from nobody but us, one cookie; and without a script all of it is there and works.
 */
const open = testDatabase();
let phones: Phones;
beforeAll(async () => {
  phones = await openPhones(open, ['few', MANY]);
}, 120_000);
afterAll(() => phones.close(), 120_000);

const MOST_BYTES = 100_000;

interface Wire {
  /** Of heads and bodies, as they came. */
  bytes(): number;
  readonly hosts: Set<string>;
  readonly failed: string[];
}

async function wireOf(page: Page): Promise<Wire> {
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const sizes: number[] = [];
  const [hosts, failed] = [new Set<string>(), [] as string[]];
  session.on('Network.loadingFinished', ({ encodedDataLength }) => void sizes.push(encodedDataLength));
  session.on('Network.responseReceived', ({ response }) => {
    if (response.status >= 400) failed.push(`${response.status} ${response.url}`);
  });
  session.on('Network.requestWillBeSent', ({ request }) => {
    const { protocol, host } = new URL(request.url);
    if (protocol !== 'data:') hosts.add(host);
  });
  return { bytes: () => sizes.splice(0).reduce((all, one) => all + one, 0), hosts, failed };
}

async function linkOf(act: string): Promise<string> {
  const about = `customer/${await phones.customerId(act, 'en')}`;
  const secret = await giveVisit(phones.desk.work(), { kind: 'portal', about, companyId: phones.desk.company.id, days: 30 }); // prettier-ignore
  return `${phones.desk.url}/portal/${secret}`;
}

const seen = new Map<string, string[]>();

it.each([
  ['few', true],
  ['few', false],
  [MANY, true],
  [MANY, false],
])('of %s invoices, with a script: %s', async (act, script) => {
  const page = await phones.phone({ script });
  const wire = await wireOf(page);
  await page.goto(await linkOf(act), { waitUntil: 'networkidle0' });
  await tap(page, 'main section button');
  await page.waitForNetworkIdle();
  const texts = [await textOf(page)];
  const account = wire.bytes();
  await page.goto(`${phones.desk.url}/portal/account/pay`, { waitUntil: 'networkidle0' });
  texts.push(await textOf(page));
  expect(await page.$eval('.qr img', (one) => one.complete && one.naturalWidth > 0)).toBe(true);
  const pay = wire.bytes();
  expect([account > 1_000, account <= MOST_BYTES, pay > 1_000, pay <= MOST_BYTES]).toEqual([true, true, true, true]);
  expect([[...wire.hosts], wire.failed]).toEqual([[new URL(phones.desk.url).host], []]);
  const cookies = await page.browserContext().cookies();
  expect(cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite }))).toEqual([
    { httpOnly: true, sameSite: 'Lax' },
  ]);
  expect(texts[0]?.includes('Voici 150 de vos 200 factures')).toBe(act === MANY);
  expect(seen.get(act) ?? texts).toEqual(texts); // the same words with and without
  seen.set(act, texts);
  await page.browserContext().close();
});

/** Without what changes from visit to visit. */
const textOf = (page: Page): Promise<string> =>
  page.$eval('main', (one) => (one.textContent ?? '').replaceAll(/\s+/g, ' '));

it('all that leads to a promise works without a script, and no button stands there that needs one', async () => {
  const page = await phones.phone({ script: false });
  await page.goto(await linkOf('few'));
  await tap(page, 'main section button');
  await tap(page, 'a[href="/portal/account/pay"]');
  expect(await page.$$eval('button.copy', (all) => all.filter((one) => one.checkVisibility()).length)).toBe(0);
  await tap(page, 'form[action$="/pay"] button');
  expect(await page.$$('.qr img')).toHaveLength(1);
  await page.goto(`${phones.desk.url}/portal/account/time`);
  await fillIn(page, '#time', 'day=2026-03-10');
  await tap(page, '#time button');
  expect(await receiptOn(page)).toContain('10');
});
