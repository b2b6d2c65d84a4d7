import { addWorkdays, TARGET } from '../kernel/calendar';
import { addDays, daysBetween, type Day } from '../kernel/day';

/**
 * What an open case waits for, in the order in which it is asked: the first that fits is its next action. Each has whose turn
 * it is, and how long after which day it is due; after that the case is late.
 */
export const CASE_NEXT = {
  /** The partner asked: until the day that it named. */
  answer: { whose: 'us', after: 0 },
  /** The partner waits for what it needs. */
  give: { whose: 'us', after: 5 },
  sign: { whose: 'us', after: 10 },
  set_up: { whose: 'us', after: 10 },
  /** The partner wrote. */
  read: { whose: 'us', after: 1 },
  /** Two bank days, see `dueOf`. */
  confirm: { whose: 'partner', after: 2 },
  resume: { whose: 'partner', after: 0 },
  /** The first letter within two days. */
  begin: { whose: 'partner', after: 2 },
  /** A formal step that was planned. */
  step: { whose: 'partner', after: 0 },
  /** The amicable phase is over after ninety days. */
  report: { whose: 'partner', after: 90 },
} as const satisfies Readonly<Record<string, { readonly whose: 'us' | 'partner'; readonly after: number }>>;

export type CaseNext = keyof typeof CASE_NEXT;
export const CASE_NEXTS = Object.keys(CASE_NEXT) as readonly CaseNext[];

export const OURS: readonly CaseNext[] = CASE_NEXTS.filter((next) => CASE_NEXT[next].whose === 'us');

/** By when, counted from the day that it began with. */
export const dueOf = (next: CaseNext, since: Day): Day =>
  next === 'confirm' ? addWorkdays(TARGET, since, CASE_NEXT.confirm.after) : addDays(since, CASE_NEXT[next].after);

/** The last day on which it may have begun for it to be late today: so that a list is asked by days that it knows. */
export function lateSince(next: CaseNext, today: Day): Day {
  let since = addDays(today, -1);
  while (dueOf(next, since) >= today) since = addDays(since, -1);
  return since;
}

export const daysLate = (next: CaseNext, since: Day, today: Day): number =>
  Math.max(0, daysBetween(dueOf(next, since), today));
