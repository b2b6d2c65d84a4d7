import { day } from '../kernel/day';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { tasksOf } from '../tasks/store';
import { confirm, raise } from './actions';
import { disputeDependents } from './clock.store';
import type { Dispute } from './dispute';
import { followLedger, reviewDisputes } from './jobs';
import { raiseMany, voidOfImport } from './listed.actions';
import type { ListedDispute } from './listed.store';
import { settle } from './settle.actions';
import { disputeById, disputeHolds, disputesOf, movesOf } from './store';

const open = testDatabase();
const on = (today: string): ReturnType<typeof workOn> => workOn(open.db, today);

let count = 0;
const fresh = async (): Promise<{ ledger: LittleLedger; f1: number }> => {
  const ledger = await littleLedger(open.db, `acme${(count += 1)}`);
  return { ledger, f1: await ledger.invoice('F-1', 100_000, '2026-01-05') };
};

const dispute = (ledger: LittleLedger, itemId: number, amountMinor: number | null): Promise<Dispute> =>
  raise(on('2026-03-02'), {
    companyId: ledger.companyId,
    customerId: ledger.customerId,
    items: [{ itemId, amountMinor }],
    category: 'price',
    objection: 'We agreed on less.',
  });

const stateOf = async (ledger: LittleLedger, { id }: Dispute): Promise<string | undefined> =>
  (await disputeById(open.db.read, ledger.companyId, id))?.state;

const held = async (ledger: LittleLedger, asOn: string): Promise<(number | null)[]> => {
  const range = { companyId: ledger.companyId, first: 0, last: Number.MAX_SAFE_INTEGER };
  return (await disputeHolds(open.db.read)(range, day(asOn), null)).map((hold) => hold.amountMinor);
};

