import { createHash } from 'node:crypto';
import type { Proposal } from './proposal';

/** What a person agreed to, in a word: a proposal that says anything else has another one. */
export function digestOf({ parts, charges = [], differences = [], ...shown }: Proposal): string {
  const { customerIds, onAccountMinor, shortMinor, confidence, naming, fit, payer, doubts } = shown;
  const paid = parts.map((part) => [part.itemId, part.minor, part.customerId]);
  const given = differences.map((one) => [one.itemId, one.kind, one.minor]);
  const said = [
    paid,
    customerIds,
    onAccountMinor,
    shortMinor,
    confidence,
    naming,
    fit,
    payer,
    doubts,
    given,
    ...charges.map((one) => [one.chargeId, one.minor]),
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 16);
}
