import { addDays, daysBetween, partsOf, type Day } from '../kernel/day';
import type { DayCount } from './policy';

/**
 * How many days a line has, and of how many a year is. Periods are half open here: `end` is the first day that no longer
 * counts. Every count is additive: two touching periods have the days of both together.
 */
export interface Period {
  readonly from: Day;
  readonly end: Day;
}

/**
 * Which day bounds a period, for the 30/360 count that looks at dates and not at days: that before the first
 * (`after` a due day), the first (`from`), or both ends, of which the last counts too (`both`).
 */
export type Bounds = 'after' | 'from' | 'both';

/** `last`: nothing of the claim follows. */
export interface Place {
  readonly bounds: Bounds;
  readonly last: boolean;
}

export function daysIn(dayCount: DayCount, { from, end }: Period, { bounds, last }: Place): number {
  if (dayCount !== '30/360') return daysBetween(from, end);
  if (bounds === 'after') return point(addDays(end, -1)) - point(addDays(from, -1));
  if (bounds === 'both' && last) return point(addDays(end, -1)) - point(from) + 1;
  return point(end) - point(from);
}

/** 30E/360: every month has 30 days, the 31st counts as the 30th. */
function point(on: Day): number {
  const [year, month, date] = partsOf(on);
  return 360 * year + 30 * month + Math.min(date, 30);
}

export function yearDays(dayCount: DayCount, on: Day): number {
  if (dayCount === 'act/365') return 365;
  if (!splitsYears(dayCount)) return 360;
  return isLeap(Number(on.slice(0, 4))) ? 366 : 365;
}

/** Does a line end with the year, because the next has other days? */
export const splitsYears = (dayCount: DayCount): boolean => dayCount === 'act/act' || dayCount === 'act/366leap';

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
