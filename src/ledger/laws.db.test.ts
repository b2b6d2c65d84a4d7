import { fc, runs } from '../kernel/testing/chance';
import { addDays, day, maxDay, type Day, type Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import type { Work } from '../platform/work';
import { bucketOf } from './ageing';
import { ageingOf } from './ageing.store';
import { allocateMany, reverseAllocations } from './allocation.store';
import { rebalance } from './balance.store';
import { cancelEntries } from './cancellation.store';
import { bookEntries } from './entry.store';
import { statements } from './statement';
import { postingsOf } from './statement.store';
import { balancesInRange, openItemsInRange } from './store';
import { plantCompany } from './testing/plant';
import { Replay, type ReplayItem } from './testing/replay';

/** What may happen to a ledger, in any order; numbers choose among what is there. */
type Happening =
  | { readonly do: 'book'; readonly amount: number; readonly issued: number; readonly due: number | null }
  | {
      readonly do: 'allocate';
      readonly from: number;
      readonly to: number;
      readonly amount: number;
      readonly on: number;
    }
  | { readonly do: 'reverse'; readonly which: number; readonly asIfNever: boolean }
  | { readonly do: 'cancel'; readonly which: number };

const days = fc.integer({ min: 0, max: 60 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      amount: fc.integer({ min: -900, max: 900 }),
      issued: days,
      due: fc.option(fc.integer({ min: 0, max: 120 })),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('allocate' as const),
      from: fc.nat(),
      to: fc.nat(),
      amount: fc.integer({ min: 1, max: 500 }),
      on: days,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('reverse' as const), which: fc.nat(), asIfNever: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat() }) },
);
const START = day('2026-01-01');
const LATE = day('2027-01-01');
const on = (offset: number): Day => addDays(START, offset);
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

const open = testDatabase();
let companies = 0;

/** Plays the happenings on a company of its own and on the naive ledger beside it. */
class Play {
  readonly naive = new Replay();
  companyId = 0;
  customerId = 0;
  #entryOf = new Map<number, number>();
  #hours = 0;

  async begin(): Promise<this> {
    const planted = await plantCompany(open.db, `law-${(companies += 1)}`);
    this.companyId = planted.companyId;
    this.customerId = planted.customerId;
    return this;
  }

  /** Each happening is an hour after the one before. */
  work(): Work {
    const hour = (this.#hours += 1);
    const today = on(Math.floor(hour / 24));
    const now = `${today}T${String(hour % 24).padStart(2, '0')}:00:00.000Z` as Instant;
    return workOn(open.db, today, { now });
  }

  get range(): { companyId: number; first: number; last: number } {
    return { companyId: this.companyId, first: this.customerId, last: this.customerId };
  }

  async happen(what: Happening): Promise<void> {
    const work = this.work();
    switch (what.do) {
      case 'book':
        return this.#book(work, what);
      case 'allocate':
        return this.#allocate(work, what);
      case 'reverse':
        return this.#reverse(work, what);
      case 'cancel':
        return this.#cancel(work, pick(this.naive.items, what.which));
    }
  }

  async #book(work: Work, what: Extract<Happening, { do: 'book' }>): Promise<void> {
    const [issuedOn, amountMinor] = [on(what.issued), what.amount];
    const dueOn = what.due === null || amountMinor < 0 ? null : addDays(issuedOn, what.due);
    const entry = {
      companyId: this.companyId,
      customerId: this.customerId,
      currency: 'EUR',
      amountMinor,
      issuedOn,
      dueOn,
    };
    const type = amountMinor < 0 ? 'payment' : 'invoice';
    const document = `D-${this.naive.items.length}`;
    const [booked] = await open.db.transaction((tx) => bookEntries(tx, work, [{ ...entry, type, document }]));
    const itemId = booked!.itemIds[0]!;
    this.#entryOf.set(itemId, booked!.entryId);
    const { customerId } = this;
    this.naive.items.push({ itemId, customerId, amountMinor, issuedOn, dueOn, bookedAt: work.now, cancelledAt: null });
  }

