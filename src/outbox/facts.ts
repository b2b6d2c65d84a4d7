import type { MessageContent } from './content';
import type { Parties } from './parties';
import type { PortalDoor } from './portal-door';
import type { Speech } from './speech';

/** All that a message is made of: what is claimed, who writes to whom, in which language and on what. */
export interface Facts {
  readonly content: MessageContent;
  readonly parties: Parties;
  readonly speech: Speech;
  readonly channel: 'email' | 'letter' | 'sms';
  readonly enclosed: Enclosed;
  /** The way to the customer's own account; without it there is none. */
  readonly door?: PortalDoor | undefined;
}

/** What goes with the message. */
export interface Enclosed {
  readonly copies: number;
  readonly statement: boolean;
  /** Copies were wanted, but there is no room for them. */
  readonly tooLarge: boolean;
}

export const NOTHING_ENCLOSED: Enclosed = { copies: 0, statement: false, tooLarge: false };
