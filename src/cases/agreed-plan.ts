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

/** An amount given to items in their order, as far as each goes. What is left over is put on the last: whoever records it refuses it. */
export function shareOut(
  amountMinor: number,
  free: readonly { readonly itemId: number; readonly freeMinor: number }[],
): { itemId: number; amountMinor: number }[] {
  let rest = amountMinor;
  const parts = free
    .filter(({ freeMinor }) => freeMinor > 0)
    .map(({ itemId, freeMinor }, at, all) => {
      const part = at === all.length - 1 ? rest : Math.min(rest, freeMinor);
      rest -= part;
      return { itemId, amountMinor: part };
    });
  return parts.filter((part) => part.amountMinor > 0);
}
