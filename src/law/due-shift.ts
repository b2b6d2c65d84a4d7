import { calendarOf } from '../kernel/calendar';
import { addDays, weekday, type Day } from '../kernel/day';
import { countryOfLaw, holdsOn, rulesOf, type ShiftRule } from './country-rules';

/** A last day to pay that is no working day: where the law says so it is the next one, by the calendar of its time and place. */
export interface Shifted {
  readonly dueOn: Day;
  /** The rule that moved it; null: it stands. */
  readonly rule: ShiftRule | null;
}

/** Of no law, it stays where it is. */
export function effectiveDueOn(law: string | null, dueOn: Day, region: string | null = null): Shifted {
  const rule = shiftsOf(law).find((one) => holdsOn(one, dueOn));
  if (rule === undefined || law === null) return { dueOn, rule: null };
  const calendar = calendarOf(countryOfLaw(law), region);
  const stands = (day: Day): boolean =>
    !(rule.saturday && weekday(day) === 6) && !(rule.sunday && weekday(day) === 7) && !(rule.holidays && calendar.isHoliday(day)); // prettier-ignore
  let at = dueOn;
  while (!stands(at)) at = addDays(at, 1);
  return { dueOn: at, rule: at === dueOn ? null : rule };
}

const shiftsOf = (law: string | null): readonly ShiftRule[] => (law === null ? [] : (rulesOf(law)?.shifts ?? []));

export const movesDueDays = (law: string): boolean => shiftsOf(law).length > 0;
