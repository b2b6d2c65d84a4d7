import type { StopWords } from './stop-words.en';

/** French words of the forms that stop and release deliveries. */
export const fr: StopWords = {
  stop: {
    title: 'Arrêt des livraisons : {customer}',
    intro: 'Rien n’est livré à ce client tant que personne ne le permet de nouveau. Les relances continuent.',
    why: 'Motif',
    submit: 'Arrêter les livraisons',
    done: 'Les livraisons sont arrêtées',
  },
  release: {
    title: 'Reprise des livraisons : {customer}',
    since: 'Arrêtées depuis le {day} : {reason}',
    none: 'Les livraisons à ce client ne sont pas arrêtées.',
    why: 'Motif',
    submit: 'Reprendre les livraisons',
    done: 'Les livraisons reprennent',
  },
  undone: 'Annulé aussitôt',
};
