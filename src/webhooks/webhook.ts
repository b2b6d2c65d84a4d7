import { createHmac } from 'node:crypto';
import type { Instant } from '../kernel/day';

/**
 * A webhook: an address of a partner (or of whoever else subscribes) to which each event of its cases is sent, signed. An event may
 * come more than once and never gets lost: its id stays the same, so that the receiver knows what it had.
 */
export interface Webhook {
  readonly id: number;
  readonly companyId: number;
  /** Null: a subscriber of the company's own. */
  readonly partnerId: number | null;
  readonly url: string;
  /** None: all that are published. */
  readonly kinds: readonly string[];
  /** The name under which its secret is kept, apart from the database. */
  readonly secret: string;
  /** The secret before it, kept alike, which signs too until then; null: none does. */
  readonly before: { readonly secret: string; readonly until: Instant } | null;
  readonly recordedAt: Instant;
  readonly pausedAt: Instant | null;
}

export interface Delivery {
  readonly id: number;
  readonly webhookId: number;
  /** Of the event, as the receiver sees it. */
  readonly key: string;
  readonly kind: string;
  /** As it is sent. */
  readonly body: string;
  readonly state: DeliveryState;
  /** Since it was made, or replayed. */
  readonly attempts: number;
  readonly firstAt: Instant;
  readonly nextAt: Instant;
  readonly doneAt: Instant | null;
  readonly recordedAt: Instant;
  readonly claimedBy: string | null;
  readonly claimedAt: Instant | null;
}

export type DeliveryState = 'waiting' | 'sending' | 'answered' | 'failed';

export interface Attempt {
  readonly at: Instant;
  /** Of the answer; null: there was none. */
  readonly status: number | null;
  readonly ms: number;
  readonly said: string | null;
}

/** Minutes until it is tried again, after each attempt that was not answered with 2xx: together less than three days. */
export const PAUSES = [1, 5, 15, 60, 180, 360, 720, 720, 720, 720] as const;

/** When it is tried again after so many attempts; undefined: not any more. */
export function nextTry(attempts: number, now: Instant): Instant | undefined {
  const minutes = PAUSES[attempts - 1];
  return minutes === undefined ? undefined : (new Date(Date.parse(now) + minutes * 60_000).toISOString() as Instant);
}

export const isTaken = (status: number): boolean => status >= 200 && status < 300;

/** `410 Gone`: the receiver asks for nothing more. */
export const isGone = (status: number | null): boolean => status === 410;

export const SIGNATURE_HEADER = 'duly-signature';
/** A receiver refuses what is signed longer ago, or later than its own clock says. */
export const WINDOW_MINUTES = 5;

/** While a secret is renewed both sign, so long: time to change over, and no longer than somebody else may know the old one. */
export const OVERLAP_HOURS = 24;

/** `t=1772528400,v1=…`: the HMAC-SHA256 of `t.body`, in hex; one `v1` for each secret, the newest first. */
export function signature(secrets: readonly string[], unixSeconds: number, body: string): string {
  const signed = secrets.map((secret) => createHmac('sha256', secret).update(`${unixSeconds}.`).update(body).digest('hex')); // prettier-ignore
  return [`t=${unixSeconds}`, ...signed.map((v1) => `v1=${v1}`)].join(',');
}

const LONGEST_URL = 2_000;

/** An address that may be a webhook's: https, or http to a host that the installation names itself; no user, no fragment. */
export function urlFrom(text: string, isNamed: (host: string) => boolean): URL | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_URL || !URL.canParse(trimmed)) return undefined;
  const url = new URL(trimmed);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return undefined;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isNamed(url.hostname)) ? url : undefined;
}
