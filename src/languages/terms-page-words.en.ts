/** What the page of terms of payment says; the type that the others fill. */
export const en = {
  title: 'Terms of payment',
  intro:
    'Where an invoice does not say until when it is to be paid, the due date is computed: from the terms on the document, else the customer’s, else the company’s. A due date that was given is never touched.',
  company: 'The company',
  assumed: 'Nobody said what was agreed: such a due date must be proved before anything is claimed from it.',
  change: 'Change it in the settings',
  computed: 'Open items with a computed due date',
  list: 'Show them',
  none: 'No open item has a computed due date.',
  standingIntro: 'The terms changed after these due dates were computed. Nothing moves by itself.',
  move: 'Move these due dates',
  first: 'The first {n} of them:',
  document: 'Document',
  customer: 'Customer',
  before: 'Due until now',
  after: 'Due from now on',
  moves: 'Moved so far',
  when: 'When',
  who: 'Who',
  what: 'What',
  undo: 'Put back',
  back: 'put back',
  movedOf: 'Follow the terms that hold now: {items}, {n} with another due date',
  items: { one: '{n} open item', other: '{n} open items' },
  held: {
    one: '{n} more stays as it is: a plan, a partner or a court has it.',
    other: '{n} more stay as they are: a plan, a partner or a court has them.',
  },
  standing: { one: '{n} open item stands by terms of before', other: '{n} open items stand by terms of before' },
  moved: { one: '{n} would be due on another day', other: '{n} would be due on another day' },
  overdue: { one: '{n} would become overdue', other: '{n} would become overdue' },
  relieved: { one: '{n} would no longer be overdue', other: '{n} would no longer be overdue' },
  putBack: { one: '{n} due date put back', other: '{n} due dates put back' },
};

export type TermsPageWords = typeof en;
