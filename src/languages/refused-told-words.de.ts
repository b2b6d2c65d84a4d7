import type { RefusedToldWords } from './refused-told-words.en';

/** Was von dem, was Kunden im Portal sagen, nicht geht. */
export const de: RefusedToldWords = {
  nothingToAsk: 'Es gibt nichts zu fragen, oder zu viel davon.',
  writeUpTo: 'Schreiben Sie höchstens 4.000 Zeichen.',
  severalQuestions: 'Hier warten schon mehrere Fragen auf eine Antwort.',
  waitOrCall: 'Warten Sie auf unsere Antwort oder rufen Sie uns an.',
  noSuchQuestion: 'Eine solche unbeantwortete Frage gibt es nicht.',
  lookAtCustomer: 'Sehen Sie den Kunden an.',
  severalCorrections: 'Hier warten schon mehrere Berichtigungen auf einen Menschen.',
  noSuchCorrection: 'Über eine solche Berichtigung ist nicht zu entscheiden.',
  nobodyHasToLook: 'Darum muss sich niemand mehr kümmern.',
  notInHardship: 'Der Kunde ist kein Härtefall.',
  sayWhy: 'Sagen Sie warum.',
  sayWhyEnds: 'Sagen Sie, warum es endet.',
  handOverHardship: 'Der Kunde ist ein Härtefall: zur Übergabe braucht es einen Grund.',
  noCorrectionX: 'Eine Berichtigung {1} gibt es nicht.',
};
