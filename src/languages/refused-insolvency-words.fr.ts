import type { RefusedInsolvencyWords } from './refused-insolvency-words.en';

/** Why an insolvency cannot be recorded, in French. */
export const fr: RefusedInsolvencyWords = {
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
