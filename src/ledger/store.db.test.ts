import { day, endOfDay, type Day, type Instant } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { ageingOf } from './ageing.store';
import { allocateMany, allocationsOf, reverseAllocations } from './allocation.store';
import { addCharges, chargesInRange, waiveCharges } from './charge.store';
import { bookEntries, entriesOf } from './entry.store';
import { forgetFreshness, freshnessOf, noteFreshness } from './freshness.store';
import type { NewEntry } from './entry';
import { putRates, ratesOn } from './fx.store';
import { mintReferences, referenceOf } from './reference.store';
import { isCreditorReference } from './reference';
import { postingsOf } from './statement.store';
import { balancesInRange, customerRanges, findItems, ledgerHolds, openItemsInRange, openItemsOf } from './store';
import { littleLedger, type LittleLedger } from './testing/little-ledger';

const open = testDatabase();
const work = (today = '2026-03-02') => workOn(open.db, today);
const everybody = (companyId: number) => ({ companyId, first: 0, last: Number.MAX_SAFE_INTEGER });

/** `document open` of everything open on a day, as known now or at the end of another. */
async function openOn(ledger: LittleLedger, asOn: string, knownOn?: string): Promise<string[]> {
  const knownAt: Instant | null = knownOn === undefined ? null : endOfDay(day(knownOn));
  const items = await openItemsInRange(open.db.read, everybody(ledger.companyId), day(asOn), knownAt);
  return items.map((item) => `${item.document} ${item.openMinor}`);
}
const balance = async (ledger: LittleLedger): Promise<number> =>
  (await balancesInRange(open.db.read, everybody(ledger.companyId))).reduce((sum, one) => sum + one.openMinor, 0);

