import { z } from 'zod';

/**
 * What a step asks for before it is taken: so much unpaid, for so long, customers of these segments only. A step whose
 * conditions are not met waits; none is skipped for it.
 */
export const conditionSchema = z.strictObject({
  /** Unpaid items of the customer, at least. */
  count: z.number().int().min(2).max(999).optional(),
  /** Unpaid in all less credits, at least: minor units of the company's currency. */
  totalMinor: z.number().int().min(1).max(1e14).optional(),
  /** Days since the oldest unpaid item was due, at least. */
  days: z.number().int().min(1).max(3650).optional(),
  segments: z.array(z.string().trim().min(1).max(200)).max(50).optional(),
  notSegments: z.array(z.string().trim().min(1).max(200)).max(50).optional(),
});
export type Condition = z.output<typeof conditionSchema>;

/** Without what asks for nothing; undefined where that is all. */
export function condensed(when: Condition | undefined): Condition | undefined {
  const asked = Object.entries(when ?? {}).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : true));
  return asked.length === 0 ? undefined : Object.fromEntries(asked);
}

/** Of the segments, or not of the others: whatever is unpaid. */
export const isForSegment = (when: Condition | undefined, segment: string | null): boolean =>
  (when?.segments === undefined || (segment !== null && when.segments.includes(segment))) &&
  (when?.notSegments === undefined || segment === null || !when.notSegments.includes(segment));

/** The segments that it names. */
export const segmentsNamed = (when: Condition | undefined): string[] => [
  ...(when?.segments ?? []),
  ...(when?.notSegments ?? []),
];
