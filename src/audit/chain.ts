import { createHash } from 'node:crypto';
import type { Instant } from '../kernel/day';

/**
 * The audit chain: each sealed line carries a hash over itself and the hash of the line before, so that no line can be
 * changed, taken out or put in between unseen. A payload enters only as a salted digest: it can be erased and the chain
 * still holds.
 */
export interface Line {
  readonly id: number;
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly kind: string;
  readonly ref: string;
  /** SHA-256 of salt and payload. */
  readonly digest: string;
  /** Empty once they were erased. */
  readonly salt: string | null;
  /** JSON. */
  readonly payload: string | null;
}

export interface SealedLine extends Line, Link {}

interface Link {
  /** Place in the company's chain, from 1. */
  readonly seq: number;
  /** Hash of the line before; of the first line GENESIS. */
  readonly prev: string;
  readonly hash: string;
}

/** Where a chain stands: its last place and hash. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export const GENESIS: Head = { seq: 0, hash: '0'.repeat(64) };

/** SHA-256 of salt and payload, in hex. The salt keeps a short payload from being guessed once it was erased. */
export function digestOf(salt: string, payload: string): string {
  return createHash('sha256').update(salt).update('\n').update(payload).digest('hex');
}

/** Continues the chain with these lines, in their order. */
export function sealed(lines: readonly Line[], head: Head): SealedLine[] {
  let at = head;
  return lines.map((line) => {
    const link = { seq: at.seq + 1, prev: at.hash };
    const hash = hashOf(line, link);
    at = { seq: link.seq, hash };
    return { ...line, ...link, hash };
  });
}

export type Flaw = 'missing' | 'broken-link' | 'changed-line' | 'changed-payload';
export interface Finding {
  readonly seq: number | null;
  readonly kind: string;
  readonly ref: string;
  readonly flaw: Flaw;
}

/** What is wrong with a stretch of the chain that should follow `head`. */
export function flawsIn(lines: readonly SealedLine[], head: Head): Finding[] {
  let before = head;
  return lines.flatMap((line) => {
    const flaws: Flaw[] = [];
    if (line.seq !== before.seq + 1) flaws.push('missing');
    else if (line.prev !== before.hash) flaws.push('broken-link');
    if (line.hash !== hashOf(line, line)) flaws.push('changed-line');
    if (payloadChanged(line)) flaws.push('changed-payload');
    before = { seq: line.seq, hash: line.hash };
    return flaws.map((flaw) => ({ seq: line.seq, kind: line.kind, ref: line.ref, flaw }));
  });
}

/** Is the payload another one than was recorded? An erased one is not. */
export const payloadChanged = (line: Line): boolean =>
  line.salt !== null && line.payload !== null && digestOf(line.salt, line.payload) !== line.digest;

function hashOf(line: Line, link: Pick<Link, 'seq' | 'prev'>): string {
  const fields = [link.seq, link.prev, line.recordedAt, line.actor, line.kind, line.ref, line.digest];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
