import { assert } from './assert';

/**
 * A calendar day as text, `2026-03-02`: no hour, no zone, and ordinary string comparison is date order.
 * Due dates, promises and runs are Days; instants are rare and are called `…At`.
 */
export type Day = string & { readonly __day: unique symbol };

/** A moment in UTC as text, `2026-03-02T08:00:00.000Z`; string comparison is time order. */
export type Instant = string & { readonly __instant: unique symbol };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** The Day that a text names, or undefined where it names none (31 February, year 0, a wrong shape). */
export function dayFrom(text: string): Day | undefined {
  const found = SHAPE.exec(text);
  if (!found) return undefined;
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (year < 1900 || year > 2199) return undefined;
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined;
  return text as Day;
}

/** A Day known to be right (a literal, a database column). Anything else is our bug. */
export function day(text: string): Day {
  const found = dayFrom(text);
  assert(found !== undefined, `not a day: ${text}`);
  return found;
}

/** The Day of a year, month (1–12) and date, or undefined where there is none. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  return dayFrom(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`);
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function addDays(from: Day, days: number): Day {
  const date = Number(from.slice(8)) + days;
  if (date >= 1 && date <= 28) return `${from.slice(0, 8)}${two(date)}` as Day; // Most steps stay in their month.
  const found = new Date(Date.parse(from) + days * MS_PER_DAY);
  const year = found.getUTCFullYear();
  assert(year >= 1900 && year <= 2199, `not a day: ${from} + ${days}`);
  return `${year}-${two(found.getUTCMonth() + 1)}-${two(found.getUTCDate())}` as Day;
}

/** Same date so many months later; the last day of the month where that date does not exist there. */
export function addMonths(from: Day, months: number): Day {
  const [year, month, date] = partsOf(from);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = (index % 12) + 1;
  const found = dayOf(y, m, Math.min(date, daysInMonth(y, m)));
  assert(found !== undefined, `month out of range: ${from} + ${months}`);
  return found;
}

/** Days from one Day to another: positive when `to` is later. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);
}

export function endOfMonth(of: Day): Day {
  const [year, month] = partsOf(of);
  return day(`${of.slice(0, 8)}${pad(daysInMonth(year, month), 2)}`);
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekday(of: Day): number {
  return new Date(Date.parse(of)).getUTCDay() || 7;
}

export function isWeekend(of: Day): boolean {
  return weekday(of) >= 6;
}

export const maxDay = (a: Day, b: Day): Day => (a > b ? a : b);
export const minDay = (a: Day, b: Day): Day => (a < b ? a : b);

export function partsOf(of: Day): [year: number, month: number, date: number] {
  return [Number(of.slice(0, 4)), Number(of.slice(5, 7)), Number(of.slice(8, 10))];
}

export function instant(from: Date): Instant {
  return from.toISOString() as Instant;
}

/** The Day that it is in a zone (`Europe/Paris`) at an instant. Throws RangeError on an unknown zone. */
export function dayIn(zone: string, at: Instant): Day {
  return day(clockOf(days, zone, DAY_PARTS).format(new Date(at)));
}

/** The hour 0–23 that it is in a zone at an instant. */
export function hourIn(zone: string, at: Instant): number {
  return Number(clockOf(hours, zone, HOUR_PARTS).format(new Date(at))) % 24;
}

const DAY_PARTS = { locale: 'en-CA', year: 'numeric', month: '2-digit', day: '2-digit' } as const;
const HOUR_PARTS = { locale: 'en-GB', hour: '2-digit', hour12: false } as const;
/** To make a clock takes a hundred times as long as to read it: there is one a zone. */
const days = new Map<string, Intl.DateTimeFormat>();
const hours = new Map<string, Intl.DateTimeFormat>();

function clockOf(
  clocks: Map<string, Intl.DateTimeFormat>,
  zone: string,
  { locale, ...parts }: Intl.DateTimeFormatOptions & { readonly locale: string },
): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { ...parts, timeZone: zone });
  clocks.set(zone, made);
  return made;
}

/** The last instant known at the end of a Day: what "known at that day's end" means in both clocks (UTC day end). */
export function endOfDay(of: Day): Instant {
  return `${of}T23:59:59.999Z` as Instant;
}

/** As `pad`, where it is asked a million times. */
const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
const pad = (n: number, width: number): string => String(n).padStart(width, '0');
