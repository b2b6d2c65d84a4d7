import type { OnlineWords } from './online-words.en';

/** German words for the settings of paying online. */
export const de: OnlineWords = {
  now: 'Kunden können mit {kind} ({url}) online zahlen, seit {day}.',
  none: 'Kunden zahlen nur per Überweisung.',
  hook: 'Der Anbieter soll seine Ereignisse senden an',
  events:
    'Diese Ereignisse: checkout.session.completed, checkout.session.async_payment_succeeded, checkout.session.async_payment_failed, checkout.session.expired, charge.refunded, charge.dispute.funds_withdrawn, charge.dispute.funds_reinstated, payout.paid.',
  set: 'Anbieter einrichten',
  kind: 'Anbieter',
  url: 'Adresse seiner API',
  key: 'Geheimer Schlüssel',
  secret: 'Geheimnis des Webhooks',
  keysHint:
    'Beide liegen im Ordner keys dieser Installation, in keiner Datenbank und keiner Sicherung; sie werden nie wieder gezeigt.',
  save: 'Diesen Anbieter verwenden',
  end: 'Kunden zahlen nur per Überweisung',
  saved: 'Kunden können jetzt online zahlen.',
  ended: 'Kunden zahlen jetzt nur per Überweisung.',
};
