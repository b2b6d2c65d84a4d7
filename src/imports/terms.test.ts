import type { Day } from '../kernel/day';
import { dueByWords } from './terms';

/** What is written on an invoice of a day, and when it is due. */
it.each(
  `30 jours fin de mois        | 2026-03-10 | 2026-04-30
   30 jours fin de mois        | 2026-01-31 | 2026-03-31
   à 45 jours fin de mois      | 2026-03-10 | 2026-04-30
   45 j. F.D.M.                | 2026-03-20 | 2026-05-31
   45 jours fin de mois le 10  | 2026-03-10 | 2026-05-10
   45 days EOM le 10           | 2026-03-10 | 2026-05-10
   30 jours nets fin de mois, le 15 | 2026-12-10 | 2027-02-15
   fin de mois + 45            | 2026-03-10 | 2026-05-15
   fin de mois + 45 jours      | 2026-03-31 | 2026-05-15
   Fin de mois                 | 2028-02-03 | 2028-02-29
   net 45 EOM                  | 2026-03-10 | 2026-05-15
   30 days end of month        | 2026-03-10 | 2026-04-30
   EOM                         | 2026-03-10 | 2026-03-31
   30 días fin de mes          | 2026-03-10 | 2026-04-30
   fin de mois le 31           | 2026-01-10 | 2026-02-28
   30 jours                    | 2026-03-10 | -
   30 jours fin de mois le 0   | 2026-03-10 | -
   30 jours fin de mois le 32  | 2026-03-10 | -
   999 jours fin de mois       | 2026-03-10 | -
   fin de mois ou 45 jours     | 2026-03-10 | -
   comme convenu               | 2026-03-10 | -`
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string]),
)('%s, of %s', (words, issuedOn, due) => {
  expect(dueByWords(words, issuedOn as Day) ?? '-').toBe(due);
});
