import { customerMoves } from '../desk/moves.store';
import { logActivity } from '../activities/actions';
import { raise } from '../disputes/actions';
import { disputeHolds } from '../disputes/store';
import { customerById, findCustomer } from '../customers/store';
import { day } from '../kernel/day';
import { fc, runs } from '../kernel/testing/chance';
import { putHold } from '../ledger/actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { recordPromise } from '../promises/actions';
import { draftPlan } from '../promises/plan.actions';
import { runToday } from '../reminders/run.actions';
import { reminderLedger, type ReminderLedger } from '../reminders/testing/ledger';
import { openTasks } from '../tasks/actions';
import { mergeCustomers, unmergeCustomers } from './merge.actions';
import { differing, tablesOf } from './testing/tables';

/** Two records become one with all that hangs on them, and two again. */
const open = testDatabase();
let companies = 0;

interface Two extends ReminderLedger {
  readonly winnerId: number;
  readonly loserId: number;
}

async function two(more: Record<string, unknown> = {}): Promise<Two> {
  const of = await reminderLedger(open.db, `merge${(companies += 1)}`, open.home);
  return { ...of, winnerId: of.customerId, loserId: await of.debtor('04711', more) };
}

const merge = (of: Two, on = '2026-03-10'): Promise<number> =>
  mergeCustomers(of.on(on), customerMoves, { ...pair(of), why: 'the same register number' });
const pair = ({ companyId, winnerId, loserId }: Two) => ({ companyId, winnerId, loserId });
const unmerge = (of: Two, mergeId: number): Promise<unknown> =>
  unmergeCustomers(of.on('2026-03-20'), customerMoves, { companyId: of.companyId, mergeId });

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

const balances = ({ companyId }: Two): Promise<unknown[]> =>
  rowsOf(open.db.read, `select c.code, b.open_minor as "open", b.open_count as n from v_balance b join v_customer c on c.id = b.customer_id
    where b.company_id = ? order by c.code`, [companyId]); // prettier-ignore

/** Something of everything, put on one of the two. */
const DEEDS = ['invoice', 'payment', 'promise', 'plan', 'dispute', 'hold', 'talk', 'task', 'run', 'return'] as const;
type Deed = (typeof DEEDS)[number];

class World {
  #n = 0;
  readonly #items: { id: number; whose: number; left: boolean }[] = [];
  constructor(readonly of: Two) {}

