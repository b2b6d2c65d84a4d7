import { daysBetween, type Day, type Instant } from '../kernel/day';
import type { EntryBasis, EntryType } from './entry';

/** One due part of an entry and what is open of it, as of a day. A credit is an item whose amounts are negative. */
export interface OpenItem {
  readonly itemId: number;
  readonly companyId: number;
  readonly customerId: number;
  readonly entryId: number;
  /** 1…parts. */
  readonly part: number;
  readonly parts: number;
  readonly type: EntryType;
  readonly document: string;
  readonly issuedOn: Day;
  /** Last day to pay; empty for a credit, and where the source did not say. */
  readonly dueOn: Day | null;
  /** From whose terms the due day was computed, and which (`due-by.ts`); empty: it was given. */
  readonly dueBy: string | null;
  readonly currency: string;
  /** + owes. */
  readonly amountMinor: number;
  readonly openMinor: number;
  /** Missing from a snapshot since: not chased, still shown. */
  readonly presumedSettledOn: Day | null;
  /** Not due until released. */
  readonly withheld: 'retention' | 'withholding_tax' | null;
  readonly withheldUntil: Day | null;
  /** Reminder level that the source brought at go-live. */
  readonly openingStep: number | null;
  readonly openingStepOn: Day | null;
  readonly supplyOn: Day | null;
  readonly deliveryOn: Day | null;
  readonly orderNo: string | null;
  readonly poNo: string | null;
  readonly subject: string | null;
  readonly site: string | null;
  readonly billedEntity: string | null;
  readonly paymentMethod: string | null;
  readonly paymentReference: string | null;
  readonly basis: EntryBasis;
  readonly recordedAt: Instant;
  readonly importId: number | null;
}

/** The number people use: the document's, with the part where it has several, `F-1/2`. */
export const labelOf = (item: Pick<OpenItem, 'document' | 'part' | 'parts'>): string =>
  item.parts > 1 ? `${item.document}/${item.part}` : item.document;

export const isCredit = (item: Pick<OpenItem, 'amountMinor'>): boolean => item.amountMinor < 0;

/** From the day after the last day to pay. Without a due day nothing is ever overdue. */
export const isOverdue = (item: Pick<OpenItem, 'dueOn' | 'openMinor'>, today: Day): boolean =>
  item.openMinor > 0 && item.dueOn !== null && item.dueOn < today;

/** Days since the last day to pay; negative before it, none without a due day. */
export const daysLate = (item: Pick<OpenItem, 'dueOn'>, today: Day): number | null =>
  item.dueOn === null ? null : daysBetween(item.dueOn, today);

/** Withheld items are not due until they are released. */
export const isWithheld = (item: Pick<OpenItem, 'withheld' | 'withheldUntil'>, today: Day): boolean =>
  item.withheld !== null && (item.withheldUntil === null || today <= item.withheldUntil);
