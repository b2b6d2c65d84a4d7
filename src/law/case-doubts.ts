import { addDays, daysBetween } from '../kernel/day';
import type { InterestClaim } from './calculation';
import type { Fields } from './case-read';
import { daysIn, type Bounds } from './day-count';

/** What can be counted, and probably is not what its author meant. It is said beside the figure. */
export type CaseDoubt =
  /** Nothing bears interest: the last day lies before the first. */
  | { readonly kind: 'ends_before_it_begins'; readonly claim: string }
  /** Its days are not those between its dates; the dates count. */
  | { readonly kind: 'days_differ'; readonly claim: string; readonly said: number; readonly counted: number }
  /** A case before it has the same id. */
  | { readonly kind: 'same_id' };

export function doubtsOf({ id, term, policy }: InterestClaim, one: Fields): CaseDoubt[] {
  if (term.to === null) return [];
  const from = 'after' in term ? addDays(term.after, 1) : term.from;
  const bounds: Bounds = 'after' in term ? 'after' : policy.counting === 'both' ? 'both' : 'from';
  const end = bounds === 'from' ? term.to : addDays(term.to, 1);
  if (end < from) return [{ kind: 'ends_before_it_begins', claim: id }];
  const said = Number(one.days ?? Number.NaN);
  const counted = daysIn(policy.dayCount, { from, end }, { bounds, last: true });
  if (Number.isNaN(said) || said === counted || said === daysBetween(from, end)) return [];
  return [{ kind: 'days_differ', claim: id, said, counted }];
}
