import type { Day } from '../kernel/day';
import { dueFrom, termsFromCode } from '../kernel/terms';
import type { Query } from '../platform/db';
import { tableOf, type RowTable } from '../platform/rows';

/**
 * Due days of many rows, computed by the one rule (`kernel/terms.ts`): the pairs of terms and day from which they count are few, however
 * many rows there are, and go back into the statement as a table.
 */
export interface TermsOfDay {
  readonly code: string;
  /** The day from which the terms count. */
  readonly from: Day;
}

/** The table `code`, `from_on`, `due_on`; pairs of terms that nobody knows are not in it. */
export function dueDays(q: Query, pairs: readonly TermsOfDay[]): RowTable {
  const rows = pairs.flatMap(({ code, from }) => {
    const terms = termsFromCode(code);
    return terms === undefined ? [] : [{ code, from_on: from, due_on: dueFrom(terms, from) }];
  });
  return tableOf(q, { code: 'text', from_on: 'text', due_on: 'text' }, rows);
}

/** In SQL: the day from which the terms of `code` count, as `dueBy` of the kernel says it. */
export const countedFrom = (
  code: string,
  { issued, posted, delivery }: { readonly issued: string; readonly posted: string; readonly delivery: string },
): string =>
  `case when ${code} like 'delivery+%' then ${delivery} when ${code} like 'posting+%' then coalesce(${posted}, ${issued}) else ${issued} end`;
