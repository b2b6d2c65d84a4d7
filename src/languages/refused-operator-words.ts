import { inFrench, type Language } from './said';

/** Why a company cannot quote to the world or work for another, and what to do instead; the English sentence is what the rooms throw. */
const en = {
  days: 'A quote stands for 1 to 180 days.',
  wholeDays: 'Give a whole number of days.',
  noFees: 'There are no prices that could be quoted.',
  enterFees: 'Enter them with the partner that is your own company.',
  noTerms: 'There are no terms that could be accepted.',
  writeTerms: 'Write the terms first.',
  language: 'Terms cannot be written in that language.',
  otherLanguage: 'Choose one of the languages of the page.',
  length: 'Terms have 1 to 40,000 letters.',
  write: 'Write what a creditor accepts.',
  known: 'Somebody registered from this quote already.',
  askAgain: 'Ask for a quote again, and register from it.',
  noProspect: 'There is no such prospect.',
  decided: 'This was decided already.',
  reason: 'A refusal has a reason of 1 to 500 letters.',
  sayReason: 'Say why, as the creditor will read it.',
  why: 'The end has a reason of 1 to 500 letters.',
  sayWhy: 'Say why, as both sides will read it.',
  noOperation: 'There is no such operation.',
};

type RefusedOperatorWords = typeof en;

const fr: RefusedOperatorWords = inFrench({
  days: 'Un devis vaut de 1 à 180 jours.',
  wholeDays: 'Donnez un nombre entier de jours.',
  noFees: 'Il n’y a pas de prix à proposer.',
  enterFees: 'Saisissez-les chez le partenaire qui est votre propre entreprise.',
  noTerms: 'Il n’y a pas de conditions à accepter.',
  writeTerms: 'Écrivez d’abord les conditions.',
  language: 'Les conditions ne peuvent pas être écrites dans cette langue.',
  otherLanguage: 'Choisissez l’une des langues de la page.',
  length: 'Les conditions ont de 1 à 40 000 lettres.',
  write: 'Écrivez ce qu’un créancier accepte.',
  known: 'Quelqu’un s’est déjà inscrit à partir de ce devis.',
  askAgain: 'Redemandez un devis et inscrivez-vous à partir de celui-ci.',
  noProspect: 'Ce candidat n’existe pas.',
  decided: 'C’est déjà décidé.',
  reason: 'Un refus a une raison de 1 à 500 lettres.',
  sayReason: 'Dites pourquoi, comme le créancier le lira.',
  why: 'La fin a une raison de 1 à 500 lettres.',
  sayWhy: 'Dites pourquoi, comme les deux côtés le liront.',
  noOperation: 'Cette gestion n’existe pas.',
});

const de: RefusedOperatorWords = {
  days: 'Ein Angebot gilt 1 bis 180 Tage.',
  wholeDays: 'Geben Sie eine ganze Zahl von Tagen an.',
  noFees: 'Es gibt keine Preise, die angeboten werden könnten.',
  enterFees: 'Tragen Sie sie bei dem Partner ein, der Ihr eigenes Unternehmen ist.',
  noTerms: 'Es gibt keine Bedingungen, die angenommen werden könnten.',
  writeTerms: 'Schreiben Sie zuerst die Bedingungen.',
  language: 'In dieser Sprache können keine Bedingungen geschrieben werden.',
  otherLanguage: 'Wählen Sie eine der Sprachen der Seite.',
  length: 'Bedingungen haben 1 bis 40.000 Zeichen.',
  write: 'Schreiben Sie, was ein Gläubiger annimmt.',
  known: 'Aus diesem Angebot hat sich schon jemand registriert.',
  askAgain: 'Holen Sie ein neues Angebot ein und registrieren Sie sich von dort.',
  noProspect: 'Diese Anfrage gibt es nicht.',
  decided: 'Das ist schon entschieden.',
  reason: 'Eine Ablehnung hat einen Grund von 1 bis 500 Zeichen.',
  sayReason: 'Sagen Sie, warum – so wird es der Gläubiger lesen.',
  why: 'Das Ende hat einen Grund von 1 bis 500 Zeichen.',
  sayWhy: 'Sagen Sie, warum – so werden es beide Seiten lesen.',
  noOperation: 'Diese Zusammenarbeit gibt es nicht.',
};

const sv: RefusedOperatorWords = {
  days: 'En offert gäller 1 till 180 dagar.',
  wholeDays: 'Ange ett helt antal dagar.',
  noFees: 'Det finns inga priser att offerera.',
  enterFees: 'Lägg in dem hos den partner som är ert eget företag.',
  noTerms: 'Det finns inga villkor att godta.',
  writeTerms: 'Skriv villkoren först.',
  language: 'Villkor kan inte skrivas på det språket.',
  otherLanguage: 'Välj ett av sidans språk.',
  length: 'Villkor har 1 till 40 000 tecken.',
  write: 'Skriv vad en borgenär godtar.',
  known: 'Någon har redan registrerat sig från denna offert.',
  askAgain: 'Be om en ny offert och registrera dig från den.',
  noProspect: 'Den sökande finns inte.',
  decided: 'Det är redan beslutat.',
  reason: 'Ett avböjande har ett skäl på 1 till 500 tecken.',
  sayReason: 'Säg varför, så som borgenären får läsa det.',
  why: 'Slutet har ett skäl på 1 till 500 tecken.',
  sayWhy: 'Säg varför, så som båda sidor får läsa det.',
  noOperation: 'Det uppdraget finns inte.',
};

export const REFUSED_OPERATOR_WORDS: Readonly<Record<Language, RefusedOperatorWords>> = { en, fr, de, sv };
