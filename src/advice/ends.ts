import { daysBetween } from '../kernel/day';
import type { PastEnds } from './facts';
import type { EndRow } from './rows';

/** What the ends of earlier recovery files teach about a customer: how many brought everything and how fast, and how many brought nothing. */
export function endsOf(rows: readonly EndRow[] = []): PastEnds {
  const paid = rows.filter(({ outcome }) => outcome === 'paid');
  const lost = rows.filter(({ outcome }) => outcome === 'uncollectable' || outcome === 'insolvent');
  const lastLost = [...lost].sort((a, b) => a.endedOn.localeCompare(b.endedOn)).at(-1);
  const days = paid.map(({ handedOverOn, endedOn }) => Math.max(0, daysBetween(handedOverOn, endedOn)));
  return {
    of: rows.length,
    paid:
      paid.length === 0
        ? null
        : { n: paid.length, days: days.reduce((a, b) => Math.max(a, b), 0), partners: namesIn(paid) },
    lost: lastLost === undefined ? null : { n: lost.length, on: lastLost.endedOn, partners: namesIn(lost) },
  };
}

const namesIn = (rows: readonly EndRow[]): string => [...new Set(rows.map(({ partner }) => partner))].sort().join(', ');
