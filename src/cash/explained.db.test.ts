import { day } from '../kernel/day';
import { openItemsInRange } from '../ledger/store';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { followAdvices } from './advised.actions';
import { undoApplication } from './apply.actions';
import { findApplications, type Application } from './application.store';
import type { Deductions } from './deductions.actions';
import { takeBack } from './deciding.actions';
import { matchReceipts } from './matching.actions';
import { takeIn } from './remittance.actions';
import { openRemittances } from './remittance.store';
import { plantReceipts } from './testing/plant-receipts';

/** Money that something else explains: an advice of the customer, accounting's own payment, an earlier receipt that goes back. */
const open = testDatabase();
const today = () => workOn(open.db, '2026-02-20');
const IBAN = 'FR7630006000011234567890189';

/** What the room of disputes is told, in the order in which it is. */
const told: string[] = [];
const cases: Deductions = {
  open: (_tx, _work, { amountMinor, text }) => Promise.resolve(told.push(`${amountMinor} ${text}`)),
  takeBack: () => Promise.resolve(told.push('taken back') > 0),
};
beforeEach(() => void told.splice(0));

const openNow = async ({ companyId }: LittleLedger): Promise<string[]> => {
  const range = { companyId, first: 0, last: Number.MAX_SAFE_INTEGER };
  const items = await openItemsInRange(open.db.read, range, day('2026-02-20'), null);
  return items.map((item) => `${item.document} ${item.openMinor}`).sort();
};

const applied = ({ companyId }: LittleLedger): Promise<Application[]> =>
  findApplications(open.db.read, { companyId, kind: null, customerId: null, lineId: null, withEnded: false, most: 9, offset: 0 }); // prettier-ignore

it('pays what the customer wrote that it pays, and the advice explains money again after the undo', async () => {
  const ledger = await littleLedger(open.db, 'advised');
  const { companyId, customerId } = ledger;
  await ledger.invoice('F-1001', 10_000, '2026-01-01');
  await ledger.invoice('F-1002', 7000, '2026-01-02');
  const line = { place: 1, grossMinor: null, discountMinor: 0, reason: null };
  const lines = [
    { ...line, document: 'F-1001', deductionMinor: 500, paidMinor: 9500, reason: 'quality' },
    { ...line, place: 2, document: 'F-1002', deductionMinor: 0, paidMinor: 7000 },
  ];
  const said = { place: 1, payer: 'X', on: day('2026-02-08'), currency: 'EUR', totalMinor: 16_500, reference: 'ZA-77123', isGuess: false, lines }; // prettier-ignore
  await takeIn(today(), { companyId, customerId, fileName: 'a.csv', format: 'csv', sha256: 'a' }, [said]);
  await plantReceipts(open.db, companyId, [{ on: '2026-02-10', amountMinor: 16_500, text: 'lt. Avis ZA-77123' }]);
  expect(await matchReceipts(today(), { id: companyId })).toMatchObject({ applied: 1, waiting: 0 });
  expect(await openNow(ledger)).toEqual(['F-1001 500']);
  expect(await openRemittances(open.db.read, companyId)).toEqual([]);
  expect([await followAdvices(today(), companyId, cases), await followAdvices(today(), companyId, cases)]).toEqual([
    1, 0,
  ]);
  const [made] = await applied(ledger);
  await undoApplication(today(), companyId, made!.id, 'wrong');
  expect(await openNow(ledger)).toEqual(['F-1001 10000', 'F-1002 7000']);
  expect(await openRemittances(open.db.read, companyId)).toHaveLength(1);
  await followAdvices(today(), companyId, cases);
  expect(told).toEqual(['500 quality', 'taken back']);
});

it('belongs to the payment that accounting booked: nothing is booked a second time', async () => {
  const ledger = await littleLedger(open.db, 'booked-there');
  const invoice = await ledger.invoice('F-1001', 10_000, '2026-01-01');
  await ledger.receive({ document: 'RG-1', amountMinor: 10_000, on: '2026-02-09', to: invoice });
  await plantReceipts(open.db, ledger.companyId, [
    { on: '2026-02-10', amountMinor: 10_000, name: 'CUSTOMER 4711', text: 'F-1001', iban: IBAN },
    { on: '2026-02-10', amountMinor: 10_000, name: 'CUSTOMER 4711', text: 'F-1001 bis', iban: IBAN },
  ]);
  expect(await matchReceipts(today(), { id: ledger.companyId })).toMatchObject({ applied: 1, waiting: 1 });
  expect((await applied(ledger)).map((one) => one.kind)).toEqual(['booked_already']);
  expect(await openNow(ledger)).toEqual([]);
  expect(await rowsOf(open.db.read, `select 1 from v_entry where company_id = ? and type = 'payment'`, [ledger.companyId])).toHaveLength(1); // prettier-ignore
});

it('goes back where the bank names it; else a person is asked', async () => {
  const ledger = await littleLedger(open.db, 'went-back');
  const { companyId } = ledger;
  await ledger.invoice('FA2026-00123', 10_000, '2026-01-01');
  await plantReceipts(open.db, companyId, [
    { on: '2026-02-10', amountMinor: 10_000, text: 'FA2026-00123', endToEnd: 'E2E-881233', iban: IBAN },
  ]);
  expect(await matchReceipts(today(), { id: companyId })).toMatchObject({ applied: 1 });
  await plantReceipts(open.db, companyId, [
    { on: '2026-02-14', amountMinor: -10_000, text: 'RETOURE', endToEnd: 'E2E-881233', returned: 'AC04' },
    { on: '2026-02-15', amountMinor: -2500, text: 'RETOURE', returned: 'MD06' },
  ]);
  expect(await matchReceipts(today(), { id: companyId })).toMatchObject({ returned: 1 });
  expect(await openNow(ledger)).toEqual(['FA2026-00123 10000']);
  const tasks = await rowsOf<{ kind: string }>(open.db.read, `select kind from v_task where company_id = ? order by kind`, [companyId]); // prettier-ignore
  expect(tasks.map((task) => task.kind)).toEqual(['payment_returned', 'return_unknown']);
  expect(await matchReceipts(today(), { id: companyId })).toMatchObject({ returned: 0 });
  const back = (await applied(ledger)).find((one) => one.kind === 'returned');
  await expect(takeBack(today(), companyId, back!.id, 'wrong')).rejects.toMatchObject({ code: 'cash-returned' });
  const paid = (await applied(ledger)).find((one) => one.kind === 'applied');
  await expect(takeBack(today(), companyId, paid!.id, 'wrong')).rejects.toMatchObject({ code: 'cash-went-back' });
  expect(await openNow(ledger)).toEqual(['FA2026-00123 10000']);
});
