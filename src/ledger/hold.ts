import type { Day, Instant } from '../kernel/day';

/**
 * A hold is a reason not to chase a customer, an item or a part of an amount. *Timed* holds end after their last day;
 * *caused* holds end only with their cause, and their `until` is merely the day on which a person looks again.
 * Disputes, promises and cases bring their own holds through a HoldSource; this room keeps those that a person puts.
 */
export interface Hold {
  /** Who it comes from, `hold/12`, `dispute/3`: opaque, unique, stable. */
  readonly key: string;
  readonly customerId: number;
  /** Empty: the whole customer. */
  readonly itemId: number | null;
  /** Minor units of the item's currency that are held; empty: all that is open of it. */
  readonly amountMinor: number | null;
  readonly kind: HoldKind;
  readonly reason: string;
  readonly author: string;
  readonly from: Day;
  readonly until: Day | null;
  readonly caused: boolean;
}

export const HOLD_KINDS = [
  'dispute',
  'promise',
  'plan',
  'payment_in_transit',
  'goodwill',
  'admin',
  'legal',
  'insolvency',
  'moratorium',
  'with_partner',
  'e_invoice_rejected',
  'e_invoice_refused',
  'deduction',
  'obstacle',
  'assigned',
] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

/** Kinds that end only with their cause; the others are timed. */
export const CAUSED: ReadonlySet<HoldKind> = new Set<HoldKind>([
  'dispute',
  'plan',
  'legal',
  'insolvency',
  'moratorium',
  'with_partner',
  'e_invoice_rejected',
  'e_invoice_refused',
  'deduction',
  'assigned',
]);

/** Customers of one company whose row numbers lie in [first, last]: a source answers with one statement per range. */
export interface CustomerRange {
  readonly companyId: number;
  readonly first: number;
  readonly last: number;
  /** Of those only these: the few of a page may lie far apart. */
  readonly only?: readonly number[];
}

/** More than so many are asked for as the whole range that they lie in. */
const FEW = 200;

/** The range of these customers, of whom there is at least one: only they, where they are few. */
export function rangeOf(companyId: number, customerIds: readonly number[]): CustomerRange {
  const only = [...new Set(customerIds)].sort((a, b) => a - b);
  const range = { companyId, first: only[0] ?? 0, last: only.at(-1) ?? 0 };
  return only.length > FEW ? range : { ...range, only };
}

/** The holds in force on a day, as known at an instant (empty: as known now), for a range of customers. */
export type HoldSource = (range: CustomerRange, asOn: Day, knownAt: Instant | null) => Promise<readonly Hold[]>;

/** Is it in force on that day? A timed hold includes its last day. */
export function inForce(hold: Hold, asOn: Day): boolean {
  return hold.from <= asOn && (hold.caused || hold.until === null || asOn <= hold.until);
}
