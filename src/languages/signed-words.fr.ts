import type { SignedWords } from './signed-words.en';

/** French words of papers that come back signed. */
export const fr: SignedWords = {
  title: 'Documents signés',
  none: 'Rien n’est revenu signé.',
  file: 'Ce qui a été signé, 25 Mo au plus',
  signedOn: 'Signé le',
  signedOnDay: 'signé le {day}',
  submit: 'Classer',
  needFile: 'Choisissez le fichier signé.',
  wrongDay: 'Indiquez un jour du calendrier.',
  done: '{name} est classé : preuve, et pièce du dossier de recouvrement',
  waits: 'Envoyé par le client ; à regarder avant que quiconque le voie :',
  isSigned: 'C’est ce qui devait être signé',
  isNot: 'Ce n’est pas cela : retirer',
  judgedYes: 'C’est classé comme preuve.',
  judgedNo: 'C’est retiré.',
};