  async play(deed: Deed, whose: number): Promise<void> {
    const [{ of }, n] = [this, (this.#n += 1)];
    const { companyId } = of;
    const work = of.on(`2026-03-${String(Math.min(9, 1 + n)).padStart(2, '0')}`);
    const item = this.#items.find((one) => one.whose === whose && one.left);
    const about = { companyId, customerId: whose };
    if (deed === 'invoice' || item === undefined) {
      const id = await of.invoice(`F-${n}`, 10_000 + n, '2026-01-05', { customerId: whose, dueOn: '2026-02-04' });
      this.#items.push({ id, whose, left: true });
      return;
    }
    item.left = deed === 'talk' || deed === 'task' || deed === 'run';
    const items = [{ itemId: item.id, amountMinor: null }];
    if (deed === 'payment') await of.receive({ document: `P-${n}`, amountMinor: 5_000, on: work.today, to: item.id, customerId: whose });
    if (deed === 'return') await of.takeBack(await of.receive({ document: `P-${n}`, amountMinor: 4_000, on: work.today, to: item.id, customerId: whose }), work.today);
    if (deed === 'promise') await recordPromise(work, { ...about, of: { items }, promisedOn: day('2026-03-12'), pauses: true }, disputeHolds);
    if (deed === 'plan') await draftPlan(work, { ...about, of: { items }, terms: { of: { count: 2 }, down: null, firstOn: day('2026-04-01'), interval: 'monthly' } }, disputeHolds);
    if (deed === 'dispute') await raise(work, { ...about, items: [{ itemId: item.id, amountMinor: null }], category: 'quality', objection: 'broken' });
    if (deed === 'hold') await putHold(work, { ...about, itemIds: [item.id], amountMinor: null, kind: 'admin', reason: 'asked', until: day('2026-04-01') });
    if (deed === 'talk') await logActivity(work, { ...about, kind: 'call', note: 'called', direction: 'out', outcome: 'reached' });
    if (deed === 'task') await open.db.transaction((tx) => openTasks(tx, work, [{ ...about, kind: 'other', key: `k/${n}`, about: `customer/${whose}`, title: 'look', dueOn: day('2026-03-12') }]));
    if (deed === 'run') {
      await of.knownAsOf(work.today);
      await runToday(work, of.planning, { agree: 'all' });
      await open.db.write('message').where({ company_id: companyId, state: 'queued' }).update({ state: 'accepted' });
    }
  }
} // prettier-ignore

describe('a merge', () => {
  it('taken back leaves every table as it was, whatever was there', async () => {
    const deeds = fc.array(fc.tuple(fc.constantFrom(...DEEDS), fc.boolean()), { minLength: 4, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(deeds, async (list) => {
        const of = await two();
        const world = new World(of);
        for (const [deed, isWinner] of list) await world.play(deed, isWinner ? of.winnerId : of.loserId).catch(mayRefuse);
        const before = await tablesOf(open.db.read);
        const mergeId = await merge(of);
        const left = await rowsOf(open.db.read, `select 1 from v_open_item where customer_id = ?`, [of.loserId]);
        expect(left).toEqual([]);
        await unmerge(of, mergeId);
        expect(differing(before, await tablesOf(open.db.read))).toEqual([]);
      }),
      runs(6),
    );
  }, 120_000); // prettier-ignore

  it('brings everything under one record, with one balance', async () => {
    const of = await two({ vat_no: 'FR32123456789', hardship: 1, max_step: 2 });
    await of.invoice('F-1', 10_000, '2026-01-05', { customerId: of.winnerId });
    await of.invoice('F-2', 3_000, '2026-01-05', { customerId: of.loserId });
    await merge(of);
    expect(await balances(of)).toEqual([{ code: '4711', open: 13_000, n: 2 }]);
    const found = await findCustomer(open.db.read, of.companyId, '04711');
    expect(found).toMatchObject({ code: '4711', vatNo: 'FR32123456789', hardship: true, maxStep: 2 });
    expect((await customerById(open.db.read, of.companyId, of.loserId)).id).toBe(of.winnerId);
  });

  it('keeps apart what was made since about one of the two, and gives each its own', async () => {
    const of = await two();
    const item = await of.invoice('F-2', 3_000, '2026-01-05', { customerId: of.loserId });
    const mergeId = await merge(of);
    await of.invoice('F-3', 500, '2026-03-11', { customerId: of.winnerId });
    await of.receive({ document: 'P-1', amountMinor: 1_000, on: '2026-03-12', to: item, customerId: of.winnerId });
    await unmerge(of, mergeId);
    expect(await balances(of)).toEqual([
      { code: '04711', open: 2_000, n: 1 },
      { code: '4711', open: 500, n: 1 },
    ]);
    const [made] = await rowsOf<{ code: string }>(open.db.read, `select c.code from v_allocation a join v_customer c on c.id = a.customer_id where a.to_item_id = ?`, [item]); // prettier-ignore
    expect(made?.code).toBe('04711');
  });

  it('is not torn where a promise made since is about both', async () => {
    const of = await two();
    const theirs = await of.invoice('F-2', 3_000, '2026-01-05', { customerId: of.loserId });
    const own = await of.invoice('F-1', 3_000, '2026-01-05', { customerId: of.winnerId });
    const mergeId = await merge(of);
    const items = [theirs, own].map((itemId) => ({ itemId, amountMinor: null }));
    const about = { companyId: of.companyId, customerId: of.winnerId };
    await recordPromise(of.on('2026-03-11'), { ...about, of: { items }, promisedOn: day('2026-03-16') }, disputeHolds);
    expect(await codeOf(unmerge(of, mergeId))).toBe('of-both');
  });

  it.each([
    ['itself', 'same-customer', (of: Two) => ({ ...of, loserId: of.winnerId })],
    ['one of another company', 'no-such-customer', async (of: Two) => ({ ...of, loserId: (await two()).winnerId })],
    ['one that was merged', 'merged-already', async (of: Two) => (await merge(of), of)],
    ['its parent', 'one-group', async (of: Two) => (await set(of.loserId, { parent_id: of.winnerId }), of)],
    ['who pays for it', 'one-group', async (of: Two) => (await set(of.winnerId, { payer_id: of.loserId }), of)],
    ['a consumer', 'two-kinds', async (of: Two) => (await set(of.loserId, { debtor_type: 'consumer' }), of)],
    ['one to whom a message waits', 'sending-now', async (of: Two) => (await waits(of), of)],
  ] as const)('is refused with %s: %s', async (_, code, arrange) => {
    const of = await arrange(await two());
    expect(await codeOf(merge(of))).toBe(code);
  });

  it('keeps one of each document that stands under both, and all of it when it is taken back', async () => {
    const of = await two();
    for (const customerId of [of.winnerId, of.loserId]) await of.invoice('F-1', 10_000, '2026-01-05', { customerId });
    const before = await balances(of);
    const mergeId = await merge(of);
    expect(await balances(of)).toEqual([{ code: '4711', open: 10_000, n: 1 }]);
    await unmerge(of, mergeId);
    expect(await balances(of)).toEqual(before);
  });

  it('is refused where more happened with such a document than that it was listed', async () => {
    const of = await two();
    const item = await of.invoice('F-1', 10_000, '2026-01-05', { customerId: of.loserId });
    await of.invoice('F-1', 10_000, '2026-01-05', { customerId: of.winnerId });
    await of.receive({ document: 'P-1', amountMinor: 1_000, on: '2026-02-01', to: item, customerId: of.loserId });
    expect(await codeOf(merge(of))).toBe('stands-twice');
    expect(await codeOf(merge({ ...of, winnerId: of.loserId, loserId: of.winnerId }))).toBe('done');
  });

  it('of several goes back in any order, each with what it had brought', async () => {
    const of = await two({ max_step: 3 });
    const third = { ...of, loserId: await of.debtor('4711.0', { max_step: 2, hardship: 1 }) };
    const before = await tablesOf(open.db.read);
    const [first, second] = [await merge(of), await merge(third)];
    const of4711 = (): Promise<unknown> => customerById(open.db.read, of.companyId, of.winnerId);
    expect(await of4711()).toMatchObject({ maxStep: 2, hardship: true });
    await unmerge(of, first);
    expect(await of4711()).toMatchObject({ maxStep: 2, hardship: true });
    await unmerge(of, second);
    expect(differing(before, await tablesOf(open.db.read))).toEqual([]);
    expect(await codeOf(unmerge(of, second))).toBe('not-merged');
  });

  it('of one that had taken another leads on to the last, and comes apart from the end', async () => {
    const of = await two();
    const first = await merge(of);
    const last = { ...of, winnerId: await of.debtor('9'), loserId: of.winnerId };
    const second = await merge(last);
    expect((await customerById(open.db.read, of.companyId, of.loserId)).id).toBe(last.winnerId);
    expect(await codeOf(unmerge(of, first))).toBe('merged-further');
    await unmerge(of, second);
    await unmerge(of, first);
    expect((await customerById(open.db.read, of.companyId, of.loserId)).id).toBe(of.loserId);
  });

  it('that stops in the middle leaves nothing behind', async () => {
    const of = await two();
    await of.invoice('F-2', 3_000, '2026-01-05', { customerId: of.loserId });
    const before = await tablesOf(open.db.read);
    const broken = [...customerMoves, { table: 'no_such_table' }];
    await expect(mergeCustomers(of.on('2026-03-10'), broken, { ...pair(of), why: '' })).rejects.toThrow();
    expect(differing(before, await tablesOf(open.db.read))).toEqual([]);
    expect(await rowsOf(open.db.read, `select 1 from customer_merge where loser_id = ?`, [of.loserId])).toEqual([]);
  });

  it('respects who wants no mail, whichever record knew', async () => {
    const of = await two();
    await open.db.write('contact').where({ customer_id: of.winnerId }).update({ email: 'AP@acme.test' });
    await open.db.write('contact').where({ customer_id: of.loserId }).update({ email: 'ap@acme.test', state: 'opted_out' });
    const mergeId = await merge(of);
    const states = (): Promise<unknown[]> => rowsOf(open.db.read, `select state from v_contact where customer_id = ?`, [of.winnerId]);
    expect(await states()).toEqual([{ state: 'opted_out' }]);
    await unmerge(of, mergeId);
    expect(await states()).toEqual([{ state: 'ok' }]);
  }); // prettier-ignore
});

const set = (id: number, fields: Record<string, unknown>): Promise<unknown> =>
  open.db.write('customer').where({ id }).update(fields);

const mayRefuse = (error: unknown): void => {
  if ((error as Error).name !== 'Refusal') throw error;
};

async function waits(of: Two): Promise<void> {
  await of.invoice('F-1', 10_000, '2026-01-05', { customerId: of.loserId, dueOn: '2026-02-04' });
  await of.knownAsOf('2026-03-09');
  await runToday(of.on('2026-03-09'), of.planning, { agree: 'all' });
}
