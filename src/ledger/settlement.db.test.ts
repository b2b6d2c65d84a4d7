import { day } from '../kernel/day';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { cancelEntries } from './cancellation.store';
import {
  presumeSettled,
  replaceSettlements,
  settleAgain,
  settleMany,
  toldBefore,
  type Settlement,
} from './settlement.store';
import { balancesInRange, findItems, openItemsInRange, openItemsOf } from './store';
import { postingsOf } from './statement.store';
import { littleLedger, type LittleLedger } from './testing/little-ledger';

const open = testDatabase();
const work = () => workOn(open.db, '2026-03-02');
const everybody = (companyId: number) => ({ companyId, first: 0, last: Number.MAX_SAFE_INTEGER });
const openNow = async (ledger: LittleLedger): Promise<string[]> =>
  (await openItemsInRange(open.db.read, everybody(ledger.companyId), day('2026-12-31'))).map(
    (item) => `${item.document} ${item.openMinor}`,
  );
const accounts = async (ledger: LittleLedger): Promise<string[]> =>
  (await postingsOf(open.db.read, ledger.companyId, ledger.customerId)).map(
    ({ type, basis, on, amountMinor }) => `${on} ${type} ${basis} ${amountMinor}`,
  );

/** A ledger with one invoice of 100.00 of 1 January, settled as the rows say. */
async function settled(
  code: string,
  ...rows: Omit<Settlement, 'companyId' | 'itemId'>[]
): Promise<{ ledger: LittleLedger; item: number }> {
  const ledger = await littleLedger(open.db, code);
  const item = await ledger.invoice('F-1', 10_000, '2026-01-01');
  const { companyId } = ledger;
  await open.db.transaction((tx) =>
    settleMany(
      tx,
      work(),
      rows.map((row) => ({ ...row, companyId, itemId: item })),
    ),
  );
  return { ledger, item };
}

const pay = async (
  ledger: LittleLedger,
  item: number,
  amountMinor: number,
): Promise<{ entryId: number; replaced: Settlement[] }> => {
  const paid = await ledger.receive({ document: `P-${amountMinor}`, amountMinor, on: '2026-01-20' });
  const row = {
    companyId: ledger.companyId,
    fromItemId: paid.itemId,
    to: { itemId: item },
    amountMinor,
    allocatedOn: day('2026-01-20'),
  };
  return open.db.transaction(async (tx) => {
    const replaced = await replaceSettlements(tx, work(), [{ ...row, basis: 'matched' }]);
    return { entryId: paid.entryId, replaced };
  });
};

