import type { Day, Instant } from '../kernel/day';

/**
 * An activity is any contact that is not a message of ours: a call, a visit, an appointment, a reply that came in; and the
 * notes that people make. A contact by a person counts in the smallest gap between reminders.
 */
export interface Activity {
  readonly id: number;
  readonly companyId: number;
  readonly customerId: number;
  readonly kind: ActivityKind;
  readonly direction: Direction;
  readonly onDay: Day;
  readonly outcome: Outcome | null;
  readonly note: string;
  readonly visibility: ActivityVisibility;
  readonly countsInGap: boolean;
  /** `entry/12`, `dispute/3`; empty: the customer as a whole. */
  readonly about: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

export const ACTIVITY_KINDS = ['call', 'visit', 'appointment', 'reply', 'note'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export const DIRECTIONS = ['out', 'in', 'none'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const OUTCOMES = [
  'reached',
  'no_answer',
  'voicemail',
  'wrong_number',
  'promised',
  'disputed',
  'will_call_back',
  'refused',
  'paid_already',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const ACTIVITY_VISIBILITIES = ['internal', 'partner', 'court'] as const;
export type ActivityVisibility = (typeof ACTIVITY_VISIBILITIES)[number];

/** How an activity of a kind is taken unless the person says otherwise. */
export interface KindRule {
  readonly direction: Direction;
  readonly visibility: ActivityVisibility;
  /** May it have an outcome? */
  readonly contact: boolean;
}

/** Notes stay in the house; what the customer was told or wrote may be produced. */
export const KIND_RULES: Readonly<Record<ActivityKind, KindRule>> = {
  call: { direction: 'out', visibility: 'partner', contact: true },
  visit: { direction: 'out', visibility: 'partner', contact: true },
  appointment: { direction: 'out', visibility: 'partner', contact: true },
  reply: { direction: 'in', visibility: 'court', contact: true },
  note: { direction: 'none', visibility: 'internal', contact: false },
};

/**
 * Does it keep the next reminder at a distance, unless the person ticks otherwise? What we said to them does; what they
 * said to us, a wrong number and our own notes do not.
 */
export function countsByDefault(kind: ActivityKind, direction: Direction, outcome: Outcome | null): boolean {
  return KIND_RULES[kind].contact && direction === 'out' && outcome !== 'wrong_number';
}

/** The last contact by a person that counts in the gap. */
export interface LastContact {
  readonly customerId: number;
  readonly onDay: Day;
  /** `activity/7`. */
  readonly ref: string;
  readonly kind: ActivityKind;
}