describe('the ledger', () => {
  it('C25: what is open is what the allocations leave, as on any day and as known on any other', async () => {
    const ledger = await littleLedger(open.db, 'c25');
    const invoice = await ledger.invoice('F-1', 10_000, '2026-01-01');
    const first = await ledger.receive({ document: 'P-1', amountMinor: 3000, on: '2026-01-20', to: invoice });
    await ledger.receive({ document: 'P-2', amountMinor: 2000, on: '2026-01-25', bookedOn: '2026-02-03', to: invoice });
    expect(await openOn(ledger, '2026-01-19')).toEqual(['F-1 10000']);
    expect(await openOn(ledger, '2026-01-20')).toEqual(['F-1 7000']);
    expect(await openOn(ledger, '2026-02-10')).toEqual(['F-1 5000']);
    expect(await openOn(ledger, '2026-01-31')).toEqual(['F-1 5000']); // known by now
    expect(await openOn(ledger, '2026-01-31', '2026-01-31')).toEqual(['F-1 7000']); // not known then
    await ledger.takeBack(first, '2026-02-15');
    expect(await openOn(ledger, '2026-02-14')).toEqual(['F-1 5000']);
    expect(await openOn(ledger, '2026-02-15')).toEqual(['F-1 8000']);
    expect(await balance(ledger)).toBe(8000);
    expect((await allocationsOf(open.db.read, ledger.companyId, [invoice])).map((a) => a.amountMinor)).toEqual([
      3000, 2000, -3000,
    ]);
  });

  it('C9: nothing that was cancelled or is used up is shown as open', async () => {
    const ledger = await littleLedger(open.db, 'c9');
    const invoice = await ledger.invoice('F-1', 10_000, '2026-01-01');
    await ledger.receive({ document: 'C-1', amountMinor: 4000, on: '2026-01-10', type: 'credit_note', to: invoice });
    const mistake = await ledger.receive({
      document: 'C-2',
      amountMinor: 1000,
      on: '2026-01-11',
      type: 'credit_note',
      to: invoice,
    });
    expect(await openOn(ledger, '2026-02-01')).toEqual(['F-1 5000']);
    await ledger.cancel(mistake, '2026-02-02');
    expect(await openOn(ledger, '2026-02-02')).toEqual(['F-1 6000']);
    expect(await openOn(ledger, '2026-01-31')).toEqual(['F-1 6000']); // as if it had never been
    expect(await openOn(ledger, '2026-01-31', '2026-01-31')).toEqual(['F-1 5000']); // but it was known
    await expect(
      findItems(open.db.read, { companyId: ledger.companyId, text: 'C-2', among: 'all' }),
    ).rejects.toMatchObject({ code: 'no-such-item' });
    expect(await balance(ledger)).toBe(6000);
    const postings = await postingsOf(open.db.read, ledger.companyId, ledger.customerId);
    expect(postings.map((posting) => posting.document)).toEqual(['F-1', 'C-1']);
  });

  it('a day before a correction of an entry was known still shows what was known', async () => {
    const ledger = await littleLedger(open.db, 'versions');
    const itemId = await ledger.invoice('F-1', 10_000, '2026-01-01', { dueOn: '2026-01-31' });
    await open.db.transaction(async (tx) => {
      const [item] = await openItemsOf(tx, ledger.companyId, [itemId]);
      const change = {
        company_id: ledger.companyId,
        entry_id: item!.entryId,
        part: 1,
        recorded_at: work('2026-02-10').now,
        recorded_by: 'import',
      };
      await tx('open_item')
        .where({ id: itemId })
        .update({ due_on: '2026-02-28', amount_minor: 9000, open_minor: 9000 });
      await tx('entry_change').insert([
        { ...change, field: 'due_on', before: '2026-01-31', after: '2026-02-28' },
        { ...change, field: 'amount_minor', before: '10000', after: '9000' },
      ]);
    });
    const at = async (knownAt: Instant | null) => {
      const [item] = await openItemsInRange(open.db.read, everybody(ledger.companyId), day('2026-02-11'), knownAt);
      return [item!.dueOn, item!.amountMinor, item!.openMinor];
    };
    expect(await at(endOfDay(day('2026-02-09')))).toEqual(['2026-01-31', 10_000, 10_000]);
    expect(await at(endOfDay(day('2026-02-10')))).toEqual(['2026-02-28', 9000, 9000]);
    expect(await at(null)).toEqual(['2026-02-28', 9000, 9000]);
  });

  it('C46: an invoice without a due day is open and never late', async () => {
    const ledger = await littleLedger(open.db, 'c46');
    await ledger.invoice('F-1', 700, '2026-01-01', { dueOn: null });
    expect(await openOn(ledger, '2026-03-02')).toEqual(['F-1 700']);
    const [ageing] = await ageingOf(open.db.read, ledger.companyId, day('2036-01-01'));
    expect(ageing).toMatchObject({ buckets: [0, 0, 0, 0, 0], undatedMinor: 700, totalMinor: 700 });
    expect((await balancesInRange(open.db.read, everybody(ledger.companyId)))[0]).toMatchObject({ oldestDueOn: null });
  });

  it('C45: no question of one company sees another’s ledger', async () => {
    const mine = await littleLedger(open.db, 'c45');
    const theirs = await littleLedger(open.db, 'c45-other');
    const item = await theirs.invoice('F-1', 10_000, '2026-01-01');
    const paid = await theirs.receive({ document: 'P-1', amountMinor: 500, on: '2026-01-05', to: item });
    const { companyId } = mine;
    const q = open.db.read;
    const range = everybody(companyId);
    const asOn = day('2026-03-02');
    expect(await openItemsInRange(q, range, asOn)).toEqual([]);
    expect(await openItemsInRange(q, range, day('2026-01-02'), endOfDay(asOn))).toEqual([]);
    expect(await openItemsOf(q, companyId, [item])).toEqual([]);
    expect(await balancesInRange(q, range)).toEqual([]);
    expect(await entriesOf(q, companyId, [paid.entryId])).toEqual([]);
    expect(await allocationsOf(q, companyId, [item])).toEqual([]);
    expect(await ageingOf(q, companyId, asOn)).toEqual([]);
    expect(await postingsOf(q, companyId, theirs.customerId)).toEqual([]);
    expect(await ledgerHolds(q)(range, asOn, null)).toEqual([]);
    expect(await chargesInRange(q, range)).toEqual([]);
    expect(await customerRanges(q, companyId)).toEqual([{ companyId, first: mine.customerId, last: mine.customerId }]);
    await expect(findItems(q, { companyId, text: 'F-1' })).rejects.toMatchObject({ code: 'no-such-item' });
    const itemId = work().ids.seal('item', item);
    await expect(findItems(q, { companyId, text: itemId, ids: work().ids })).rejects.toMatchObject({
      code: 'no-such-item',
    });
    const reversing = { companyId, allocationIds: [paid.allocationId!], reason: 'x', on: asOn };
    await expect(open.db.transaction((tx) => reverseAllocations(tx, work(), reversing))).rejects.toMatchObject({
      code: 'already-reversed',
    });
    const allocating = {
      companyId,
      fromItemId: paid.itemId,
      to: { itemId: item },
      amountMinor: 1,
      allocatedOn: asOn,
      basis: 'manual',
    } as const;
    await expect(open.db.transaction((tx) => allocateMany(tx, work(), [allocating]))).rejects.toMatchObject({
      code: 'allocation-unknown',
    });
    expect(await balance(theirs)).toBe(9500);
  });

  it('the tables themselves refuse what would take more than there is, or reverse twice', async () => {
    const ledger = await littleLedger(open.db, 'checks');
    const item = await ledger.invoice('F-1', 1000, '2026-01-01');
    const paid = await ledger.receive({ document: 'P-1', amountMinor: 1000, on: '2026-01-05', to: item });
    const forced = (change: Record<string, unknown>) =>
      open.db.transaction((tx) => tx('open_item').where({ id: item }).update(change));
    await expect(forced({ open_minor: -1 })).rejects.toThrow(/open_item_within_amount/);
    await expect(forced({ open_minor: 1001 })).rejects.toThrow(/open_item_within_amount/);
    await ledger.takeBack(paid, '2026-02-01');
    await expect(ledger.takeBack(paid, '2026-02-02')).rejects.toMatchObject({ code: 'nothing-to-return' });
    const again = open.db.transaction((tx) =>
      tx.raw(
        `insert into allocation (company_id, customer_id, from_item_id, to_item_id, amount_minor, allocated_on, basis, reverses_id, recorded_at, recorded_by)
         select company_id, customer_id, from_item_id, to_item_id, -amount_minor, allocated_on, basis, id, recorded_at, recorded_by from allocation where id = ?`,
        [paid.allocationId!],
      ),
    );
    await expect(again).rejects.toThrow(/unique/i);
  });
});

