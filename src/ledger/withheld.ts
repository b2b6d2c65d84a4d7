import { addDays, type Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';

/**
 * What a customer keeps back (retention money, withheld tax) is asked for after its release only: so somebody is reminded of the day
 * in time to have it released, and of what has no such day at all once the rest of it was due.
 */
export interface WithheldItem {
  readonly customerId: number;
  readonly currency: string;
  readonly openMinor: number;
  readonly dueOn: Day | null;
  readonly withheldUntil: Day | null;
}

/** What a person is asked about: all that one customer keeps back until one day, in one currency; null: until nobody knows when. */
export interface Release {
  readonly about: string;
  readonly customerId: number;
  readonly until: Day | null;
  readonly n: number;
  readonly amount: { readonly minor: number; readonly currency: string };
  readonly dueOn: Day;
}

/** Days before a release on which somebody begins to ask for it; and within which somebody says a day where there is none. */
const ASKED_BEFORE = 14;

export function releasesOf(items: readonly WithheldItem[], today: Day): Release[] {
  const wanted = items.filter(({ dueOn, withheldUntil }) =>
    withheldUntil === null ? dueOn !== null && dueOn < today : withheldUntil <= addDays(today, ASKED_BEFORE),
  );
  const keyOf = ({ customerId, currency, withheldUntil }: WithheldItem): string =>
    `withheld/${customerId}/${currency}/${withheldUntil ?? 'undated'}`;
  return [...grouped(wanted, keyOf)].flatMap(([about, [first, ...others]]): Release[] => {
    if (first === undefined) return [];
    const { customerId, currency, withheldUntil } = first;
    const minor = others.reduce((total, { openMinor }) => total + openMinor, first.openMinor);
    const dueOn = withheldUntil ?? addDays(today, ASKED_BEFORE);
    const n = others.length + 1;
    return [{ about, customerId, until: withheldUntil, n, amount: { minor, currency }, dueOn }];
  });
}
