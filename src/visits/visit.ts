import type { Outcome } from '../activities/activity';
import type { PublicCalendar } from '../kernel/calendar';
import { addDays, weekday, type Day, type Instant } from '../kernel/day';
import type { VisitReason } from '../outbox/content';

/**
 * A visit to a customer: asked for or planned, announced in time, and then made, or not. The customer decides whether it takes place: what
 * it refuses is over at once.
 */
export const NEXT = {
  requested: ['waiting', 'planned', 'cancelled', 'refused'],
  waiting: ['waiting', 'planned', 'cancelled', 'refused'],
  planned: ['waiting', 'planned', 'over', 'cancelled', 'refused'],
  over: [],
  cancelled: [],
  refused: [],
} as const satisfies Record<string, readonly string[]>;

export type VisitState = keyof typeof NEXT;
export const mayMove = (from: VisitState, to: VisitState): boolean =>
  (NEXT[from] as readonly VisitState[]).includes(to);

export const PARTS = ['morning', 'afternoon', 'evening'] as const;
export type Part = (typeof PARTS)[number];
/** Nobody is visited before eight or after seven in the evening. */
export const HOURS: Readonly<Record<Part, readonly [from: string, until: string]>> = {
  morning: ['8:00', '12:00'],
  afternoon: ['12:00', '17:00'],
  evening: ['17:00', '19:00'],
};

export const WAYS = ['email', 'letter'] as const;
export type Way = (typeof WAYS)[number];

export interface Visit {
  readonly id: number;
  readonly companyId: number;
  readonly customerId: number;
  readonly agentId: number | null;
  readonly state: VisitState;
  readonly onDay: Day | null;
  readonly part: Part | null;
  readonly wishes: string;
  readonly reason: VisitReason;
  readonly address: VisitAddress | null;
  readonly source: 'portal' | 'desk';
  readonly needsApproval: boolean;
  readonly way: Way | null;
  readonly messageId: number | null;
  readonly approvedBy: string | null;
  readonly outcome: VisitOutcome | null;
  readonly note: string | null;
  readonly recordedAt: Instant;
  readonly endedAt: Instant | null;
  readonly endedWhy: string | null;
}

export interface VisitAddress {
  readonly lines: readonly string[];
  readonly country: string | null;
  readonly region: string | null;
}

export const aboutVisit = (id: number): string => `visit/${id}`;

export const VISIT_OUTCOMES = ['met', 'nobody', 'refused', 'promised', 'paid', 'wrong_address', 'not_made'] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** As it stands in the timeline; null: nobody went. */
export const ACTIVITY_OF: Readonly<Record<VisitOutcome, Outcome | null>> = {
  met: 'reached',
  nobody: 'no_answer',
  refused: 'refused',
  promised: 'promised',
  paid: 'paid_already',
  wrong_address: 'no_answer',
  not_made: null,
};

/** A letter is posted a workday later and takes days to arrive. */
const LETTER_DAYS = 3;

/** The first day on which somebody may come, when the announcement leaves today. */
export const earliestDay = (today: Day, noticeDays: number, way: Way): Day =>
  addDays(today, noticeDays + (way === 'letter' ? LETTER_DAYS : 0));

/** Further ahead nobody plans. */
const LONGEST_AHEAD = 120;

export type NotThatDay = 'too_soon' | 'too_far' | 'sunday' | 'holiday';

export interface DayAsked {
  readonly today: Day;
  readonly noticeDays: number;
  readonly way: Way;
  /** Of the customer's country. */
  readonly calendar: PublicCalendar;
}

/** Why nobody can come on that day; undefined: somebody can. */
export function whyNotOn(on: Day, { today, noticeDays, way, calendar }: DayAsked): NotThatDay | undefined {
  if (on < earliestDay(today, noticeDays, way)) return 'too_soon';
  if (on > addDays(today, LONGEST_AHEAD)) return 'too_far';
  if (weekday(on) === 7) return 'sunday';
  return calendar.isHoliday(on) ? 'holiday' : undefined;
}

/** Who must not be visited without a manager's word: who is, or may be, a consumer; who is in hardship; who refused before. */
export const needsApproval = (of: {
  readonly type: string;
  readonly hardship: boolean;
  readonly refusedBefore: boolean;
}): boolean => of.type === 'consumer' || of.type === 'unknown' || of.hardship || of.refusedBefore;
