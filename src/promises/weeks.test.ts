import { day } from '../kernel/day';
import { weeksOf, type Missing } from './weeks';

/** What is promised, by the week in which it should come. */
const missing = (promisedOn: string, missingMinor: number, promises = 1, currency = 'EUR'): Missing => ({
  promisedOn: day(promisedOn),
  currency,
  promises,
  missingMinor,
});

describe('what is promised by week', () => {
  it('sums what is missing per week and currency; what still counts from before is in the first', () => {
    const found = weeksOf(
      [
        missing('2026-02-27', 100),
        missing('2026-03-08', 200),
        missing('2026-03-09', 300),
        missing('2026-03-10', 400, 1, 'CHF'),
        missing('2026-12-24', 600, 2),
        missing('2026-04-26', 700),
        missing('2026-04-27', 800),
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
      '2026-04-27 later EUR 3 1400',
    ]);
  });
});
