import type { ObstacleWords } from './obstacle-words.en';

/** French words of the forms for obstacles and for money that went back. */
export const fr: ObstacleWords = {
  title: 'Obstacle : {customer}',
  intro:
    'Personne ne conteste, mais quelque chose empêche le règlement. Ce que vous cochez n’est pas relancé avant la prochaine date ; son responsable a alors une tâche. Sans document coché, tout le compte est concerné.',
  kind: 'Ce qui empêche le règlement',
  next: 'Prochaine date (vide : délai habituel)',
  owner: 'Qui s’en occupe (vide : comme d’habitude)',
  note: 'En quelques mots',
  reply: 'Répondre au client',
  replies_yes: 'oui : ouvrir la réponse, déjà rédigée',
  replies_no: 'non',
  submit: 'Noter l’obstacle',
  done: 'Noté jusqu’au {day} : {what}',
  noCopies: 'Aucune copie de {documents} n’est conservée : déposez-la d’abord sur sa page, ou modifiez le texte.',
  returned: {
    title: 'Paiement rejeté : {customer}',
    intro:
      'Prélèvement rejeté, chèque impayé, virement retourné : ce qu’il avait réglé est de nouveau ouvert à cette date, au niveau déjà atteint. Le client en est informé automatiquement, une fois, dès que les suspensions et le délai entre contacts le permettent ; et quelqu’un reçoit une tâche.',
    payment: 'Paiement',
    on: 'Rejeté le',
    why: 'Motif indiqué par la banque',
    reply: 'Prévenir le client',
    submit: 'Noter le rejet',
    done: '{amount} : paiement rejeté ; de nouveau ouvert : {documents}',
    doneFree: '{amount} : paiement rejeté ; rien n’en avait été imputé',
    none: 'Aucun paiement n’a pu être rejeté.',
    undo: {
      title: 'Le paiement n’a finalement pas été rejeté',
      intro: 'Le paiement règle de nouveau ce qu’il avait réglé, pour autant que ce soit encore ouvert.',
      why: 'Pourquoi',
      submit: 'Annuler le rejet',
      done: 'Le rejet est annulé',
      reason: 'Annulé aussitôt',
    },
  },
};
