import { addDays, type Day } from '../kernel/day';
import { toDecimal } from '../kernel/money';

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
  /** A plan that pays an invoice later than so many days after it was due needs the insurer's consent. */
  readonly longestExtensionDays: number | null;
  /** So does every plan. */
  readonly planNeedsConsent: boolean;
  /** What stays unpaid is collected by the insurer, or by whom it names. */
  readonly insurerCollects: boolean;
}

/** `Atradius, 50000.00 EUR`: how a cover is kept beside a person's own. */
export const coverText = ({
  insurer,
  limitMinor,
  currency,
}: Pick<CreditCover, 'insurer' | 'limitMinor' | 'currency'>): string =>
  limitMinor === null ? insurer : `${insurer}, ${toDecimal(limitMinor, currency)} ${currency}`;

export interface CoverDeadline {
  readonly kind: 'notice' | 'claim';
  readonly on: Day;
  readonly dueOn: Day;
  /** How many items were due on that day. */
  readonly items: number;
  readonly passed: boolean;
}

/** What the insurer was told of the items due on one day: that they are overdue, or that they are claimed. */
export interface CoverReport {
  readonly id: number;
  readonly kind: CoverDeadline['kind'];
  readonly dueOn: Day;
  readonly toldOn: Day;
  /** Of the insurer. */
  readonly reference: string | null;
  readonly by: string;
}

export const COVER_KINDS = ['notice', 'claim'] as const;

type Told = Pick<CoverReport, 'kind' | 'dueOn'>;

/**
 * Of the items that are overdue, by their due days: what the insurer must hear by when and has not been told, the next first, the
 * passed ones last. Who has been told of a claim needs no notice any more.
 */
export function coverDeadlines(
  cover: CreditCover,
  dueDays: readonly Day[],
  today: Day,
  told: readonly Told[] = [],
): CoverDeadline[] {
  const terms = [
    { kind: 'notice' as const, days: cover.noticeDays },
    { kind: 'claim' as const, days: cover.claimDays },
  ];
  const overdue = dueDays.filter((dueOn) => dueOn < today);
  const found = [...new Set(overdue)].flatMap((dueOn) =>
    terms.flatMap(({ kind, days }): CoverDeadline[] => {
      if (days === null || told.some((one) => one.dueOn === dueOn && (one.kind === kind || one.kind === 'claim')))
        return [];
      const on = addDays(dueOn, days);
      return [{ kind, on, dueOn, items: overdue.filter((one) => one === dueOn).length, passed: on < today }];
    }),
  );
  return found.sort((a, b) => Number(a.passed) - Number(b.passed) || (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** A deadline that comes within so many days is told on Today. */
export const COVER_WARNING_DAYS = 14;
