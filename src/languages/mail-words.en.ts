/** Whom one writes to about a customer; the type that the other languages fill. */
export const en = {
  heading: 'Who gets the messages',
  title: 'Who gets the messages about {customer}',
  intro: 'Reminders and notices go there, customer by customer. Who owes does not change, nor does what is claimed.',
  payer: 'Number of the payer',
  payerHint: 'Another customer who pays for this one. Empty: it pays for itself.',
  group: 'Messages of its group',
  groupHint: 'For a customer whose entities are known here.',
  each: 'Each entity gets its own',
  one: 'One message for the group',
  apart: 'Where the head of its group wants one message for all',
  apartHint: 'A payer of its own goes before the head of the group.',
  together: 'It is in that message',
  own: 'It is taken out and gets its own',
  submit: 'Save',
  done: 'Who gets the messages is saved',
  change: 'Say who gets the messages',
  unknown: 'There is no customer of this number.',
  secondPayer: 'Whoever pays for others pays for itself: name the customer who pays in the end.',
  noEntities: 'It is the head of no group.',
  toPayer: 'Messages go to the payer,',
  toHead: 'Messages go to the head of the group,',
  others: {
    one: 'Messages about another customer come here too:',
    other: 'Messages about {n} other customers come here too:',
  },
  /** Of a line of a run. */
  lineTo: 'in the message to {name}',
};

export type MailWords = typeof en;
