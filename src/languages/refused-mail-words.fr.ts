import type { RefusedMailWords } from './refused-mail-words.en';

/** French words of why mail does not leave. */
export const fr: RefusedMailWords = {
  keyAtOnce: 'Une clé pour {1} a été créée au même moment.',
  lookAgain: 'Regardez de nouveau : elle est là maintenant.',
  keyGone: 'La clé qui signe le courrier de {1} n’est pas dans le dossier keys de cette installation.',
  setUpMailbox: 'Configurez d’abord la boîte qui est lue ; jusque-là, les messages sont écrits dans le dossier.',
  writePace: 'Écrivez les messages par minute et à la fois pour chaque domaine, par exemple gmail.com=20/2,*=600/10.',
};
