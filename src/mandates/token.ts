import { createHash } from 'node:crypto';
import type { Instant } from '../kernel/day';

/**
 * A token by which the system of a partner asks: for the cases that this partner has and nothing else. It stands in no table, only its
 * hash; it is told once. One of the sandbox sees a made-up case and no other.
 */
export interface PartnerToken {
  readonly id: number;
  readonly companyId: number;
  readonly partnerId: number;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly sandbox: boolean;
  readonly lastUsedAt: Instant | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly endedAt: Instant | null;
}

export const SCOPES = ['case:read', 'case:write'] as const;
export type Scope = (typeof SCOPES)[number];

const SECRET = /^dpt_[A-Za-z0-9_-]{43}$/;
const isToken = (text: string): boolean => SECRET.test(text);

/** 256 bits need no salt and no slow hash. */
export const tokenHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Of `Authorization: Bearer dpt_…`; undefined where it is none. */
export function bearerIn(header: string): string | undefined {
  const found = /^Bearer +(\S+)$/i.exec(header.trim())?.[1] ?? '';
  return isToken(found) ? found : undefined;
}
