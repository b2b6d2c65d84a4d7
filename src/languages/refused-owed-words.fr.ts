import type { RefusedOwedWords } from './refused-owed-words.en';

/** What is refused about interest and costs, in French. */
export const fr: RefusedOwedWords = {
  claimsNothing: 'La société ne réclame rien pour retard de paiement.',
  administratorCan: 'Un administrateur peut le changer : Réglages, Seuils.',
  notCome: 'Le {1} n’est pas encore venu.',
  upToToday: 'Réclamez les intérêts jusqu’à aujourd’hui ou un jour antérieur.',
  nothingOfThis: 'Rien de cela ne peut être réclamé maintenant.',
  lookWhy: 'Revoyez les intérêts et frais du client : la raison y figure.',
  notSure: 'Quelque chose n’est pas sûr dans cette réclamation, et personne n’a dit l’avoir vérifié.',
  checkBeside: 'Vérifiez ce qui est indiqué à côté, et dites que vous l’avez fait.',
  wasPaid: 'Une partie en a été payée.',
  takeBackFirst: 'Retirez d’abord ce qui y a été affecté, ou abandonnez ce qui reste ouvert.',
  changedMeanwhile: 'Cela a changé entre-temps.',
  lookOwed: 'Revoyez les intérêts et frais du client.',
  noSuchCharge: 'Il n’y a pas une telle créance à côté d’une facture : {1}',
  nothingToNote: 'Rien n’est réclamé, à côté des factures de ce client, qui puisse être demandé.',
  claimFirst: 'Réclamez d’abord des intérêts ou des frais, ou voyez ce qui les retient.',
  oneCurrency: 'Une note d’intérêts est dans une seule devise.',
  nameCurrency: 'Nommez la devise : l’une de celles dans lesquelles quelque chose est réclamé.',
  heldFrom: 'Les intérêts ne peuvent pas être suspendus à partir du {1}.',
  aYearAhead: 'Indiquez un jour depuis 1990, au plus un an à l’avance.',
  heldTo: 'Cela ne peut pas se terminer le {1}.',
  lastDayOrNone: 'Indiquez le dernier jour, au plus tôt le premier ; ou aucun tant que cela dure.',
  claimedOver: 'Des intérêts de ces jours sont réclamés : {1}.',
  reverseWith: 'Annulez ces réclamations en même temps, ou abandonnez-les d’abord.',
  noSuchInterestHold: 'Cette suspension d’intérêts n’existe pas.',
};
