import { createHash } from 'node:crypto';
import type { Proposal } from './proposal';

/** What a person agreed to, in a word: a proposal that says anything else has another one. */
export function digestOf({ receiptId: _, signs: __, ...shown }: Proposal): string {
  const {
    parts,
    customerIds,
    onAccountMinor,
    shortMinor,
    confidence,
    naming,
    fit,
    payer,
    doubts,
    differences = [],
  } = shown;
  const done = parts.map((part) => [part.itemId, part.minor, part.customerId]);
  const said = JSON.stringify([
    done,
    customerIds,
    onAccountMinor,
    shortMinor,
    confidence,
    naming,
    fit,
    payer,
    doubts,
    differences.map((one) => [one.itemId, one.kind, one.minor]),
  ]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 16);
}