  async #allocate(work: Work, what: Extract<Happening, { do: 'allocate' }>): Promise<void> {
    const [from, to] = [pick(this.naive.items, what.from), pick(this.naive.items, what.to)];
    if (!from || !to) return;
    const left = -(this.naive.openOf(from, LATE, null) ?? 0);
    const owed = this.naive.openOf(to, LATE, null) ?? 0;
    const row = {
      companyId: this.companyId,
      fromItemId: from.itemId,
      to: { itemId: to.itemId },
      amountMinor: what.amount,
    };
    const allocating = open.db.transaction((tx) =>
      allocateMany(tx, work, [{ ...row, allocatedOn: on(what.on), basis: 'matched' }]),
    );
    const allowed = from.amountMinor < 0 && to.amountMinor > 0 && what.amount <= left && what.amount <= owed;
    if (!allowed) {
      await expect(allocating).rejects.toThrow(Refusal);
      return;
    }
    const [made] = await allocating;
    const countsOn = maxDay(maxDay(from.issuedOn, to.issuedOn), on(what.on));
    expect(made!.allocatedOn).toBe(countsOn);
    const move = { allocationId: made!.id, from: from.itemId, to: to.itemId, amountMinor: what.amount };
    this.naive.moves.push({ ...move, on: countsOn, at: work.now, reverses: null });
  }

  async #reverse(work: Work, what: Extract<Happening, { do: 'reverse' }>): Promise<void> {
    const move = pick(this.naive.moves, what.which);
    if (!move) return;
    const when = what.asIfNever ? 'as-if-never' : work.today;
    const reversing = open.db.transaction((tx) =>
      reverseAllocations(tx, work, {
        companyId: this.companyId,
        allocationIds: [move.allocationId],
        reason: 'returned',
        on: when,
      }),
    );
    if (!this.naive.inForce().includes(move)) {
      await expect(reversing).rejects.toMatchObject({ code: 'already-reversed' });
      return;
    }
    const [made] = await reversing;
    const back = { allocationId: made!.id, amountMinor: -move.amountMinor, reverses: move.allocationId, at: work.now };
    this.naive.moves.push({ ...move, ...back, on: when === 'as-if-never' ? move.on : maxDay(move.on, when) });
  }

  async #cancel(work: Work, item: ReplayItem | undefined): Promise<void> {
    if (!item || item.cancelledAt !== null) return;
    const entryIds = [this.#entryOf.get(item.itemId)!];
    await open.db.transaction((tx) => cancelEntries(tx, work, { companyId: this.companyId, entryIds, why: 'mistake' }));
    for (const move of this.naive.inForce().filter(({ from, to }) => from === item.itemId || to === item.itemId)) {
      const back = { allocationId: -1, amountMinor: -move.amountMinor, reverses: move.allocationId, at: work.now };
      this.naive.moves.push({ ...move, ...back });
    }
    item.cancelledAt = work.now;
    const rows = await rowsOf<{ id: number; reverses: number }>(
      open.db.read,
      'select id, reverses_id as reverses from allocation where company_id = ? and reverses_id is not null',
      [this.companyId],
    );
    const ids = new Map(rows.map((row) => [row.reverses, row.id]));
    this.naive.moves.forEach((move, at) => {
      if (move.allocationId === -1) this.naive.moves[at] = { ...move, allocationId: ids.get(move.reverses!)! };
    });
  }
}

const play = fc.array(happening, { minLength: 4, maxLength: 22 });
const RUNS = runs(25);

describe('the laws of the ledger, whatever happens', () => {
  it('no allocation exceeds the payment nor the item, and stored amounts are those that the allocations make', async () => {
    await fc.assert(
      fc.asyncProperty(play, async (happenings) => {
        const played = await new Play().begin();
        for (const what of happenings) await played.happen(what);
        const stored = await rowsOf<{ id: number; open: number; amount: number }>(
          open.db.read,
          'select id, open_minor as open, amount_minor as amount from open_item where company_id = ?',
          [played.companyId],
        );
        for (const { id, open: openMinor, amount } of stored) {
          const item = played.naive.items.find(({ itemId }) => itemId === id)!;
          expect(openMinor).toBe(played.naive.openOf(item, LATE, null) ?? 0);
          expect(amount >= 0 ? openMinor >= 0 && openMinor <= amount : openMinor <= 0 && openMinor >= amount).toBe(
            true,
          );
        }
        const balances = await balancesInRange(open.db.read, played.range);
        await open.db.transaction((tx) => rebalance(tx, played.companyId, 'all'));
        expect(await balancesInRange(open.db.read, played.range)).toEqual(balances);
        const expected = [...played.naive.open(LATE, null).values()];
        expect(balances[0]?.openMinor ?? 0).toBe(expected.reduce((sum, minor) => sum + minor, 0));
        expect(balances[0]?.openCount ?? 0).toBe(expected.length);
      }),
      RUNS,
    );
  });

  it('a question about any day, as known at any moment, is answered as if all were replayed', async () => {
    const moments = fc.array(fc.tuple(days, fc.option(fc.integer({ min: 0, max: 24 }))), {
      minLength: 3,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(play, moments, async (happenings, questions) => {
        const played = await new Play().begin();
        for (const what of happenings) await played.happen(what);
        for (const [offset, hours] of questions) {
          const asOn = on(offset);
          const knownAt =
            hours === null
              ? null
              : (`2026-01-0${1 + Math.floor(hours / 24)}T${String(hours % 24).padStart(2, '0')}:30:00.000Z` as Instant);
          const items = await openItemsInRange(open.db.read, played.range, asOn, knownAt);
          expect(new Map(items.map((item) => [item.itemId, item.openMinor]))).toEqual(played.naive.open(asOn, knownAt));
        }
      }),
      RUNS,
    );
  });

  it('ageing, statement and open items of any day add up to the same', async () => {
    await fc.assert(
      fc.asyncProperty(play, days, async (happenings, offset) => {
        const played = await new Play().begin();
        for (const what of happenings) await played.happen(what);
        const asOn = on(offset);
        const standing = played.naive.items.flatMap((item) => {
          const openMinor = played.naive.openOf(item, asOn, null) ?? 0;
          return openMinor === 0 ? [] : [{ ...item, openMinor }];
        });
        const total = standing.reduce((sum, item) => sum + item.openMinor, 0);
        const [ageing] = await ageingOf(open.db.read, played.companyId, asOn);
        const buckets = [0, 0, 0, 0, 0];
        for (const { dueOn, openMinor } of standing) {
          if (dueOn !== null && openMinor > 0) buckets[bucketOf(dueOn, asOn)]! += openMinor;
        }
        expect(ageing?.buckets ?? [0, 0, 0, 0, 0]).toEqual(buckets);
        expect(ageing?.totalMinor ?? 0).toBe(total);
        const [statement] = statements(await postingsOf(open.db.read, played.companyId, played.customerId), null, asOn);
        expect(statement?.closingMinor ?? 0).toBe(total);
      }),
      RUNS,
    );
  });
});
