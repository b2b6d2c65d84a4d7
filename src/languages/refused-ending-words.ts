import { inFrench, type Language } from './said';

/** Why a case cannot end so, or a step of it not be taken, and what to do instead; the English sentence is what the rooms throw. */
const en = {
  noSuchCase: 'There is no such case.',
  settlement: 'A settlement needs the sum that was agreed.',
  merge: 'It can only be merged into an open case of the same customer in the same currency.',
  recallReason: 'A recall needs a reason.',
};

type RefusedEndingWords = typeof en;

const fr: RefusedEndingWords = inFrench({
  noSuchCase: 'Cette affaire n’existe pas.',
  settlement: 'Une transaction demande la somme convenue.',
  merge: 'Elle ne peut être jointe qu’à une affaire ouverte du même client, dans la même devise.',
  recallReason: 'Un retrait demande un motif.',
});

const de: RefusedEndingWords = {
  noSuchCase: 'Diesen Fall gibt es nicht.',
  settlement: 'Ein Vergleich braucht die vereinbarte Summe.',
  merge: 'Er lässt sich nur mit einem offenen Fall desselben Kunden in derselben Währung verbinden.',
  recallReason: 'Ein Rückruf braucht einen Grund.',
};

const sv: RefusedEndingWords = {
  noSuchCase: 'Det finns inget sådant ärende.',
  settlement: 'En förlikning kräver den avtalade summan.',
  merge: 'Det kan bara läggas samman med ett öppet ärende för samma kund i samma valuta.',
  recallReason: 'En återkallelse kräver ett skäl.',
};

export const REFUSED_ENDING_WORDS: Readonly<Record<Language, RefusedEndingWords>> = { en, fr, de, sv };