describe('a settlement that only a list tells of', () => {
  it('is booked as an adjustment on its day, and never before the invoice', async () => {
    const { ledger } = await settled(
      'booked',
      { amountMinor: 4000, on: day('2026-02-10'), basis: 'reported' },
      { amountMinor: 500, on: day('2025-12-01'), basis: 'reported' },
    );
    expect(await openNow(ledger)).toEqual(['F-1 5500']);
    const found = await findItems(open.db.read, { companyId: ledger.companyId, text: 'F-1', among: 'all' });
    expect(found.map((one) => one.type)).toEqual(['invoice']);
    expect(await accounts(ledger)).toEqual([
      '2026-01-01 invoice booked 10000',
      '2026-01-01 adjustment reported -500',
      '2026-02-10 adjustment reported -4000',
    ]);
  });

  it.each<[number, string[], string[]]>([
    [4000, ['F-1 6000'], ['2026-01-01 invoice booked 10000', '2026-01-20 payment booked -4000']],
    [
      1500,
      ['F-1 6000'],
      ['2026-01-01 invoice booked 10000', '2026-01-20 payment booked -1500', '2026-02-10 adjustment reported -2500'],
    ],
    [9000, ['F-1 1000'], ['2026-01-01 invoice booked 10000', '2026-01-20 payment booked -9000']],
  ])('makes way for the real payment of %i', async (paid, left, lines) => {
    const { ledger, item } = await settled(`paid-${paid}`, {
      amountMinor: 4000,
      on: day('2026-02-10'),
      basis: 'reported',
    });
    await pay(ledger, item, paid);
    expect(await openNow(ledger)).toEqual(left);
    expect(await accounts(ledger)).toEqual(lines);
    const [balance] = await balancesInRange(open.db.read, everybody(ledger.companyId));
    expect(`F-1 ${balance?.openMinor}`).toBe(left[0]);
  });

  it('the oldest of several makes way first', async () => {
    const { ledger, item } = await settled(
      'several',
      { amountMinor: 3000, on: day('2026-02-01'), basis: 'reported' },
      { amountMinor: 2000, on: day('2026-02-20'), basis: 'presumed' },
    );
    await pay(ledger, item, 3500);
    expect(await accounts(ledger)).toEqual([
      '2026-01-01 invoice booked 10000',
      '2026-01-20 payment booked -3500',
      '2026-02-20 adjustment presumed -1500',
    ]);
  });

  it('stands again where the payment is taken back, as far as nothing else has paid the item', async () => {
    const { ledger, item } = await settled('again', { amountMinor: 10_000, on: day('2026-02-10'), basis: 'reported' });
    const { companyId, customerId } = ledger;
    const told = () => toldBefore(open.db.read, { companyId, since: day('2026-02-01'), customerIds: [customerId] });
    expect(await told()).toMatchObject([{ itemId: item, settledMinor: 10_000, document: 'F-1', on: '2026-02-10' }]);
    expect(await toldBefore(open.db.read, { companyId, since: day('2026-02-11') })).toEqual([]);
    expect(await toldBefore(open.db.read, { companyId: companyId + 1, since: day('2026-02-01') })).toEqual([]);
    const { entryId, replaced } = await pay(ledger, item, 10_000);
    expect(await told()).toEqual([]);
    expect(replaced).toMatchObject([{ itemId: item, amountMinor: 10_000, basis: 'reported', on: '2026-02-10' }]);
    await open.db.transaction((tx) => cancelEntries(tx, work(), { companyId, entryIds: [entryId], why: 'undone' }));
    expect(await openNow(ledger)).toEqual(['F-1 10000']);
    await ledger.receive({ document: 'P-2', amountMinor: 1000, on: '2026-02-20', to: item });
    await open.db.transaction((tx) => settleAgain(tx, work(), replaced));
    expect(await openNow(ledger)).toEqual([]);
    expect(await accounts(ledger)).toEqual([
      '2026-01-01 invoice booked 10000',
      '2026-02-10 adjustment reported -9000',
      '2026-02-20 payment booked -1000',
    ]);
  });

  it('of a credit note books the other way', async () => {
    const ledger = await littleLedger(open.db, 'credit');
    const credit = await ledger.receive({ document: 'C-1', amountMinor: 700, on: '2026-01-10', type: 'credit_note' });
    const { companyId } = ledger;
    await open.db.transaction((tx) =>
      settleMany(tx, work(), [
        { companyId, itemId: credit.itemId, amountMinor: 200, on: day('2026-02-01'), basis: 'reported' },
      ]),
    );
    expect(await openNow(ledger)).toEqual(['C-1 -500']);
    expect(await accounts(ledger)).toEqual([
      '2026-01-10 credit_note booked -700',
      '2026-02-01 adjustment reported 200',
    ]);
  });

  it('is refused beyond what is open', async () => {
    const row = { amountMinor: 10_001, on: day('2026-02-10'), basis: 'presumed' } as const;
    await expect(settled('too-much', row)).rejects.toMatchObject({ code: 'allocation-more-than-open' });
  });

  it('is presumed by a mark that can be taken back, in its own company only', async () => {
    const { ledger, item } = await settled('presumed');
    const mark = (companyId: number, on: string | null) =>
      open.db.transaction((tx) =>
        presumeSettled(tx, { companyId, itemIds: [item], on: on === null ? null : day(on), importId: 7 }),
      );
    const marked = async () => (await openItemsOf(open.db.read, ledger.companyId, [item]))[0]?.presumedSettledOn;
    await mark(ledger.companyId + 1, '2026-02-10');
    expect(await marked()).toBeNull();
    await mark(ledger.companyId, '2026-02-10');
    expect(await marked()).toBe('2026-02-10');
    await mark(ledger.companyId, null);
    expect(await marked()).toBeNull();
  });
});
