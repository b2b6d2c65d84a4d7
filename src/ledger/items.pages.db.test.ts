import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** The list of invoices, and holding what is selected in it. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  clerk = await desk.as('collector');
});
afterAll(() => desk.close());

const documents = (html: string): string[] =>
  [...html.matchAll(/<a href="[^"]+#it_[^"]+">([^<]+)<\/a>/g)].map((found) => found[1] ?? '');
const ids = (html: string): string[] => [...html.matchAll(/name="id" value="([^"]+)"/g)].map((found) => found[1] ?? '');
const list = async (query = ''): Promise<string> => (await clerk.get(`/c/acme-sas/items${query}`)).text;
const holds = () =>
  rowsOf<{ kind: string; ended: string | null }>(
    database.db.read,
    'select kind, ended_on as ended from v_hold order by id',
  );

describe('the list of invoices', () => {
  it('shows what is open, the longest due first, credits last', async () => {
    expect(documents(await list())).toEqual(['F-1003', 'F-1004', 'F-1001', 'F-1002', 'F-1005', 'P-77']);
  });

  it.each([
    ['?q=roux', /F-1001[\s\S]*F-1002/],
    ['?age=credit', /P-77/],
    ['?late=60', /F-1003/],
    ['?currency=eur&sort=-open', /F-1003[\s\S]*F-1001/],
  ])('%s finds what it asks for', async (query, expected) => {
    expect(await list(query)).toMatch(expected);
  });

  it.each([
    ['?sort=document', ['F-1001', 'F-1002', 'F-1003', 'F-1004', 'F-1005', 'P-77']],
    ['?sort=-document', ['P-77', 'F-1005', 'F-1004', 'F-1003', 'F-1002', 'F-1001']],
    ['?sort=-document&late=1&currency=eur', ['F-1004', 'F-1003', 'F-1002', 'F-1001']],
    ['?sort=customer', ['F-1003', 'F-1004', 'F-1005', 'F-1001', 'F-1002', 'P-77']],
    ['?sort=-customer&late=1', ['F-1001', 'F-1002', 'F-1003', 'F-1004']],
    ['?sort=customer&q=F-100', ['F-1003', 'F-1004', 'F-1005', 'F-1001', 'F-1002']],
  ])('%s is in that order', async (query, expected) => {
    expect(documents(await list(query))).toEqual(expected);
  });

  it('says what to do where nothing fits, and bears what nobody should type', async () => {
    expect(await list('?q=nobody')).toContain('Nothing is open that fits');
    for (const query of [
      '?q=%25%27%22%3Cscript%3E',
      '?late=-1',
      '?late=1e9',
      '?sort=;drop',
      '?page=x',
      '?country=%00',
    ]) {
      const { status, text } = await clerk.get(`/c/acme-sas/items${query}`);
      expect([query, status, text.includes('<script>"')]).toEqual([query, 200, false]);
    }
  });

  it('shows a past day as it was then', async () => {
    const past = await list('?on=2026-01-05');
    expect(documents(past)).toContain('F-1001');
    expect(documents(past)).not.toContain('P-77');
    expect(ids(past)).toEqual([]);
  });

  it('sums per currency, and exports every row', async () => {
    const totals = await clerk.get('/c/acme-sas/items/totals', { headers: { 'hx-request': 'true' } });
    expect(totals.text).toContain('6 items, ');
    expect(totals.text).toContain('€4,531.75');
    // from balances, and from the items of the same customer
    const of = async (query: string): Promise<string> =>
      (await clerk.get(`/c/acme-sas/items/totals?${query}`, { headers: { 'hx-request': 'true' } })).text;
    expect(await of('customer=4711')).toContain('3 items, 1 customer');
    expect(await of('customer=4711')).toBe(await of('customer=4711&q=-'));
    const csv = await clerk.get('/c/acme-sas/items/export');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.text.trim().split('\n').length).toBe(7);
    const xlsx = await clerk.get('/c/acme-sas/items/export?as=xlsx');
    expect(xlsx.text.startsWith('PK')).toBe(true);
  });
});

describe('holding what is selected', () => {
  const form = { kind: 'goodwill', until: '2026-03-20', reason: 'new clerk there' };

  it('says what it will do and to how much, keeps what was typed, holds, and takes it back', async () => {
    const [one = ''] = ids(await list('?q=F-1001'));
    const asked = await clerk.post('/c/acme-sas/items/hold', { id: one });
    expect(asked.text).toContain('Hold 1 item');
    const wrong = await clerk.post('/c/acme-sas/items/hold/put', { ...form, id: one, until: '2026-02-31' });
    expect([wrong.status, wrong.text.includes('new clerk there')]).toEqual([422, true]);
    expect(await holds()).toEqual([]);
    const put = await clerk.post('/c/acme-sas/items/hold/put', { ...form, id: one });
    expect(put.status).toBe(303);
    const after = await list();
    expect(after).toContain('1 item on hold until 20 Mar 2026');
    const held = /name="holds" value="([^"]+)"/.exec(after)?.[1] ?? '';
    await clerk.post('/c/acme-sas/items/hold/undo', { holds: held });
    expect(await holds()).toEqual([{ kind: 'goodwill', ended: '2026-03-03' }]);
  });

  it('holds all that the address describes, and nothing of a credit', async () => {
    const asked = await clerk.post('/c/acme-sas/items/hold', { all: '1', state: 'q=roux' });
    expect(ids(asked.text)).toHaveLength(2);
  });

  it('refuses where nothing was selected, what is not there, and a day that has passed', async () => {
    expect((await clerk.post('/c/acme-sas/items/hold')).status).toBe(409);
    expect((await clerk.post('/c/acme-sas/items/hold', { id: 'it_00000000000' })).status).toBe(409);
    const [one = ''] = ids(await list('?q=F-1002'));
    expect((await clerk.post('/c/acme-sas/items/hold/put', { ...form, id: one, until: '2026-03-01' })).status).toBe(
      409,
    );
    expect((await holds()).filter(({ ended }) => ended === null)).toEqual([]);
  });

  it('is not for whoever may only look', async () => {
    const reader = await desk.as('reader');
    expect(ids((await reader.get('/c/acme-sas/items')).text)).toEqual([]);
    expect((await reader.post('/c/acme-sas/items/hold/put', { ...form, id: 'x' })).status).toBe(403);
  });
});
