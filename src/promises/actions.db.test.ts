import { fc, runs } from '../kernel/testing/chance';
import { addDays, day, endOfDay, type Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import type { Hold, HoldSource } from '../ledger/hold';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { openItemsInRange, openItemsOf } from '../ledger/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { tasksOf } from '../tasks/store';
import { recordPromise, withdrawPromise, type Recorded } from './actions';
import { followLedger, judgePromises } from './jobs';
import type { PromiseRequest } from './recording';
import { judgedPromise, judgedPromises, promiseHolds } from './store';
import { promiseDependents } from './undo.store';

const open = testDatabase();
const on = (today: string): ReturnType<typeof workOn> => workOn(open.db, today);
const nothingDisputed = (): HoldSource => () => Promise.resolve([]);

let count = 0;
/** A ledger of its own for each test, with F-1 of 1,000.00 and F-2 of 500.00; F-2 is due first. */
const fresh = async (): Promise<{ ledger: LittleLedger; f1: number; f2: number }> => {
  const ledger = await littleLedger(open.db, `acme${(count += 1)}`);
  const f1 = await ledger.invoice('F-1', 100_000, '2026-01-05', { dueOn: '2026-02-20' });
  const f2 = await ledger.invoice('F-2', 50_000, '2026-01-10', { dueOn: '2026-02-10' });
  return { ledger, f1, f2 };
};

const asked = (ledger: LittleLedger, itemId: number, more: Partial<PromiseRequest> = {}): PromiseRequest => ({
  companyId: ledger.companyId,
  customerId: ledger.customerId,
  of: { items: [{ itemId, amountMinor: null }] },
  promisedOn: day('2026-03-10'),
  ...more,
});

const promise = (
  ledger: LittleLedger,
  today: string,
  itemId: number,
  more: Partial<PromiseRequest> = {},
): Promise<Recorded> => recordPromise(on(today), asked(ledger, itemId, more), nothingDisputed);

async function held(ledger: LittleLedger, asOn: string, knownOn?: string): Promise<string[]> {
  const range = { companyId: ledger.companyId, first: 0, last: Number.MAX_SAFE_INTEGER };
  const holds = await promiseHolds(open.db.read)(
    range,
    day(asOn),
    knownOn === undefined ? null : endOfDay(day(knownOn)),
  );
  return holds.map((hold) => `${hold.amountMinor ?? 'all'} until ${hold.until ?? ''}`);
}

const verdict = async (
  ledger: LittleLedger,
  { promise: { id } }: Recorded,
  asOn: string,
): Promise<string | undefined> => (await judgedPromise(open.db.read, ledger.companyId, id, day(asOn)))?.verdict.state;

const refused = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) =>
      error instanceof Refusal ? error.code : error instanceof WrongUse ? 'wrong-use' : String(error),
  );

