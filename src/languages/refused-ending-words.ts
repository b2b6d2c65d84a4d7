import { inFrench, type Language } from './said';

/** Why a case cannot end so, or a step of it not be taken, and what to do instead; the English sentence is what the rooms throw. */
const en = {
  noSuchCase: 'There is no such case.',
  settlement: 'A settlement needs the sum that was agreed.',
  merge: 'It can only be merged into an open case of the same customer in the same currency.',
  recallReason: 'A recall needs a reason.',
  stepCost: 'A step cannot cost less than nothing.',
  stepNotAgreed: 'This was not agreed to.',
  stepDay: 'A step cannot have been done on a day to come.',
  stepReason: 'A step is called off with a reason.',
  stepMoved: 'This step was changed meanwhile.',
  stepThere: 'Steps are planned while the case is with the partner.',
  giveCost: 'Give the cost, or none.',
  giveDay: 'Give a day up to today.',
  answerFirst: 'Answer the ask of the partner with yes first.',
  stepsAgain: 'Look at the steps of the case again.',
  reopenFirst: 'Reopen the case first.',
};

type RefusedEndingWords = typeof en;

const fr: RefusedEndingWords = inFrench({
  noSuchCase: 'Cette affaire n’existe pas.',
  settlement: 'Une transaction demande la somme convenue.',
  merge: 'Elle ne peut être jointe qu’à une affaire ouverte du même client, dans la même devise.',
  recallReason: 'Un retrait demande un motif.',
  stepCost: 'Une étape ne peut pas coûter moins que rien.',
  stepNotAgreed: 'Cela n’a pas été convenu.',
  stepDay: 'Une étape ne peut pas avoir été faite un jour à venir.',
  stepReason: 'Une étape s’annule avec un motif.',
  stepMoved: 'Cette étape a changé entre-temps.',
  stepThere: 'Les étapes se prévoient tant que l’affaire est chez le partenaire.',
  giveCost: 'Indiquez le coût, ou aucun.',
  giveDay: 'Indiquez un jour qui n’est pas à venir.',
  answerFirst: 'Répondez d’abord oui à la demande du partenaire.',
  stepsAgain: 'Regardez de nouveau les étapes de l’affaire.',
  reopenFirst: 'Rouvrez d’abord l’affaire.',
});

const de: RefusedEndingWords = {
  noSuchCase: 'Diesen Fall gibt es nicht.',
  settlement: 'Ein Vergleich braucht die vereinbarte Summe.',
  merge: 'Er lässt sich nur mit einem offenen Fall desselben Kunden in derselben Währung verbinden.',
  recallReason: 'Ein Rückruf braucht einen Grund.',
  stepCost: 'Ein Schritt kann nicht weniger als nichts kosten.',
  stepNotAgreed: 'Das wurde nicht vereinbart.',
  stepDay: 'Ein Schritt kann nicht an einem künftigen Tag erledigt worden sein.',
  stepReason: 'Ein Schritt wird mit einem Grund abgesagt.',
  stepMoved: 'Dieser Schritt wurde inzwischen geändert.',
  stepThere: 'Schritte werden geplant, solange der Fall beim Partner ist.',
  giveCost: 'Geben Sie die Kosten an oder keine.',
  giveDay: 'Geben Sie einen Tag bis heute an.',
  answerFirst: 'Beantworten Sie zuerst die Frage des Partners mit Ja.',
  stepsAgain: 'Sehen Sie die Schritte des Falls noch einmal an.',
  reopenFirst: 'Öffnen Sie zuerst den Fall wieder.',
};

const sv: RefusedEndingWords = {
  noSuchCase: 'Det finns inget sådant ärende.',
  settlement: 'En förlikning kräver den avtalade summan.',
  merge: 'Det kan bara läggas samman med ett öppet ärende för samma kund i samma valuta.',
  recallReason: 'En återkallelse kräver ett skäl.',
  stepCost: 'Ett steg kan inte kosta mindre än inget.',
  stepNotAgreed: 'Det har inte avtalats.',
  stepDay: 'Ett steg kan inte ha gjorts en kommande dag.',
  stepReason: 'Ett steg ställs in med ett skäl.',
  stepMoved: 'Steget ändrades under tiden.',
  stepThere: 'Steg planeras medan ärendet är hos partnern.',
  giveCost: 'Ange kostnaden, eller ingen.',
  giveDay: 'Ange en dag till och med i dag.',
  answerFirst: 'Svara först ja på partnerns fråga.',
  stepsAgain: 'Titta på ärendets steg igen.',
  reopenFirst: 'Öppna ärendet igen först.',
};

export const REFUSED_ENDING_WORDS: Readonly<Record<Language, RefusedEndingWords>> = { en, fr, de, sv };
