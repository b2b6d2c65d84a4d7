import type { OnlineWords } from './online-words.en';

/** French words for the settings of paying online. */
export const fr: OnlineWords = {
  now: 'Les clients peuvent payer en ligne avec {kind} ({url}), depuis le {day}.',
  none: 'Les clients paient par virement seulement.',
  hook: 'Le prestataire doit envoyer ses événements à',
  events:
    'Ces événements : checkout.session.completed, checkout.session.async_payment_succeeded, checkout.session.async_payment_failed, checkout.session.expired, charge.refunded, charge.dispute.funds_withdrawn, charge.dispute.funds_reinstated, payout.paid.',
  set: 'Mettre en place un prestataire',
  kind: 'Prestataire',
  url: 'Adresse de son API',
  key: 'Clé secrète',
  secret: 'Secret du webhook',
  keysHint:
    'Les deux sont dans le dossier keys de cette installation, dans aucune base et aucune sauvegarde ; ils ne sont plus jamais montrés.',
  save: 'Utiliser ce prestataire',
  end: 'Virement seulement',
  saved: 'Les clients peuvent maintenant payer en ligne.',
  ended: 'Les clients paient maintenant par virement seulement.',
};
