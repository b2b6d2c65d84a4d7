import { addDays, daysBetween, type Day } from '../kernel/day';
import { fc } from '../kernel/testing/chance';
import { lastSafeDay } from '../law/limitation';
import { HOLD_KINDS } from '../ledger/hold';
import type { Advice, AdviceKind } from './advice';
import { adviceOn } from './decide';
import type { Facts, Overdue } from './facts';
import { kindOn } from './kind';
import { factsIn, TODAY } from './testing/facts';

/** What holds of an advice whatever is known of a customer. */
const aDay = (from: number, to: number): fc.Arbitrary<Day> => fc.integer({ min: from, max: to }).map((n) => addDays(TODAY, n)); // prettier-ignore
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null, freq: 3 });

const limitation = fc.record({ endsOn: aDay(-60, 400), sure: fc.boolean() }).map(({ endsOn, sure }) => ({ endsOn, sure, fileBy: lastSafeDay(endsOn) })); // prettier-ignore

const demand = fc
  .record({ n: fc.nat(5), ago: fc.integer({ min: 1, max: 120 }), gives: maybe(fc.integer({ min: 0, max: 40 })), final: fc.boolean() })
  .map(({ n, ago, gives, final }) => {
    const on = addDays(TODAY, -ago);
    return { key: `message/${n}`, on, until: gives === null ? null : addDays(on, gives), final };
  }); // prettier-ignore

const claim: fc.Arbitrary<Overdue> = fc.record({
  itemId: fc.nat(99),
  document: fc.constantFrom('F-1', 'F-2', 'F-3'),
  currency: fc.constantFrom('EUR', 'EUR', 'SEK'),
  openMinor: fc.integer({ min: 1, max: 900_000 }),
  dueOn: aDay(-900, -1),
  holds: fc.array(
    fc.record({ kind: fc.constantFrom(...HOLD_KINDS), minor: fc.integer({ min: 1, max: 900_000 }), until: maybe(aDay(-5, 60)) }), { maxLength: 2 }),
  dispute: maybe(fc.record({ raisedOn: aDay(-90, -1), answeredOn: maybe(aDay(-60, 0)) })),
  asked: fc.array(demand, { maxLength: 5 }),
  limitation: maybe(limitation),
  claimBy: maybe(aDay(-10, 60)),
}); // prettier-ignore

const facts: fc.Arbitrary<Facts> = fc.record({
  debtor: fc.constantFrom('company', 'company', 'sole_trader', 'public_body', 'consumer', 'unknown'),
  hardship: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  internal: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  claims: fc.array(claim, { minLength: 1, maxLength: 4 }),
  credits: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constant([{ currency: 'EUR', minor: 500 }]) }),
  heardOn: maybe(aDay(-120, 0)),
  waitingSince: maybe(aDay(-40, 0)),
  refusedOn: maybe(aDay(-60, 0)),
  saidPaidOn: maybe(aDay(-60, 0)),
  broken: fc.nat(3).map((n) => ({ n, of: n + 1, on: n === 0 ? null : addDays(TODAY, -9) })),
  promisedUntil: fc.array(aDay(-5, 30), { maxLength: 2 }),
  voidPlans: fc.constant([]),
  denied: fc.constant(null),
  returned: fc.nat(3),
  reachable: fc.boolean(),
  insurer: maybe(fc.record({ name: fc.constant('Atlas'), collects: fc.boolean() })),
  least: fc.constant(new Map([['EUR', 5_000], ['SEK', 50_000]])),
  supplier: fc.boolean(),
  ends: fc.constantFrom(...['', 'paid-before:3', 'lost-before:1', 'paid-before:1 lost-before:2'].map((text) => factsIn(text).ends)),
  places: fc.constant({ creditor: 'FR', debtor: 'SE', court: null }),
}); // prettier-ignore

/** What one does with the customer, from leaving it to handing it over. */
const RANK: Readonly<Record<AdviceKind, number>> = { stop: 0, go_on: 0, notice: 1, hand_over: 2 };
const rank = (some: Facts, on: Day = TODAY): number => RANK[kindOn(some, on) ?? 'stop'];
const withClaims = (some: Facts, of: (claim: Overdue) => Overdue): Facts => ({ ...some, claims: some.claims.map(of) });
const holds = (check: (some: Facts) => void): void => fc.assert(fc.property(facts, check), { numRuns: 400 });

