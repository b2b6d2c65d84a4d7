import { format } from '../kernel/money';
import type { MissingFigures, MissingSum, Outcome } from './outcome';
import { scopeInWords } from './scope';

/**
 * What an import changes, in words that a clerk can check against the list: so many new, changed, gone, and the money that went with
 * them. The same words for the preview and for the booking.
 */
export function diffInWords(outcome: Outcome, locale: string): string[] {
  const { booked, changed, unchanged, missing, customers } = outcome;
  const [what, verb] = outcome.kind === 'customers' ? ['customers', 'added'] : ['lines', 'new'];
  return [
    `${booked} ${what} ${verb}, ${changed} changed, ${unchanged} unchanged.`,
    ...(outcome.kind === 'customers' || customers.booked + customers.changed === 0
      ? []
      : [`${customers.booked} new customers, ${customers.changed} changed.`]),
    ...(outcome.mode === 'snapshot' ? missingInWords(outcome, missing, locale) : []),
  ];
}

function missingInWords(outcome: Outcome, missing: MissingFigures, locale: string): string[] {
  const sums = Object.entries(missing.byCurrency)
    .map(([currency, sum]) => `${format({ minor: sum.openMinor, currency }, locale)} (${percent(sum)} %)`)
    .join(', ');
  const gone =
    missing.items === 0
      ? `Nothing is missing of ${scopeInWords(outcome.scope)}.`
      : `${missing.items} items are missing of ${scopeInWords(outcome.scope)}: ${sums}. They are presumed settled: not chased, still shown.`;
  return missing.closed === 0 ? [gone] : [gone, `${missing.closed} items are missing again and were closed.`];
}

/** Part of what was open before, in whole percent, rounded up: what vanished is never made to look less. */
export function percent(sum: MissingSum): number {
  if (sum.openMinor <= 0) return 0;
  return sum.beforeMinor <= 0 ? 100 : Math.ceil((sum.openMinor * 100) / sum.beforeMinor);
}

/** True where more vanished in some currency than `maxPercent` of what was open there. */
export const vanishedTooMuch = (missing: MissingFigures, maxPercent: number): boolean =>
  Object.values(missing.byCurrency).some((sum) => percent(sum) > maxPercent);
