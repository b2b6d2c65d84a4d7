import { addDays, daysBetween, type Day } from '../kernel/day';

/**
 * Ageing: what is open, sorted by how late it is. The buckets are the same everywhere; credits stand in a column of their
 * own, so that a bucket never hides an overdue invoice behind a payment.
 */
export interface Ageing {
  readonly customerId: number;
  readonly currency: string;
  /** In the order of BUCKETS, minor units, ≥ 0. */
  readonly buckets: readonly number[];
  /** Owed without a due day: a mistake in the source, never chased. */
  readonly undatedMinor: number;
  /** ≤ 0. */
  readonly creditMinor: number;
  /** All of it together. */
  readonly totalMinor: number;
}

export interface Bucket {
  readonly name: string;
  /** Days late at least; empty: no limit. */
  readonly from: number | null;
  readonly to: number | null;
}

/** Not late (the due day itself included), then by days since the due day. */
export const BUCKETS: readonly Bucket[] = [
  { name: 'notDue', from: null, to: 0 },
  { name: 'late1to30', from: 1, to: 30 },
  { name: 'late31to60', from: 31, to: 60 },
  { name: 'late61to90', from: 61, to: 90 },
  { name: 'lateOver90', from: 91, to: null },
];

/** The bucket of a due day, as its place in BUCKETS. */
export function bucketOf(dueOn: Day, asOn: Day): number {
  const late = daysBetween(dueOn, asOn);
  return BUCKETS.findIndex(({ from, to }) => (from === null || late >= from) && (to === null || late <= to));
}

/** The same as the span of due days that falls into it: the first and the last, where there are such. */
export function dueBetween(bucket: Bucket, asOn: Day): { readonly first: Day | null; readonly last: Day | null } {
  return {
    first: bucket.to === null ? null : addDays(asOn, -bucket.to),
    last: bucket.from === null ? null : addDays(asOn, -bucket.from),
  };
}