describe('entries', () => {
  const entry = (ledger: LittleLedger, more: Partial<NewEntry> = {}): NewEntry => ({
    ...{
      companyId: ledger.companyId,
      customerId: ledger.customerId,
      type: 'invoice',
      document: 'F-1',
      currency: 'EUR',
    },
    ...{ amountMinor: 300, issuedOn: day('2026-01-01'), dueOn: day('2026-01-31') },
    ...more,
  });
  const book = (...rows: NewEntry[]) => open.db.transaction((tx) => bookEntries(tx, work(), rows));

  it('are booked once, each with its parts, its event and what the source says of it', async () => {
    const ledger = await littleLedger(open.db, 'entries');
    const parts = [100, 200].map((amountMinor, at) => ({ dueOn: `2026-0${at + 2}-01` as Day, amountMinor }));
    const [booked] = await book(entry(ledger, { parts, more: { poNo: 'PO-9', netMinor: 250, deliveryNote: 'L-1' } }));
    expect(booked?.itemIds).toHaveLength(2);
    const items = await openItemsOf(open.db.read, ledger.companyId, booked!.itemIds);
    expect(items.map(({ part, parts: of, dueOn, openMinor, poNo }) => [part, of, dueOn, openMinor, poNo])).toEqual([
      [1, 2, '2026-02-01', 100, 'PO-9'],
      [2, 2, '2026-03-01', 200, 'PO-9'],
    ]);
    const [kept] = await entriesOf(open.db.read, ledger.companyId, [booked!.entryId]);
    expect(kept).toMatchObject({ netMinor: 250, deliveryNote: 'L-1', recordedBy: 'maria', basis: 'booked' });
    await expect(book(entry(ledger))).rejects.toMatchObject({ code: 'already-booked' });
    await expect(book(entry(ledger, { document: 'F-2' }), entry(ledger, { document: 'F-2' }))).rejects.toMatchObject({
      code: 'already-booked',
    });
    const events = await rowsOf(open.db.read, 'select kind, subject from event where company_id = ?', [
      ledger.companyId,
    ]);
    expect(events).toEqual([{ kind: 'booked', subject: `entry/${booked!.entryId}` }]);
  });

  it('are found by number, by part, by public id; several of a number are refused with the candidates', async () => {
    const ledger = await littleLedger(open.db, 'search');
    const other = await ledger.customer('4712');
    const parts = [100, 200].map((amountMinor) => ({ dueOn: day('2026-02-01'), amountMinor }));
    const [two] = await book(entry(ledger, { parts }));
    await book(
      entry(ledger, { type: 'payment', amountMinor: -50 }),
      entry(ledger, { document: 'F-9' }),
      entry(ledger, { document: 'F-9', customerId: other }),
      entry(ledger, { document: 'F-1/2', identity: 'odd', amountMinor: 70 }),
    );
    const find = async (text: string, more: object = {}) =>
      (await findItems(open.db.read, { companyId: ledger.companyId, text, ids: work().ids, ...more })).map(
        (item) => item.amountMinor,
      );
    expect(await find('F-1')).toEqual([100, 200]);
    expect(await find('F-1/1')).toEqual([100]);
    expect(await find('f-1')).toEqual([100, 200]);
    expect(await find('F-1/2')).toEqual([70]); // a document of that very name comes first
    expect(await find('F-1', { among: 'credits' })).toEqual([-50]);
    expect(await find(work().ids.seal('item', two!.itemIds[1]!))).toEqual([200]);
    expect(await find('F-9', { customerId: other })).toEqual([300]);
    await expect(find('F-9')).rejects.toMatchObject({
      code: 'which-item',
      facts: { candidates: [{ document: 'F-9', type: 'invoice', amountMinor: 300 }, { document: 'F-9' }] },
    });
    await expect(find('F-1/3')).rejects.toMatchObject({ code: 'no-such-item' });
  });

  it('go through in ranges that cover every customer once', async () => {
    const ledger = await littleLedger(open.db, 'ranges');
    const ids = [ledger.customerId];
    for (const code of ['1', '2', '3', '4']) ids.push(await ledger.customer(code));
    const ranges = await customerRanges(open.db.read, ledger.companyId, 2);
    expect(ranges.map(({ first, last }) => [first, last])).toEqual([
      [ids[0], ids[1]],
      [ids[2], ids[3]],
      [ids[4], ids[4]],
    ]);
  });
});

