import { companyById, settingsOf } from '../companies/store';
import { day } from '../kernel/day';
import { openItemsInRange } from '../ledger/store';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { testDatabase } from '../platform/testing/database';
import { interestOnLedger } from './interest.actions';
import type { CustomerInterest } from './interest-item';
import { shippedTable } from './rate-table';
import { told } from './testing/policies';

/** Interest of what stands in the ledger: what was overdue, what was applied to it and when, by the law of its debtor. */
const open = testDatabase();

async function ledger(code: string, more: object = {}): Promise<LittleLedger> {
  const of = await littleLedger(open.db, code);
  const { companyId, customerId } = of;
  await open.db.write('company').where({ id: companyId }).update({ governing_law: 'DE' });
  await open.db
    .write('customer')
    .where({ id: customerId })
    .update({ debtor_type: 'company', ...more });
  return of;
}

async function interest(
  { companyId, customerId }: LittleLedger,
  asOn: string,
  among: 'open' | 'paid_late_too' = 'open',
): Promise<CustomerInterest[]> {
  const q = open.db.read;
  return interestOnLedger(q, {
    ...{ company: await companyById(q, companyId), settings: await settingsOf(q, companyId), asOn: day(asOn), among },
    ...{ range: { companyId, first: customerId, last: customerId + 1_000 }, itemIds: [], estimate: false },
    table: shippedTable(),
  });
}

const lines = (all: readonly CustomerInterest[]): string[] =>
  all.flatMap(({ found }) => found?.claims.flatMap((one) => [one.id.split('#')[0] ?? '', ...told(one)]) ?? []);

it('follows the half-years, the payments and the credit notes of an invoice', async () => {
  const of = await ledger('follows');
  const item = await of.invoice('F-1', 100_000, '2025-05-16', { dueOn: '2025-06-20' });
  await of.receive({ document: 'G-1', amountMinor: 20_000, on: '2025-07-20', type: 'credit_note', to: item });
  await of.receive({ document: 'P-1', amountMinor: 30_000, on: '2025-07-10', to: item });
  const found = await interest(of, '2025-07-31');
  expect(lines(found)).toEqual([
    'F-1',
    '80000 2025-06-21…2025-06-30 10 d 11.27 % = 2.4701',
    '80000 2025-07-01…2025-07-10 10 d 10.27 % = 2.2510',
    '50000 2025-07-11…2025-07-31 21 d 10.27 % = 2.9544',
    '= 768',
  ]);
  const { companyId, customerId } = of;
  const [owed] = await openItemsInRange(open.db.read, { companyId, first: customerId, last: customerId }, day('2025-07-31')); // prettier-ignore
  expect(found[0]?.found?.open.principalMinor).toBe(owed?.openMinor);
});

it('owes again what went back, and knows nothing of what came later', async () => {
  const of = await ledger('returned');
  const item = await of.invoice('F-1', 100_000, '2026-01-01', { dueOn: '2026-01-30' });
  const received = await of.receive({ document: 'P-1', amountMinor: 100_000, on: '2026-02-04', to: item });
  await of.takeBack(received, '2026-02-07');
  await of.receive({ document: 'P-2', amountMinor: 50_000, on: '2026-02-20', to: item });
  expect(lines(await interest(of, '2026-02-10'))).toEqual([
    'F-1',
    '100000 2026-01-31…2026-02-04 5 d 10.27 % = 1.4068',
    '100000 2026-02-08…2026-02-10 3 d 10.27 % = 0.8441',
    '= 225',
  ]);
});

it('outlives an invoice that was paid late, where that is asked for', async () => {
  const of = await ledger('late');
  const item = await of.invoice('F-1', 100_000, '2026-01-01', { dueOn: '2026-01-30' });
  await of.receive({ document: 'P-1', amountMinor: 100_000, on: '2026-02-09', to: item });
  const early = await of.invoice('F-2', 100_000, '2026-01-01', { dueOn: '2026-01-30' });
  await of.receive({ document: 'P-2', amountMinor: 100_000, on: '2026-01-29', to: early });
  expect(lines(await interest(of, '2026-03-31'))).toEqual([]);
  const found = await interest(of, '2026-03-31', 'paid_late_too');
  expect(lines(found)).toEqual(['F-1', '100000 2026-01-31…2026-02-09 10 d 10.27 % = 2.8137', '= 281']);
  expect(found[0]?.found?.open).toEqual({ costsMinor: 0, interestMinor: 281, principalMinor: 0 });
});

it('moves a due day that nobody works on, as the law says', async () => {
  const of = await ledger('moved');
  await of.invoice('F-1', 100_000, '2026-01-01', { dueOn: '2026-01-31' }); // a Saturday
  expect(lines(await interest(of, '2026-02-10'))[1]).toMatch(/^100000 2026-02-03…2026-02-10 8 d/);
});

it.each([
  ['a debtor of unknown kind', { debtor_type: 'unknown' }, 'unknown_debtor'],
  ['a law of which nothing is known', { governing_law: 'US' }, 'unknown_law'],
])('is none of %s', async (_, more, reason) => {
  const of = await ledger(`none-${reason}`, more);
  await of.invoice('F-1', 100_000, '2026-01-01');
  const [one] = await interest(of, '2026-03-31');
  expect(one).toMatchObject({ found: null, answer: { kind: 'none', reason } });
});

it('is none of what is not overdue, not dated, assumed, withheld or presumed settled', async () => {
  const of = await ledger('nothing');
  await of.invoice('F-1', 100_000, '2026-01-01', { dueOn: '2026-02-10' });
  await of.invoice('F-2', 100_000, '2026-01-01', { dueOn: null });
  const change = async (document: string, more: object): Promise<void> => {
    const item = await of.invoice(document, 100_000, '2026-01-01', { dueOn: '2026-01-30' });
    await open.db.write('open_item').where({ id: item }).update(more);
  };
  await change('F-3', { due_by: 'country:30' });
  await change('F-4', { withheld: 'retention' });
  await change('F-5', { presumed_settled_on: '2026-02-01' });
  expect(await interest(of, '2026-02-10')).toEqual([]);
});

it('counts each currency and each customer by itself, and nothing of another company', async () => {
  const of = await ledger('several');
  const other = await of.customer('4712');
  await open.db.write('customer').where({ id: other }).update({ debtor_type: 'consumer' });
  await of.invoice('F-1', 100_000, '2026-01-01', { dueOn: '2026-01-30' });
  await of.invoice('F-2', 100_000, '2026-01-01', { dueOn: '2026-01-30', currency: 'JPY' });
  await of.invoice('F-3', 100_000, '2026-01-01', { dueOn: '2026-01-30', customerId: other });
  const strange = await ledger('strange');
  await strange.invoice('F-9', 100_000, '2026-01-01', { dueOn: '2026-01-30' });
  const found = await interest(of, '2026-02-09');
  expect(found.map(({ currency, kind, found: one }) => `${kind} ${currency} ${one?.interestMinor ?? '-'}`)).toEqual([
    'company EUR 281',
    'company JPY 281',
    'consumer EUR 172',
  ]);
});
