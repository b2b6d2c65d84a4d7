import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { flawsIn, openBrowser } from '../platform/testing/browser';
import { testDatabase, testDialect } from '../platform/testing/database';

/** The ageing report: every figure is the sum of the invoices that it opens, on any day. */
const database = testDatabase();
let desk: TestDesk;
let reader: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  reader = await desk.as('reader');
});
afterAll(() => desk.close());

const cents = (text: string): number => Math.round(Number(text.replace(/[,\s]/g, '').replace('−', '-')) * 100);

/** The figures of a page with where they lead. */
const figures = (html: string): { href: string; minor: number }[] =>
  [...html.matchAll(/<a href="(\/c\/acme-sas\/items\?[^"]+)">([-−\d.,]+)<\/a>/g)].map(([, href = '', text = '']) => ({
    href: href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
    minor: cents(text),
  }));

/** What the invoices of that address add up to, from their file. */
async function sumOf(href: string): Promise<number> {
  const { text } = await reader.get(href.replace('/items?', '/items/export?'));
  const [head = '', ...lines] = text.trim().split('\n');
  const at = head.split(',').indexOf('Open');
  return lines.reduce((sum, line) => sum + cents(line.split(',')[at] ?? ''), 0);
}

describe('the ageing report', () => {
  it.each([
    ['', 12],
    ['?by=country', 8],
    ['?by=segment', 6],
    ['?by=collector', 6],
    ['?on=2026-02-10', 7],
    ['?by=country&on=2026-02-10', 6],
    ['?q=roux&sort=-name&currency=ZZZ&on=2026-02-10', 5],
  ])('%s: every figure is what it opens', async (query, least) => {
    const { status, text } = await reader.get(`/c/acme-sas/reports${query}`);
    expect(status).toBe(200);
    const later = /hx-get="([^"]*reports\/whole[^"]*)"/
      .exec(text)?.[1]
      ?.replaceAll('&amp;', '&')
      .replaceAll('&#x3D;', '=');
    expect(later === undefined).toBe(query.includes('on='));
    const part = later === undefined ? '' : (await reader.get(later, { headers: { 'hx-request': 'true' } })).text;
    if (later !== undefined) expect((await reader.get(later)).text).toContain(part.trim().slice(0, 200));
    const shown = figures(text + part);
    expect(shown.length).toBeGreaterThanOrEqual(least);
    for (const { href, minor } of shown) expect([href, await sumOf(href)]).toEqual([href, minor]);
  });

  it('says as of which day, and how far the ledger is known', async () => {
    const { text } = await reader.get('/c/acme-sas/reports?on=2026-02-10');
    expect(text).toContain('As of 10 Feb 2026, from what is known on 3 Mar 2026');
    expect(text).toContain('The ledger is as of 2 Mar 2026.');
    expect(text).toContain('data-chart=');
  });

  it('leaves as a file, and takes a wrong address for the whole', async () => {
    const { text } = await reader.get('/c/acme-sas/reports/export?by=country');
    expect(text.split('\n')[0]).toBe(
      'country,Customers,Currency,Not due,1–30 days,31–60 days,61–90 days,Over 90 days,No due date,Credits,Total',
    );
    expect(text).toMatch(/^FR,2,EUR,96\.00,480\.50,1200\.00,0\.00,0\.00,0\.00,-300\.00,1476\.50$/m);
    const wrong = await reader.get(`/c/acme-sas/reports?by=shoe&currency=${'X'.repeat(999)}&page=-3&sort=;drop`);
    expect([wrong.status, figures(wrong.text).length > 8]).toEqual([200, true]);
    const empty = await reader.get('/c/acme-sas/reports?on=2020-01-01');
    expect([empty.status, empty.text.includes('Nothing is open on that day.')]).toEqual([200, true]);
    expect((await reader.get('/c/acme-sas/reports?q=nobody')).text).toContain('Nothing that is open fits the search.');
  });

  if (testDialect() === 'sqlite')
    it('has no flaw', async () => {
      const browser = await openBrowser();
      try {
        const page = await browser.newPage();
        await reader.into(page);
        await page.goto(`${desk.url}/c/acme-sas/reports`, { waitUntil: 'networkidle0' });
        expect(await page.$('.desk-chart svg')).not.toBeNull();
        expect(await flawsIn(page)).toEqual([]);
      } finally {
        await browser.close();
      }
    }, 60_000);
});
