import type { Day } from '../kernel/day';
import { UNSETTLED, type DisputeOutcome, type DisputeState } from './dispute';

/**
 * When a dispute closes itself, and when it comes back: it is over once nothing is open of its items, or once the credit
 * notes that its settlement expects have come; if that money is taken back again, the dispute stands where it stood.
 */
export interface Situation {
  readonly disputeId: number;
  readonly state: DisputeState;
  readonly outcome: DisputeOutcome | null;
  readonly resumesOn: Day | null;
  /** Its last move: why it closed itself, if it did, and from where. */
  readonly lastCause: SelfCause | null;
  readonly lastFrom: DisputeState | null;
  readonly items: readonly SituatedItem[];
}

export interface SituatedItem {
  readonly itemId: number;
  readonly openMinor: number;
  /** Credit notes that were applied to it since the dispute was raised. */
  readonly creditedMinor: number;
  /** What the settlement in force found justified. */
  readonly justifiedMinor: number;
  /** 1: what is open is that of interest and costs; they are given up where they were found wrong. */
  readonly ofCharges?: 0 | 1;
}

export type SelfCause = 'paid' | 'credited' | 'reversed';

export interface SelfMove {
  readonly to: DisputeState;
  readonly cause: SelfCause;
}

/** The move that follows from the ledger alone, if any. */
export function selfMove(situation: Situation, today: Day): SelfMove | undefined {
  if (situation.state === 'void') return undefined;
  if (situation.state === 'confirmed') return comesBack(situation);
  if (nothingOpen(situation)) return { to: 'confirmed', cause: isGivenUp(situation) ? 'credited' : 'paid' };
  if (situation.state === 'resolved' && creditsCame(situation) && !inGrace(situation, today)) {
    return { to: 'confirmed', cause: 'credited' };
  }
  return undefined;
}

function comesBack(situation: Situation): SelfMove | undefined {
  const stands =
    situation.lastCause === 'paid' ? nothingOpen(situation) : nothingOpen(situation) || creditsCame(situation);
  if (situation.lastFrom === null || situation.lastCause === null || situation.lastCause === 'reversed' || stands) {
    return undefined;
  }
  return { to: UNSETTLED.has(situation.lastFrom) ? 'in_review' : 'resolved', cause: 'reversed' };
}

const nothingOpen = ({ items }: Situation): boolean => items.every((item) => item.openMinor <= 0);

const isGivenUp = ({ outcome, items }: Situation): boolean =>
  outcome === 'justified' && items.every(({ ofCharges }) => ofCharges === 1);

/** Whatever was found justified has been credited. An answer that found nothing justified waits for no credit note. */
function creditsCame({ outcome, items }: Situation): boolean {
  if (outcome !== 'justified' && outcome !== 'partly') return false;
  return items.every((item) => item.creditedMinor >= item.justifiedMinor || item.openMinor <= 0);
}

/** What was refused of it is held until the customer has had time to read the answer. */
const inGrace = ({ outcome, resumesOn }: Situation, today: Day): boolean =>
  outcome === 'partly' && resumesOn !== null && today < resumesOn;
