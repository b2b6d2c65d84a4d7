import { addDays, day, daysBetween, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { fc } from '../kernel/testing/chance';
import type { Calculated, InterestClaim, InterestHold, InterestPayment } from './calculation';
import { interestOf } from './interest';
import { add, nearest, toPlaces, ZERO, type Fraction } from './fraction';
import type { InterestPolicy, RateRule, Rounding } from './policy';
import { halfYears, policy } from './testing/policies';

/** What holds of interest whatever was owed, paid and published. */
const TABLE = halfYears('2024-01-01 4.5', '2024-07-01 4.25', '2025-01-01 3.15', '2025-07-01 -0.88', '2026-01-01 2.15');
const START = day('2024-01-01');
const LAST = 911; // to 30 June 2026
const ROUNDINGS: readonly Rounding[] = [
  ...(['end', 'per_period', 'per_period_4', 'whole_unit'] as const),
  ...(['daily_2', 'daily_down_2', 'daily_down_4', 'daily_multiplier_5'] as const),
];

const rate: fc.Arbitrary<RateRule> = fc.oneof(
  fc.constantFrom('0.01', '5', '12.125').map((percent): RateRule => ({ kind: 'fixed', percent })),
  fc.constantFrom('float_half_year', 'float_any_date', 'locked_at_start').map((mode): RateRule => ({
    ...{ kind: 'series', series: 'HALF', mode: mode as 'float_any_date' },
    margins: [{ from: null, points: '8' }],
  })),
);

const anyPolicy: fc.Arbitrary<InterestPolicy> = fc
  .record({
    rate,
    dayCount: fc.constantFrom('act/365', 'act/act', 'act/360', '30/360', 'act/366leap'),
    rounding: fc.constantFrom(...ROUNDINGS),
    compounding: fc.constantFrom('none', 'yearly_on_anniversary'),
    paymentDayBears: fc.boolean(),
    allocation: fc.constantFrom(
      ['costs', 'interest', 'principal'] as const,
      ['principal', 'interest', 'costs'] as const,
    ),
  })
  .map(({ rate: rule, ...more }) => policy(rule, more as Partial<InterestPolicy>));

const anyClaim = (id: string): fc.Arbitrary<InterestClaim> =>
  fc
    .record({
      principalMinor: fc.integer({ min: 0, max: 5_000_000 }),
      costsMinor: fc.integer({ min: 0, max: 10_000 }),
      due: fc.integer({ min: 0, max: 600 }),
      given: anyPolicy,
    })
    .map(({ principalMinor, costsMinor, due, given }) => ({
      ...{ id, principalMinor, costsMinor, creditedMinor: 0, contractOn: null },
      ...{ policy: given, term: { after: addDays(START, due), to: null } },
    }));

const claims = fc.tuple(anyClaim('F-1'), anyClaim('F-2'), anyClaim('F-3'));

const payment: fc.Arbitrary<InterestPayment> = fc.record({
  on: fc.integer({ min: 0, max: LAST }).map((days) => addDays(START, days)),
  amountMinor: fc.integer({ min: 1, max: 3_000_000 }),
  claims: fc.constantFrom([], ['F-1'], ['F-3', 'F-1']),
});

const asOf = fc.integer({ min: 0, max: LAST }).map((days) => addDays(START, days));

const counted = (
  all: readonly InterestClaim[],
  payments: readonly InterestPayment[],
  until: Day,
  holds: readonly InterestHold[] = [],
): Calculated =>
  interestOf({
    ...{ claims: all, payments, holds, table: TABLE, asOf: until, estimate: false },
    scale: { exponent: 2, decimals: 2 },
  });

const totals = ({ claims: all, open, interestMinor, daily }: Calculated): object => ({
  ...{ open, interestMinor, daily: daily?.minor },
  all: all.map(({ interestMinor: one, paid, open: left }) => ({ one, paid, left })),
});

const exact = ({ claims: all }: Calculated): Fraction => all.map((one) => one.counted).reduce(add, ZERO);
const isSame = (a: Fraction, b: Fraction): boolean => a.numerator * b.denominator === b.numerator * a.denominator;

describe('whatever was owed and paid', () => {
  it('every line stands at its place: none overlaps, none is below nothing, and they make up the total', () => {
    fc.assert(
      fc.property(claims, fc.array(payment, { maxLength: 6 }), asOf, (all, payments, until) => {
        for (const { lines, interestMinor, open, paid, ...one } of counted(all, payments, until).claims) {
          const given = all.find(({ id }) => id === one.id);
          lines.forEach((line, n) => {
            expect(line.counted.numerator >= 0n).toBe(true);
            expect(line.baseMinor).toBeGreaterThan(0);
            const after = n === 0 ? given?.term : { after: lines[n - 1]?.to as Day };
            expect(line.from > (after as { after: Day }).after).toBe(true);
            expect(line.to <= until).toBe(true);
            if (given?.policy.dayCount !== '30/360') expect(line.days).toBe(daysBetween(line.from, line.to) + 1);
          });
          const places = given?.policy.rounding === 'whole_unit' ? -2 : 0;
          const total = toPlaces(lines.map((line) => line.counted).reduce(add, ZERO), places);
          expect(Number(nearest(total))).toBe(interestMinor);
          const left = sum(Object.values(open)) + sum(Object.values(paid));
          expect(left).toBe((given?.principalMinor ?? 0) + (given?.costsMinor ?? 0) + interestMinor);
        }
      }),
    );
  });

  it('days that are held bear nothing, and what they leave out is what they would have borne', () => {
    const simple = claims.map((all) => all.map((one) => ({ ...one, policy: { ...one.policy, compounding: 'none', rounding: 'end' } as const }))); // prettier-ignore
    const held = fc.record({ from: fc.integer({ min: 0, max: LAST }), days: fc.integer({ min: 0, max: 300 }) });
    fc.assert(
      fc.property(
        simple,
        fc.array(payment, { maxLength: 4 }),
        fc.array(held, { maxLength: 3 }),
        asOf,
        (all, given, stops, until) => {
          const payments = given.map((one) => ({ ...one, toPrincipal: true }));
          const holds = stops.map(({ from, days }) => ({ from: addDays(START, from), to: addDays(START, from + days), reason: 'judgment', claims: [] })); // prettier-ignore
          const without = counted(all, payments, until, holds);
          const out = without.claims
            .flatMap(({ lines }) => lines.map(({ leftOut }) => leftOut ?? ZERO))
            .reduce(add, ZERO);
          const days = (found: Calculated): number => sum(found.claims.flatMap(({ lines }) => lines.map((line) => line.days))); // prettier-ignore
          expect(isSame(add(exact(without), out), exact(counted(all, payments, until)))).toBe(true);
          expect(days(without)).toBe(days(counted(all, payments, until)));
          for (const line of without.claims.flatMap(({ lines }) => lines)) if (line.held !== null) expect(line.counted.numerator).toBe(0n); // prettier-ignore
        },
      ),
    );
  });

  it('no cent is lost: what was owed and what arose is what was paid and what is open', () => {
    fc.assert(
      fc.property(claims, fc.array(payment, { maxLength: 6 }), asOf, (all, payments, until) => {
        const found = counted(all, payments, until);
        const owed = sum(all.map(({ principalMinor, costsMinor }) => principalMinor + costsMinor));
        const used = sum(found.payments.map(({ amountMinor, unusedMinor }) => amountMinor - unusedMinor));
        expect(owed + found.interestMinor - used).toBe(sum(Object.values(found.open)));
        for (const part of Object.values(found.open)) expect(part).toBeGreaterThanOrEqual(0);
        for (const { amountMinor, uses, unusedMinor } of found.payments)
          expect(sum(uses.map((use) => use.amountMinor)) + unusedMinor).toBe(amountMinor);
      }),
    );
  });

  it('the order in which payments are told does not matter', () => {
    fc.assert(
      fc.property(claims, fc.array(payment, { maxLength: 6 }), asOf, (all, payments, until) => {
        const reversed = [...payments].reverse();
        expect(totals(counted(all, reversed, until))).toEqual(totals(counted(all, payments, until)));
      }),
    );
  });

  it('a payment in two parts of one day is one payment', () => {
    fc.assert(
      fc.property(claims, fc.array(payment, { maxLength: 3 }), payment, asOf, (all, payments, one, until) => {
        const first = Math.floor(one.amountMinor / 3);
        const parts = [first, one.amountMinor - first].map((amountMinor) => ({ ...one, amountMinor }));
        expect(totals(counted(all, [...payments, ...parts], until))).toEqual(totals(counted(all, [...payments, one], until))); // prettier-ignore
      }),
    );
  });

  it('more days are never less interest', () => {
    fc.assert(
      fc.property(claims, fc.array(payment, { maxLength: 4 }), asOf, (all, payments, until) => {
        const before = counted(all, payments, addDays(until, -1)).interestMinor;
        expect(counted(all, payments, until).interestMinor).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('touching periods add up to the whole, exactly', () => {
    const simple = anyClaim('F-1').filter(({ policy: given }) => given.compounding === 'none' && given.rate.kind === 'fixed'); // prettier-ignore
    fc.assert(
      fc.property(simple, fc.integer({ min: 1, max: LAST }), fc.integer({ min: 1, max: LAST }), (one, a, b) => {
        const given = { ...one, policy: { ...one.policy, rounding: 'end' as const } };
        const { after } = given.term as { after: Day };
        const [middle, last] = [addDays(START, Math.min(a, b)), addDays(START, Math.max(a, b))];
        const cut = middle < after ? after : middle;
        const parts = [
          { ...given, term: { after, to: cut } },
          { ...given, id: 'F-2', term: { after: cut, to: null } },
        ];
        expect(isSame(exact(counted(parts, [], last)), exact(counted([given], [], last)))).toBe(true);
      }),
    );
  });

  it('a claim that is finer than its currency comes out as one that is not', () => {
    fc.assert(
      fc.property(anyClaim('F-1'), asOf, (one, until) => {
        const finer = { ...one, principalMinor: one.principalMinor * 100, costsMinor: one.costsMinor * 100 };
        const fine = interestOf({
          ...{ claims: [finer], payments: [], holds: [], table: TABLE, asOf: until, estimate: false },
          scale: { exponent: 4, decimals: 2 },
        });
        expect(fine.interestMinor).toBe(counted([one], [], until).interestMinor * 100);
      }),
    );
  });
});
