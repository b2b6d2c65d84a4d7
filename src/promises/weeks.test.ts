import { day } from '../kernel/day';
import type { Judged, VerdictState } from './promise';
import { weeksOf } from './weeks';

/** What is promised, by the week in which it should come. */
const promised = (promisedOn: string, shortfallMinor: number, state: VerdictState = 'open', currency = 'EUR'): Judged =>
  ({ promise: { promisedOn: day(promisedOn), currency }, verdict: { state, shortfallMinor } }) as unknown as Judged;

describe('what is promised by week', () => {
  it('sums what is missing of open promises per week and currency; what still counts from before is in the first', () => {
    const found = weeksOf(
      [
        promised('2026-02-27', 100),
        promised('2026-03-08', 200),
        promised('2026-03-09', 300),
        promised('2026-03-10', 400, 'open', 'CHF'),
        promised('2026-03-11', 500, 'kept'),
        promised('2026-12-24', 600),
        promised('2026-04-26', 700),
        promised('2026-04-27', 800),
      ],
      day('2026-03-03'),
    );
    expect(
      found.map((week) => `${week.from} ${week.to ?? 'later'} ${week.currency} ${week.promises} ${week.missingMinor}`),
    ).toEqual([
      '2026-03-02 2026-03-08 EUR 2 300',
      '2026-03-09 2026-03-15 CHF 1 400',
      '2026-03-09 2026-03-15 EUR 1 300',
      '2026-04-20 2026-04-26 EUR 1 700',
      '2026-04-27 later EUR 2 1400',
    ]);
  });
});
