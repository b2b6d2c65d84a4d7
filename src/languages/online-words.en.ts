/** English words of the settings of paying online; the type that the other languages fill. */
export const en = {
  now: 'Customers can pay online with {kind} ({url}), since {day}.',
  none: 'Customers pay by bank transfer only.',
  hook: 'Let the provider send its events to',
  events:
    'These events: checkout.session.completed, checkout.session.async_payment_succeeded, checkout.session.async_payment_failed, checkout.session.expired, charge.refunded, charge.dispute.funds_withdrawn, charge.dispute.funds_reinstated, payout.paid.',
  set: 'Set up a provider',
  kind: 'Provider',
  url: 'Address of its API',
  key: 'Secret key',
  secret: 'Secret of the webhook',
  keysHint:
    'Both lie in the folder keys of this installation, in no database and no backup; they are never shown again.',
  save: 'Use this provider',
  end: 'Customers pay by transfer only',
  saved: 'Customers can pay online now.',
  ended: 'Customers pay by bank transfer only now.',
};

export type OnlineWords = typeof en;
