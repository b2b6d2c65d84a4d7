/** English words of the invoices that an operator draws for new cases, as the desk shows them; the type that the other languages fill. */
export const en = {
  title: 'Set-up fee, invoiced',
  invoice: 'Invoice',
  credit: 'Credit note',
  paperOf: 'PDF of {number}',
  states: {
    open: 'to be paid by {day}',
    paid: 'paid on {day}',
    said: 'taken as paid on {day}; the bank has not shown it',
    credited: 'taken back by {number}',
    credit: 'takes the fee back',
  },
  proposed: 'On the bank, this may be its payment. Confirmed, the fee is paid, and work on the case begins.',
  went: '{day}, to {name}: exactly this amount, {why}.',
  byReference: 'under its reference',
  byIban: 'to its account',
  both: 'under its reference and to its account',
  thisPaid: 'The line of {day} paid it',
  paid: 'Invoice {number} is paid.',
  release: 'It was other money',
  releaseText: 'The invoice waits for its payment again. How far the case is stays as it is.',
  released: 'Invoice {number} waits for its payment again.',
  list: {
    title: 'Invoices for new cases',
    caption: 'Invoices drawn for new cases',
    intro:
      'Drawn by themselves for each case that a company you operate hands over to you, where your prices have a set-up fee.',
    number: 'Number',
    day: 'Date',
    company: 'Company',
    case: 'Case',
    gross: 'Gross',
    state: 'State',
  },
};

export type FeeShownWords = typeof en;
