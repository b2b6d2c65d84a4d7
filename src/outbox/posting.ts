import type { Day } from '../kernel/day';
import type { MessageState } from './message';

/** What the post did with a letter: recorded by a person, kept as a step of its own. */
export interface Posting {
  readonly companyId: number;
  readonly messageIds: readonly number[];
  readonly on: Day;
  /** Who carried it: `La Poste`, `Deutsche Post`. */
  readonly service: string;
  /** Registered mail has a number; only one letter can have it. */
  readonly number: string | null;
  /** A receipt, as a document. */
  readonly proofId: number | null;
  /** A postal service with which they lie; nobody else says of them that they were posted. */
  readonly heldBy?: string;
}

/** What came back about a posted letter. */
export interface PostalNews {
  readonly companyId: number;
  readonly messageId: number;
  readonly on: Day;
  readonly is: 'delivered' | 'returned' | 'refused';
  readonly note: string | null;
  readonly proofId: number | null;
}

/** It was not posted: what was said of these letters is taken back. */
export interface Unposting {
  readonly companyId: number;
  readonly messageIds: readonly number[];
  readonly why: string | null;
}

/** With whom a letter lies that was given to a postal service. */
export const WITH_SERVICE = 'the postal service has it';

/** From which state a letter may go there, in words for a refusal. */
export const NEEDS_STATE: Readonly<
  Record<'posted' | 'unposted' | PostalNews['is'], { state: MessageState; says: string }>
> = {
  posted: { state: 'made', says: 'only a letter that was made can be posted' },
  unposted: { state: 'posted', says: 'only of a letter that is in the post can that be taken back' },
  delivered: { state: 'posted', says: 'only a letter that was posted can be delivered' },
  returned: { state: 'posted', says: 'only a letter that was posted can come back' },
  refused: { state: 'posted', says: 'only a letter that was posted can be refused' },
};