describe('advice, whatever is known', () => {
  it('is never milder for one more broken promise', () => {
    holds((some) => {
      const more = { ...some, broken: { n: some.broken.n + 1, of: some.broken.of + 1, on: TODAY } };
      expect(rank(more)).toBeGreaterThanOrEqual(rank(some));
    });
  });

  it('is never milder for a refusal, nor for a plan that became void', () => {
    holds((some) => {
      expect(rank({ ...some, refusedOn: TODAY })).toBeGreaterThanOrEqual(rank(some));
      const voidPlans = [{ number: 'P-1', currency: 'EUR', minor: 1 }];
      expect(rank({ ...some, voidPlans })).toBeGreaterThanOrEqual(rank(some));
    });
  });

  it('never hands over while an objection has no answer', () => {
    holds((some) => {
      const [first, ...others] = some.claims;
      const disputed = { ...some, claims: [{ ...first!, dispute: { raisedOn: TODAY, answeredOn: null } }, ...others] };
      expect(kindOn(disputed, TODAY)).not.toBe('hand_over');
    });
  });

  it('never hands over who is treated with care, who is unknown, or whose money is not applied', () => {
    holds((some) => {
      expect(kindOn({ ...some, hardship: true }, TODAY)).not.toBe('hand_over');
      expect(kindOn({ ...some, debtor: 'unknown' }, TODAY)).not.toBe('hand_over');
      expect(kindOn({ ...some, credits: [{ currency: 'EUR', minor: 1 }] }, TODAY)).not.toBe('hand_over');
    });
  });

  it('is turned by nothing that is not verified', () => {
    holds((some) => {
      const unsure = withClaims(some, (one) => ({ ...one, limitation: one.limitation && { ...one.limitation, sure: false } })); // prettier-ignore
      const without = withClaims(some, (one) => ({ ...one, limitation: null }));
      expect(kindOn(unsure, TODAY)).toBe(kindOn(without, TODAY));
    });
  });

  it('is turned by no earlier end: that is said beside', () => {
    holds((some) => {
      expect(kindOn(some, TODAY)).toBe(kindOn({ ...some, ends: factsIn('').ends }, TODAY));
    });
  });

  it('hands over nothing that is insolvent, with a partner or not ours', () => {
    holds((some) => {
      for (const kind of ['insolvency', 'moratorium', 'legal', 'with_partner', 'assigned'] as const) {
        const stopped = withClaims(some, (one) => ({ ...one, holds: [{ kind, minor: one.openMinor, until: null }] }));
        expect(kindOn(stopped, TODAY)).toBe('stop');
        expect(adviceOn(stopped, TODAY)?.ways).toEqual([]);
      }
    });
  });

  it('does not hang on the order of invoices, holds or demands', () => {
    const told = (some: Facts): Partial<Advice> => {
      const { kind, changes, overdue, ripe } = adviceOn(some, TODAY)!;
      return { kind, changes, overdue, ripe };
    };
    holds((some) => {
      const turned = withClaims(some, (one) => ({ ...one, holds: [...one.holds].reverse(), asked: [...one.asked].reverse() })); // prettier-ignore
      expect(told({ ...turned, claims: [...turned.claims].reverse() })).toEqual(told(some));
    });
  });

  it('changes by itself on the day that it names, and on none before', () => {
    holds((some) => {
      const { kind, changes } = adviceOn(some, TODAY)!;
      const last = changes?.on ?? addDays(TODAY, 120);
      for (let at = 1; at < daysBetween(TODAY, last); at += 1) expect(kindOn(some, addDays(TODAY, at))).toBe(kind);
      if (changes) expect(kindOn(some, changes.on)).toBe(changes.to);
    });
  });

  it('has nothing ripe that is more than what is overdue, and ways only for what is', () => {
    holds((some) => {
      const { overdue, ripe, ways, kind } = adviceOn(some, TODAY)!;
      for (const { currency, minor } of ripe)
        expect(minor).toBeLessThanOrEqual(overdue.find((one) => one.currency === currency)!.minor);
      const currencies = new Set(ripe.map(({ currency }) => currency));
      for (const { currency } of ways) expect(currencies).toContain(currency);
      if (kind === 'hand_over') expect(ripe.length).toBeGreaterThan(0);
    });
  });

  it('advises nothing where nothing is overdue', () => {
    holds((some) => {
      expect(adviceOn({ ...some, claims: [] }, TODAY)).toBeUndefined();
    });
  });

  it('tells its words from what it knows: the clerk’s own shorthand stands for facts', () => {
    expect(factsIn('noticed').claims[0]?.asked).toHaveLength(3);
  });
});
