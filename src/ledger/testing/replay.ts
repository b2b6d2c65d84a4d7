import type { Day, Instant } from '../../kernel/day';

/**
 * The ledger as a list of what happened, replayed from the start for every question: slow, short, and obviously right.
 * The real one must answer the same.
 */
export interface ReplayItem {
  readonly itemId: number;
  readonly customerId: number;
  readonly amountMinor: number;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly bookedAt: Instant;
  cancelledAt: Instant | null;
}

export interface ReplayMove {
  readonly allocationId: number;
  readonly from: number;
  readonly to: number;
  /** Negative: a reversal. */
  readonly amountMinor: number;
  readonly on: Day;
  readonly at: Instant;
  readonly reverses: number | null;
}

export class Replay {
  readonly items: ReplayItem[] = [];
  readonly moves: ReplayMove[] = [];

  /** What is open of an item on a day, as known at an instant; undefined where it does not stand in the ledger then. */
  openOf(item: ReplayItem, asOn: Day, knownAt: Instant | null): number | undefined {
    const known = (at: Instant): boolean => knownAt === null || at <= knownAt;
    if (item.issuedOn > asOn || !known(item.bookedAt)) return undefined;
    if (item.cancelledAt !== null && known(item.cancelledAt)) return undefined;
    let open = item.amountMinor;
    for (const move of this.moves) {
      if (move.on > asOn || !known(move.at)) continue;
      if (move.from === item.itemId) open += move.amountMinor;
      if (move.to === item.itemId) open -= move.amountMinor;
    }
    return open;
  }

  /** Item → open, of those with something open. */
  open(asOn: Day, knownAt: Instant | null): Map<number, number> {
    const found = this.items.map((item) => [item.itemId, this.openOf(item, asOn, knownAt) ?? 0] as const);
    return new Map(found.filter(([, open]) => open !== 0));
  }

  /** The allocations that count: neither reversals nor reversed. */
  inForce(): ReplayMove[] {
    const reversed = new Set(this.moves.map((move) => move.reverses));
    return this.moves.filter((move) => move.reverses === null && !reversed.has(move.allocationId));
  }
}
