import { termsFromCode, USUAL_TERMS } from '../kernel/terms';
import { speechOf } from '../outbox/speech';
import { claimSheet } from './claim-sheet';
import type { ClaimedEntry } from './claim';
import type { Telling } from './telling';
import { sampleClaim } from './testing/sample-claim';
import { dossierWords } from './words';

/** A due day that no invoice says is told with the terms that it was computed from; one that is assumed is told as such. */
it.each([
  ['en', 'due date computed from terms of payment: 45 days, then end of month', 'due date assumed, from usual terms: 30 days'],
  ['fr', 'échéance calculée d’après les conditions de paiement : 45 jours, puis fin de mois', 'échéance supposée, d’après l’usage : 30 jours'],
  ['de', 'Fälligkeit berechnet aus den Zahlungsbedingungen: 45 Tage, dann Monatsende', 'Fälligkeit angenommen, wie üblich: 30 Tage'],
])('the claim table says it (%s)', async (language, computed, assumed) => {
  const { claim } = await sampleClaim(language);
  const terms = termsFromCode('45+eom') ?? USUAL_TERMS;
  const entries = claim.entries.map((entry, n): ClaimedEntry => {
    if (n > 1) return entry;
    return { ...entry, dueComputed: n === 0 ? { basis: 'computed', terms } : { basis: 'assumed', terms: USUAL_TERMS } };
  });
  const telling = {
    ...{ claim: { ...claim, entries }, words: dossierWords(language), speech: speechOf(language), exhibits: [] },
    added: { leftOutMinor: 0, invoicedMinor: 0, principalMinor: 0 },
    pageOf: () => 1,
  };
  const [table] = claimSheet(telling as unknown as Telling).tables;
  const under = (table?.rows ?? []).map((row) => row.under?.text ?? '');
  expect(under[0]).toContain(computed);
  expect(under[1]).toContain(assumed);
  expect(under[2]).not.toContain(dossierWords(language).claim.dueAssumed.slice(0, 12));
}); // prettier-ignore
