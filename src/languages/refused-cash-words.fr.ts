import type { RefusedCashWords } from './refused-cash-words.en';

/** French words of what cannot be done with money that came in. */
export const fr: RefusedCashWords = {
  dealtWith: 'Cet argent a déjà été traité.',
  lookAtIt: 'Voyez ce qui en a été fait ; cela peut être annulé.',
  toldTwice: 'Une autre ligne de la banque parle peut-être du même argent.',
  sayFirst: 'Dites d’abord si les deux sont la même.',
  nothingToTakeBack: 'Il n’y a rien à annuler, ou cela a déjà été annulé.',
  nobody: 'Il n’est pas dit à qui est cet argent.',
  nameACustomer: 'Nommez un client : l’argent peut rester sur son compte.',
  notAll: 'Ce qui est payé et ce qui reste en compte ne font pas le montant.',
  giveEachPart: 'Donnez une place à chaque part de l’argent.',
  noMoney: 'Pour l’un des clients il ne reste rien de l’argent.',
  leaveOut: 'Retirez ce client, ou donnez-lui une part de l’argent.',
  twice: 'Un client ou une pièce est nommé deux fois.',
  nameOnce: 'Nommez chacun une fois, avec tout ce qu’il reçoit.',
  creditUnused: 'Un avoir est pris, mais rien qu’il pourrait payer.',
  nameWhat: 'Dites sur quoi il est déduit.',
  noSuchLine: 'Cet argent n’existe pas.',
  notWaiting: 'Cette ligne de la banque n’est pas de l’argent qui attend une décision.',
  noProposal: 'Personne n’est proposé pour cet argent.',
  whyAside: 'Il n’est pas dit pourquoi ce n’est l’argent d’aucun client.',
  sayWhose: 'Dites ce que c’est, par exemple un remboursement d’impôt.',
  whyUndo: 'Il n’est pas dit pourquoi c’est annulé.',
  sayWhy: 'Dites pourquoi, en quelques mots.',
  notLearnt: 'On ne sait pas que ce client paie de ce compte.',
};
