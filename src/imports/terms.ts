import { addDays, dayFrom, endOfMonth, type Day } from '../kernel/day';
import type { LedgerRow } from './mapping';

/**
 * Payment terms that look to the end of a month, as people write them: `30 jours fin de mois` (the end of the month in which the days are over),
 * `fin de mois + 45` and `net 45 EOM` (so many days after the end of the month of the document), each perhaps with a day of the month after it.
 * Plain days are read elsewhere; undefined: the words say none of these.
 */
export function dueByWords(words: string, issuedOn: Day): Day | undefined {
  const rule = ruleIn(words);
  if (rule === undefined) return undefined;
  const { days, first, on } = rule;
  const due = first === 'days' ? endOfMonth(addDays(issuedOn, days)) : addDays(endOfMonth(issuedOn), days);
  return on === undefined ? due : onDay(due, on);
}

/** Gives a claim without a due day the one that its terms say; true where they do. */
export function takeTerms(row: Pick<LedgerRow, 'kind' | 'dueOn' | 'issuedOn' | 'terms'>): boolean {
  const { kind, dueOn, issuedOn, terms } = row;
  if (dueOn !== null || issuedOn === null || terms === null || (kind !== 'invoice' && kind !== 'adjustment')) return false;
  row.dueOn = dueByWords(terms, issuedOn) ?? null;
  return row.dueOn !== null;
} // prettier-ignore

export const saysMonthEnd = (words: string): boolean => ruleIn(words) !== undefined;

interface Rule {
  readonly days: number;
  /** What is counted first: the days, or to the end of the month. */
  readonly first: 'days' | 'month';
  /** The day of the next month. */
  readonly on: number | undefined;
}

const DAYS = '(?:jours?|jrs?|j|days?|d|tagen?|dagar|dagen|d[i]as)?\\.?';
const FRENCH = '(?:nets?\\s+)?(?:fin\\s+(?:de\\s+|du\\s+)?mois|f\\.?d\\.?m\\.?|fin\\s+de\\s+mes)';
const ENGLISH = '(?:from\\s+|after\\s+)?(?:the\\s+)?(?:e\\.?o\\.?m\\.?|end\\s+of\\s+(?:the\\s+)?month)';
const ON = '(?:\\s*[,+]?\\s*(?:le|the|on\\s+the|el(?:\\s+dia)?)\\s+(\\d{1,2})(?:er|st|nd|rd|th)?)?';
const DAYS_FRENCH = new RegExp(`^(?:a\\s+)?(\\d{1,3})\\s*${DAYS}\\s*${FRENCH}${ON}$`);
const DAYS_ENGLISH = new RegExp(`^(?:net\\s+)?(\\d{1,3})\\s*${DAYS}\\s*${ENGLISH}${ON}$`);
const MONTH_DAYS = new RegExp(`^(?:${FRENCH}|${ENGLISH})\\s*(?:\\+|plus|a)?\\s*(\\d{1,3})?\\s*${DAYS}${ON}$`);

function ruleIn(words: string): Rule | undefined {
  const said = words.slice(0, LONGEST).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
  const french = DAYS_FRENCH.exec(said);
  if (french !== null) return ruleOf(french, 'days');
  const english = DAYS_ENGLISH.exec(said);
  if (english !== null) return ruleOf(english, /\ble \d/.test(said) ? 'days' : 'month'); // "45 days EOM le 10" is said in French
  const month = MONTH_DAYS.exec(said);
  return month === null ? undefined : ruleOf(month, 'month');
} // prettier-ignore

const LONGEST = 80;

function ruleOf([, days, on]: readonly (string | undefined)[], first: Rule['first']): Rule | undefined {
  const [count, day] = [Number(days ?? 0), on === undefined ? undefined : Number(on)];
  return count > MOST_DAYS || day === 0 || (day ?? 1) > 31 ? undefined : { days: count, first, on: day };
}

/** More is no term of payment. */
const MOST_DAYS = 365;

/** That day of the month after, or its last where it has no such day. */
function onDay(day: Day, on: number): Day {
  const last = endOfMonth(addDays(endOfMonth(day), 1));
  return dayFrom(`${last.slice(0, 8)}${String(on).padStart(2, '0')}`) ?? last;
}
