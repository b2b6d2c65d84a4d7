import { rollForward, TARGET } from '../kernel/calendar';
import type { Day } from '../kernel/day';
import { INTERVALS, scheduleOf, type ScheduleTerms } from '../promises/schedule';

/** What a partner agreed with a debtor, as the terms of a plan: equal instalments at one interval, the last one what remains. */
export interface Dated {
  readonly on: Day;
  readonly minor: number;
}

type Terms = Pick<ScheduleTerms, 'firstOn' | 'interval' | 'of' | 'down'>;

/** Undefined where no terms give just these days and amounts: a schedule of its own, which the rooms of plans do not know. */
export function regularTerms(instalments: readonly Dated[], today: Day): Terms | undefined {
  const [first] = instalments;
  if (first === undefined || first.on < today) return undefined;
  const amountMinor = instalments.reduce((all, { minor }) => all + minor, 0);
  const ways = [{ eachMinor: first.minor }, { count: instalments.length }];
  const tried = INTERVALS.flatMap((interval) => ways.map((of) => ({ firstOn: first.on, interval, of, down: null })));
  return tried.find((terms) => {
    const made = scheduleOf({ ...terms, amountMinor, graceDays: 0 }, today);
    return (
      made.length === instalments.length &&
      instalments.every(
        ({ on, minor }, at) => made[at]?.dueOn === rollForward(TARGET, on) && made[at].amountMinor === minor,
      )
    );
  });
}

/** An amount given to items in their order, as far as each goes; `rest` is what is above all of them: interest and costs are no items. */
export function shareOut(
  amountMinor: number,
  free: readonly { readonly itemId: number; readonly freeMinor: number }[],
): { readonly parts: { itemId: number; amountMinor: number }[]; readonly rest: number } {
  let rest = amountMinor;
  const parts: { itemId: number; amountMinor: number }[] = [];
  for (const { itemId, freeMinor } of free) {
    const part = Math.min(rest, Math.max(freeMinor, 0));
    if (part > 0) parts.push({ itemId, amountMinor: part });
    rest -= part;
  }
  return { parts, rest };
}
