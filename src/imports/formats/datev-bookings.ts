import { addDays, dayFrom, type Day } from '../../kernel/day';
import { minorOf } from './cents';
import { cellText, type RawRow } from './row';

/** One booking as one of its two accounts sees it: + where that account is debited. */
export interface DatevBooking {
  readonly line: number;
  /** The debtor, as it stands there. */
  readonly customer: string;
  readonly counter: string;
  readonly minor: number | undefined;
  readonly written: string;
  readonly currency: string;
  /** Belegfeld 1. */
  readonly number: string;
  /** As 2026-03-02; what stands there where it is no day. */
  readonly day: string;
  readonly due: string;
  readonly text: string;
}

/** Places in the line. */
const AT = {
  amount: 0, side: 1, currency: 2, account: 6, counter: 7, day: 9, number: 10, second: 11, text: 13, due: 116,
} as const; // prettier-ignore

/**
 * The booking as the account (or the counter account) sees it, where that one is a debtor. The side is that of `Konto`, so that it turns
 * for the other. A Generalumkehr stands with the side that takes its booking back and counts as it stands: only its sign in the sums of
 * turnover is another.
 */
export function bookingOf(
  raw: RawRow,
  side: 'account' | 'counter',
  { begins }: { readonly begins: string },
  isDebtor: (account: string) => boolean,
): DatevBooking | undefined {
  const cell = (at: number): string => cellText(raw.cells[at]);
  const customer = cell(AT[side]);
  if (!isDebtor(customer)) return undefined;
  const written = `${cell(AT.amount)} ${cell(AT.side)}`;
  const minor = cell(AT.amount) === '' ? undefined : minorOf(cell(AT.amount).replace(/\.(?=\d{3}(?:\D|$))/g, ''));
  const turned = (cell(AT.side) === 'S' ? 1 : cell(AT.side) === 'H' ? -1 : NaN) * (side === 'account' ? 1 : -1);
  const day = dayIn(cell(AT.day), begins);
  return {
    ...{ line: raw.line, customer, counter: cell(AT[side === 'account' ? 'counter' : 'account']), written },
    minor: minor === undefined || Number.isNaN(turned) ? undefined : minor * turned + 0,
    ...{ currency: cell(AT.currency), number: cell(AT.number), text: cell(AT.text) },
    day: day ?? cell(AT.day),
    due: fullDay(cell(AT.due)) ?? (day === undefined ? undefined : dueIn(cell(AT.second), day)) ?? '',
  };
}

/** `0902` or `902` in the fiscal year that begins on `begins`, which may go over the turn of the year. */
function dayIn(text: string, begins: string): Day | undefined {
  if (!/^\d{3,4}$/.test(text)) return undefined;
  const written = text.padStart(4, '0');
  const [day, month] = [written.slice(0, 2), written.slice(2)];
  const year = Number(begins.slice(0, 4));
  const first = begins.slice(4, 6) + begins.slice(6);
  return dayFrom(`${month + day >= first ? year : year + 1}-${month}-${day}`);
}

/** `16032018`. */
export const fullDay = (text: string): Day | undefined =>
  /^\d{8}$/.test(text) ? dayFrom(`${text.slice(4)}-${text.slice(2, 4)}-${text.slice(0, 2)}`) : undefined;

/** Belegfeld 2 is a due day by custom only: where it is a day from that of the document on, within a year. */
function dueIn(text: string, from: Day): Day | undefined {
  if (!/^\d{6}$/.test(text)) return undefined;
  const day = dayFrom(`20${text.slice(4)}-${text.slice(2, 4)}-${text.slice(0, 2)}`);
  return day !== undefined && day >= from && day <= addDays(from, 366) ? day : undefined;
}

/** What a counter account is, by the chart: SKR 03 or 04. */
export function counterKind(account: string, digits: number, chart: string): 'sales' | 'bank' | 'other' {
  const number = account.replace(/^0+(?=\d)/, '').padStart(digits, '0');
  if (number.length > digits) return 'other';
  if (chart === '04') return /^4[0-7]/.test(number) ? 'sales' : /^1[678]/.test(number) ? 'bank' : 'other';
  return /^8[0-6]/.test(number) ? 'sales' : /^1[0-3]/.test(number) && !/^1369/.test(number) ? 'bank' : 'other';
}
