import type { OnlineWords } from './online-words.en';

/** Swedish words for the settings of paying online. */
export const sv: OnlineWords = {
  now: 'Kunder kan betala online med {kind} ({url}), sedan {day}.',
  none: 'Kunder betalar bara med banköverföring.',
  hook: 'Leverantören ska skicka sina händelser till',
  events:
    'De här händelserna: checkout.session.completed, checkout.session.async_payment_succeeded, checkout.session.async_payment_failed, checkout.session.expired, charge.refunded, charge.dispute.funds_withdrawn, charge.dispute.funds_reinstated, payout.paid.',
  set: 'Lägg till en leverantör',
  kind: 'Leverantör',
  url: 'Adress till dess API',
  key: 'Hemlig nyckel',
  secret: 'Webhookens hemlighet',
  keysHint:
    'Båda ligger i mappen keys i den här installationen, i ingen databas och ingen säkerhetskopia; de visas aldrig igen.',
  save: 'Använd den här leverantören',
  end: 'Bara banköverföring',
  saved: 'Kunder kan nu betala online.',
  ended: 'Kunder betalar nu bara med banköverföring.',
};
