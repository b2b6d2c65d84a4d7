import { maxDay, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { Need } from '../law/country-rules';
import type { SumFacts } from '../law/fixed-sum';
import type { Bearing, BesideAsked } from './beside-line';

/** Invoices of a paper taken together, as the law looks at a sum beside them. */
export function factsOf(lines: readonly Bearing[], asked: BesideAsked, known: readonly Need[]): SumFacts {
  const { paper, debtor, today, currency, confirmed, reclaimsVat } = asked;
  const starts = lines.map(({ owed }) =>
    owed.start !== null && 'startsOn' in owed.start ? owed.start.startsOn : null,
  );
  return {
    ...{ law: paper.law, debtor, on: today, confirmed, known: new Set(known), dueOn: null, reclaimsVat },
    claim: { minor: sum(lines.map(({ demandMinor }) => demandMinor)), currency },
    defaultSince: starts.includes(null) ? null : starts.reduce<Day | null>((all, one) => maxOf(all, one), null),
    published: () => undefined,
  };
}

const maxOf = (a: Day | null, b: Day | null): Day | null => (a === null || b === null ? (a ?? b) : maxDay(a, b));
