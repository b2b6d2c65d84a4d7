import type { Day, Instant } from '../kernel/day';
import type { Outcome } from './case';

/**
 * What a partner says of a case: that the file arrived, whom it called or visited, that money was paid, that it is over. It is kept
 * word by word and books nothing by itself: the ledger books money, and a person of ours ends the case.
 */
export const REPORT_KINDS = ['received', 'called', 'visited', 'paid', 'closed'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const CALL_ENDS = ['reached', 'no_answer', 'wrong_number'] as const;
export const VISIT_ENDS = ['met', 'absent', 'moved'] as const;

/** Who works the case at the partner. */
export interface ReportedCollector {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

export type Report =
  | { readonly kind: 'received'; readonly ref?: string; readonly collector?: ReportedCollector }
  | { readonly kind: 'called'; readonly onDay: Day; readonly reached: (typeof CALL_ENDS)[number] }
  | { readonly kind: 'visited'; readonly onDay: Day; readonly reached: (typeof VISIT_ENDS)[number] }
  | { readonly kind: 'paid'; readonly amountMinor: number; readonly paidOn: Day }
  | { readonly kind: 'closed'; readonly outcome: Outcome };

/** The day it is about; null: the day on which it is said. */
export function dayOf(report: Report): Day | null {
  if (report.kind === 'paid') return report.paidOn;
  return report.kind === 'called' || report.kind === 'visited' ? report.onDay : null;
}

/** What is kept beside the columns. */
export interface ReportDetails {
  readonly ref?: string;
  readonly collector?: ReportedCollector;
  readonly reached?: (typeof CALL_ENDS)[number] | (typeof VISIT_ENDS)[number];
}

export function detailsOfReport(report: Report): ReportDetails {
  if (report.kind === 'received') {
    const { ref, collector } = report;
    return { ...(ref !== undefined && { ref }), ...(collector !== undefined && { collector }) };
  }
  return report.kind === 'called' || report.kind === 'visited' ? { reached: report.reached } : {};
}

export interface KeptReport {
  readonly id: number;
  readonly kind: ReportKind;
  readonly onDay: Day;
  readonly currency: string;
  readonly amountMinor: number | null;
  readonly outcome: Outcome | null;
  readonly details: ReportDetails;
  readonly note: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}
