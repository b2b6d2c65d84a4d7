import type { Day, Instant } from '../kernel/day';
import type { Outcome } from './case';

/**
 * What a partner says of a case: that the file arrived, that money was paid, that it is over. It is kept word by word and
 * moves nothing by itself: the ledger books money, and a person of ours ends the case.
 */
export const REPORT_KINDS = ['received', 'paid', 'closed'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export type Report =
  | { readonly kind: 'received' }
  | { readonly kind: 'paid'; readonly amountMinor: number; readonly paidOn: Day }
  | { readonly kind: 'closed'; readonly outcome: Outcome };

export interface KeptReport {
  readonly id: number;
  readonly kind: ReportKind;
  readonly onDay: Day;
  readonly currency: string;
  readonly amountMinor: number | null;
  readonly outcome: Outcome | null;
  readonly note: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}
