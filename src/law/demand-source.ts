import type { CustomerRange } from '../ledger/hold';
import type { Demand } from './demand';

/** The demands that asked for each item after it fell due and left the house: the first plain and the first formal one, told by the room that knows them: one statement for a range of customers. */
export type DemandSource = (range: CustomerRange) => Promise<ReadonlyMap<number, readonly Demand[]>>;
