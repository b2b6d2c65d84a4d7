import type { Day } from '../kernel/day';
import type { CustomerRange } from '../ledger/hold';

/** The first day on which each item was demanded after it fell due, told by the room that knows it: one statement for a range of customers. */
export type DemandSource = (range: CustomerRange) => Promise<ReadonlyMap<number, Day>>;
