import { addDays, addMonths, dayFrom, endOfMonth, type Day } from './day';

/**
 * How long a customer has to pay, as data: so many days, before or after going to the end of a month, perhaps to a day of a month after that.
 * A due day is not moved off weekends and holidays: whether it may be is a question of law, which asks of the start of default and not of
 * what was agreed.
 */
export interface PaymentTerms {
  readonly days: number;
  /**
   * `before`: the days first, then to the end of the month in which they are over (`45 jours fin de mois`); `after`: to the end of the month of the
   * document first, then the days (`net 45 EOM`, `fin de mois + 45 jours`). French practice knows both readings of `45 jours fin de mois`;
   * the one agreed counts, so the reading is always said in words.
   */
  readonly endOfMonth: 'none' | 'before' | 'after';
  /** The day of the month that follows, 31 being its last; without an end of month the next such day. */
  readonly dayOfMonth: number | null;
  readonly fromWhat: FromWhat;
}

export const FROM_WHAT = ['document', 'posting', 'delivery'] as const;
export type FromWhat = (typeof FROM_WHAT)[number];

/** More is no term of payment. */
const MOST_TERM_DAYS = 365;

/** Where nobody said anything: 30 days are usual in all countries that Duly knows; they are never more than assumed. */
export const USUAL_TERMS: PaymentTerms = { days: 30, endOfMonth: 'none', dayOfMonth: null, fromWhat: 'document' };

export interface TermDays {
  readonly issuedOn: Day | null;
  readonly postedOn: Day | null;
  readonly deliveryOn: Day | null;
}

/** The last day to pay; undefined where the day is not known from which the terms count. */
export function dueBy(terms: PaymentTerms, days: TermDays): Day | undefined {
  const from = countedFrom(terms.fromWhat, days);
  return from === null ? undefined : dueFrom(terms, from);
}

/** Without a day of posting the document's own stands for it; nothing stands for a delivery. */
const countedFrom = (what: FromWhat, { issuedOn, postedOn, deliveryOn }: TermDays): Day | null =>
  what === 'delivery' ? deliveryOn : what === 'posting' ? (postedOn ?? issuedOn) : issuedOn;

/** The last day to pay, counted from a day. */
export function dueFrom({ days, endOfMonth: end, dayOfMonth }: PaymentTerms, from: Day): Day {
  if (end === 'none') {
    const due = addDays(from, days);
    return dayOfMonth === null ? due : nextDay(due, dayOfMonth);
  }
  const due = end === 'before' ? endOfMonth(addDays(from, days)) : addDays(endOfMonth(from), days);
  return dayOfMonth === null ? due : dayIn(addMonths(firstOf(due), 1), dayOfMonth);
}

function nextDay(due: Day, on: number): Day {
  const here = dayIn(firstOf(due), on);
  return here >= due ? here : dayIn(addMonths(firstOf(due), 1), on);
}

const firstOf = (day: Day): Day => `${day.slice(0, 8)}01` as Day;

/** That day of the month, or its last where it has no such day. */
const dayIn = (first: Day, on: number): Day =>
  dayFrom(`${first.slice(0, 8)}${String(on).padStart(2, '0')}`) ?? endOfMonth(first);

/** The terms as they are kept, the same for the same terms: `30`, `45+eom`, `eom+45@10`, `delivery+30`. */
export function termsCode({ days, endOfMonth: end, dayOfMonth, fromWhat }: PaymentTerms): string {
  const counted = end === 'none' ? String(days) : days === 0 ? 'eom' : end === 'before' ? `${days}+eom` : `eom+${days}`;
  return `${fromWhat === 'document' ? '' : `${fromWhat}+`}${counted}${dayOfMonth === null ? '' : `@${dayOfMonth}`}`;
}

const CODE = /^(?:(posting|delivery)\+)?(?:(\d{1,3})(\+eom)?|(eom)(?:\+(\d{1,3}))?)(?:@(\d{1,2}))?$/;

/** The terms of a code; undefined where it is none. */
export function termsFromCode(code: string): PaymentTerms | undefined {
  const found = CODE.exec(code);
  if (found === null) return undefined;
  const [, from, first, thenEnd, end, then, on] = found;
  return termsOf({
    days: Number(first ?? then ?? 0),
    endOfMonth: end !== undefined ? 'after' : thenEnd !== undefined ? 'before' : 'none',
    dayOfMonth: on === undefined ? null : Number(on),
    fromWhat: (from as FromWhat | undefined) ?? 'document',
  });
}

/** The terms, where they are possible. */
export function termsOf(terms: PaymentTerms): PaymentTerms | undefined {
  const { days, dayOfMonth } = terms;
  if (!Number.isInteger(days) || days < 0 || days > MOST_TERM_DAYS) return undefined;
  if (dayOfMonth !== null && (!Number.isInteger(dayOfMonth) || dayOfMonth < 1 || dayOfMonth > 31)) return undefined;
  return terms.endOfMonth === 'before' && days === 0 ? { ...terms, endOfMonth: 'after' } : terms;
}
