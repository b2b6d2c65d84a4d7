import type { Day, Instant } from '../kernel/day';

/**
 * A mailbox that is read: answers, bounces and everything else that people write to us. Each mail is taken once, none is ever removed
 * from the server, and whoever writes is believed nothing.
 */
export interface Mailbox {
  readonly id: number;
  readonly companyId: number;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  /** PEM of the server or its authority, where no public one vouches for it. */
  readonly certificate: string | null;
  readonly user: string;
  /** The name under which the password is kept, apart from the database. */
  readonly secret: string;
  readonly folder: string;
  /** Where a mail goes once it was taken; null: it stays. */
  readonly moveTo: string | null;
  /** Mail of every company comes here. */
  readonly shared: boolean;
  readonly everyMinutes: number;
  /** Older mail stays untaken. */
  readonly fromOn: Day;
  readonly uidValidity: number | null;
  readonly lastUid: number;
  readonly ahead: boolean;
  readonly pausedAt: Instant | null;
  readonly lookedAt: Instant | null;
  readonly readAt: Instant | null;
  readonly trouble: Trouble | null;
  readonly troubleSince: Instant | null;
  readonly claimedBy: string | null;
  readonly claimedAt: Instant | null;
}

/** tls: from the first byte · starttls: before anybody signs in. Without either nobody signs in. */
export const SECURITIES = ['tls', 'starttls'] as const;
export type Security = (typeof SECURITIES)[number];

/** Why a look came to nothing, as a Refusal says it. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** Is it time to look there again? The clock looks once a minute, and never to the second. */
export const isDue = ({ pausedAt, lookedAt, everyMinutes, ahead }: Mailbox, now: Instant): boolean =>
  pausedAt === null &&
  (lookedAt === null || ahead || Date.parse(now) - Date.parse(lookedAt) >= everyMinutes * 60_000 - 30_000);

/** A server that is away for a moment is nobody's task. */
const PATIENCE_MS = 3_600_000;

export const isLasting = (since: Instant, now: Instant): boolean => Date.parse(now) - Date.parse(since) >= PATIENCE_MS;
