import { dayFrom, dayOf, partsOf, type Day } from '../../kernel/day';
import type { DateOrder } from '../mapping-profile';

/**
 * Days as files write them: ISO with or without a time, `31.12.2026`, `12/31/26`, `20261231`, `31122026`, `12-Aug-2026`,
 * `1er janvier 2026`, Excel's day numbers. The order of day and month is given, never guessed from one cell.
 */
export interface DayStyle {
  /** null: the column has shown nothing; a day that can be read both ways is then a fault. */
  readonly order: DateOrder | null;
  /** Five-digit whole numbers are Excel's day numbers (base 1900). */
  readonly serial: boolean;
}

export type DayFault = { readonly fault: 'not-a-day' | 'no-such-day' | 'ambiguous-day'; readonly says: string };

/** What a cell shows about the order: a set of the orders under which it is a day, `fixed` (needs none), or `serial`. */
type OrderShown = ReadonlySet<DateOrder> | 'fixed' | 'serial' | 'empty' | undefined;

const TIME = '(?:[T ,]+\\d{1,2}:\\d{2}.*)?';
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4}|\\d{2})\\.?${TIME}$`);
const NAMED = new RegExp(
  `^(\\d{1,2})(?:er|\\.|st|nd|rd|th)?[ \\-/]*(?:de |of )?([\\p{L}]{3,12})\\.?[ \\-/,]*(?:de |del )?(\\d{4}|\\d{2})${TIME}$`,
  'u',
);
const NAME_FIRST = new RegExp(`^([\\p{L}]{3,12})\\.?[ -](\\d{1,2})(?:st|nd|rd|th)?,?[ -](\\d{4})${TIME}$`, 'u');
const EMPTY = /^(?:0{1,2}[-/.]0{1,2}[-/.]0{2,4}|0{4}-0{2}-0{2}.*|0{6,8}|0|01011900|[-–—]+|n\/?a|null|nan|nat|none)$/i;

/** True for what packages write where they know no day. */
export const isNoDay = (text: string): boolean => text === '' || EMPTY.test(text);

/** The Day that a cell names, or why it names none. */
export function readDay(text: string, style: DayStyle): Day | DayFault {
  const iso = YEAR_FIRST.exec(text);
  if (iso) return dayOr(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const last = YEAR_LAST.exec(text);
  if (last) return inOrder([last[1], last[3], last[4]], style.order);
  if (/^\d{8}$/.test(text)) return eightDigits(text, style.order);
  if (/^\d{6}$/.test(text)) return inOrder([text.slice(0, 2), text.slice(2, 4), text.slice(4)], style.order);
  if (style.serial && SERIAL.test(text)) return serialDay(Math.floor(Number(text)));
  return named(text) ?? { fault: 'not-a-day', says: 'this is no day' };
}

/** The orders under which a cell is a day. A day that exists in no order (31/02) shows nothing. */
export function orderShown(text: string): OrderShown {
  if (isNoDay(text)) return 'empty';
  if (YEAR_FIRST.test(text)) return isDay(readDay(text, DMY)) ? 'fixed' : undefined;
  if (YEAR_LAST.test(text) || /^\d{6}$/.test(text) || /^\d{8}$/.test(text)) return ordersOf(text);
  if (SERIAL.test(text)) return 'serial';
  return named(text) === undefined ? undefined : 'fixed';
}

/** True where a cell is written like a day, whether that day exists or not. */
export function dayShaped(text: string): boolean {
  if (YEAR_FIRST.test(text) || YEAR_LAST.test(text)) return true;
  if (/^\d{8}$/.test(text)) return orderShown(text) !== undefined;
  return text.length > 5 && named(text) !== undefined;
}

export const isDay = (found: Day | DayFault): found is Day => typeof found === 'string';

/** The day of an Excel day number: 1 is 1 January 1900 in the common base, 0 is 1 January 1904 in the other. */
export function serialDay(serial: number, base1904 = false): Day | DayFault {
  const days = base1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const at = new Date(EXCEL_ZERO + days * 86_400_000);
  const on = Number.isNaN(at.getTime()) ? undefined : dayFrom(at.toISOString().slice(0, 10));
  return on ?? { fault: 'not-a-day', says: 'this number is no day of Excel' };
}

const SERIAL = /^[2-7]\d{4}(?:\.\d+)?$/;
const EXCEL_ZERO = Date.UTC(1899, 11, 30);
const DMY: DayStyle = { order: 'dmy', serial: false };

function ordersOf(text: string): OrderShown {
  const orders: DateOrder[] = text.includes('.') ? ['dmy', 'ymd'] : ['dmy', 'mdy', 'ymd'];
  const found = orders.filter((order) => isDay(readDay(text, { order, serial: false })));
  if (found.length === 0) return undefined;
  return found.length === 1 && found[0] === 'ymd' && text.length === 8 && !/\D/.test(text) ? 'fixed' : new Set(found);
}

function eightDigits(text: string, order: DateOrder | null): Day | DayFault {
  const year = Number(text.slice(0, 4));
  if (year >= 1950 && year < 2100 && Number(text.slice(4, 6)) <= 12) {
    return dayOr(year, Number(text.slice(4, 6)), Number(text.slice(6)));
  }
  return order === 'ymd'
    ? { fault: 'no-such-day', says: `there is no year ${text.slice(0, 4)} with month ${text.slice(4, 6)}` }
    : inOrder([text.slice(0, 2), text.slice(2, 4), text.slice(4)], order);
}

function inOrder(parts: readonly (string | undefined)[], order: DateOrder | null): Day | DayFault {
  const [a = '', b = '', c = ''] = parts;
  if (order === null) {
    const [one, other] = [inOrder(parts, 'dmy'), inOrder(parts, 'mdy')];
    if (!isDay(one)) return isDay(other) ? other : one;
    if (!isDay(other) || one === other) return one;
    return { fault: 'ambiguous-day', says: `this may be ${dayInWords(one)} or ${dayInWords(other)}` };
  }
  if (order === 'ymd') {
    return c.length === 4
      ? { fault: 'not-a-day', says: 'the year is not in front' }
      : dayOr(fullYear(a), Number(b), Number(c));
  }
  const [date, month] = order === 'dmy' ? [a, b] : [b, a];
  return dayOr(fullYear(c), Number(month), Number(date));
}

/** Two-digit years: 70–99 lie in the last century. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
}

function named(text: string): Day | DayFault | undefined {
  const found = NAMED.exec(text);
  const first = found ? undefined : NAME_FIRST.exec(text);
  const month = MONTHS.get(
    (found?.[2] ?? first?.[1] ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().slice(0, 4),
  );
  if (month === undefined) return undefined;
  return dayOr(fullYear(found?.[3] ?? first?.[3] ?? ''), month, Number(found?.[1] ?? first?.[2]));
}

function dayOr(year: number, month: number, date: number): Day | DayFault {
  const found = dayOf(year, month, date);
  if (found !== undefined) return found;
  if (month < 1 || month > 12) return { fault: 'no-such-day', says: `there is no month ${month}` };
  if (year < 1900 || year > 2199) return { fault: 'no-such-day', says: `the year ${year} is out of range` };
  return {
    fault: 'no-such-day',
    says: `there is no ${date} ${MONTH_NAMES[month - 1] ?? ''}${date === 29 ? ` ${year}` : ''}`,
  };
}

/** `3 April 2026`, for sentences about a file. */
export function dayInWords(day: Day): string {
  const [year, month, date] = partsOf(day);
  return `${date} ${MONTH_NAMES[month - 1] ?? ''} ${year}`;
}

const MONTH_NAMES = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const; // prettier-ignore

/** First four letters (three where the name or its short form has no more) in EN, FR, DE, SV, NL and ES, without accents. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'jan janu janv jann ene ener', 'feb febr fev fevr', 'mar mars marc marz maar mrt', 'apr apri avr avri abr abri',
    'may mai maj mei mayo', 'jun june juin juni', 'jul july juil juli', 'aug augu aou aout ago agos', 'sep sept set',
    'oct octo octu okt okto', 'nov nove novi', 'dec dece dez deze dic dici',
  ].flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
); // prettier-ignore
