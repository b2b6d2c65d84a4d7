import type { RefusedSeatWords } from './refused-seat-words.en';

/** Swedish words for why an account of a partner’s person cannot be made or used. */
export const sv: RefusedSeatWords = {
  taken: '{1} har redan ett konto här.',
  anew: 'Är en telefon borta, börja om.',
  elsewhere: '{1} arbetar med kontot för andra borgenärer också.',
  endHere: 'Avsluta kontot här och bjud in en annan adress till personen.',
  noSeat: 'Kontot finns inte.',
  lookAgain: 'Titta på ombudets lista igen.',
  notProved: 'Lösenord och kod hör inte till kontot, eller så blev det för många fel.',
  typeAgain: 'Skriv dem igen; vänta några minuter efter flera fel.',
};
