import { createHash } from 'node:crypto';
import type { Instant } from '../kernel/day';

/** The key with which a company seals what leaves it. People compare its fingerprint; the private part is no row anywhere. */
export interface CompanyKey {
  /** SHA-256 of the raw public key, 64 hex digits. */
  readonly fingerprint: string;
  /** Raw, base64. */
  readonly publicKey: string;
  readonly recordedAt: Instant;
  /** Since then it seals nothing more; what it sealed stays sealed. */
  readonly endedAt: Instant | null;
}

export const fingerprintOf = (publicKey: Buffer): string => createHash('sha256').update(publicKey).digest('hex');

/** In eights, as it is printed and read aloud. */
export const printedFingerprint = (fingerprint: string): string => fingerprint.replace(/(.{8})(?=.)/g, '$1 ');
