import fc from 'fast-check';
import { bandFaults } from './bands';
import { feeFaults } from './faults';
import type { FeeBand, FeeModel } from './fee-model';

/** What stands in the way of a fee model. Bands as text: `age 0-90 amount 0-1000 15%`; `-` without an end has none. */
const band = (text: string): FeeBand => {
  const [, ageFrom, ageTo, amountFrom, amountTo, rate] = /^age (\d+)-(\d*) amount (\d+)-(\d*) (\d+)%$/.exec(text) ?? [];
  const end = (of = ''): number | null => (of === '' ? null : Number(of));
  return {
    ...{ ageFrom: Number(ageFrom), ageTo: end(ageTo), amountFrom: Number(amountFrom), amountTo: end(amountTo) },
    ...{ rateBps: Number(rate) * 100, leastMinor: 0 },
  };
};

describe('bands', () => {
  it.each([
    ['one for all', ['age 0- amount 0- 15%'], []],
    ['two ages that meet', ['age 0-90 amount 0- 12%', 'age 90- amount 0- 20%'], []],
    ['ages in another order', ['age 90- amount 0- 20%', 'age 0-90 amount 0- 12%'], []],
    ['amounts within one age', ['age 0-90 amount 0- 12%', 'age 90- amount 0-500 25%', 'age 90- amount 500- 20%'], []],
    ['none at all: no commission', [], []],
    ['an age that ends first', ['age 90-30 amount 0- 12%'], ['inverted_age 0']],
    ['an age of no day', ['age 30-30 amount 0- 12%'], ['inverted_age 0']],
    ['an amount that ends first', ['age 0- amount 500-100 12%'], ['inverted_amount 0']],
    ['more than all of it', ['age 0- amount 0- 101%'], ['beyond 0']],
    ['a day that nobody has', ['age 0-90 amount 0- 12%', 'age 91- amount 0- 20%'], ['gap at 90/0 after 0']],
    ['a day that two have', ['age 0-91 amount 0- 12%', 'age 90- amount 0- 20%'], ['overlap 0 1']],
    ['an end too early', ['age 0- amount 0-1000 12%'], ['gap at 0/1000 after 0']],
    ['a beginning too late', ['age 0- amount 100- 12%'], ['gap at 0/0 after none']],
    ['a hole for old claims only', ['age 0-90 amount 0- 12%', 'age 90- amount 0-500 20%'], ['gap at 90/500 after 1']],
    [
      'two holes',
      ['age 0- amount 100-200 12%', 'age 0- amount 300- 9%'],
      ['gap at 0/0 after none', 'gap at 0/200 after 0'],
    ],
    ['the same twice', ['age 0- amount 0- 12%', 'age 0- amount 0- 12%'], ['overlap 0 1']],
  ])('%s', (_, bands, expected) => {
    const told = bandFaults(bands.map(band)).map((one) =>
      one.fault === 'gap' ? `gap at ${one.ageDays}/${one.amountMinor} after ${one.band ?? 'none'}`
      : one.fault === 'overlap' ? `overlap ${one.other} ${one.band}`
      : `${one.fault} ${String(one.band)}`,
    ); // prettier-ignore
    expect(told).toEqual(expected);
  });

  const point = fc.integer({ min: 0, max: 6 });
  const end = fc.option(point, { nil: null });
  const any = fc.record({ ageFrom: point, ageTo: end, amountFrom: point, amountTo: end, rateBps: fc.integer({ min: 0, max: 10_000 }), leastMinor: fc.constant(0) }); // prettier-ignore
  const inside = ({ ageFrom, ageTo, amountFrom, amountTo }: FeeBand, age: number, minor: number): boolean =>
    age >= ageFrom && (ageTo === null || age < ageTo) && minor >= amountFrom && (amountTo === null || minor < amountTo);
  /** Every age and amount near the edges, and one far beyond them. */
  const points = [0, 1, 2, 3, 4, 5, 6, 7, 100_000];
  const each = (bands: readonly FeeBand[]): number[] =>
    points.flatMap((age) => points.map((minor) => bands.filter((one) => inside(one, age, minor)).length));

  it('that are accepted leave every age and amount exactly one, and only those are', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), (bands) => {
        const isRight = bands.length === 0 || each(bands).every((n) => n === 1) && bands.every(({ ageFrom, ageTo, amountFrom, amountTo }) => (ageTo ?? 7) > ageFrom && (amountTo ?? 7) > amountFrom); // prettier-ignore
        expect(bandFaults(bands).length === 0).toBe(isRight);
      }),
      { numRuns: 2_000 },
    );
  });

  it('cut out of a whole are accepted, and miss one when one is taken away', () => {
    const cutsOf = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 4 });
    fc.assert(
      fc.property(cutsOf, cutsOf, fc.nat(), (ages, amounts, at) => {
        const ranges = (cuts: readonly number[]) => {
          const sorted = [0, ...[...cuts].sort((a, b) => a - b)];
          return sorted.map((from, n) => [from, sorted[n + 1] ?? null] as const);
        };
        const bands = ranges(ages).flatMap(([ageFrom, ageTo]) =>
          ranges(amounts).map(([amountFrom, amountTo]) => ({ ageFrom, ageTo, amountFrom, amountTo, rateBps: 1_000, leastMinor: 0 })),
        ); // prettier-ignore
        expect(bandFaults(bands)).toEqual([]);
        const fewer = bands.filter((_, n) => n !== at % bands.length);
        expect(bandFaults(fewer).every(({ fault }) => fault === 'gap')).toBe(true);
        expect(bandFaults(fewer).length > 0).toBe(fewer.length > 0);
      }),
    );
  });
});

it('a model is also of a currency that is in use, with each step once and a cap that holds an hour', () => {
  const model: FeeModel = {
    currency: 'EUR',
    setUp: { feeMinor: 0, first: false },
    commission: { by: 'whole', of: 'principal', directBps: 10_000, bands: [band('age 0- amount 0- 15%')] },
    steps: [],
    hourly: { rateMinor: 100_00, capMinor: 200_00 },
    withdrawal: { feeMinor: 0, ofPrincipalBps: 0 },
    vat: { kind: 'none' },
  };
  expect(feeFaults(model)).toEqual([]);
  expect(feeFaults({ ...model, commission: { ...model.commission, bands: [] } })).toEqual([]);
  const step = { kind: 'summons', label: 'Summons', feeMinor: 50_00 };
  const wrong = { ...model, currency: 'XYZ', steps: [step, step], hourly: { rateMinor: 100_00, capMinor: 99_99 } };
  expect(feeFaults(wrong)).toEqual([{ fault: 'currency' }, { fault: 'step_twice', step: 1 }, { fault: 'cap_below_rate' }]); // prettier-ignore
});
