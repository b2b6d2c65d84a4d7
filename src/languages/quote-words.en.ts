/** English words of quotes; the type that the other languages fill. */
export const en = {
  title: 'Quotes',
  intro:
    'What each partner would charge for a claim, before anything is handed over. Asking binds nobody; every cost that can come stands here.',
  ask: {
    title: 'Ask for a quote',
    debtor: 'Debtor',
    country: 'Country of the debtor, two letters',
    amount: 'Amount',
    currency: 'Currency',
    age: 'Days since it was due',
    kind: 'Kind of partner',
    any: 'any',
    button: 'Show quotes',
  },
  wrong: {
    debtor: 'Name the debtor.',
    country: 'Two letters, such as DE.',
    amount: 'An amount above zero, such as 1250.00.',
    currency: 'Three letters, such as EUR.',
    age: 'Whole days, 0 to 20,000.',
    files: 'Choose at least one recovery file.',
    why: 'Say why it is handed over nevertheless.',
  },
  offers: 'Quotes for {debtor}: {amount}, due for {days} days',
  caption: 'Quotes side by side',
  row: {
    setUp: 'Set-up fee',
    commission: 'Commission',
    direct: 'Paid to you directly',
    steps: 'Steps, each agreed with you first',
    hours: 'Hours',
    withdrawal: 'If you take the case back',
    vat: 'VAT',
    ifAll: 'You keep if all comes in',
    expected: 'You can expect to keep',
    ifNothing: 'If nothing comes in',
    papers: 'Papers and signatures',
    validUntil: 'Valid until',
    next: 'Next step',
  },
  none: 'none',
  first: 'to be paid before work begins',
  rate: '{rate} of the {of}',
  slices: 'by slices of the amount, of the {of}',
  of: { principal: 'principal that comes in', all: 'whole amount that comes in' },
  least: 'at least {amount}',
  ifAllCommission: '{amount} if all comes in',
  directFree: 'no commission',
  directFull: 'the same commission',
  directShare: 'counts for {rate} of its amount',
  perHour: '{amount} an hour',
  cap: 'at most {amount} in all',
  vatStandard: '{rate} on every fee',
  vatReverse: 'you account for it (reverse charge)',
  vatNone: 'none is charged',
  feesAndVat: 'fees {fees}, VAT {vat}',
  basisPartner: 'from {n} of your own cases with this partner: {rate} came in',
  basisAny: 'from {n} of your own cases like it: {rate} came in',
  noBasis:
    'Fewer than five closed cases of your own are like it: nothing is foretold. It lies between the line above and the line below.',
  paper: { collection: 'Collection agreement', power_of_attorney: 'Power of attorney', pricing: 'Price list' },
  paperState: {
    signed: 'signed',
    signedUntil: 'signed, until {day}',
    unsigned: 'signature missing',
    missing: 'not on file',
    expired: 'ended {day}',
    coming: 'holds from {day}',
  },
  paperNone: 'None needed',
  unsuited: 'Not for this claim',
  why: {
    kind: 'another kind of partner goes this way',
    country: 'does not work in the country of the debtor',
    language: 'does not speak the language of the debtor',
    no_model: 'no fees are agreed',
    currency: 'no fees are agreed in {currency}',
  },
  nobody: 'No partner can quote for this claim yet. Enter what a partner charges under Recovery › Partners.',
  keep: 'Keep this quote',
  accept: 'Accept and hand over',
  acceptText:
    'Accepting hands the file over at once: its invoices are reminded no more, and what is quoted holds for the case. The set-up fee, where there is one, becomes a task.',
  needsApproval: 'Somebody who may approve must accept.',
  hardship: 'Why it is handed over nevertheless (hardship, or promised to another partner)',
  csv: 'Table (CSV)',
  toFile: 'To the recovery file',
  kept: {
    title: 'Kept quotes',
    caption: 'Quotes that were kept',
    partner: 'Partner',
    debtor: 'Debtor',
    claim: 'Claim',
    ifAll: 'You keep if all comes in',
    state: 'State',
    none: 'No quote was kept yet. Ask for one above, or from a recovery file.',
    one: 'Quote of {partner}',
    open: 'Open the quote of {partner} for {debtor}',
  },
  state: { open: 'valid until {day}', expired: 'expired on {day}', accepted: 'accepted', declined: 'declined' },
  decline: 'Decline',
  again: 'Ask again',
  expiredText: 'This quote stood until {day}. Ask again: the same question has its quote at once.',
  noFile: 'This quote is of no recovery file yet. Make the file of the customer; its quotes are one click away there.',
  back: 'To the quotes',
  forFile: 'Quotes for {number}',
  fileLink: 'Compare quotes',
  many: {
    title: 'Many files to one partner',
    link: 'Several files at once',
    intro:
      'Choose recovery files that are with nobody yet; what they cost together with each partner is shown before anything is handed over.',
    caption: 'Recovery files that can be handed over',
    file: 'File',
    customer: 'Customer',
    principal: 'Principal',
    pick: 'Choose {number}',
    button: 'Show quotes for these files',
    empty: 'No recovery file waits to be handed over. Make one from a customer.',
    currencies: 'Choose files of one currency at a time: these are in {currencies}.',
    files: { one: '{n} file', other: '{n} files' },
    offers: 'Quotes for {files}, {amount} in all',
    total: 'All of them together',
    accept: { one: 'Hand {n} file over', other: 'Hand all {n} files over' },
    not: 'cannot take {numbers}',
    done: {
      one: '{n} file was handed over to {partner}: {numbers}.',
      other: '{n} files were handed over to {partner}: {numbers}.',
    },
    claim: 'Claims together',
  },
  done: {
    kept: 'The quote of {partner} is kept until {day}.',
    declined: 'The quote of {partner} was declined.',
    reopened: 'The quote of {partner} is open again.',
    accepted: '{number} was handed over to {partner} under its quote.',
    setUp: 'The set-up fee is paid: the work of {partner} begins.',
  },
  agreed: {
    title: 'What was agreed',
    text: 'Holds for this case for good, whatever the partner charges later.',
    quoted: 'Quote accepted',
    setUpDue: 'The set-up fee of {amount} with VAT is to be paid; the partner begins when it is.',
    setUpPaid: 'Set-up fee is paid',
    age: 'Age that chooses the rate',
    days: '{n} days',
  },
};

export type QuoteWords = typeof en;

/** What stands in the cells of a quote, for whoever reads it. */
export type QuoteCellWords = Pick<
  QuoteWords,
  | 'none'
  | 'first'
  | 'rate'
  | 'slices'
  | 'of'
  | 'least'
  | 'ifAllCommission'
  | 'directFree'
  | 'directFull'
  | 'directShare'
  | 'perHour'
  | 'cap'
  | 'vatStandard'
  | 'vatReverse'
  | 'vatNone'
  | 'feesAndVat'
  | 'basisPartner'
  | 'basisAny'
  | 'noBasis'
>;
