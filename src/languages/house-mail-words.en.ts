/** English words of mail to people who work here; the type that the other languages fill. */
export const en = {
  hello: 'Hello {name},',
  reset: {
    subject: 'A new password for Duly',
    text: 'Somebody, probably you, asked for a new password for {email}. The link below lets you choose one. It works once and until {until}.',
    not: 'If it was not you, do nothing: your password stays as it is.',
    link: 'Choose a new password',
  },
  invitation: {
    subject: '{by} invites you to Duly',
    text: '{by} has made you an account in Duly, with which invoices are followed up. The link below lets you choose your password. It works once and until {until}.',
    not: 'If you expect nothing of the kind, do nothing: without this link nobody comes in.',
    link: 'Choose your password',
  },
  mention: {
    subject: '{by} mentions you in a dispute of {customer}',
    text: '{by} writes in the dispute of {customer}:',
    link: 'To the dispute',
  },
  bank: {
    subject: 'Bank account of {company}: a change waits for a second person',
    text: '{by} proposes that payments in {currency} go to {iban}, holder {holder}.',
    confirm:
      'Somebody else must confirm it; it takes effect {hours} hours after that. If you do not expect this change, stop it and ask {by} on the telephone, not by mail.',
    confirmedSubject: 'Bank account of {company}: a change takes effect on {at}',
    confirmedText:
      '{by} has confirmed that payments in {currency} go to {iban}, holder {holder}, from {at} on. Until then every administrator can stop it.',
    link: 'See the change, confirm or stop it',
  },
  test: {
    subject: 'Test mail of {company}',
    text: 'This is the test mail that you asked for. Messages of {company} come from {from}; answers go to {replyTo}.',
  },
};

export type HouseMailWords = typeof en;
