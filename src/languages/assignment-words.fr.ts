import type { AssignmentWords } from './assignment-words.en';

/** French words of claims that somebody else holds. */
export const fr: AssignmentWords = {
  heading: 'Créances appartenant à un tiers',
  row: {
    notified: '{document} : {holder}, depuis le {day} ; le client paie le titulaire',
    quiet: '{document} : {holder}, depuis le {day} ; le client n’a pas été informé',
    chased: '{document} : {holder}, depuis le {day} ; le client paie le titulaire, c’est nous qui relançons',
    noAccount:
      '{document} : {holder}, depuis le {day} ; aucune relance tant qu’aucun compte du titulaire n’est en vigueur',
  },
  put: 'Céder des créances',
  title: 'Créances cédées de {customer}',
  intro:
    'Vendues à un affactureur, nanties au profit d’une banque, transmises à un assureur qui a indemnisé : indiquez qui en est titulaire, et depuis quel jour.',
  holder: 'Titulaire',
  on: 'Cédées le',
  how: 'Le client',
  notified: 'a été informé et paie le titulaire, qui relance lui-même : nous ne relançons plus',
  chased:
    'a été informé et paie le titulaire, qui nous laisse relancer : les messages indiquent le compte du titulaire',
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
  /** Among the bank accounts: where their claims are paid. */
  payees: {
    whose: 'Compte de',
    own: 'nous-mêmes',
    holders: 'Titulaires de créances',
    holdersText:
      'Un affactureur, une banque ou un assureur à qui des créances ont été cédées. S’il nous laisse relancer, les messages sur ses créances indiquent son compte et lui seul ; tant qu’aucun n’est en vigueur, personne n’est relancé.',
    asksItself: 'relance lui-même',
    weAsk: 'nous laisse relancer',
    letUs: 'Il nous laisse relancer',
    letItself: 'Il relance lui-même',
    done: '{holder} : enregistré.',
    headSet: 'Les paiements en {currency} de ce que {payee} détient iront ici',
    headRetire: 'Le compte de {payee} en {currency} va être retiré',
    proposeText:
      'Il remplace le compte du même bénéficiaire dans sa devise. Le compte d’un titulaire demande la deuxième personne dès le premier.',
  },
};
