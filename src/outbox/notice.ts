import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { ContentLine, CurrencySection, MessageContent } from './content';

/**
 * What a message is about, and what it only lists beside: a final reminder speaks of what was demanded often enough and
 * lists what is due besides; an earlier one speaks of all that is overdue, but the day it names is not that of what was
 * asked for before.
 */
export interface Notice {
  /** How many invoices it is about, and how much per currency. */
  readonly count: number;
  readonly sums: readonly Amount[];
  readonly oldestDueOn: Day | null;
  /** What a final reminder lists besides; count 0: nothing. */
  readonly besides: { readonly count: number; readonly sums: readonly Amount[] };
}

export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

export function noticeOf({ kind, sections }: MessageContent): Notice {
  if (kind !== 'final' || !sections.some(({ items }) => items.length > 0)) {
    const all = sections.flatMap(({ items, alsoDue }) => [...items, ...alsoDue]);
    return {
      count: all.length,
      sums: byCurrency(sections.map(({ demandMinor: minor, currency }) => ({ minor, currency }))),
      oldestDueOn: oldest(all),
      besides: { count: 0, sums: [] },
    };
  }
  const named = sections.filter(({ items }) => items.length > 0);
  const listing = sections.filter(({ alsoDue }) => alsoDue.length > 0);
  return {
    count: named.reduce((n, { items }) => n + items.length, 0),
    sums: byCurrency(named.map((section) => ({ minor: namedMinor(section), currency: section.currency }))),
    oldestDueOn: oldest(named.flatMap(({ items }) => items)),
    besides: {
      count: listing.reduce((n, { alsoDue }) => n + alsoDue.length, 0),
      sums: byCurrency(listing.map(({ alsoDue, currency }) => ({ minor: asked(alsoDue), currency }))),
    },
  };
}

/** Of several customers, what each is asked for: the credits of one take nothing off another. */
function byCurrency(amounts: readonly Amount[]): Amount[] {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts) sums.set(currency, sum([sums.get(currency) ?? 0, minor]));
  return [...sums].map(([currency, minor]) => ({ minor, currency }));
}

/** What a final reminder is about: less the credits, which pay the oldest first, as far as they do not cover it. */
export function namedMinor({ items, credits }: CurrencySection): number {
  const gross = asked(items);
  const net = gross + asked(credits);
  return net > 0 ? net : gross;
}

const asked = (lines: readonly ContentLine[]): number => sum(lines.map((line) => line.demandMinor));

function oldest(lines: readonly ContentLine[]): Day | null {
  const days = lines.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn]));
  return days.sort()[0] ?? null;
}

/** Lines for which another day than the message's was named. */
export const withOwnDay = (lines: readonly ContentLine[], payByOn: Day | null): ContentLine[] =>
  lines.filter((line) => line.payByOn !== null && line.payByOn !== payByOn);
