import type { PrepaymentWords } from './prepayment-words.en';

/** French words of deliveries against prepayment. */
export const fr: PrepaymentWords = {
  mark: 'livré contre paiement d’avance depuis le {day}',
  since: 'Contre paiement d’avance depuis le {day} : {reason}',
  none: 'Ce client est livré à crédit.',
  why: 'Pourquoi',
  undone: 'Annulé aussitôt',
  action: 'Exiger un paiement d’avance',
  ask: {
    title: 'Paiement d’avance : {customer}',
    intro:
      'C’est affiché partout où est le client, jusqu’à ce que quelqu’un y mette fin. Les relances continuent, rien n’est comptabilisé, et c’est à vous de prévenir la prise de commandes.',
    submit: 'Livrer contre paiement d’avance',
    done: 'Les livraisons se font contre paiement d’avance.',
  },
  end: {
    title: 'Livrer de nouveau à crédit : {customer}',
    submit: 'Livrer de nouveau à crédit',
    done: 'Les livraisons se font de nouveau à crédit.',
  },
};
