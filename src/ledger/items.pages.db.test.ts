import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { openCompany } from '../companies/actions';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { itemRows } from './items.panel';

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

describe('many open items by amount', () => {
  const MANY = 10_500; // walked in parts
  it('are those that one walk would find', async () => {
    const { db } = database;
    const { id } = await openCompany(desk.work(), { name: 'Large', country: 'FR', currency: 'EUR' });
    const recorded = `'2026-03-01T06:00:00.000Z', 'test'`;
    const numbers = `with recursive numbers(n) as (select cast(1 as bigint) union all select n + 1 from numbers where n < ${MANY})`;
    const entryId = `1000000 + n`;
    await db.transaction(async (tx) => {
      for (const sql of [
        `insert into customer (id, company_id, code, name, debtor_type, recorded_at, recorded_by) values (999999, ${id}, 'L-1', 'Large', 'company', ${recorded})`,
        `insert into entry (id, company_id, customer_id, identity, type, document, currency, amount_minor, issued_on, recorded_at, recorded_by)
         ${numbers} select ${entryId}, ${id}, 999999, 'l' || n, 'invoice', 'L-' || n, 'EUR', n * 7919 % 50021 - 500, '2026-01-01', ${recorded} from numbers`,
        `insert into open_item (id, company_id, customer_id, entry_id, part, currency, due_on, amount_minor, open_minor)
         ${numbers} select ${entryId}, ${id}, 999999, ${entryId}, 1, 'EUR', case when n % 50 = 0 then null else '2026-0' || (1 + n % 4) || '-15' end,
           n * 7919 % 50021 - 500, n * 7919 % 50021 - 500 from numbers where n * 7919 % 50021 <> 500`,
        `insert into balance (company_id, customer_id, currency, open_minor, open_count, oldest_due_on)
         select company_id, customer_id, currency, sum(open_minor), count(*), min(due_on) from open_item where company_id = ${id} group by 1, 2, 3`,
      ])
        await tx.raw(sql);
    });
    const page = {
      offset: 1_000,
      limit: 7,
      sort: 'open',
      past: null,
      text: '',
      minDaysLate: null,
      dueBasis: '',
      currency: '',
    };
    const asked = { ...page, companyId: id, today: day('2026-03-03'), customer: '', country: '', segment: '', collector: '' }; // prettier-ignore
    for (const descending of [true, false]) {
      for (const [age, which] of [
        ['', '1 = 1'],
        ['overdue', `open_minor > 0 and due_on < '2026-03-03'`],
      ] as const) {
        // prettier-ignore
        const rows = await rowsOf<{ id: number }>(
          db.read,
          `select id from open_item where company_id = ? and open_minor <> 0 and ${which} order by open_minor ${descending ? 'desc' : 'asc'}, id limit 7 offset 1000`,
          [id],
        );
        const found = await itemRows(db.read, { ...asked, age, descending });
        expect([age, found.map(({ itemId }) => itemId)]).toEqual([age, rows.map((row) => row.id)]);
        expect(found).toHaveLength(7);
      }
    }
  });
});
