import { fc } from '../kernel/testing/chance';
import { addDays, day, daysBetween, type Day } from '../kernel/day';
import { USUAL_TERMS } from '../kernel/terms';
import type { Applied, ClaimedEntry } from './claim';
import type { InterestRate } from './claim-interest';
import { fractionText, type Fraction } from '../law/fraction';
import { interestOf, interestTable, runningOn, type EntryInterest } from './interest';
import { sampleClaim } from './testing/sample-claim';

const CONTRACT: readonly InterestRate[] = [{ percent: '10', from: null, source: 'Terms, clause 7' }];

function entry(claimedMinor: number, dueOn: string | null, applied: readonly Applied[] = []): ClaimedEntry {
  const paid = applied.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    document: 'F-1',
    issuedOn: day('2023-01-01'),
    dueOn: dueOn === null ? null : day(dueOn),
    amountMinor: claimedMinor + paid,
    netMinor: null,
    vatMinor: null,
    subject: null,
    poNo: null,
    orderNo: null,
    contractRef: null,
    deliveryOn: null,
    deliveryNote: null,
    applied,
    openMinor: claimedMinor,
    claimedMinor,
    leftOut: null,
  };
}

const payment = (on: string, amountMinor: number): Applied => ({
  kind: 'payment',
  document: 'V-1',
  on: day(on),
  amountMinor,
});

const lines = ({ segments, interestMinor }: EntryInterest): string[] => [
  ...segments.map(
    (one) =>
      `${one.owedMinor} ${one.from}…${one.to} ${one.days} d ${one.rate.percent} % = ${fractionText(one.interest, 2, 4)}`,
  ),
  `= ${interestMinor}`,
];