describe('a promise', () => {
  it('pauses from the day it was given until its day and three bank days, less what comes in', async () => {
    const { ledger, f1 } = await fresh();
    const given = await promise(ledger, '2026-03-02', f1);
    expect(given.promise).toMatchObject({ amountMinor: 100_000, pauses: true, level: 1, countsUntil: '2026-03-13' });
    expect(given).toMatchObject({ verdict: { state: 'open' }, replaces: [], pauseDecided: false });
    expect(await held(ledger, '2026-03-01')).toEqual([]);
    expect(await held(ledger, '2026-03-02')).toEqual(['100000 until 2026-03-13']);
    expect(await held(ledger, '2026-03-13')).toEqual(['100000 until 2026-03-13']);
    expect(await held(ledger, '2026-03-14')).toEqual([]);
    await ledger.receive({ document: 'P-1', amountMinor: 40_000, on: '2026-03-06', to: f1 });
    expect(await held(ledger, '2026-03-05')).toEqual(['100000 until 2026-03-13']);
    expect(await held(ledger, '2026-03-06')).toEqual(['60000 until 2026-03-13']);
    await ledger.receive({ document: 'P-2', amountMinor: 60_000, on: '2026-03-07', to: f1 });
    expect(await held(ledger, '2026-03-07')).toEqual([]);
    expect(await verdict(ledger, given, '2026-03-06')).toBe('open');
    expect(await verdict(ledger, given, '2026-03-07')).toBe('kept');
  });

  it('does not count what came before it', async () => {
    const { ledger, f1 } = await fresh();
    await ledger.receive({ document: 'P-1', amountMinor: 40_000, on: '2026-03-02', to: f1 });
    const given = await promise(ledger, '2026-03-02', f1);
    expect(given.promise.amountMinor).toBe(60_000);
    expect(await held(ledger, '2026-03-02')).toEqual(['60000 until 2026-03-13']);
    expect(await verdict(ledger, given, '2026-03-14')).toBe('broken');
  });

  it('on the account is given to the items that are due longest first', async () => {
    const { ledger, f1, f2 } = await fresh();
    const given = await promise(ledger, '2026-03-02', 0, { of: { totalMinor: 70_000 } });
    expect(given.promise.parts.map((part) => [part.itemId, part.amountMinor]).sort()).toEqual(
      [
        [f1, 20_000],
        [f2, 50_000],
      ].sort(),
    );
    const much = recordPromise(on('2026-03-02'), asked(ledger, 0, { of: { totalMinor: 150_001 } }), nothingDisputed);
    expect(await refused(much)).toBe('promise-amount');
  });

  it('on a disputed item is for the rest of it', async () => {
    const { ledger, f1, f2 } = await fresh();
    const hold = (itemId: number, amountMinor: number | null): Hold => ({
      key: `dispute/1/${itemId}`, customerId: ledger.customerId, itemId, amountMinor, kind: 'dispute', reason: '',
      author: 'maria', from: day('2026-03-01'), until: null, caused: true,
    }); // prettier-ignore
    const disputed = () => (): Promise<Hold[]> => Promise.resolve([hold(f1, 30_000), hold(f2, null)]);
    const half = { of: { items: [{ itemId: f1, amountMinor: 70_001 }] } };
    expect(await refused(recordPromise(on('2026-03-02'), asked(ledger, f1, half), disputed))).toBe('promise-amount');
    expect(await refused(recordPromise(on('2026-03-02'), asked(ledger, f2), disputed))).toBe('all-disputed');
    const given = await recordPromise(on('2026-03-02'), asked(ledger, f1), disputed);
    expect(given.promise.amountMinor).toBe(70_000);
    const total = await recordPromise(on('2026-03-03'), asked(ledger, f1, { of: { totalMinor: 70_000 } }), disputed);
    expect(total.promise.parts.map((part) => part.itemId)).toEqual([f1]);
  });

  it('that is far away, or a second one, pauses only where a person decides so', async () => {
    const { ledger, f1, f2 } = await fresh();
    const far = await promise(ledger, '2026-03-02', f1, { promisedOn: day('2026-03-13') });
    expect(far.promise).toMatchObject({ pauses: false, level: 1 });
    expect(await held(ledger, '2026-03-02')).toEqual([]);
    const decided = await promise(ledger, '2026-03-02', f2, { promisedOn: day('2026-03-13'), pauses: true });
    expect([decided.promise.pauses, decided.pauseDecided]).toEqual([true, true]);
    const second = await promise(ledger, '2026-03-20', f1, { promisedOn: day('2026-03-24') });
    expect(second.promise).toMatchObject({ pauses: false, level: 2 });
    const third = await promise(ledger, '2026-03-21', f1, { promisedOn: day('2026-03-24'), pauses: true });
    expect(third.promise).toMatchObject({ pauses: true, level: 3 });
  });

  it('takes the place of an open one on the same item, which counts as not kept', async () => {
    const { ledger, f1, f2 } = await fresh();
    const both = await promise(ledger, '2026-03-02', f1, {
      of: { items: [f1, f2].map((itemId) => ({ itemId, amountMinor: null })) },
    });
    const later = await promise(ledger, '2026-03-04', f1, { promisedOn: day('2026-03-11'), pauses: true });
    expect(later).toMatchObject({ replaces: [both.promise.id], promise: { level: 2 } });
    expect(await held(ledger, '2026-03-03')).toEqual(['100000 until 2026-03-13', '50000 until 2026-03-13']);
    expect(await held(ledger, '2026-03-04')).toEqual(['50000 until 2026-03-13', '100000 until 2026-03-16']);
    expect(await held(ledger, '2026-03-04', '2026-03-03')).toEqual([
      '100000 until 2026-03-13',
      '50000 until 2026-03-13',
    ]);
    await ledger.receive({ document: 'P-2', amountMinor: 50_000, on: '2026-03-09', to: f2 });
    expect(await verdict(ledger, both, '2026-03-14')).toBe('kept');
  });

  it('that is withdrawn pauses no more, and stays known for the days before', async () => {
    const { ledger, f1 } = await fresh();
    const given = await promise(ledger, '2026-03-02', f1);
    const which = { companyId: ledger.companyId, promiseId: given.promise.id };
    expect(await refused(withdrawPromise(on('2026-03-05'), which, ' '))).toBe('wrong-use');
    expect(await refused(withdrawPromise(on('2026-03-05'), { ...which, companyId: 999 }, 'x'))).toBe('no-such-promise');
    await withdrawPromise(on('2026-03-05'), which, 'cannot pay');
    expect(await held(ledger, '2026-03-04')).toEqual(['100000 until 2026-03-13']);
    expect(await held(ledger, '2026-03-05')).toEqual([]);
    expect(await held(ledger, '2026-03-06', '2026-03-04')).toEqual(['100000 until 2026-03-13']);
    expect(await verdict(ledger, given, '2026-03-05')).toBe('withdrawn');
    expect(await refused(withdrawPromise(on('2026-03-06'), which, 'again'))).toBe('promise-judged');
  });

  it('is judged by the day the money came, not by the day it was matched', async () => {
    const { ledger, f1 } = await fresh();
    const given = await promise(ledger, '2026-03-02', f1);
    const paid = await ledger.receive({
      document: 'P-1',
      amountMinor: 100_000,
      on: '2026-03-12',
      bookedOn: '2026-03-16',
    });
    expect(await verdict(ledger, given, '2026-03-16')).toBe('awaiting_allocation');
    await ledger.match(paid, f1, 100_000, '2026-03-20');
    expect(await verdict(ledger, given, '2026-03-20')).toBe('kept');
    expect(await verdict(ledger, given, '2026-03-19')).toBe('awaiting_allocation');
    const range = { first: 0, last: Number.MAX_SAFE_INTEGER };
    const filter = { companyId: ledger.companyId, customers: range };
    const known = await judgedPromises(open.db.read, filter, day('2026-03-14'), endOfDay(day('2026-03-14')));
    expect(known.map((one) => one.verdict.state)).toEqual(['broken']);
  });

  it('is not kept by a correction of what came before it', async () => {
    const { ledger, f1 } = await fresh();
    const wrong = await ledger.receive({ document: 'P-1', amountMinor: 40_000, on: '2026-02-20', to: f1 });
    const given = await promise(ledger, '2026-03-02', f1);
    await ledger.cancel(wrong, '2026-03-05');
    await ledger.receive({ document: 'P-2', amountMinor: 40_000, on: '2026-02-20', bookedOn: '2026-03-05', to: f1 });
    expect(await held(ledger, '2026-03-05')).toEqual(['60000 until 2026-03-13']);
    expect(await verdict(ledger, given, '2026-03-14')).toBe('broken');
  });

  it('counts money that was taken off one document and put on another as here, not as gone back', async () => {
    const { ledger, f1, f2 } = await fresh();
    const given = await promise(ledger, '2026-03-02', f1);
    const paid = await ledger.receive({ document: 'P-1', amountMinor: 50_000, on: '2026-03-09', to: f2 });
    await ledger.release(paid, '2026-03-16');
    expect(await verdict(ledger, given, '2026-03-16')).toBe('broken');
    await ledger.match(paid, f1, 20_000, '2026-03-17');
    expect(await verdict(ledger, given, '2026-03-17')).toBe('partially_kept');
    const rest = await promise(ledger, '2026-03-18', f1, {
      of: { items: [{ itemId: f1, amountMinor: 30_000 }] },
      promisedOn: day('2026-03-18'),
    });
    expect(await verdict(ledger, rest, '2026-03-24')).toBe('awaiting_allocation');
  });

  it('keeps its import from being undone until it is withdrawn', async () => {
    const { ledger, f1 } = await fresh();
    await open.db.write('entry').where({ company_id: ledger.companyId, document: 'F-1' }).update({ import_id: 41 });
    const given = await promise(ledger, '2026-03-02', f1);
    const touched = { companyId: ledger.companyId, importId: 41 };
    expect(await promiseDependents(open.db.read)(touched)).toEqual([
      { ref: `promise/${given.promise.id}`, what: 'promise about F-1', about: 'F-1', effect: 'blocks' },
    ]);
    await withdrawPromise(on('2026-03-03'), { companyId: ledger.companyId, promiseId: given.promise.id }, 'undo');
    expect(await promiseDependents(open.db.read)(touched)).toEqual([]);
  });

  it('on an invoice that was cancelled asks for nothing any more', async () => {
    const { ledger } = await fresh();
    const item = await ledger.invoice('F-9', 30_000, '2026-01-05');
    const given = await promise(ledger, '2026-03-02', item);
    const [entry] = await rowsOf<{ entry_id: number }>(open.db.read, 'select entry_id from open_item where id = ?', [
      item,
    ]);
    await ledger.cancel({ entryId: entry?.entry_id ?? 0, itemId: item, allocationId: null }, '2026-03-05');
    expect(await verdict(ledger, given, '2026-03-14')).toBe('withdrawn');
  });
});

