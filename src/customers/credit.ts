import { addDays, type Day } from '../kernel/day';

/** How much a customer may owe, and the insurance of what it owes: late notice of an overdue invoice can cancel the cover. */
export interface CreditLimit {
  /** Minor units. */
  readonly minor: number;
  readonly currency: string;
}

export interface CreditCover {
  readonly insurer: string;
  /** Insured up to; null: without a limit of its own. Minor units. */
  readonly limitMinor: number | null;
  readonly currency: string;
  /** The insurer must hear of an overdue invoice so many days after it was due. */
  readonly noticeDays: number | null;
  /** The claim must be made so many days after it was due. */
  readonly claimDays: number | null;
}

export interface CoverDeadline {
  readonly kind: 'notice' | 'claim';
  readonly on: Day;
  readonly dueOn: Day;
  /** How many items were due on that day. */
  readonly items: number;
  readonly passed: boolean;
}

/** Of the items that are overdue, by their due days: what the insurer must hear by when, the next first, the passed ones last. */
export function coverDeadlines(cover: CreditCover, dueDays: readonly Day[], today: Day): CoverDeadline[] {
  const terms = [
    { kind: 'notice' as const, days: cover.noticeDays },
    { kind: 'claim' as const, days: cover.claimDays },
  ];
  const overdue = dueDays.filter((dueOn) => dueOn < today);
  const found = [...new Set(overdue)].flatMap((dueOn) =>
    terms.flatMap(({ kind, days }): CoverDeadline[] => {
      if (days === null) return [];
      const on = addDays(dueOn, days);
      return [{ kind, on, dueOn, items: overdue.filter((one) => one === dueOn).length, passed: on < today }];
    }),
  );
  return found.sort((a, b) => Number(a.passed) - Number(b.passed) || (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** A deadline that comes within so many days is told on Today. */
export const COVER_WARNING_DAYS = 14;
