import type { RefusedInsolvencyWords } from './refused-insolvency-words.en';

/** Why an insolvency cannot be recorded, in French. */
export const fr: RefusedInsolvencyWords = {
  nothingToProve: 'Rien n’est gelé chez ce client : il n’y a pas de créance à déclarer.',
  seeSides: 'Regardez de quel côté de l’ouverture sont ses documents.',
  frozenByInsolvency: 'Un document gelé n’est libéré qu’avec sa procédure collective.',
  endTheInsolvency: 'Terminez la procédure collective de ce client, ou retirez-la comme saisie par erreur.',
  noInsolvencyList: '{1} n’est pas une liste de procédures collectives lisible.',
  giveInsolvencyList:
    'Donnez un CSV ou un Excel avec un titre pour le nom ou le numéro d’immatriculation, et pour le jour de l’ouverture ou de la publication.',
  noSuchMatch: 'Aucune ligne de liste n’attend pour ce client.',
  seeMatches: 'Voyez lesquelles attendent : duly insolvency found',
  insolvencyThere: 'Une procédure d’insolvabilité de ce client est déjà en cours.',
  endThatFirst: 'Terminez-la d’abord, ou retirez-la comme saisie par erreur.',
  insolvencyDays: 'Ces dates sont impossibles : une procédure est ouverte, publiée, puis les créances sont déclarées.',
  mendInsolvencyDays: 'Corrigez les dates ; ni l’ouverture ni la publication ne sont à venir.',
  noInsolvency: 'Aucune procédure d’insolvabilité de ce client n’est en cours.',
  seeInsolvencies: 'Voyez lesquelles existent : duly insolvency list',
  proofDay: 'Une déclaration de créance s’envoie après l’ouverture et non à une date à venir.',
  proofLeft: 'Indiquez le jour de son envoi.',
  proofWay: 'Le mode d’envoi manque.',
  writeProofWay: 'Indiquez-le, par exemple « lettre recommandée ».',
};
