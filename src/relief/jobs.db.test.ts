import { handOver, reopen } from '../cases/actions';
import { endCase } from '../cases/closing.actions';
import { itemOf, owe, workOn } from '../cases/testing/debts';
import { companyById } from '../companies/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { noticeRelief } from './jobs';
import { allLostItems, lostCasesOf } from './relief.panel';

/** The tasks of VAT relief over a real database: on their days, once, and gone with their cause. */
const open = testDatabase();
const partner = { number: 'RF-1', partner: 'Agence Delmas', partnerKind: 'agency' } as const;
const tasks = (companyId: number) =>
  rowsOf<{ title: string; dueOn: string; done: string | null }>(open.db.read, `select title, due_on as "dueOn", done_at as done from task where company_id = ? and kind = 'vat_relief' order by id`, [companyId]); // prettier-ignore

async function morning(companyId: number, today: string): Promise<readonly [number, number]> {
  const work = workOn(open.db, today);
  const company = await companyById(open.db.read, companyId);
  const written = jest.spyOn(work.db, 'transaction');
  const told = await noticeRelief(work, company);
  const { length } = written.mock.calls;
  written.mockRestore();
  return [told, length];
}

beforeAll(async () => {
  for (const [companyId, country] of [[1, 'FR'], [2, 'NL'], [3, 'PL']] as const) {
    await owe(open.db, { companyId, country, invoices: [['F-1', 12_000, '2026-01-01'], ['F-2', 6_000, '2026-01-15']], files: [['RF-1', [0, 1]]] }); // prettier-ignore
    await handOver(workOn(open.db, '2026-05-04'), { companyId, ...partner });
  }
}); // prettier-ignore

it('asks on the day on which relief opens, and says that nobody has checked the rule', async () => {
  expect(await morning(1, '2026-06-01')).toEqual([0, 0]);
  for (const companyId of [1, 2, 3]) await endCase(workOn(open.db, '2026-06-02'), companyId, 'RF-1', { outcome: 'uncollectable' }); // prettier-ignore
  expect(await morning(1, '2026-06-02')).toEqual([1, 1]);
  expect((await tasks(1)).map(({ title }) => title)).toEqual([expect.stringMatching(/^VAT of RF-1: relief may open on 2026-06-02 \(not verified: CGI art\. 272/)]); // prettier-ignore
  expect(await morning(1, '2026-06-03')).toEqual([0, 0]);
  expect(await morning(2, '2026-06-03')).toEqual([0, 0]);
  expect(await morning(2, '2027-01-01')).toEqual([0, 0]);
  expect(await morning(2, '2027-01-02')).toEqual([1, 1]);
});

it('asks nothing where no rule is written down', async () => {
  expect(await morning(3, '2030-01-01')).toEqual([0, 0]);
});

it('asks again sixty days before it lapses, due on the last day, and not after it', async () => {
  expect(await morning(1, '2028-10-31')).toEqual([0, 0]);
  expect(await morning(1, '2028-11-01')).toEqual([1, 1]);
  expect((await tasks(1)).at(-1)).toMatchObject({ dueOn: '2028-12-31' });
  expect((await tasks(1)).at(-1)?.title).toMatch(/may lapse after 2028-12-31/);
  expect(await morning(1, '2029-01-01')).toEqual([0, 0]);
});

it('asks the VAT back of money that comes after all, and no more where that was taken back', async () => {
  const recorded = { recorded_at: '2028-12-01T09:00:00.000Z', recorded_by: 'test' };
  await open.db.transaction(async (tx) => {
    const entry = { type: 'payment', document: 'P-1', currency: 'EUR', amount_minor: -3_000, issued_on: '2028-12-01' };
    await tx('entry').insert({ id: 900, company_id: 1, customer_id: 1, identity: 'P-1', ...entry, ...recorded });
    await tx('open_item').insert({ id: 900, company_id: 1, customer_id: 1, entry_id: 900, part: 1, currency: 'EUR', amount_minor: -3_000, open_minor: 0 }); // prettier-ignore
    const moved = { company_id: 1, customer_id: 1, from_item_id: 900, to_item_id: itemOf(1, 0), allocated_on: '2028-12-01', basis: 'manual' }; // prettier-ignore
    await tx('allocation').insert({ ...moved, amount_minor: 3_000, ...recorded });
  });
  expect(await morning(1, '2028-12-02')).toEqual([1, 1]);
  expect((await tasks(1)).at(-1)?.title).toMatch(/30\.00 came in on F-1 after RF-1 was given up: if its VAT was claimed back, about €5\.00/); // prettier-ignore
  expect(await morning(1, '2028-12-02')).toEqual([0, 0]);
  await open.db.transaction(async (tx) => {
    const [found] = await rowsOf<{ id: number }>(tx, 'select id from allocation where from_item_id = 900');
    await tx('allocation').insert({ company_id: 1, customer_id: 1, from_item_id: 900, to_item_id: itemOf(1, 0), allocated_on: '2028-12-02', basis: 'manual', amount_minor: -3_000, reverses_id: found?.id, recorded_at: '2028-12-02T10:00:00.000Z', recorded_by: 'test' }); // prettier-ignore
  });
  expect(await morning(1, '2028-12-03')).toEqual([0, 1]);
  expect((await tasks(1)).at(-1)?.done).not.toBeNull();
});

it.each([
  ['reported', 1],
  ['presumed', 0],
] as const)('takes what a list %s as settled for no write-off, and asks its VAT back: %i', async (basis, many) => {
  const id = basis === 'reported' ? 901 : 902;
  const recorded = { recorded_at: '2028-12-03T09:00:00.000Z', recorded_by: 'test' };
  await open.db.transaction(async (tx) => {
    const entry = { type: 'adjustment', document: 'A-1', currency: 'EUR', amount_minor: -1_000, issued_on: '2028-12-03', basis };
    await tx('entry').insert({ id, company_id: 1, customer_id: 1, identity: `A-${id}`, ...entry, ...recorded });
    await tx('open_item').insert({ id, company_id: 1, customer_id: 1, entry_id: id, part: 1, currency: 'EUR', amount_minor: -1_000, open_minor: 0 });
    await tx('allocation').insert({ company_id: 1, customer_id: 1, from_item_id: id, to_item_id: itemOf(1, 1), allocated_on: '2028-12-03', basis, amount_minor: 1_000, ...recorded });
  });
  expect((await morning(1, '2028-12-03'))[0]).toBe(many);
  const lost = await allLostItems(open.db.read, 1);
  expect(lost.map(({ writtenOffMinor }) => writtenOffMinor)).toEqual([0, 0]);
}); // prettier-ignore

it('finds the lost case of items, and closes what it asked for where the case goes on', async () => {
  expect(await lostCasesOf(open.db.read, 1, [itemOf(1, 0), itemOf(1, 1)])).toEqual([{ id: expect.any(Number) as number, number: 'RF-1' }]); // prettier-ignore
  expect(await lostCasesOf(open.db.read, 2, [itemOf(1, 0)])).toEqual([]);
  await reopen(workOn(open.db, '2028-12-04'), 1, 'RF-1');
  expect(await morning(1, '2028-12-04')).toEqual([0, 1]);
  expect((await tasks(1)).every(({ done }) => done !== null)).toBe(true);
  expect(await lostCasesOf(open.db.read, 1, [itemOf(1, 0)])).toEqual([]);
});
