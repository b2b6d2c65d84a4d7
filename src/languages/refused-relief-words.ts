import { inFrench, type Language } from './said';

/** Why there is no VAT relief for a case, and what to do instead; the English sentence is what the room throws. */
const en = {
  notLost: 'There is no VAT relief for this case: it did not end without payment.',
  closeFirst: 'Close it first as uncollectable or insolvent.',
};

type RefusedReliefWords = typeof en;

const fr: RefusedReliefWords = inFrench({
  notLost: 'Pas de récupération de TVA pour cette affaire : elle ne s’est pas terminée sans paiement.',
  closeFirst: 'Clôturez-la d’abord comme irrécouvrable ou insolvable.',
});

const de: RefusedReliefWords = {
  notLost: 'Für diesen Fall kommt keine Umsatzsteuer zurück: Er endete nicht ohne Zahlung.',
  closeFirst: 'Schließen Sie ihn zuerst als uneinbringlich oder insolvent.',
};

const sv: RefusedReliefWords = {
  notLost: 'Ingen moms kan återfås för ärendet: det slutade inte utan betalning.',
  closeFirst: 'Avsluta det först som omöjligt att driva in eller som insolvent.',
};

export const REFUSED_RELIEF_WORDS: Readonly<Record<Language, RefusedReliefWords>> = { en, fr, de, sv };
