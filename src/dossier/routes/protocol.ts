import type { Claim } from '../claim';
import { documents, line, named, type Question, type ReadinessLine } from '../readiness-line';
import { demandsOf, timeUntil } from '../sending';
import type { RouteKey } from './keys';

/**
 * Before a court in England and Wales takes a claim against a person or a sole trader, a letter of claim with its official enclosures must have
 * gone out, and its thirty days be over, counted from the day on which it left (Pre-Action Protocol for Debt Claims).
 */
const CLAIMS: readonly (RouteKey | 'amicable')[] = ['uk-money-claim', 'uk-n1'];
const PERSONS: readonly string[] = ['consumer', 'sole_trader'];

export function protocolLines(claim: Claim): ReadinessLine[] {
  if (!CLAIMS.includes(claim.route) || !PERSONS.includes(claim.debtor.type)) return [];
  return [line('route-protocol', 'A letter of claim went out, and its time is over.', notYet(claim))];
}

function notYet({ entries, reminders, keyDate, debtor }: Claim): Question | undefined {
  const letters = demandsOf(reminders).filter(({ paper }) => paper === 'UK-claim');
  const unasked = entries.filter(({ document }) => !letters.some((one) => one.documents.includes(document)));
  if (unasked.length > 0) {
    return {
      ...{ level: 'missing', about: named(unasked), text: `No letter of claim asked for: ${documents(unasked)}.` },
      fix: `Send it with its enclosures: duly notice write claim ${debtor.code} --law UK --then court --send.`,
    };
  }
  const until = letters.map((one) => timeUntil(one) ?? '').reduce((last, one) => (one > last ? one : last), '');
  if (until < keyDate) return undefined;
  return {
    ...{ level: 'missing', text: `The letter of claim gives time until ${until}.` },
    fix: 'Wait until that day is over; after a reply give 14 days’ notice before issuing.',
  };
}
