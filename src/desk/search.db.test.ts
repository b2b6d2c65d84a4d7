import { openCompany } from '../companies/actions';
import { importFile } from '../imports/actions';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { flawsIn, openBrowser } from '../platform/testing/browser';
import { testDatabase, testDialect } from '../platform/testing/database';
import { onDay } from '../platform/work';
import { join } from 'node:path';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** The search over everything: what a clerk types finds it, another company's rows never. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  clerk = await desk.as('collector');
  const work = desk.house.work({ kind: 'shell', name: 'root' }, '2026-03-03T09:00:00.000Z' as never);
  const company = await openCompany(work, { name: 'Other GmbH', country: 'DE', currency: 'EUR' });
  await importFile(onDay(work, company.zone), {
    company,
    path: join(__dirname, '..', '..', 'fixtures', 'journey', 'ledger.csv'),
    options: { asOf: day('2026-03-02') },
    yes: true,
    fileDay: day('2026-03-03'),
  });
});
afterAll(() => desk.close());

const at = (q: string): string => `/c/acme-sas/search?${new URLSearchParams({ q }).toString()}`;
const rows = (html: string): string[] =>
  [...html.matchAll(/<tr data-row><td>(?:<a [^>]*>)?([^<]*)/g)].map((found) => found[1] ?? '');

describe('the search', () => {
  it.each([
    ['roux', ['Roux et Fils SARL', 'compta@roux.example']],
    ['FILS roux', ['Roux et Fils SARL']],
    ['rôux fîls', ['Roux et Fils SARL']],
    ['100', expect.arrayContaining(['F-1001', 'F-1002'])],
    ['1 200,00', ['F-1001']],
    ['EUR 1,200', ['F-1001']],
    ['300', ['P-77']],
    ['1200 SEK', []],
    ['nobody at all', []],
    ["'; drop table entry --", []],
    ['%', []],
    ['FR14 2004 1010 0505 0001 3M02 606', ['FR14 2004 1010 0505 0001 3M02 606']],
  ])('%s finds %j', async (text, expected) => {
    const { status, text: html } = await clerk.get(at(text));
    expect([status, rows(html)]).toEqual([200, expected]);
  });

  it.each([
    ['f-1001', /^\/c\/acme-sas\/customers\/cu_\w+#it_\w+$/],
    ['4711', /^\/c\/acme-sas\/customers\/cu_\w+$/],
  ])('goes straight to %s', async (text, expected) => {
    const { status, location } = await clerk.get(at(text));
    expect(status).toBe(303);
    expect(location).toMatch(expected);
  });

  it('shows nothing of another company', async () => {
    const [own] = await rowsOf<{ id: number }>(
      database.db.read,
      `select id from v_customer where code = '4711' and company_id = ?`,
      [desk.company.id],
    );
    const sealed = desk.work().ids.seal('customer', own?.id ?? 0);
    const { text } = await clerk.get(at('roux'));
    expect(new Set([...text.matchAll(/customers\/(cu_\w+)/g)].map((found) => found[1]))).toEqual(new Set([sealed]));
  });

  it('suggests while one types, and is a form without scripts', async () => {
    const part = await clerk.get('/c/acme-sas/search/suggest?q=rou', { headers: { 'hx-request': 'true' } });
    expect(part.text).toContain('<b>Roux et Fils SARL</b>');
    expect(part.text).not.toContain('<html');
    expect((await clerk.get('/c/acme-sas/search/suggest?q=rou')).location).toBe('/c/acme-sas/search?q=rou');
    expect((await clerk.get(at('x'.repeat(5_000)))).status).toBe(200);
  });

  if (testDialect() === 'sqlite')
    it('is walked by keys, and has no flaw', async () => {
      const browser = await openBrowser();
      try {
        const page = await browser.newPage();
        await clerk.into(page);
        await page.goto(`${desk.url}/c/acme-sas/items`, { waitUntil: 'networkidle0' });
        await page.keyboard.press('/');
        await page.keyboard.type('roux');
        await page.waitForSelector('#search-found a');
        await page.keyboard.press('ArrowDown');
        await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
        expect(page.url()).toContain('/customers/cu_');
        await page.goto(`${desk.url}${at('100')}`);
        expect(await flawsIn(page)).toEqual([]);
      } finally {
        await browser.close();
      }
    }, 60_000);
});
