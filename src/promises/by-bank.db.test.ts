import { findApplications } from '../cash/application.store';
import { undoApplication } from '../cash/apply.actions';
import { matchReceipts } from '../cash/matching.actions';
import { plantReceipts } from '../cash/testing/plant-receipts';
import { day } from '../kernel/day';
import { settleMany } from '../ledger/settlement.store';
import { littleLedger } from '../ledger/testing/little-ledger';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { recordPromise } from './actions';
import { followLedger } from './jobs';
import { judgedPromise } from './store';

/** A promise and the money of the bank: kept by what is matched, open again when that is taken back, told of once. */
const open = testDatabase();
const on = (today: string): ReturnType<typeof workOn> => workOn(open.db, today);

/** FA2026-00123 of 1,000.00, promised on 2 March for the 10th. */
async function promised(
  code: string,
): Promise<{ companyId: number; itemId: number; verdict(asOn: string): Promise<string | undefined> }> {
  const ledger = await littleLedger(open.db, code);
  const { companyId, customerId } = ledger;
  const itemId = await ledger.invoice('FA2026-00123', 100_000, '2026-01-05');
  const { promise } = await recordPromise(
    on('2026-03-02'),
    { companyId, customerId, of: { items: [{ itemId, amountMinor: null }] }, promisedOn: day('2026-03-10') },
    () => () => Promise.resolve([]),
  );
  const verdict = async (asOn: string) => (await judgedPromise(open.db.read, companyId, promise.id, day(asOn)))?.verdict.state; // prettier-ignore
  return { companyId, itemId, verdict };
}

it('is kept by what the bank brings, and once also where a list had taken the item for paid before', async () => {
  const { companyId, itemId, verdict } = await promised('by-bank');
  const listed = { companyId, itemId, amountMinor: 100_000, on: day('2026-03-09'), basis: 'reported' } as const;
  await open.db.transaction((tx) => settleMany(tx, on('2026-03-09'), [listed]));
  await plantReceipts(open.db, companyId, [{ on: '2026-03-09', amountMinor: 100_000, text: 'Facture FA2026-00123' }]);
  expect(await matchReceipts(on('2026-03-10'), { id: companyId })).toMatchObject({ applied: 1 });
  expect(await verdict('2026-03-11')).toBe('kept');
  await followLedger(on('2026-03-11'), companyId);
  const told = await rowsOf(open.db.read, `select 1 from v_event where company_id = ? and kind = 'promise.kept'`, [companyId]); // prettier-ignore
  expect(told).toHaveLength(1);
});

it('is open again, then broken, where the money is taken back', async () => {
  const { companyId, verdict } = await promised('taken-back');
  await plantReceipts(open.db, companyId, [{ on: '2026-03-09', amountMinor: 100_000, text: 'Facture FA2026-00123' }]);
  await matchReceipts(on('2026-03-10'), { id: companyId });
  expect(await verdict('2026-03-20')).toBe('kept');
  const [made] = await findApplications(open.db.read, { companyId, kind: null, customerId: null, lineId: null, withEnded: false, most: 1, offset: 0 }); // prettier-ignore
  await undoApplication(on('2026-03-12'), companyId, made?.id ?? 0, 'another customer’s');
  expect([await verdict('2026-03-11'), await verdict('2026-03-20')]).toEqual(['open', 'broken']);
});
