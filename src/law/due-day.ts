import { calendarOf, rollForward } from '../kernel/calendar';
import { weekday, type Day } from '../kernel/day';

/**
 * A due day that nobody works on moves to the next day that somebody does, where the law says so. Which days are free is
 * itself dated: a Polish due day on a Saturday stayed until 2016 and moves since (KC art. 115 as amended).
 */
export interface DueShift {
  /** From which due day on; empty: from the beginning. */
  readonly from: Day | null;
  /** Which days of the week are free beside public holidays. */
  readonly free: 'sundays' | 'saturdays_and_sundays';
  /** Whose public holidays: ISO 3166 alpha-2, and the region where they differ. */
  readonly country: string;
  readonly region?: string;
}

/** The last day on which it can be paid in time; interest runs from the day after. */
export function effectiveDue(dueOn: Day, shifts: readonly DueShift[] = []): Day {
  const shift = shifts.filter(({ from }) => from === null || from <= dueOn).at(-1);
  if (shift === undefined) return dueOn;
  const holidays = calendarOf(shift.country, shift.region);
  const firstFree = shift.free === 'sundays' ? 7 : 6;
  return rollForward({ isWorkday: (on) => weekday(on) < firstFree && !holidays.isHoliday(on) }, dueOn);
}
