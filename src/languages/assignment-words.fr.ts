import type { AssignmentWords } from './assignment-words.en';

/** French words of claims that somebody else holds. */
export const fr: AssignmentWords = {
  heading: 'Créances appartenant à un tiers',
  row: {
    notified: '{document} : {holder}, depuis le {day} ; le client paie le titulaire',
    quiet: '{document} : {holder}, depuis le {day} ; le client n’a pas été informé',
  },
  put: 'Céder des créances',
  title: 'Créances cédées de {customer}',
  intro:
    'Vendues à un affactureur, nanties au profit d’une banque, transmises à un assureur qui a indemnisé : indiquez qui en est titulaire, et depuis quel jour.',
  holder: 'Titulaire',
  on: 'Cédées le',
  how: 'Le client',
  notified: 'a été informé et paie le titulaire : nous ne relançons plus',
  quiet: 'n’a pas été informé : nous continuons à relancer pour le compte du titulaire',
  submit: 'Céder',
  done: '{documents} : cession à {holder}',
  needItem: 'Cochez ce qui est cédé.',
  none: 'Aucune créance ouverte ne nous appartient.',
  back: 'Elles sont de nouveau à nous',
  backTitle: 'Créances de {customer} de nouveau à nous',
  backIntro:
    'Elles sont relancées de nouveau là où elles en étaient. Une liste qui nomme encore le titulaire n’y change rien.',
  which: 'Lesquelles',
  all: 'toutes',
  why: 'Motif',
  deed: 'L’acte de rétrocession',
  deedHint: 'Il devient une pièce du dossier de recouvrement.',
  backSubmit: 'De nouveau à nous',
  backDone: '{documents} : de nouveau à nous',
  backNone: 'Aucune créance de ce client n’est cédée.',
  mistake: 'saisi par erreur',
  undone: 'Annulé',
};
