import type { AccountWords } from './account-words.en';

/** De Nederlandse woorden van een rekeningoverzicht. */
export const nl: AccountWords = {
  title: 'Rekeningoverzicht',
  caption: 'Rekening in {currency}',
  day: 'Datum',
  what: 'Soort',
  document: 'Document',
  due: 'Vervaldatum',
  debit: 'Gefactureerd',
  credit: 'Betaald of gecrediteerd',
  balance: 'Saldo',
  opening: 'Beginsaldo',
  closing: 'Eindsaldo',
  sums: 'Totaal van de periode',
  nothing: 'Op deze rekening is nooit iets geboekt.',
  asOf: 'Per {day}',
  customerNo: 'Klantnr. {code}',
  file: 'Rekeningoverzicht',
  mail: {
    balance: 'Uw saldo: {balance}.',
    overdue: 'Uw saldo: {balance}; vervallen facturen: {overdue}.',
    credit: 'Uw saldo: {balance} in uw voordeel.',
  },
  open: {
    caption: 'Hiervan open op {day}, in {currency}',
    sheet: 'open',
    amount: 'Bedrag',
    open: 'Open',
    late: 'Dagen te laat',
    sum: 'Totaal open',
  },
  entry: {
    invoice: 'Factuur',
    credit_note: 'Creditnota',
    payment: 'Betaling',
    refund: 'Terugbetaling',
    adjustment: 'Correctie',
  },
};
