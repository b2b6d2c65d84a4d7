import type { Query } from '../platform/db';
import type { HoldSource } from './hold';

/** What rooms above put on the ledger, handed down by whoever opens the house. */
export interface LedgerDeps {
  /** All sources of holds, this room's own among them. */
  holdSources(q: Query): readonly HoldSource[];
}