describe('a dispute follows the ledger', () => {
  it('and closes itself when all of it is paid, once', async () => {
    const { ledger, f1 } = await fresh();
    const raised = await dispute(ledger, f1, null);
    expect(await followLedger(on('2026-03-03'), ledger.companyId)).toEqual({ closed: 0, back: 0 });
    await ledger.receive({ document: 'P-1', amountMinor: 60_000, on: '2026-03-04', to: f1 });
    expect(await followLedger(on('2026-03-04'), ledger.companyId)).toEqual({ closed: 0, back: 0 });
    await ledger.receive({ document: 'P-2', amountMinor: 40_000, on: '2026-03-05', to: f1 });
    expect(await followLedger(on('2026-03-05'), ledger.companyId)).toEqual({ closed: 1, back: 0 });
    expect(await followLedger(on('2026-03-05'), ledger.companyId)).toEqual({ closed: 0, back: 0 });
    expect(await stateOf(ledger, raised)).toBe('confirmed');
    expect((await movesOf(open.db.read, raised.id)).map((move) => [move.toState, move.cause])).toEqual([
      ['new', null],
      ['confirmed', 'paid'],
    ]);
    expect(await tasksOf(open.db.read, { companyId: ledger.companyId })).toEqual([]);
  });

  it('and comes back to review when the payment that closed it is returned', async () => {
    const { ledger, f1 } = await fresh();
    const raised = await dispute(ledger, f1, 30_000);
    const paid = await ledger.receive({ document: 'P-1', amountMinor: 100_000, on: '2026-03-04', to: f1 });
    await followLedger(on('2026-03-04'), ledger.companyId);
    expect(await held(ledger, '2026-03-05')).toEqual([]);
    await ledger.takeBack(paid, '2026-03-10');
    expect(await followLedger(on('2026-03-10'), ledger.companyId)).toEqual({ closed: 0, back: 1 });
    expect(await stateOf(ledger, raised)).toBe('in_review');
    expect(await held(ledger, '2026-03-10')).toEqual([30_000]);
    expect(await tasksOf(open.db.read, { companyId: ledger.companyId })).toMatchObject([
      { kind: 'payment_returned' },
      { kind: 'dispute_back' },
    ]);
  });

  it('and closes itself when the credit note that it expects arrives; that taken back, it waits again', async () => {
    const { ledger, f1 } = await fresh();
    const raised = await dispute(ledger, f1, 30_000);
    await settle(on('2026-03-03'), { companyId: ledger.companyId, disputeId: raised.id }, { outcome: 'justified' });
    await ledger.receive({ document: 'P-1', amountMinor: 50_000, on: '2026-03-04', to: f1 });
    await followLedger(on('2026-03-04'), ledger.companyId);
    expect(await stateOf(ledger, raised)).toBe('resolved');
    const note = { amountMinor: 30_000, on: '2026-03-06', type: 'credit_note' as const, to: f1 };
    const credit = await ledger.receive({ document: 'G-1', ...note });
    expect(await held(ledger, '2026-03-06')).toEqual([]);
    expect(await followLedger(on('2026-03-06'), ledger.companyId)).toEqual({ closed: 1, back: 0 });
    expect(await tasksOf(open.db.read, { companyId: ledger.companyId })).toEqual([]);
    await ledger.cancel(credit, '2026-03-08');
    expect(await followLedger(on('2026-03-08'), ledger.companyId)).toEqual({ closed: 0, back: 1 });
    expect(await stateOf(ledger, raised)).toBe('resolved');
    expect(await held(ledger, '2026-03-08')).toEqual([30_000]);
    await ledger.receive({ document: 'G-2', ...note, on: '2026-03-09' });
    expect(await followLedger(on('2026-03-09'), ledger.companyId)).toEqual({ closed: 1, back: 0 });
  });

  it('and a refused part stays held until its answer was read, though the credit note came', async () => {
    const { ledger, f1 } = await fresh();
    const raised = await dispute(ledger, f1, 30_000);
    await settle(
      on('2026-03-03'),
      { companyId: ledger.companyId, disputeId: raised.id },
      { outcome: 'partly', answer: 'A third of it.', justified: [{ itemId: f1, amountMinor: 10_000 }] },
    );
    await ledger.receive({ document: 'G-1', amountMinor: 10_000, on: '2026-03-04', type: 'credit_note', to: f1 });
    expect(await followLedger(on('2026-03-04'), ledger.companyId)).toEqual({ closed: 0, back: 0 });
    expect(await held(ledger, '2026-03-09')).toEqual([30_000]);
    expect(await reviewDisputes(on('2026-03-10'), ledger.companyId)).toEqual({ closed: 1, back: 0, overlooked: 0 });
  });

  it('and closes itself once where the morning and the log come at the same moment', async () => {
    const { ledger, f1 } = await fresh();
    const raised = await dispute(ledger, f1, null);
    await ledger.receive({ document: 'P-1', amountMinor: 100_000, on: '2026-03-04', to: f1 });
    await Promise.all([followLedger, reviewDisputes].map((job) => job(on('2026-03-05'), ledger.companyId)));
    expect((await movesOf(open.db.read, raised.id)).map((move) => move.toState)).toEqual(['new', 'confirmed']);
  });

  it('and is not touched by what happens in another company', async () => {
    const { ledger, f1 } = await fresh();
    const other = await fresh();
    const raised = await dispute(ledger, f1, null);
    await ledger.receive({ document: 'P-1', amountMinor: 100_000, on: '2026-03-04', to: f1 });
    expect(await followLedger(on('2026-03-05'), other.ledger.companyId)).toEqual({ closed: 0, back: 0 });
    expect(await stateOf(ledger, raised)).toBe('new');
  });
});

describe('a review that is past', () => {
  it('is a task for the owner the day after, for the manager a week later, and never a message', async () => {
    const { ledger, f1 } = await fresh();
    await dispute(ledger, f1, null);
    const review = (today: string): Promise<number> =>
      reviewDisputes(on(today), ledger.companyId).then((done) => done.overlooked);
    expect(await review('2026-03-09')).toBe(0);
    expect(await review('2026-03-10')).toBe(1);
    expect(await review('2026-03-10')).toBe(0);
    expect(await review('2026-03-15')).toBe(0);
    expect(await review('2026-03-16')).toBe(1);
    expect(await review('2026-04-16')).toBe(0);
    expect(await tasksOf(open.db.read, { companyId: ledger.companyId })).toMatchObject([
      { kind: 'dispute_answer', assignee: 'sales' },
      { kind: 'dispute_review', assignee: 'sales', dueOn: '2026-03-10' },
      { kind: 'dispute_overdue', assignee: 'manager', dueOn: '2026-03-16' },
    ]);
    expect(await held(ledger, '2026-12-31')).toEqual([null]);
  });
});

