import { day } from '../kernel/day';
import { putHold } from '../ledger/actions';
import { itemRows } from '../ledger/items.panel';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { customerRows } from './customers.panel';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** Where a day begins: Today, the customers, and the first start. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  clerk = await desk.as('collector');
});
afterAll(() => desk.close());

const names = (html: string): string[] =>
  [...html.matchAll(/<a href="\/c\/acme-sas\/customers\/cu_[^"]+">([^<]+)<\/a>/g)].map((found) => found[1] ?? '');

describe('the list of customers', () => {
  it('shows who owes most first, with what is overdue', async () => {
    const { text } = await clerk.get('/c/acme-sas/customers');
    expect(names(text)[0]).toBe('Brauhaus Nord GmbH');
    expect(text).toContain('3,055.25');
  });

  it.each([
    ['?balance=overdue&late=60', ['Brauhaus Nord GmbH']],
    ['?q=roux', ['Roux et Fils SARL']],
    ['?country=de', ['Brauhaus Nord GmbH']],
    ['?balance=credit', []],
  ])('%s finds %j', async (query, expected) => {
    expect(names((await clerk.get(`/c/acme-sas/customers${query}`)).text)).toEqual(expect.arrayContaining(expected));
    expect(names((await clerk.get(`/c/acme-sas/customers${query}`)).text)).toHaveLength(expected.length);
  });

  it('shows a past day as it was, and exports', async () => {
    const past = await clerk.get('/c/acme-sas/customers?on=2026-02-10&q=roux');
    expect(past.text).toContain('1,680.50'); // before the payment of 20 February
    const csv = await clerk.get('/c/acme-sas/customers/export');
    expect(csv.text).toContain('Roux et Fils SARL,4711,FR');
  });

  it('adds up to the invoices that were open on any past day', async () => {
    const { read } = database.db;
    const sums = (rows: readonly { customerId: number; currency: string | null; openMinor: number | null }[]) => {
      const summed = new Map<string, number>();
      for (const { customerId, currency, openMinor } of rows) {
        const key = `${customerId} ${currency ?? ''}`;
        if (openMinor !== null) summed.set(key, (summed.get(key) ?? 0) + openMinor);
      }
      return new Map([...summed].sort());
    };
    for (const past of ['2025-11-20', '2026-01-05', '2026-02-10', '2026-02-20'].map(day)) {
      const asked = {
        companyId: desk.company.id,
        today: past,
        past,
        text: '',
        care: false,
        minDaysLate: null,
        dueBasis: '',
        currency: '',
      };
      const all = { country: '', segment: '', collector: '', sort: '', descending: false, offset: 0, limit: 1_000 };
      const owed = sums(await customerRows(read, { ...asked, ...all, balance: '' }));
      expect([past, owed]).toEqual([past, sums(await itemRows(read, { ...asked, ...all, age: '', customer: '' }))]);
      if (past > '2026') expect(owed.size).toBeGreaterThan(1);
    }
  });
});

describe('Today', () => {
  it('says how the ledger stands and what needs a person', async () => {
    const [customer] = await rowsOf<{ id: number }>(database.db.read, `select id from v_customer where code = '4711'`);
    const { company, work } = { company: desk.company, work: desk.work() };
    await putHold(work, {
      companyId: company.id,
      customerId: customer?.id ?? 0,
      itemIds: [],
      amountMinor: null,
      kind: 'goodwill',
      reason: 'asked for a day',
      until: day('2026-03-03'),
    });
    const { text } = await clerk.get('/c/acme-sas');
    expect(text).toContain('Overdue');
    expect(text).toContain('asked for a day');
    expect(text).toContain('owes €1,380.50');
  });

  it('is where one arrives', async () => {
    expect(await clerk.get('/')).toMatchObject({ status: 303, location: '/c/acme-sas' });
  });
});

describe('the first start', () => {
  it('opens a company from what was typed, and keeps it where something is wrong', async () => {
    const administrator = await desk.as('administrator');
    const typed = { name: 'Nouvelle SARL', country: 'FR', currency: 'EUR' };
    const wrong = await administrator.post('/start', { ...typed, iban: 'FR00' });
    expect([wrong.status, wrong.text.includes('Nouvelle SARL')]).toEqual([422, true]);
    const opened = await administrator.post('/start', typed);
    expect(opened.location).toBe('/c/nouvelle-sarl/imports');
    const today = await administrator.get('/c/nouvelle-sarl');
    expect(today.text).toContain('Nothing to do yet');
  });

  it('makes no demo beside companies that people work for, and is for administrators only', async () => {
    const administrator = await desk.as('administrator');
    await administrator.post('/start/demo');
    expect(await administrator.get('/start/demo')).toMatchObject({ status: 303, location: '/' });
    expect((await clerk.get('/start')).status).toBe(403);
  });
});
