import type { RefusedSeatWords } from './refused-seat-words.en';

/** German words for why an account of a partner’s person cannot be made or used. */
export const de: RefusedSeatWords = {
  taken: '{1} hat hier schon ein Konto.',
  anew: 'Ging ein Telefon verloren, beginnen Sie neu.',
  elsewhere: '{1} arbeitet mit diesem Konto auch für andere Gläubiger.',
  endHere: 'Beenden Sie das Konto hier und laden Sie eine andere Adresse der Person ein.',
  noSeat: 'Dieses Konto gibt es nicht.',
  lookAgain: 'Sehen Sie die Liste des Partners noch einmal an.',
  notProved: 'Passwort und Code gehören nicht zu diesem Konto, oder es gab zu viele Fehlversuche.',
  typeAgain: 'Geben Sie beides noch einmal ein; nach mehreren Fehlversuchen warten Sie einige Minuten.',
};
