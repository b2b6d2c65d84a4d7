import { addWorkdays, rollForward, TARGET } from '../kernel/calendar';
import { addDays, addMonths, daysBetween, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';

/**
 * The schedule of a plan: how much on which day. Either the number of instalments is given and the amount follows, or the
 * other way round; what does not divide evenly is in the last one. Days are bank days (TARGET). No interest is added.
 */
export interface ScheduleTerms {
  /** All that the plan is to pay; minor units. */
  readonly amountMinor: number;
  /** Due on the first of the regular instalments. */
  readonly firstOn: Day;
  readonly interval: Interval;
  readonly of: { readonly count: number } | { readonly eachMinor: number };
  /** Before the regular instalments; none: they begin at once. */
  readonly down: { readonly amountMinor: number; readonly dueOn: Day } | null;
  /** Bank days that a receipt may come later than its day. */
  readonly graceDays: number;
}

export const INTERVALS = ['weekly', 'biweekly', 'monthly'] as const;
export type Interval = (typeof INTERVALS)[number];
export const isInterval = (text: string): text is Interval => (INTERVALS as readonly string[]).includes(text);

export interface Instalment {
  /** 1…n; a down payment is the first. */
  readonly n: number;
  readonly dueOn: Day;
  /** The last day on which a receipt is still in time. */
  readonly countsUntil: Day;
  /** Minor units, > 0. */
  readonly amountMinor: number;
}

/** More than these are no plan any more, but a credit. */
export const MOST_INSTALMENTS = 120;
const LONGEST_YEARS = 10;
export const MOST_GRACE_DAYS = 30;

/** Throws Refusal with the first thing that is not right. The amounts of the schedule add up to the amount of the plan. */
export function scheduleOf(terms: ScheduleTerms, today: Day): readonly Instalment[] {
  const { amountMinor, down, firstOn, graceDays } = terms;
  const wholes = [amountMinor, down?.amountMinor ?? 1, 'count' in terms.of ? terms.of.count : terms.of.eachMinor];
  if (!wholes.every((n) => Number.isSafeInteger(n) && n > 0)) {
    throw new Refusal(
      'plan-schedule',
      'Amounts and the number of instalments must be whole and more than nothing.',
      'Correct them.',
    );
  }
  const restMinor = amountMinor - (down?.amountMinor ?? 0);
  if (restMinor <= 0) {
    throw new Refusal(
      'plan-schedule',
      'The down payment leaves nothing to pay in instalments.',
      'Record a promise where all is paid at once.',
    );
  }
  const earliest = down?.dueOn ?? firstOn;
  if (earliest < today || (down !== null && down.dueOn > firstOn)) {
    throw new Refusal(
      'plan-schedule',
      `Instalments cannot begin on ${earliest}.`,
      'Give days from today on, the down payment first.',
    );
  }
  const regular = regularOf(restMinor, terms.of);
  if (regular.length + (down === null ? 0 : 1) > MOST_INSTALMENTS) {
    throw new Refusal(
      'plan-schedule',
      `A plan has at most ${MOST_INSTALMENTS} instalments.`,
      'Ask for more each time.',
    );
  }
  if (daysBetween(today, nominal(terms, regular.length - 1)) > LONGEST_YEARS * 366) {
    throw new Refusal(
      'plan-schedule',
      `A plan ends within ${LONGEST_YEARS} years.`,
      'Ask for more each time, or begin earlier.',
    );
  }
  const paid = [
    ...(down === null ? [] : [{ dueOn: down.dueOn, amountMinor: down.amountMinor }]),
    ...regular.map((minor, at) => ({ dueOn: nominal(terms, at), amountMinor: minor })),
  ];
  return paid.map((one, at) => {
    const dueOn = rollForward(TARGET, one.dueOn);
    return { n: at + 1, dueOn, countsUntil: addWorkdays(TARGET, dueOn, graceDays), amountMinor: one.amountMinor };
  });
}

/** So many equal amounts; the last one is what remains. */
function regularOf(restMinor: number, of: ScheduleTerms['of']): readonly number[] {
  const count = 'count' in of ? of.count : Math.ceil(restMinor / of.eachMinor);
  if (count > MOST_INSTALMENTS) return Array.from({ length: MOST_INSTALMENTS + 1 }, () => 0);
  const eachMinor = 'count' in of ? Math.floor(restMinor / count) : of.eachMinor;
  if (eachMinor <= 0)
    throw new Refusal('plan-schedule', 'There is less to pay than there are instalments.', 'Give a smaller number.');
  return Array.from({ length: count }, (_, at) => (at < count - 1 ? eachMinor : restMinor - eachMinor * (count - 1)));
}

/** Counted from the first day, so that a month with fewer days shortens no other. */
function nominal({ firstOn, interval }: ScheduleTerms, at: number): Day {
  switch (interval) {
    case 'weekly':
      return addDays(firstOn, 7 * at);
    case 'biweekly':
      return addDays(firstOn, 14 * at);
    case 'monthly':
      return addMonths(firstOn, at);
  }
}
