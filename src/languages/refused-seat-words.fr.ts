import type { RefusedSeatWords } from './refused-seat-words.en';

/** French words for why an account of a partner’s person cannot be made or used. */
export const fr: RefusedSeatWords = {
  taken: '{1} a déjà un compte ici.',
  anew: 'Si un téléphone est perdu, recommencez.',
  elsewhere: '{1} travaille avec ce compte pour d’autres créanciers aussi.',
  endHere: 'Fermez le compte ici et invitez une autre adresse de la personne.',
  noSeat: 'Ce compte n’existe pas.',
  lookAgain: 'Regardez de nouveau la liste du partenaire.',
  notProved: 'Le mot de passe et le code ne sont pas ceux de ce compte, ou il y a eu trop d’erreurs.',
  typeAgain: 'Saisissez-les de nouveau ; après plusieurs erreurs, attendez quelques minutes.',
};