describe('a promise is refused', () => {
  it('for items, amounts and days that are not right, and changes nothing', async () => {
    const { ledger, f1, f2 } = await fresh();
    const other = await fresh();
    const neighbour = await ledger.customer('4712');
    const theirs = await ledger.invoice('F-9', 10_000, '2026-01-05', { customerId: neighbour });
    const dollars = await ledger.invoice('F-8', 10_000, '2026-01-05', { currency: 'USD' });
    const paid = await ledger.invoice('F-3', 10_000, '2026-01-05');
    await ledger.receive({ document: 'P-3', amountMinor: 10_000, on: '2026-01-20', to: paid });
    const credit = await ledger.receive({ document: 'G-3', amountMinor: 1_000, on: '2026-01-20', type: 'credit_note' });
    const amount = (amountMinor: number): Partial<PromiseRequest> => ({ of: { items: [{ itemId: f1, amountMinor }] } });
    const cases: [string, Partial<PromiseRequest>, number?][] = [
      ['no-such-item', {}, 999_999],
      ['no-such-item', {}, other.f1],
      ['no-such-item', {}, theirs],
      ['nothing-open', {}, paid],
      ['nothing-open', {}, credit.itemId],
      ['promise-amount', amount(0)],
      ['promise-amount', amount(-1)],
      ['promise-amount', amount(100_001)],
      ['promise-amount', amount(1.5)],
      ['promise-amount', { of: { totalMinor: -5, currency: 'EUR' } }],
      ['promise-amount', { of: { totalMinor: Number.POSITIVE_INFINITY, currency: 'EUR' } }],
      ['which-currency', { of: { totalMinor: 100 } }],
      ['nothing-open', { of: { totalMinor: 100, currency: 'SEK' } }],
      ['one-currency', { of: { items: [f1, dollars].map((itemId) => ({ itemId, amountMinor: null })) } }],
      ['wrong-use', { of: { items: [] } }],
      ['wrong-use', { of: { items: [f2, f2].map((itemId) => ({ itemId, amountMinor: null })) } }],
      ['wrong-use', { channel: 'pigeon' }],
      ['wrong-use', { promisedOn: '2026-02-31' as Day }],
      ['wrong-use', { givenOn: '31.02.2026' as Day }],
      ['promise-in-the-past', { promisedOn: day('2026-03-01') }],
      ['promise-too-far', { promisedOn: day('2126-03-10') }],
      ['in-the-future', { givenOn: day('2026-03-03') }],
    ];
    for (const [code, more, itemId] of cases) {
      expect([code, await refused(promise(ledger, '2026-03-02', itemId ?? f1, more))]).toEqual([code, code]);
    }
    expect(await held(ledger, '2026-03-02')).toEqual([]);
    expect(await judgedPromises(open.db.read, { companyId: ledger.companyId }, day('2026-03-02'))).toEqual([]);
  });

  it('for today it is not', async () => {
    const { ledger, f1 } = await fresh();
    const given = await promise(ledger, '2026-03-02', f1, { promisedOn: day('2026-03-02') });
    expect(given.promise.countsUntil).toBe('2026-03-05');
  });
});

