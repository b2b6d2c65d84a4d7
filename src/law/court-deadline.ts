import { addDays, addMonths, type Day } from '../kernel/day';
import { holdsOn, rulesOf, type CourtRule } from './country-rules';

/** Terms of courts that run from service of an order, or from the order itself: what is to be watched, and until when. */
export interface CourtDeadline {
  readonly act: CourtRule['act'];
  readonly endsOn: Day;
  readonly rule: string;
  readonly basis: CourtRule['basis'];
}

export function courtDeadlines(law: string, counts: CourtRule['counts'], on: Day): CourtDeadline[] {
  return (rulesOf(law)?.courts ?? [])
    .filter((rule) => rule.counts === counts && holdsOn(rule, on))
    .map(({ act, days = 0, weeks = 0, months = 0, key, basis }) => ({
      ...{ act, rule: key, basis },
      endsOn: addDays(addMonths(on, months), 7 * weeks + days),
    }));
}
