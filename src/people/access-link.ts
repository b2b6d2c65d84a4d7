import { createHash, pbkdf2 } from 'node:crypto';
import type { Instant } from '../kernel/day';
import { isShortCode } from './short-code';

/**
 * A link that lets somebody in: once (set-up, invitation, reset, a partner's page), or as often as needed until it ends (a
 * customer's account). Its secret stands in the link alone; we keep only the hash. A look at it changes nothing: it lets in by
 * sending a form, since scanners of mail open every link.
 */
export interface AccessLink {
  readonly id: number;
  readonly kind: LinkKind;
  /** Whom or what it is about: `person/3`, `customer/12`. */
  readonly about: string;
  readonly companyId: number | null;
  readonly expiresAt: Instant;
  /** To whom it was sent; null: to nobody that we know of. */
  readonly contactId: number | null;
  readonly recordedAt: Instant;
}

export const LINK_KINDS = ['set_up', 'invitation', 'reset', 'portal', 'partner', 'partner_seat'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface NewLink {
  readonly kind: LinkKind;
  readonly about: string;
  readonly companyId: number | null;
  /** How long it opens, from the moment of the work. */
  readonly days: number;
  /** Where the work lives on another day (a demo company): the true moment, at which visitors come. */
  readonly from?: Instant;
  /** To whom it is sent. */
  readonly contactId?: number | null;
  /** What carries it: `message/12`. */
  readonly madeFor?: string;
  /** The short code of a letter in place of a long secret. */
  readonly typed?: boolean;
}

/** Why a link that we know lets nobody in. */
export type LinkEnd = 'expired' | 'revoked' | 'spent';

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** Nothing else is looked up. */
export const isSecret = (kind: LinkKind, text: string): boolean =>
  SECRET.test(text) || (kind === 'portal' && isShortCode(text));

/** 256 bits need no salt and no slow hash. */
export const linkHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The short code of a letter can be tried out where the table is stolen: a try is made twenty thousand times as costly. */
export const secretHash = async (secret: string): Promise<string> =>
  isShortCode(secret) ? slowHash(secret) : linkHash(secret);

const slowHash = (code: string): Promise<string> =>
  new Promise((done, failed) => {
    pbkdf2(code, SALT, ROUNDS, 32, 'sha256', (error, key) => {
      if (error === null) done(key.toString('hex'));
      else failed(error);
    });
  });

const SALT = 'duly: the code of a letter'; // the same for all: it is looked up by its hash
const ROUNDS = 20_000;
