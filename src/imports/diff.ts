import { format } from '../kernel/money';
import type { MissingFigures, MissingSum, Outcome } from './outcome';
import { scopeInWords } from './scope';

/**
 * What an import changes, in words that a clerk can check against the list: so many new, changed, gone, and the money that went with
 * them. The same words for the preview and for the booking.
 */
export function diffInWords(outcome: Outcome, locale: string): string[] {
  const { booked, changed, unchanged, missing, customers } = outcome;
  const what = outcome.kind === 'customers' ? many(booked, 'customer') : many(booked, 'line');
  return [
    `${what} new, ${changed} changed, ${unchanged} unchanged.`,
    ...(outcome.kind === 'customers' || customers.booked + customers.changed === 0
      ? []
      : [`${many(customers.booked, 'customer')} new, ${customers.changed} changed.`]),
    ...marksInWords(outcome),
    ...(outcome.mode === 'snapshot' ? missingInWords(outcome, missing, locale) : []),
    ...stoppedInWords(outcome, locale),
  ];
}

/** Messages that wait to leave and will not: the first of them by name. */
function stoppedInWords({ stopped }: Outcome, locale: string): string[] {
  if (stopped.length === 0) return [];
  const named = stopped.slice(0, 20).map(({ customer, name, document, currency, demandMinor, openMinor }) => {
    const [demanded, left] = [demandMinor, openMinor].map((minor) => format({ minor, currency }, locale));
    return `  ${customer} ${name}: demands ${demanded}, ${left} of it would be open (${document})`;
  });
  const more = stopped.length - named.length;
  const what = `${many(stopped.length, 'message')} that ${stopped.length === 1 ? 'waits' : 'wait'} to leave ${are(stopped.length)} stopped by it:`;
  return [what, ...named, ...(more > 0 ? [`  … and ${more} more`] : [])];
}

function marksInWords({ marks }: Outcome): string[] {
  const { levels, blocked, lifted } = marks;
  return [
    ...(levels === 0
      ? []
      : [`${many(levels, 'item')} ${levels === 1 ? 'begins' : 'begin'} at the reminder level of the list.`]),
    ...(blocked === 0
      ? []
      : [`${many(blocked, 'reminder block')} of the list ${blocked === 1 ? 'becomes a hold' : 'become holds'}.`]),
    ...(lifted === 0
      ? []
      : [`${many(lifted, 'hold')} ${lifted === 1 ? 'ends' : 'end'}: the list blocks no longer, or until another day.`]),
  ];
}

/** What customer numbers seem to mean or were read as; where nothing is booked yet, with the way to decide. */
export function codesInWords({ codes, state }: Outcome): string[] {
  return [
    ...codes.read.map(({ code, meant }) => `Customer ${code} is read as ${meant}, as decided before.`),
    ...(state === 'booked' ? [] : codes.proposed).map(
      ({ code, name, meant }) =>
        `Customer ${code}${name === '' ? '' : ` (${name})`} seems to mean ${meant.code} (${meant.name}): --code ${code}=${meant.code}, or --code ${code}=${code} for another.`,
    ),
  ];
}

const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const are = (count: number): string => (count === 1 ? 'is' : 'are');

function missingInWords(outcome: Outcome, missing: MissingFigures, locale: string): string[] {
  const sums = Object.entries(missing.byCurrency)
    .map(([currency, sum]) => `${format({ minor: sum.openMinor, currency }, locale)} (${percent(sum)} %)`)
    .join(', ');
  const gone =
    missing.items === 0
      ? `Nothing is missing of ${scopeInWords(outcome.scope)}.`
      : `${many(missing.items, 'item')} ${are(missing.items)} missing of ${scopeInWords(outcome.scope)}: ${sums}. Presumed settled: not chased, still shown.`;
  return missing.closed === 0 ? [gone] : [gone, `${many(missing.closed, 'item')} missing again and closed.`];
}

/** Part of what was open before, in whole percent, rounded up: what vanished is never made to look less. */
export function percent(sum: MissingSum): number {
  if (sum.openMinor <= 0) return 0;
  return sum.beforeMinor <= 0 ? 100 : Math.ceil((sum.openMinor * 100) / sum.beforeMinor);
}

/** True where more vanished in some currency than `maxPercent` of what was open there. */
export const vanishedTooMuch = (missing: MissingFigures, maxPercent: number): boolean =>
  Object.values(missing.byCurrency).some((sum) => percent(sum) > maxPercent);