describe('the judge', () => {
  const kinds = async (ledger: LittleLedger): Promise<string[]> =>
    (await tasksOf(open.db.read, { companyId: ledger.companyId })).map((task) => `${task.kind} ${task.dueOn}`);

  it('announces a broken promise once, on the morning after the last day, with a task for the collector', async () => {
    const { ledger, f1 } = await fresh();
    await open.db.write('customer').where({ id: ledger.customerId }).update({ collector: 'anna' });
    const given = await promise(ledger, '2026-03-02', f1);
    expect(await judgePromises(on('2026-03-13'), ledger.companyId)).toEqual({});
    expect(await judgePromises(on('2026-03-14'), ledger.companyId)).toEqual({ broken: 1 });
    expect(await judgePromises(on('2026-03-14'), ledger.companyId)).toEqual({});
    expect(await judgePromises(on('2026-03-15'), ledger.companyId)).toEqual({});
    const tasks = await tasksOf(open.db.read, { companyId: ledger.companyId });
    expect(tasks).toMatchObject([
      { kind: 'promise_broken', dueOn: '2026-03-14', assignee: 'anna', about: `promise/${given.promise.id}` },
    ]);
    expect(tasks[0]?.title).toBe(
      'Promised for 2026-03-10 (F-1), missing €1,000.00: nothing of it came. Call, or let the reminders go on.',
    );
    const events = await rowsOf<{ kind: string }>(
      open.db.read,
      `select kind from v_event where subject = ? order by id`,
      [`promise/${given.promise.id}`],
    );
    expect(events.map((event) => event.kind)).toEqual(['promise.recorded', 'promise.broken']);
    const [line] = await rowsOf<{ payload: string }>(open.db.read, `select p.payload from audit_line l join audit_payload p on p.line_id = l.id where l.kind = 'promise.judged' and l.company_id = ?`, [ledger.companyId]); // prettier-ignore
    expect(JSON.parse(line?.payload ?? '')).toMatchObject([{ customerId: ledger.customerId, currency: 'EUR', shortfallMinor: 100_000 }]); // prettier-ignore
  });

  it('follows the ledger: kept on the day the money comes, and broken when it is taken back', async () => {
    const { ledger, f1 } = await fresh();
    const given = await promise(ledger, '2026-03-02', f1);
    expect(await followLedger(on('2026-03-02'), ledger.companyId)).toEqual({});
    const paid = await ledger.receive({ document: 'P-1', amountMinor: 100_000, on: '2026-03-09', to: f1 });
    expect(await followLedger(on('2026-03-09'), ledger.companyId)).toEqual({ kept: 1 });
    expect(await followLedger(on('2026-03-09'), ledger.companyId)).toEqual({});
    await ledger.takeBack(paid, '2026-03-18');
    expect(await followLedger(on('2026-03-18'), ledger.companyId)).toEqual({ broken: 1 });
    expect(await verdict(ledger, given, '2026-03-17')).toBe('kept');
    expect(await verdict(ledger, given, '2026-03-18')).toBe('broken');
    expect(await kinds(ledger)).toEqual(['payment_returned 2026-03-18', 'promise_broken 2026-03-18']);
  });

  it('asks for unmatched money to be applied instead of calling the promise broken', async () => {
    const { ledger, f1 } = await fresh();
    await promise(ledger, '2026-03-02', f1);
    const paid = await ledger.receive({ document: 'P-1', amountMinor: 100_000, on: '2026-03-10' });
    expect(await judgePromises(on('2026-03-14'), ledger.companyId)).toEqual({ awaiting_allocation: 1 });
    expect(await kinds(ledger)).toEqual(['promise_awaiting_allocation 2026-03-14']);
    await ledger.match(paid, f1, 100_000, '2026-03-16');
    expect(await followLedger(on('2026-03-16'), ledger.companyId)).toEqual({ kept: 1 });
    expect(await kinds(ledger)).toEqual([]);
  });

  it('asks for the rest of a promise that was kept in part', async () => {
    const { ledger, f1 } = await fresh();
    await promise(ledger, '2026-03-02', f1);
    await ledger.receive({ document: 'P-1', amountMinor: 90_000, on: '2026-03-10', to: f1 });
    expect(await judgePromises(on('2026-03-14'), ledger.companyId)).toEqual({ partially_kept: 1 });
    expect(await kinds(ledger)).toEqual(['promise_partly_kept 2026-03-14']);
  });

  it('does it once where two processes ask at the same moment', async () => {
    const { ledger, f1, f2 } = await fresh();
    await promise(ledger, '2026-03-02', f1);
    await promise(ledger, '2026-03-02', f2);
    const both = await Promise.all([1, 2].map(() => judgePromises(on('2026-03-14'), ledger.companyId)));
    expect(both.reduce((all, one) => all + (one.broken ?? 0), 0)).toBe(2);
    expect(await kinds(ledger)).toHaveLength(2);
  });
});

