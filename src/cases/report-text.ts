import { format } from '../kernel/money';
import { CASE_REPORT_WORDS } from '../languages/case-report-words';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { dayText, fill, inLanguage } from '../languages/said';
import type { KeptReport, Report } from './report';

/** What a partner said of a case, as a sentence. */
export function reportText(
  {
    kind,
    amountMinor,
    currency,
    onDay,
    outcome,
    details,
  }: Omit<KeptReport, 'id' | 'note' | 'recordedAt' | 'recordedBy'>,
  { language, locale }: { readonly language: string; readonly locale: string },
): string {
  const w = inLanguage(CASE_REPORT_WORDS, language);
  const { ref, collector, reached } = details;
  const received = `received${ref === undefined ? '' : 'Ref'}${collector === undefined ? '' : 'By'}` as const;
  return fill(w.said[kind === 'received' ? received : kind], {
    amount: format({ minor: amountMinor ?? 0, currency }, locale),
    day: dayText(onDay, locale),
    outcome: outcome === null ? '' : inLanguage(RECOVERY_WORDS, language).outcome[outcome],
    ref: ref ?? '',
    name: collector?.name ?? '',
    reached: reached === undefined ? '' : w.reached[reached],
  });
}

/** What somebody of ours is to do about it, in the language in which they work; null: nothing. */
export function reportTask(
  report: Report,
  { partner, number, currency }: { readonly partner: string; readonly number: string; readonly currency: string },
  language: string,
): string | null {
  const { case: w, outcome } = inLanguage(RECOVERY_WORDS, language);
  if (report.kind === 'closed') return fill(w.done.taskClosed, { partner, number, outcome: outcome[report.outcome] });
  if (report.kind !== 'paid') return null;
  const amount = format({ minor: report.amountMinor, currency }, language);
  return fill(w.done.task, { partner, number, amount, day: dayText(report.paidOn, language) });
}