describe('what stands beside the ledger', () => {
  it('C4, C43: a cause charges an entry once, however often it is asked for, and is no receivable', async () => {
    const ledger = await littleLedger(open.db, 'charges');
    const itemId = await ledger.invoice('F-1', 10_000, '2026-01-01');
    const [item] = await openItemsOf(open.db.read, ledger.companyId, [itemId]);
    const { companyId, customerId } = ledger;
    const charge = {
      companyId,
      customerId,
      entryId: item!.entryId,
      kind: 'fee',
      currency: 'EUR',
      amountMinor: 4000,
      aroseOn: day('2026-02-01'),
    } as const;
    const add = () =>
      open.db.transaction((tx) =>
        addCharges(tx, work(), [
          { ...charge, cause: 'reminder/1' },
          { ...charge, cause: 'reminder/2' },
        ]),
      );
    expect([await add(), await add()]).toEqual([2, 0]);
    expect(await balance(ledger)).toBe(10_000);
    const charges = await chargesInRange(open.db.read, everybody(companyId));
    const paid = await ledger.receive({ document: 'P-1', amountMinor: 5000, on: '2026-02-10' });
    await open.db.transaction((tx) =>
      allocateMany(tx, work(), [
        {
          companyId,
          fromItemId: paid.itemId,
          to: { chargeId: charges[0]!.id },
          amountMinor: 4000,
          allocatedOn: day('2026-02-10'),
          basis: 'manual',
        },
      ]),
    );
    await open.db.transaction((tx) =>
      waiveCharges(tx, work(), { companyId, chargeIds: [charges[1]!.id], why: 'goodwill' }),
    );
    expect((await chargesInRange(open.db.read, everybody(companyId))).map((one) => one.openMinor)).toEqual([0]);
    expect(await openOn(ledger, '2026-03-01')).toEqual(['F-1 10000', 'P-1 -1000']);
    const credit = async (asOn: string) => (await ageingOf(open.db.read, companyId, day(asOn)))[0]?.creditMinor;
    expect([await credit('2026-02-09'), await credit('2026-02-10')]).toEqual([0, -1000]);
  });

  it('a payment reference is minted once per cause and finds what it was minted for', async () => {
    const ledger = await littleLedger(open.db, 'references');
    const items = [await ledger.invoice('F-1', 100, '2026-01-01'), await ledger.invoice('F-2', 100, '2026-01-01')];
    const { companyId, customerId } = ledger;
    const about = `customer/${customerId}`;
    const mint = (itemIds: number[], kind: 'file_number' | 'message' = 'file_number') =>
      open.db.transaction((tx) => mintReferences(tx, work(), [{ companyId, customerId, kind, about, itemIds }]));
    const [first] = await mint([items[0]!]);
    const [second] = await mint(items);
    const [message] = await mint([], 'message');
    expect(isCreditorReference(first!)).toBe(true);
    expect(second).toBe(first);
    expect(message).not.toBe(first);
    const spoken = first!.toLowerCase().replace(/(.{4})/g, '$1 ');
    expect(await referenceOf(open.db.read, companyId, spoken)).toEqual({ customerId, about, itemIds: items });
    expect(await referenceOf(open.db.read, companyId + 1, first!)).toBeUndefined();
  });

  it('what an import told of the day up to which the ledger is known goes when it is undone', async () => {
    const ledger = await littleLedger(open.db, 'fresh');
    const { companyId } = ledger;
    const note = (importId: number, asOf: string, on: string, source = 'erp') =>
      open.db.transaction((tx) =>
        noteFreshness(tx, work(on), {
          companyId,
          source,
          kind: 'items',
          asOf: day(asOf),
          assumed: importId === 2,
          importId,
        }),
      );
    await note(1, '2026-02-27', '2026-03-02');
    await note(2, '2026-03-02', '2026-03-03');
    await note(3, '2026-02-20', '2026-03-03', 'bank');
    const known = async (knownAt: Instant | null = null) =>
      (await freshnessOf(open.db.read, companyId, knownAt)).map(({ source, asOf, assumed }) => [source, asOf, assumed]);
    expect(await known()).toEqual([
      ['bank', '2026-02-20', false],
      ['erp', '2026-03-02', true],
    ]);
    expect(await known(endOfDay(day('2026-03-02')))).toEqual([['erp', '2026-02-27', false]]);
    await open.db.transaction((tx) => forgetFreshness(tx, companyId, 2));
    expect(await known()).toEqual([
      ['bank', '2026-02-20', false],
      ['erp', '2026-02-27', false],
    ]);
  });

  it('a rate of exchange is the newest that is not later than the day', async () => {
    const rate = (on: string, from: string, text: string) => ({
      on: day(on),
      from,
      to: 'EUR',
      rate: text,
      source: 'ECB',
    });
    await open.db.transaction((tx) =>
      putRates(tx, [
        rate('2026-01-02', 'SEK', '0.08'),
        rate('2026-02-02', 'SEK', '0.09'),
        rate('2026-02-02', 'USD', '0.85'),
      ]),
    );
    await open.db.transaction((tx) => putRates(tx, [rate('2026-02-02', 'SEK', '0.091')]));
    const on = async (asOn: string) => [...(await ratesOn(open.db.read, day(asOn), 'EUR')).byCurrency].sort();
    expect(await on('2026-01-01')).toEqual([]);
    expect(await on('2026-02-01')).toEqual([['SEK', '0.08']]);
    expect(await on('2026-03-01')).toEqual([
      ['SEK', '0.091'],
      ['USD', '0.85'],
    ]);
  });
});
