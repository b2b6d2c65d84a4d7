import type { Instant } from '../kernel/day';
import type { Proposal } from './reading';

/**
 * A mail that came in: whose it is and what it is. Who sent it is only what it says of itself, so that by its sender alone nothing is
 * proven; what names a message of ours that only its reader has, is.
 */
export interface Mail {
  readonly id: number;
  readonly companyId: number;
  readonly mailboxId: number;
  readonly theirId: string | null;
  readonly fromAddress: string;
  readonly fromName: string;
  readonly subject: string;
  /** What it says. */
  readonly text: string;
  readonly arrivedAt: Instant;
  readonly bytes: number;
  /** Empty: it was too large, and lies on the server only. */
  readonly rawSha: string | null;
  readonly readAs: 'whole' | 'headers' | 'unreadable';
  readonly kind: MailKind;
  readonly state: MailState;
  readonly by: MatchedBy;
  readonly customerId: number | null;
  /** Ours that it answers, or that came back. */
  readonly messageId: number | null;
  readonly caseId: number | null;
  readonly activityId: number | null;
  readonly candidates: readonly number[];
  readonly reading: readonly Proposal[];
  readonly files: readonly HungFile[];
  readonly seenAt: Instant | null;
  readonly settledBy: string | null;
  readonly settledAt: Instant | null;
}

/** delayed: the mail server still tries · absence: out of office · automatic: a machine says that it came. */
export const MAIL_KINDS = ['reply', 'bounce', 'delayed', 'absence', 'automatic', 'partner'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** waiting: nobody knows whose it is · theirs: it stands with a customer or case · not_ours: a person said that it is nothing. */
export type MailState = 'waiting' | 'theirs' | 'not_ours';

/** By which it was found whose it is. `sender` and `number` are no proof. */
export type MatchedBy = 'address' | 'thread' | 'sender' | 'number' | 'person' | 'nothing';

export const isProven = (by: MatchedBy): boolean => by === 'address' || by === 'thread' || by === 'person';

/** Only what a person wrote is an answer. */
export const isAnswer = (kind: MailKind): boolean => kind === 'reply';

export interface HungFile {
  readonly name: string;
  readonly bytes: number;
  /** Why it was not kept as a document of its own; null: it was, or will be once it is known whose it is. */
  readonly closed: 'type' | 'size' | 'many' | null;
  readonly documentId: number | null;
}
