import type { Day, Instant } from '../kernel/day';
import type { Hold, HoldKind } from './hold';

/** Small balances written off together: proposed, then booked or rejected by a second person; what was booked can be undone. */
export const WRITE_OFF_STATES = ['proposed', 'booked', 'rejected', 'undone'] as const;
export type WriteOffState = (typeof WRITE_OFF_STATES)[number];

export const NEXT: Readonly<Record<WriteOffState, readonly WriteOffState[]>> = {
  proposed: ['booked', 'rejected'],
  booked: ['undone'],
  rejected: [],
  undone: [],
};

/** Which items: what is open of each, at most so much, and was due long enough ago. */
export interface WriteOffTerms {
  readonly currency: string;
  /** Minor units. */
  readonly mostMinor: number;
  readonly dueUntil: Day;
}

export interface WriteOff extends WriteOffTerms {
  readonly id: number;
  readonly reason: string;
  readonly state: WriteOffState;
  readonly proposedAt: Instant;
  readonly proposedBy: string;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
  readonly endedAt: Instant | null;
  readonly endedBy: string | null;
}

export interface WriteOffItem {
  readonly itemId: number;
  readonly customerId: number;
  readonly customerName: string;
  readonly customerCode: string;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  /** What was open when it was proposed. */
  readonly amountMinor: number;
  readonly openMinor: number;
  /** The adjustment. */
  readonly entryId: number | null;
}

/** More than these are proposed in parts. */
export const MOST_WRITTEN_OFF = 2_000;

/** It is booked as it was seen: an item of which something was paid or booked since is left out. */
export const isAsProposed = (item: Pick<WriteOffItem, 'amountMinor' | 'openMinor'>): boolean =>
  item.openMinor === item.amountMinor;

/** These only rest; with every other hold somebody else decides what becomes of the item: who objected, promised, or has the case. */
const RESTS: ReadonlySet<HoldKind> = new Set<HoldKind>([
  'goodwill',
  'admin',
  'e_invoice_rejected',
  'e_invoice_refused',
  'deduction',
  'obstacle',
]);

/** Nobody writes off what is disputed, promised, in another's hands or under the law. */
export const isFree = (item: Pick<WriteOffItem, 'itemId' | 'customerId'>, holds: readonly Hold[]): boolean =>
  holds.every(
    ({ itemId, customerId, kind }) =>
      RESTS.has(kind) || (itemId === null ? customerId !== item.customerId : itemId !== item.itemId),
  );
