import type { MailWords } from './mail-words.en';

/** French words of who gets the messages about a customer. */
export const fr: MailWords = {
  heading: 'Destinataire des messages',
  title: 'Qui reçoit les messages concernant {customer}',
  intro: 'Relances et avis y sont envoyés, client par client. Le débiteur ne change pas, ni ce qui est réclamé.',
  payer: 'Numéro du payeur',
  payerHint: 'Un autre client, qui paie pour celui-ci. Vide : il paie lui-même.',
  group: 'Messages de son groupe',
  groupHint: 'Pour un client dont les entités sont connues ici.',
  each: 'Chaque entité reçoit les siens',
  one: 'Un seul message pour le groupe',
  apart: 'Si la tête de son groupe veut un seul message pour tous',
  apartHint: 'Un payeur passe avant la tête du groupe.',
  together: 'Il est dans ce message',
  own: 'Il en est retiré et reçoit les siens',
  submit: 'Enregistrer',
  done: 'Le destinataire des messages est enregistré',
  change: 'Indiquer qui reçoit les messages',
  unknown: 'Aucun client ne porte ce numéro.',
  secondPayer: 'Qui paie pour d’autres paie pour soi : indiquez le client qui paie en fin de compte.',
  noEntities: 'Il n’est à la tête d’aucun groupe.',
  toPayer: 'Les messages sont adressés au payeur,',
  toHead: 'Les messages sont adressés à la tête du groupe,',
  others: {
    one: 'Les messages concernant un autre client arrivent aussi ici :',
    other: 'Les messages concernant {n} autres clients arrivent aussi ici :',
  },
  lineTo: 'dans le message à {name}',
};