describe('contract interest', () => {
  it('counts from the day after the due day to the key date', () => {
    expect(lines(interestOf(entry(100_000, '2026-01-31'), CONTRACT, day('2026-02-10')))).toEqual([
      '100000 2026-02-01…2026-02-10 10 d 10 % = 2.7397',
      '= 274',
    ]);
  });

  it('counts the day of a payment and owes less from the next', () => {
    const paid = entry(60_000, '2026-01-31', [payment('2026-02-05', 40_000)]);
    expect(lines(interestOf(paid, CONTRACT, day('2026-02-10')))).toEqual([
      '100000 2026-02-01…2026-02-05 5 d 10 % = 1.3699',
      '60000 2026-02-06…2026-02-10 5 d 10 % = 0.8219',
      '= 219',
    ]);
  });

  it('follows a change of rate: 1,000.00 at 10.62 %, then 12.12 %', () => {
    const rates = [
      { percent: '10.62', from: null, source: '' },
      { percent: '12.12', from: day('2023-07-01'), source: '' },
    ];
    expect(lines(interestOf(entry(100_000, '2023-06-20'), rates, day('2023-08-31')))).toEqual([
      '100000 2023-06-21…2023-06-30 10 d 10.62 % = 2.9096',
      '100000 2023-07-01…2023-08-31 62 d 12.12 % = 20.5874',
      '= 2350',
    ]);
  });

  it('begins with what was left where a payment came before the due day or on it', () => {
    const paid = entry(60_000, '2026-01-31', [payment('2026-01-20', 30_000), payment('2026-01-31', 10_000)]);
    expect(lines(interestOf(paid, CONTRACT, day('2026-02-10')))[0]).toBe(
      '60000 2026-02-01…2026-02-10 10 d 10 % = 1.6438',
    );
  });

  it('bears nothing on what a credit note took off, from the beginning', () => {
    const credited = entry(60_000, '2026-01-31', [{ ...payment('2026-02-05', 40_000), kind: 'credit_note' }]);
    expect(lines(interestOf(credited, CONTRACT, day('2026-02-10')))).toHaveLength(2);
  });

  it('owes again what a reversed payment had taken off', () => {
    const returned = entry(100_000, '2026-01-31', [payment('2026-02-03', 40_000), payment('2026-02-06', -40_000)]);
    expect(lines(interestOf(returned, CONTRACT, day('2026-02-10')))).toEqual([
      '100000 2026-02-01…2026-02-03 3 d 10 % = 0.8219',
      '60000 2026-02-04…2026-02-06 3 d 10 % = 0.4932',
      '100000 2026-02-07…2026-02-10 4 d 10 % = 1.0959',
      '= 241',
    ]);
  });

  it.each([
    ['without a due day', null],
    ['due on the key date', '2026-02-10'],
    ['due later', '2026-03-01'],
  ])('is nothing %s', (_, dueOn) => {
    expect(interestOf(entry(100_000, dueOn), CONTRACT, day('2026-02-10'))).toMatchObject({
      segments: [],
      interestMinor: 0,
    });
  });

  it('is nothing where the due day is only assumed, and runs on where terms were agreed', () => {
    const by = (basis: 'assumed' | 'computed'): ClaimedEntry => ({
      ...entry(100_000, '2026-01-31'),
      dueComputed: { basis, terms: USUAL_TERMS },
    });
    expect(interestOf(by('assumed'), CONTRACT, day('2026-02-10')).interestMinor).toBe(0);
    expect(interestOf(by('computed'), CONTRACT, day('2026-02-10')).interestMinor).toBe(274);
    expect(runningOn({ entries: [by('assumed'), by('computed')], keyDate: day('2026-02-10') })).toHaveLength(1);
  });

  it('is the sum of its days, whatever was paid and however the rate moved', () => {
    const due = day('2026-01-31');
    const step = fc.record({
      after: fc.integer({ min: 1, max: 200 }),
      amountMinor: fc.integer({ min: 1, max: 50_000 }),
    });
    const change = fc.record({
      after: fc.integer({ min: 1, max: 200 }),
      percent: fc.constantFrom('0', '4.5', '11.65', '12.125'),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 5 }),
        fc.array(change, { maxLength: 3 }),
        fc.integer({ min: 1, max: 220 }),
        (paid, changes, days) => {
          const keyDate = addDays(due, days);
          const applied = paid.map(({ after, amountMinor }) =>
            payment(addDays(due, Math.min(after, days)), amountMinor),
          );
          const rates = [
            ...CONTRACT,
            ...changes.map(({ after, percent }) => ({ percent, from: addDays(due, after), source: '' })),
          ].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
          const table = interestOf(entry(123_456, due, applied), rates, keyDate);
          const whole = table.segments.reduce((sum, { interest }) => sum + scaled(interest), 0n);
          expect(whole).toBe(dayByDay(applied, rates, { due, keyDate }));
          expect(table.segments.reduce((sum, one) => sum + one.days, 0)).toBe(days);
        },
      ),
    );
  });
});

describe('the table of a claim', () => {
  it('adds up to the total and says what each further day costs', async () => {
    const { claim } = await sampleClaim();
    const table = interestTable(claim);
    expect(table?.totalMinor).toBe(413_045);
    expect(table?.entries.reduce((sum, { interestMinor }) => sum + interestMinor, 0)).toBe(413_045);
    expect(table?.daily && fractionText(table.daily, 2, 4)).toBe('24.3890');
    expect(table?.dailyMinor).toBe(2_439);
  });

  it('is absent where no rate is given', async () => {
    const { claim } = await sampleClaim();
    expect(interestTable({ ...claim, interest: null })).toBeNull();
  });
});

const SCALE = 36_500n * 1_000n;
const scaled = ({ numerator, denominator }: Fraction): bigint => (numerator * SCALE) / denominator;

function dayByDay(
  applied: readonly Applied[],
  rates: readonly InterestRate[],
  { due, keyDate }: { due: Day; keyDate: Day },
): bigint {
  let total = 0n;
  for (let n = 1; n <= daysBetween(due, keyDate); n++) {
    const on = addDays(due, n);
    const owed = 123_456 + applied.filter((one) => one.on >= on).reduce((sum, one) => sum + one.amountMinor, 0);
    const percent = rates.filter(({ from }) => from === null || from <= on).at(-1)?.percent ?? '0';
    total += BigInt(owed) * BigInt(Math.round(Number(percent) * 1_000));
  }
  return total;
}
