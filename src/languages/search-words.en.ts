/** English words of the search over everything; the type that the other languages fill. */
export const en = {
  title: 'Search',
  titleOf: 'Search: {text}',
  field: 'Customer, document, amount, IBAN, file number, e-mail',
  button: 'Search',
  hint: 'A part of a name or number is enough. An amount may be typed as you write it, with or without its currency; an IBAN with blanks.',
  none: 'Nothing was found for “{text}”.',
  noneHint: 'Look for a part of it, or for the number without its letters.',
  group: {
    customer: 'Customers',
    document: 'Invoices and payments',
    amount: 'By amount',
    contact: 'Contacts',
    dispute: 'Disputes',
    plan: 'Instalment plans',
    recovery: 'Recovery files and cases',
    reference: 'Payment references',
    account: 'Bank accounts',
  },
  kind: { case: 'Case', file: 'Recovery file', account: 'Own account' },
  open: 'open: {amount}',
  settled: 'settled',
  column: { what: 'What', of: 'Belongs to', amount: 'Amount' },
  all: { customer: 'All customers with it', document: 'All open items with it' },
  suggestions: 'Found',
  more: 'All results',
};

export type SearchWords = typeof en;
