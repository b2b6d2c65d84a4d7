/** English words of what the bank says; the type that the other languages fill. */
export const en = {
  title: 'Bank statements',
  intro:
    'What the bank says of our accounts. Files come in with duly bank import; what came in is matched at once, and what is not certain waits under Cash.',
  breaks: 'Missing or not adding up',
  gap: '{account}: a statement is missing after {day}. It ended with {expected}, the next begins with {said} (difference {off}).',
  sum: '{account}, statement to {day}: the lines come to {expected}, the statement says {said}.',
  statements: 'Statements',
  number: 'Number',
  account: 'Account',
  until: 'Until',
  opening: 'Begins with',
  closing: 'Ends with',
  lines: 'Lines',
  file: 'File',
  empty: 'No bank statements yet.',
  one: 'Statement {number} · {account}',
  from: '{file}, {when}: {added} of {lines} lines were new.',
  back: 'All statements',
  added: 'Lines that it added',
  booked: 'Booked',
  amount: 'Amount',
  who: 'Other side',
  reference: 'Reference',
  text: 'Text',
  twice: 'perhaps told twice',
  returned: 'came back: {reason}',
  none: 'It added no lines.',
  previous: 'Earlier',
  next: 'Later',
};

export type BankWords = typeof en;