describe('a dispute that was found unjustified', () => {
  it('is no task any more: its reminders go on by themselves', async () => {
    const { ledger, f1 } = await fresh();
    const raised = await dispute(ledger, f1, null);
    const which = { companyId: ledger.companyId, disputeId: raised.id };
    await settle(on('2026-03-04'), which, { outcome: 'unjustified', answer: 'As ordered.' });
    expect((await reviewDisputes(on('2026-04-16'), ledger.companyId)).overlooked).toBe(0);
  });
});

describe('disputes that a list brings', () => {
  const listing = (ledger: LittleLedger, importId: number, ...rows: readonly (readonly [number, number | null])[]) =>
    open.db.transaction((tx) =>
      raiseMany(
        tx,
        on('2026-03-02'),
        rows.map(([itemId, amountMinor]): ListedDispute => ({
          companyId: ledger.companyId,
          itemId,
          amountMinor,
          importId,
        })),
      ),
    );

  it('are raised once per item, whole or in part, and never a second time', async () => {
    const { ledger, f1 } = await fresh();
    const f2 = await ledger.invoice('F-2', 50_000, '2026-01-05');
    const f3 = await ledger.invoice('F-3', 70_000, '2026-01-05');
    const paid = await ledger.invoice('F-4', 70_000, '2026-01-05');
    await ledger.receive({ document: 'P-4', amountMinor: 70_000, on: '2026-02-05', to: paid });
    const foreign = (await fresh()).f1;
    const rows = [
      [f1, null],
      [f2, 20_000],
      [f3, 999_999],
      [paid, null],
      [foreign, null],
    ] as const;
    expect(await listing(ledger, 1, ...rows)).toBe(3);
    expect(await listing(ledger, 2, ...rows)).toBe(0);
    expect(await held(ledger, '2026-03-02')).toEqual([null, 20_000, null]);
    const [first] = await disputesOf(open.db.read, { companyId: ledger.companyId });
    expect(first).toMatchObject({ category: 'other', owner: 'finance', state: 'new', customerId: ledger.customerId });
  });

  it('and closed by people are asked about, not raised again', async () => {
    const { ledger, f1 } = await fresh();
    await listing(ledger, 1, [f1, null]);
    const [raised] = await disputesOf(open.db.read, { companyId: ledger.companyId });
    const which = { companyId: ledger.companyId, disputeId: raised?.id ?? 0 };
    await settle(on('2026-03-03'), which, { outcome: 'unjustified', answer: 'No.' });
    expect(await listing(ledger, 2, [f1, null])).toBe(0);
    expect(await tasksOf(open.db.read, { companyId: ledger.companyId })).toEqual([]);
    await confirm(on('2026-03-04'), which, 'accepted');
    expect(await listing(ledger, 3, [f1, null])).toBe(0);
    expect(await listing(ledger, 4, [f1, null])).toBe(0);
    expect(await tasksOf(open.db.read, { companyId: ledger.companyId })).toMatchObject([
      { kind: 'dispute_listed_again' },
    ]);
  });

  it('go with their import when it is undone, and may come again with the next', async () => {
    const { ledger, f1 } = await fresh();
    const f2 = await ledger.invoice('F-2', 50_000, '2026-01-05');
    await listing(ledger, 71, [f1, null]);
    await dispute(ledger, f2, null);
    const scope = { companyId: ledger.companyId, importId: 71 };
    expect(await disputeDependents(open.db.read)(scope)).toMatchObject([
      { what: 'dispute about F-1', effect: 'withdraw' },
    ]);
    const undone = await open.db.transaction((tx) => voidOfImport(tx, on('2026-03-03'), ledger.companyId, 71));
    expect(undone).toBe(1);
    expect(await held(ledger, '2026-03-03')).toEqual([null]);
    expect(await listing(ledger, 72, [f1, null])).toBe(1);
  });

  it('are thousands in a few statements', async () => {
    const { ledger } = await fresh();
    const items: number[] = [];
    for (let n = 0; n < 40; n += 1) items.push(await ledger.invoice(`N-${n}`, 1_000, '2026-01-05'));
    let statements = 0;
    const counted = (): void => void (statements += 1);
    await open.db.transaction(async (tx) => {
      tx.on('query', counted);
      const rows = items.map((itemId) => ({ companyId: ledger.companyId, itemId, amountMinor: null, importId: 1 }));
      await raiseMany(tx, on('2026-03-02'), rows);
      tx.removeListener('query', counted);
    });
    expect(statements).toBeLessThan(12);
  });
});
