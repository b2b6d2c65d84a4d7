import type { CustomerRange } from '../ledger/hold';
import type { LimitationEvent } from './limitation';

/** What interrupts or suspends the limitation of an open item, told by the room that knows it: one statement for a range of customers. */
export interface ItemEvent {
  readonly itemId: number;
  readonly event: LimitationEvent;
}
export type LimitationSource = (range: CustomerRange) => Promise<readonly ItemEvent[]>;
