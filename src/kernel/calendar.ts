import Holidays from 'date-holidays';
import { addDays, isWeekend, partsOf, type Day } from './day';

/**
 * Which days people work: weekends and public holidays of a country (and its Land, canton or nation), and the bank days of
 * TARGET. Holiday dates come from date-holidays (data CC-BY-3.0); the TARGET days from the ECB's long-term calendar.
 */
export interface Calendar {
  isWorkday(day: Day): boolean;
}

/** That of a place, which also knows its holidays from its weekends. */
export interface PublicCalendar extends Calendar {
  isHoliday(day: Day): boolean;
}

const calendars = new Map<string, PublicCalendar>();

/** The calendar of a country (ISO 3166 alpha-2) and region. An unknown country has weekends only. */
export function calendarOf(country: string, region?: string | null): PublicCalendar {
  const key = `${country}-${region ?? ''}`;
  const made = calendars.get(key) ?? makeCalendar(country, region ?? undefined);
  calendars.set(key, made);
  return made;
}

interface Holiday {
  readonly on: Day;
  readonly name: string;
}

/** The public holidays of a year that `calendarOf` knows, in a language where their names are known in it. */
export function holidaysIn(
  { country, region }: { readonly country: string; readonly region: string | null },
  year: number,
  language: string,
): Holiday[] {
  return publicHolidays(sourceOf(country, region ?? undefined), year, language);
}

const sourceOf = (country: string, region?: string): Holidays =>
  region === undefined ? new Holidays(country) : new Holidays(country, region);

function makeCalendar(country: string, region?: string): PublicCalendar {
  const source = sourceOf(country, region);
  const years = new Map<number, ReadonlySet<string>>();
  const holidaysOf = (year: number): ReadonlySet<string> => {
    const made = years.get(year) ?? new Set(publicHolidays(source, year).map(({ on }) => on));
    years.set(year, made);
    return made;
  };
  const isHoliday = (day: Day): boolean => holidaysOf(partsOf(day)[0]).has(day);
  return { isWorkday: (day) => !isWeekend(day) && !isHoliday(day), isHoliday };
}

function publicHolidays(source: Holidays, year: number, language?: string): Holiday[] {
  const listed = (source.getHolidays(year, language) as unknown[] | undefined) ?? [];
  return (listed as { date: string; name: string; type: string }[])
    .filter((holiday) => holiday.type === 'public' || holiday.type === 'bank')
    .map((holiday) => ({ on: holiday.date.slice(0, 10) as Day, name: holiday.name }));
}

/**
 * TARGET, the euro payment system, is closed on weekends, 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December.
 * Source: ECB, long-term calendar for TARGET closing days (14 December 2000).
 */
export const TARGET: Calendar = {
  isWorkday(day) {
    if (isWeekend(day)) return false;
    const [year] = partsOf(day);
    const easter = easterSunday(year);
    const monthAndDate = day.slice(5);
    if (['01-01', '05-01', '12-25', '12-26'].includes(monthAndDate)) return false;
    return day !== addDays(easter, -2) && day !== addDays(easter, 1);
  },
};

/** The day itself where it is a workday, else the next one. */
export function rollForward(calendar: Calendar, from: Day): Day {
  let at = from;
  while (!calendar.isWorkday(at)) at = addDays(at, 1);
  return at;
}

/** The day itself where it is a workday, else the last one before. */
export function rollBack(calendar: Calendar, from: Day): Day {
  let at = from;
  while (!calendar.isWorkday(at)) at = addDays(at, -1);
  return at;
}

/** So many workdays later (or earlier, where negative); the first day itself does not count. */
export function addWorkdays(calendar: Calendar, from: Day, workdays: number): Day {
  const step = workdays < 0 ? -1 : 1;
  let at = from;
  for (let left = Math.abs(workdays); left > 0;) {
    at = addDays(at, step);
    if (calendar.isWorkday(at)) left -= 1;
  }
  return at;
}

/** Gregorian Easter, by the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms, ch. 8). */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const date = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day;
}
