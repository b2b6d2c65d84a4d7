/**
 * A message: anything that we send, and the states it goes through. An email is accepted by the provider, fails, or is
 * left in doubt for a person; a letter is made, posted by somebody, and delivered, returned or refused.
 */
export const NEXT = {
  queued: ['sending', 'made', 'withdrawn', 'failed'],
  sending: ['accepted', 'failed', 'doubtful', 'queued', 'withdrawn'],
  accepted: ['failed'], // it came back
  failed: [],
  doubtful: ['accepted', 'queued', 'withdrawn', 'failed'],
  made: ['posted', 'withdrawn'],
  posted: ['delivered', 'returned', 'refused', 'made'], // back: it was said by mistake
  delivered: [],
  returned: [],
  refused: [],
  withdrawn: [],
} as const satisfies Record<string, readonly string[]>;

export type MessageState = keyof typeof NEXT;

export const MESSAGE_STATES = Object.keys(NEXT) as MessageState[];

export const mayMove = (from: MessageState, to: MessageState): boolean =>
  (NEXT[from] as readonly MessageState[]).includes(to);

/** What happened to a message, in order: the steps are only ever added to. */
export const STEP_KINDS = [
  'attempt',
  'handed_over',
  'put_back',
  'accepted',
  'failed',
  'doubtful',
  'made',
  'posted',
  'unposted',
  'delivered',
  'returned',
  'refused',
  'withdrawn',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** A message on its way, as far as what becomes of it needs to know it. */
export interface Underway {
  readonly id: number;
  readonly customerId: number;
  readonly contactId: number | null;
  readonly about: string;
  readonly recipient: string;
  readonly state: MessageState;
  /** Who has it in hand; what becomes of it is theirs to say. */
  readonly claimedBy: string | null;
  readonly attempts: number;
  readonly channel?: 'email' | 'letter' | 'sms';
}
