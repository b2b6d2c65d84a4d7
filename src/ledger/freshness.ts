import { addWorkdays, rollBack, TARGET } from '../kernel/calendar';
import { addDays, type Day } from '../kernel/day';

/**
 * How far the ledger is known, against how far it must be known for anything to be sent: the source's own as-of day (the
 * day its list was printed, its statement closed) is compared with the last banking day, not with the hour of the upload.
 */
export interface Known {
  readonly source: string;
  /** items: what is open, payments included · payments · invoices: says nothing of what was paid. */
  readonly kind: 'items' | 'payments' | 'invoices';
  readonly asOf: Day;
  /** The source did not say: it was taken to be the day of the upload. */
  readonly assumed: boolean;
}

export interface FreshnessRule {
  readonly freshness: 'daily' | 'weekly';
  /** Bank days of delay that are tolerated on top. */
  readonly freshnessDays: number;
}

export interface Freshness {
  readonly fresh: boolean;
  /** How far payments are known; empty: nothing was imported. */
  readonly asOf: Day | null;
  readonly assumed: boolean;
  /** The as-of day that is needed at least. */
  readonly needed: Day;
  readonly sources: readonly Known[];
}

/** Payments are known as far as the newest list that tells of them; where none ever did, as far as the newest import. */
export function judgeFreshness(sources: readonly Known[], rule: FreshnessRule, today: Day): Freshness {
  const telling = sources.filter((known) => known.kind !== 'invoices');
  const newest = (telling.length > 0 ? telling : sources).reduce<Known | undefined>(
    (best, known) => (best === undefined || known.asOf > best.asOf ? known : best),
    undefined,
  );
  const needed = neededAsOf(rule, today);
  return {
    fresh: newest !== undefined && newest.asOf >= needed,
    asOf: newest?.asOf ?? null,
    assumed: newest?.assumed ?? false,
    needed,
    sources,
  };
}

/** Daily: the last banking day before today. Weekly: the last banking day a week ago. Less the tolerated delay. */
export function neededAsOf(rule: FreshnessRule, today: Day): Day {
  const last = rollBack(TARGET, addDays(today, rule.freshness === 'daily' ? -1 : -7));
  return rule.freshnessDays === 0 ? last : addWorkdays(TARGET, last, -rule.freshnessDays);
}
