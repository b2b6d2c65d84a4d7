import type { TranslationWords } from './translation-words.en';

/** French words of translations of papers and messages. */
export const fr: TranslationWords = {
  link: 'La traduction d’un document ou d’un message',
  title: 'Classer une traduction : {customer}',
  intro:
    'Elle suit son original dans le dossier de recouvrement, qui dit de qui elle est et si elle est assermentée. Qui voit l’original la voit.',
  of: 'Traduction de',
  message: 'Message du {day} : {subject}',
  language: 'En',
  translator: 'Traduit par',
  sworn: 'Le traducteur',
  yes: 'est assermenté',
  no: 'n’est pas assermenté',
  file: 'Fichier, 25 Mo au plus',
  datedOn: 'Sa date',
  submit: 'Classer',
  done: '{name} est classé comme traduction',
  none: 'Il n’y a encore rien à traduire.',
  wrongLanguage: 'Choisissez une langue.',
};
