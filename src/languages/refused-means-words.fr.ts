import type { RefusedMeansWords } from './refused-means-words.en';

/** French words: Why something about a customer’s means or the search for it is refused. */
export const fr: RefusedMeansWords = {
  financeSaysNothing: 'Cela ne dit rien des moyens du client.',
  giveFigure: 'Donnez le chiffre, et pour une note son texte.',
  financeAhead: 'Ce que l’on sait des moyens porte sur un jour et un exercice déjà venus.',
  mendDayOrYear: 'Corrigez la date ou l’exercice.',
  financeBelow: 'Seuls un résultat ou des capitaux propres peuvent être négatifs.',
  mendFigure: 'Corrigez le chiffre.',
  noFinance: 'Il n’y a pas cette information sur ce client.',
  seeFinances: 'Voyez lesquelles existent : duly finances list CUSTOMER',
  traceDue: 'Une recherche se termine à une date encore à venir.',
  laterDay: 'Donnez une date ultérieure.',
  traceThere: 'Une recherche de ce client est déjà en cours.',
  writeThere: 'Notez-y ce qui a été consulté.',
  noTrace: 'Aucune recherche de ce client n’est en cours.',
  beginTrace: 'Commencez-en une : duly trace start CUSTOMER',
  lookupAhead: 'Rien ne peut avoir été consulté à une date à venir.',
  mendDay: 'Corrigez la date.',
  noTraceToResume: 'Il n’y a pas de recherche à reprendre.',
  prepaysAlready: 'Ce client est déjà livré contre paiement d’avance.',
  prepaysNot: 'Ce client est livré à crédit.',
  tooLong: 'C’est plus long que {1} caractères.',
  financesMany: 'Les partenaires ont dit des moyens de ce débiteur autant qu’il en est conservé.',
  writeInstead: 'Écrire un message, ou envoyer une pièce.',
  makeShorter: 'Raccourcissez.',
};
