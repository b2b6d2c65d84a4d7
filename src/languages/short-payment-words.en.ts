/** English words of the pages about short payments; the type that the other languages fill. */
export const en = {
  title: 'Short payments',
  intro:
    'Invoices that were paid but for a small rest. Until somebody decides, the rest is looked into and not reminded; only a cash discount taken too late is asked for at once.',
  link: 'Short payments',
  caption: 'Rests that wait for a decision',
  empty: 'No rest waits for a decision.',
  column: {
    document: 'Invoice',
    customer: 'Customer',
    rest: 'Rest',
    paidOn: 'Paid on',
    reason: 'Probably',
    course: 'Proposed',
    decide: 'Decision',
  },
  course: { write_off: 'write it off', case: 'look into it', ask: 'asked for' },
  all: {
    submit: 'Propose to write off {n}: {sum}',
    reason: 'Rests of short payments: in time or within the tolerance',
    done: 'Proposed: a second person must approve it',
  },
  rules: {
    title: 'What is a short payment',
    most: 'A rest up to so many percent of the invoice is a short payment; more is a part payment and reminded',
    text: 'A rest of at most both, the amount and the percent, is proposed for write-off. Empty: none is.',
    amount: 'Tolerance in {currency}',
    percent: 'Percent of the invoice, {currency}',
    submit: 'Keep',
    done: 'Kept',
    wrong: 'An amount above nothing with 1 to 100 percent, or both empty; at most 50 percent for a short payment.',
  },
  form: {
    title: 'Short payment: {customer}',
    intro:
      'What the customer kept back of an invoice: look into it as a case with an owner, write it off, or ask for it.',
    none: 'No rest of a short payment waits for a decision.',
    item: 'Rest',
    line: '{document}: {rest} ({reason})',
    what: 'What becomes of it',
    accept: 'accept it as what it is, beside the payment',
    case: 'look into it: a case with an owner',
    write_off: 'propose to write it off: a second person approves',
    ask: 'ask for it: reminders go on',
    category: 'What the case is about',
    note: 'In words',
    submit: 'Decide',
    accepted: '{document}: the rest is given up beside the payment',
    cased: '{document} is a case now',
    asked: '{document}: the rest is asked for',
  },
  undo: {
    title: 'The rest is not asked for after all',
    intro: 'It waits for a decision again and is not reminded.',
    submit: 'Do not ask for it',
    done: 'The rest waits for a decision again',
  },
};

export type ShortPaymentWords = typeof en;