describe('laws over whatever happens to the money', () => {
  interface Step {
    readonly minor: number;
    readonly day: number;
    readonly back: number | null;
  }
  const anySteps = fc.array(
    fc.record({
      minor: fc.integer({ min: 1, max: 60_000 }),
      day: fc.nat(20),
      back: fc.option(fc.integer({ min: 1, max: 10 })),
    }),
    { maxLength: 5 },
  );

  it('a promise holds no more than is open on any day, and each verdict is announced once', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, fc.integer({ min: 1, max: 100_000 }), async (steps, amountMinor) => {
        const { ledger, f1 } = await fresh();
        await promise(ledger, '2026-03-02', f1, { of: { items: [{ itemId: f1, amountMinor }] } });
        await happen(ledger, f1, steps);
        const range = { companyId: ledger.companyId, first: ledger.customerId, last: ledger.customerId };
        for (let n = 1; n < 35; n += 3) {
          const asOn = addDays(day('2026-03-01'), n);
          const owed = (await openItemsInRange(open.db.read, range, asOn)).find((item) => item.itemId === f1);
          const [hold] = await promiseHolds(open.db.read)(range, asOn, null);
          expect(hold?.amountMinor ?? 0).toBeLessThanOrEqual(owed?.openMinor ?? 0);
          await judgePromises(on(asOn), ledger.companyId);
        }
        await judgePromises(on('2026-04-05'), ledger.companyId);
        expect(await judgePromises(on('2026-04-05'), ledger.companyId)).toEqual({});
        const events = await rowsOf<{ kind: string }>(
          open.db.read,
          `select kind from v_event where company_id = ? and subject like 'promise/%' and kind <> 'promise.recorded'`,
          [ledger.companyId],
        );
        expect(new Set(events.map((event) => event.kind)).size).toBe(events.length);
      }),
      { ...runs(6), endOnFailure: true },
    );
  }, 30_000);

  /** Day after day: what goes back first, then what is paid, never more than is still open. */
  async function happen(ledger: LittleLedger, itemId: number, steps: readonly Step[]): Promise<void> {
    const paid = new Map<Step, Awaited<ReturnType<LittleLedger['receive']>>>();
    for (let n = 0; n <= 30; n += 1) {
      const today = addDays(day('2026-03-02'), n);
      for (const [step, received] of paid)
        if (step.day + (step.back ?? 99) === n) await ledger.takeBack(received, today);
      for (const step of steps.filter((one) => one.day === n)) {
        const [item] = await openItemsOf(open.db.read, ledger.companyId, [itemId]);
        const amountMinor = Math.min(step.minor, item?.openMinor ?? 0);
        if (amountMinor <= 0) continue;
        const document = `P-${steps.indexOf(step)}`;
        paid.set(step, await ledger.receive({ document, amountMinor, on: today, to: itemId }));
      }
    }
  }
});
