import { day } from '../kernel/day';
import { littleLedger } from '../ledger/testing/little-ledger';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { tasksOf } from '../tasks/store';
import { raise } from './actions';
import { categoryOfReason } from './deduction-reason';
import { openDeduction, takeBackDeduction } from './short-payment.actions';
import { disputeById, disputeHolds } from './store';

const open = testDatabase();
const work = () => workOn(open.db, '2026-03-02');

it.each([
  ['', 'short_payment'],
  ['3% Skonto', 'discount'],
  ['escompte 2 %', 'discount'],
  ['Rücksendung vom 3.2.', 'returned'],
  ['Fehlmenge 2 Paletten', 'quantity'],
  ['Mängelrüge', 'quality'],
  ['doppelt berechnet', 'duplicate'],
  ['frais de banque', 'bank_charge'],
  ['fel pris', 'quality'],
  ['prix trop élevé', 'price'],
  ['Sicherheitseinbehalt 5 %', 'contract'],
  ['verrechnet mit unserer Rechnung 77', 'set_off'],
  ["'; drop table dispute; --", 'short_payment'],
  ['x'.repeat(200_000), 'short_payment'],
])('“%.40s” is %s', (text, category) => {
  expect(categoryOfReason(null, text)).toBe(category);
  expect(categoryOfReason('freight', text)).toBe('freight');
  expect(categoryOfReason('constructor', text)).toBe(category);
});

/** F-1 of 1,000.00, paid but for 70.00. */
async function shortPaid(code: string) {
  const ledger = await littleLedger(open.db, code);
  const { companyId, customerId } = ledger;
  const itemId = await ledger.invoice('F-1', 100_000, '2026-01-05');
  const paid = await ledger.receive({ document: 'BANK-1', amountMinor: 93_000, on: '2026-03-01', to: itemId });
  const short = { companyId, itemId, amountMinor: 7_000, reasonCode: null, paidByItemId: paid.itemId };
  const held = async () => (await disputeHolds(open.db.read)({ companyId, first: 0, last: 9e15 }, day('2026-03-03'), null)).map(({ amountMinor }) => amountMinor ?? 'all'); // prettier-ignore
  return { ledger, companyId, customerId, itemId, short, held, paidByItemId: paid.itemId };
}

it('what was kept back is a case with its reason and owner at once, and none where the payment is taken back', async () => {
  const { companyId, short, held, paidByItemId } = await shortPaid('short1');
  const disputeId = await open.db.transaction((tx) => openDeduction(tx, work(), { ...short, text: 'Retoure 12' }));
  expect(await disputeById(open.db.read, companyId, disputeId)).toMatchObject({ category: 'returned', owner: 'logistics', objection: 'Retoure 12 (BANK-1 2026-03-01: €70.00)', state: 'new' }); // prettier-ignore
  expect(await held()).toEqual(['all']);
  const which = { companyId, disputeId, why: 'the payment was taken back' };
  const back = (more: object) => open.db.transaction((tx) => takeBackDeduction(tx, work(), { ...which, paidByItemId, ...more })); // prettier-ignore
  expect(await back({ paidByItemId: paidByItemId + 1 })).toBe(false);
  expect(await back({ companyId: companyId + 1 })).toBe(false);
  expect(await back({})).toBe(true);
  expect(await held()).toEqual([]);
  expect(await back({})).toBe(false);
});

it('never more than is open, nothing of another company, and no second case on a disputed item', async () => {
  const { ledger, companyId, customerId, itemId, short, held, paidByItemId } = await shortPaid('short2');
  const take = (more: object) =>
    open.db.transaction((tx) => openDeduction(tx, work(), { ...short, text: '', ...more }));
  await expect(take({ companyId: companyId + 1 })).rejects.toMatchObject({ code: 'no-such-item' });
  const other = await ledger.invoice('F-2', 100_000, '2026-01-05');
  const standing = await raise(work(), { companyId, customerId, items: [{ itemId: other, amountMinor: 5_000 }], category: 'price', objection: 'Too dear' }); // prettier-ignore
  expect(await take({ itemId: other })).toBe(standing.id);
  const tasks = await tasksOf(open.db.read, { companyId });
  expect(tasks.filter(({ kind }) => kind === 'deduction_disputed').map(({ title }) => title)).toEqual(['F-2: decide what becomes of the rest of €70.00 (no reason is known)']); // prettier-ignore
  expect(await open.db.transaction((tx) => takeBackDeduction(tx, work(), { companyId, disputeId: standing.id, paidByItemId, why: 'x' }))).toBe(false); // prettier-ignore
  const id = await take({ amountMinor: 9_000_000 });
  expect((await disputeById(open.db.read, companyId, id))?.items).toMatchObject([{ itemId, openMinor: 7_000 }]);
  expect(await held()).toEqual([5_000, 'all']);
});
