import { sum } from '../../kernel/money';
import { addMonths, type Day } from '../../kernel/day';
import type { ClaimedEntry } from '../claim';

/** What is claimed by how long it has been due, in the steps by which agencies set their price. Every invoice lies in exactly one. */
export const AGES = ['age-to-6', 'age-6-to-12', 'age-12-to-24', 'age-over-24'] as const;
export type Age = (typeof AGES)[number];

/** An invoice without a due day is as old as its date. */
function ageOf({ dueOn, issuedOn }: ClaimedEntry, keyDate: Day): Age {
  const since = dueOn ?? issuedOn;
  if (addMonths(since, 24) < keyDate) return 'age-over-24';
  if (addMonths(since, 12) < keyDate) return 'age-12-to-24';
  return addMonths(since, 6) < keyDate ? 'age-6-to-12' : 'age-to-6';
}

export const claimedOfAge = (entries: readonly ClaimedEntry[], keyDate: Day, age: Age): number =>
  sum(entries.filter((one) => ageOf(one, keyDate) === age).map(({ claimedMinor }) => claimedMinor));
