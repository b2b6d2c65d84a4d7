/** English words of the page of data retention; the type that the other languages fill. */
export const retention = {
  kind: 'What',
  months: 'Months',
  goes: 'Goes tomorrow morning',
  next: 'The next after that',
  none: '–',
  preview: 'Show what would go',
  save: 'Keep these periods',
  shown: 'This is a preview: nothing is set yet.',
  kept: 'Periods kept.',
  contacts: 'Names, addresses and numbers of contacts that were ended',
  problems: 'Values of lines that an import could not take',
  mails: 'Mail to colleagues that was sent',
  finances: 'What is known of the means of customers, by its own day',
  announcements:
    'Rows of insolvency lists: what is kept to compare new customers with, and in clear what nobody has decided',
  never:
    'Never emptied: messages as sent, letters, recovery files, ledger entries, payments and the record of who did what: they are accounting proof and evidence. Of customers who owe something, have an open dispute, a recovery file or a legal hold, nothing is emptied ({n} now).',
  wrong: 'Whole months from 1 to 240, or nothing.',
};
