import type { CodesWords } from './imports-codes-words.en';

/** French words of damaged customer numbers and what is decided of them. */
export const codes: CodesWords = {
  title: 'Numéros de client peut-être abîmés',
  text: 'Les tableurs suppriment les zéros en tête et coupent les longs numéros. Rien n’est rapproché tout seul : décidez, et cela vaudra aussi pour les prochains fichiers de cette source.',
  must: 'Décidez pour chacun d’eux ; le fichier pourra ensuite être comptabilisé.',
  number: 'Numéro {code}',
  numberName: 'Numéro {code}, {name}',
  because: {
    zeros: 'd’autres zéros, le même nom',
    writing: 'écrit autrement, le même nom',
    cut: 'coupé par un tableur : ses lignes sont laissées de côté jusqu’à votre décision',
    decided: 'déjà décidé',
  },
  same: 'C’est le client {code}, {name}',
  sameNumber: 'C’est le client {code}',
  other: 'C’est un autre client',
  leaveOut: 'Laisser ses lignes de côté',
  save: 'Retenir et relire le fichier',
};
