import { fc } from '../kernel/testing/chance';
import { addDays, day, type Day } from '../kernel/day';
import { type Posting, statements } from './statement';

describe('a statement', () => {
  const posting = (on: string, amountMinor: number, currency = 'EUR'): Posting => ({
    ...{
      entryId: 1,
      on: on as Day,
      type: 'invoice',
      document: 'F',
      dueOn: null,
      basis: 'booked',
      amountMinor,
      currency,
    },
  });
  const postings = [
    posting('2026-01-10', 100),
    posting('2026-02-10', 50),
    posting('2026-02-20', -120),
    posting('2026-03-01', 30),
  ];

  it('carries the balance from the opening through every line to the close', () => {
    const [made] = statements(postings, day('2026-02-01'), day('2026-02-28'));
    expect(made).toMatchObject({ openingMinor: 100, debitMinor: 50, creditMinor: -120, closingMinor: 30 });
    expect(made?.lines.map((line) => line.balanceMinor)).toEqual([150, 30]);
  });

  it('begins with nothing where no first day is given, and never adds up currencies', () => {
    const made = statements([...postings, posting('2026-02-01', 7, 'SEK')], null, day('2026-12-31'));
    expect(made.map(({ currency, openingMinor, closingMinor }) => [currency, openingMinor, closingMinor])).toEqual([
      ['EUR', 0, 60],
      ['SEK', 0, 7],
    ]);
  });

  it('closes with opening, debits and credits together, whatever the period', () => {
    const offset = fc.integer({ min: 0, max: 90 });
    const some = fc.array(fc.tuple(offset, fc.integer({ min: -500, max: 500 })), { maxLength: 12 });
    fc.assert(
      fc.property(some, offset, offset, (rows, from, length) => {
        const start = day('2026-01-01');
        const sorted = rows
          .map(([at, minor]) => posting(addDays(start, at), minor))
          .sort((a, b) => (a.on < b.on ? -1 : 1));
        for (const made of statements(sorted, addDays(start, from), addDays(start, from + length))) {
          expect(made.openingMinor + made.debitMinor + made.creditMinor).toBe(made.closingMinor);
        }
      }),
    );
  });
});
