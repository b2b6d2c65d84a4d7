import { createHash } from 'node:crypto';
import type { Instant } from '../kernel/day';

/**
 * A link that lets somebody in: once (set-up, invitation, reset), or for a while (a customer's or a partner's page). Its
 * secret stands in the link alone; we keep only the hash. A look at it changes nothing: it is spent by sending a form, since
 * scanners of mail open every link.
 */
export interface AccessLink {
  readonly id: number;
  readonly kind: LinkKind;
  /** Whom or what it is about: `person/3`, `customer/12`. */
  readonly about: string;
  readonly companyId: number | null;
  readonly expiresAt: Instant;
}

export const LINK_KINDS = ['set_up', 'invitation', 'reset', 'portal', 'partner'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface NewLink {
  readonly kind: LinkKind;
  readonly about: string;
  readonly companyId: number | null;
  /** How long it opens, from the moment of the work. */
  readonly days: number;
  /** Where the work lives on another day (a demo company): the true moment, at which visitors come. */
  readonly from?: Instant;
}

/** 256 bits need no salt and no slow hash. */
export const linkHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');
