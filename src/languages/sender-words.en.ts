/** English words of senders by language and of the hours in which mails leave; the type that the other languages fill. */
export const en = {
  languages: {
    title: 'By language of the customer',
    text: 'Mails in a language come from its own sender, where there is one. What is empty is the company’s own. The footer stands under every e-mail in that language; empty: none.',
    name: 'Sender’s name',
    email: 'Address',
    replyTo: 'Answers go to',
    footer: 'Footer',
    submit: 'Save senders by language',
    saved: 'Senders by language changed.',
    wrongEmail: 'This is no e-mail address. Write it as name@company.example.',
    longName: 'At most 100 characters.',
    longFooter: 'At most 2,000 characters.',
  },
  window: {
    title: 'When e-mails leave',
    text: 'Outside of these hours messages wait in the outbox; they leave by themselves when the hours begin, in the time zone of the company ({zone}). Public holidays and your own closed days are closed too. What a person writes by hand leaves at once.',
    when: 'E-mails leave',
    always: 'at any time',
    within: 'on these days, between these hours',
    days: 'Days',
    holidays: 'also on public holidays',
    from: 'From, full hour',
    until: 'Until, full hour',
    submit: 'Save the hours',
    saved: 'The hours in which e-mails leave are changed.',
    now: 'Closed now. Opens {at}.',
    wrongDays: 'Choose at least one day.',
    wrongHours: 'Give full hours from 0 to 24, the second later than the first, such as 8 and 18.',
  },
  test: { language: 'From which sender', own: 'The company' },
};

export type SenderWords = typeof en;
