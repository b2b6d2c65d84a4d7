import type { Day } from '../kernel/day';
import type { Hold } from '../ledger/hold';
import type { Owed } from './owed';
import type { PaperOfStep } from './paper-step';
import type { Does, ReasonCode } from './reasons';
import type { Recipient } from './recipient';
import type { Step } from './strategy';

/**
 * What to do about one customer and one currency on a day, with everything it was judged by. A union: a new kind of
 * decision breaks every `switch` that forgot it. The chain tells the rules in the order in which they were asked.
 */
export type Decision = Acts | Rests;

/** Something leaves the house or reaches a person's desk. */
export interface Acts extends Judged {
  readonly do: 'send' | 'approve' | 'call' | 'task' | 'propose';
  readonly step: Step;
  readonly driver: Placed;
  /** To whom; none where a person acts without one. */
  readonly recipient: Recipient | null;
  /** The day asked for in it. */
  readonly payByOn: Day | null;
  /** The legal paper that it makes; of a formal notice alone. */
  readonly paper?: PaperOfStep;
  /** The customer who is written to, where that is another or is written to for others too: one message takes all of that. */
  readonly writtenToId?: number;
}

export interface Rests extends Judged {
  readonly do: 'hold' | 'wait' | 'net' | 'none';
  /** The step it would be, as far as that was settled. */
  readonly step: Step | null;
  readonly driver: Placed | null;
  /** The day on which the reason falls away, where it is known. */
  readonly until: Day | null;
}

interface Judged {
  readonly customerId: number;
  readonly currency: string;
  readonly because: ReasonCode;
  /** Whose strategy rules; empty where no item does. */
  readonly strategyCode: string | null;
  /** Σ demanded of the items named and also due, less the credits; minor units. */
  readonly demandMinor: number;
  /** Every item that owes something, with its place. */
  readonly items: readonly Placed[];
  readonly credits: readonly Owed[];
  readonly chain: readonly Link[];
  /** Nothing is overdue: earlier demands no longer count from here on. */
  readonly clears: boolean;
}

/** One item and where it stands in what is decided. */
export interface Placed {
  readonly item: Owed;
  readonly place: Place;
  /** Why it is not demanded; empty where it is. */
  readonly because: ReasonCode | null;
  /** Its own step: before the decision, or after it where it is taken. */
  readonly step: number;
  /** It takes a step with this decision. */
  readonly advances: boolean;
  /** It was asked for before and is only listed again: the day to pay that was named then stands. */
  readonly again?: { readonly payByOn: Day | null };
  /** What is asked of it: open less what is held. */
  readonly demandMinor: number;
  readonly holds: readonly { readonly hold: Hold; readonly amountMinor: number }[];
}

/** named: demanded · also_due: due too, not part of a final · held · not_due: not overdue yet · left_out. */
export type Place = 'named' | 'also_due' | 'held' | 'not_due' | 'left_out';

/** One rule that was asked: what it saw, what came of it. */
export interface Link {
  readonly rule: Rule;
  readonly fact: string;
  readonly outcome: Outcome;
}

export const RULES = [
  'customer', 'holds', 'items', 'strategy', 'driver', 'credits', 'minimum', 'tasks', 'answers', 'stage', 'trigger', 'conditions', 'go-live',
  'calendar', 'gap', 'recipient', 'maximum', 'ceiling', 'approval', 'freshness', 'currencies', 'person', 'change', 'foresight', 'claims', 'paper',
] as const; // prettier-ignore
export type Rule = (typeof RULES)[number];
/** passes: nothing against it · stops: it decides · takes out: some items only · warns · lets go: it would act. */
export type Outcome = 'passes' | 'stops' | 'takes out' | 'warns' | 'acts';

const ACTING: ReadonlySet<Does> = new Set<Does>(['send', 'approve', 'call', 'task', 'propose']);
export const acts = (decision: Decision): decision is Acts => ACTING.has(decision.do);

/** What the customer is asked for: named, and what is also due. */
export const demanded = <T extends Pick<Placed, 'place'>>(decision: { readonly items: readonly T[] }): T[] =>
  decision.items.filter((placed) => placed.place === 'named' || placed.place === 'also_due');
