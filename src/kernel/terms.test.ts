import fc from 'fast-check';
import { dayFrom, type Day } from './day';
import { dueBy, dueFrom, termsCode, termsFromCode, FROM_WHAT, type PaymentTerms } from './terms';
import { termsIn } from './terms-said';

const table = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

/** What is written on an invoice of a day, as it is kept, and when it is due. */
it.each(
  table(`
   30                          | 2026-01-31 | 30       | 2026-03-02
   0                           | 2026-01-31 | 0        | 2026-01-31
   Net 30                      | 2026-03-10 | 30       | 2026-04-09
   30 jours                    | 2026-03-10 | 30       | 2026-04-09
   30 jours date de facture    | 2026-03-10 | 30       | 2026-04-09
   30 Tage netto               | 2028-02-28 | 30       | 2028-03-29
   zahlbar in 14 Tagen netto   | 2026-03-10 | 14       | 2026-03-24
   sofort                      | 2026-03-10 | 0        | 2026-03-10
   Comptant                    | 2026-03-10 | 0        | 2026-03-10
   30 jours fin de mois        | 2026-03-10 | 30+eom   | 2026-04-30
   30 jours fin de mois        | 2026-01-31 | 30+eom   | 2026-03-31
   45 jours fin de mois        | 2026-01-31 | 45+eom   | 2026-03-31
   fin de mois + 45            | 2026-01-31 | eom+45   | 2026-03-17
   45 jours fin de mois        | 2026-01-15 | 45+eom   | 2026-03-31
   fin de mois + 45 jours      | 2026-01-15 | eom+45   | 2026-03-17
   45 jours fin de mois        | 2028-01-15 | 45+eom   | 2028-02-29
   à 45 jours fin de mois      | 2026-03-10 | 45+eom   | 2026-04-30
   45 j. F.D.M.                | 2026-03-20 | 45+eom   | 2026-05-31
   45 jours fin de mois le 10  | 2026-03-10 | 45+eom@10 | 2026-05-10
   45 days EOM le 10           | 2026-03-10 | 45+eom@10 | 2026-05-10
   30 jours nets fin de mois, le 15 | 2026-12-10 | 30+eom@15 | 2027-02-15
   30 jours le 10              | 2026-03-05 | 30@10    | 2026-04-10
   30 jours le 10              | 2026-03-25 | 30@10    | 2026-05-10
   fin de mois + 45 jours      | 2026-03-31 | eom+45   | 2026-05-15
   Fin de mois                 | 2028-02-03 | eom      | 2028-02-29
   net 45 EOM                  | 2026-03-10 | eom+45   | 2026-05-15
   30 days end of month        | 2026-03-10 | eom+30   | 2026-04-30
   EOM                         | 2026-03-10 | eom      | 2026-03-31
   30 días fin de mes          | 2026-03-10 | 30+eom   | 2026-04-30
   30 giorni fine mese         | 2026-03-10 | 30+eom   | 2026-04-30
   30 dagen einde maand        | 2026-03-10 | 30+eom   | 2026-04-30
   30 Tage zum Monatsende      | 2026-03-10 | 30+eom   | 2026-04-30
   30 Tage ab Monatsende       | 2026-03-10 | eom+30   | 2026-04-30
   30 dagar fri leveransmånad  | 2026-03-10 | eom+30   | 2026-04-30
   fin de mois le 31           | 2026-01-10 | eom@31   | 2026-02-28
   fin de mois le 31           | 2026-03-10 | eom@31   | 2026-04-30
   30+eom@31                   | 2026-02-15 | 30+eom@31 | 2026-04-30
   30 jours le 31              | 2026-03-02 | 30@31    | 2026-04-30
   365                         | 2027-12-31 | 365      | 2028-12-30
   30 Tage ab Lieferung        | 2026-03-10 | delivery+30 | -
   30 days from delivery       | 2026-03-10 | delivery+30 | -
   45 jours fin de mois à compter de la livraison | 2026-03-10 | delivery+45+eom | -
   30 dagar från bokföring     | 2026-03-10 | posting+30 | 2026-04-09
   30 jours fin de mois le 0   | 2026-03-10 | -        | -
   30 jours fin de mois le 32  | 2026-03-10 | -        | -
   999 jours fin de mois       | 2026-03-10 | -        | -
   366                         | 2026-03-10 | -        | -
   -5                          | 2026-03-10 | -        | -
   fin de mois ou 45 jours     | 2026-03-10 | -        | -
   30 jours ou 45 jours        | 2026-03-10 | -        | -
   2/10 net 30                 | 2026-03-10 | -        | -
   comme convenu               | 2026-03-10 | -        | -
   ZB30                        | 2026-03-10 | -        | -`),
)('%s, of %s, is %s: %s', (words, issued, code, due) => {
  const terms = termsIn(words);
  const days = { issuedOn: issued as Day, postedOn: null, deliveryOn: null };
  expect(terms === undefined ? '-' : termsCode(terms)).toBe(code);
  expect((terms && dueBy(terms, days)) ?? '-').toBe(due);
});

it('counts from the delivery or the posting where the terms say so', () => {
  const days = { issuedOn: '2026-03-10' as Day, postedOn: '2026-03-12' as Day, deliveryOn: '2026-03-15' as Day };
  const due = (code: string): string => {
    const terms = termsFromCode(code);
    return (terms && dueBy(terms, days)) ?? '-';
  };
  expect([due('30'), due('posting+30'), due('delivery+30')]).toEqual(['2026-04-09', '2026-04-11', '2026-04-14']);
});

const terms = fc.record({
  days: fc.integer({ min: 0, max: 365 }),
  endOfMonth: fc.constantFrom('none', 'before', 'after'),
  dayOfMonth: fc.option(fc.integer({ min: 1, max: 31 }), { nil: null }),
  fromWhat: fc.constantFrom(...FROM_WHAT),
} as const);

it('law: what is kept says the same terms again, and no due day is before the day it counts from', () => {
  fc.assert(
    fc.property(terms, fc.integer({ min: 0, max: 20_000 }), (given: PaymentTerms, at) => {
      const from = dayFrom(new Date(Date.UTC(2000, 0, 1) + at * 86_400_000).toISOString().slice(0, 10)) as Day;
      const again = termsFromCode(termsCode(given)) as PaymentTerms;
      expect(dueFrom(again, from)).toBe(dueFrom(given, from));
      expect(termsCode(again)).toBe(termsCode(given));
      expect(dueFrom(given, from) >= from).toBe(true);
    }),
  );
});

it.each([
  '('.repeat(70),
  '3'.repeat(79),
  '30 '.repeat(26),
  `fin de mois${' '.repeat(60)}`,
  'a'.repeat(100_000),
  ', puis'.repeat(19),
  '1 '.repeat(59),
])('hostile words are no terms, and soon', (words) => {
  const began = performance.now();
  termsIn(words);
  expect(performance.now() - began).toBeLessThan(50);
});
