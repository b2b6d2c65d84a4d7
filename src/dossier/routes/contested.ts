import type { Claim } from '../claim';
import type { FitFacts } from './route';

/** Is what is claimed contested? What is left out of the claim may be. */
export function contested({ disputes, entries }: Pick<Claim, 'disputes' | 'entries'>): FitFacts['dispute'] {
  const leftOut = new Map(entries.map((one) => [one.document, one.openMinor - one.claimedMinor]));
  const touching = disputes.filter(
    ({ items, outcome }) =>
      outcome !== 'justified' && items.some(({ document, amountMinor }) => amountMinor > (leftOut.get(document) ?? Infinity)),
  ); // prettier-ignore
  if (touching.length === 0) return 'none';
  const isAnswered = touching.every(({ open, answer, answeredOn }) => !open || ((answer ?? '') !== '' && answeredOn !== null)); // prettier-ignore
  return isAnswered ? 'answered' : 'unanswered';
}
