/** English words of the audit trail; the type that the other languages fill. */
export const en = {
  title: 'Audit',
  installation: {
    title: 'The installation',
    text: 'The record of the installation itself: who signed in, who was invited, which templates were loaded.',
    company: 'This company',
  },
  text: 'Every change is one line, chained to the line before: who did what, when, to what. A line is never altered.',
  caption: 'What was done, newest first',
  column: { at: 'When', who: 'Who', what: 'What', about: 'About', change: 'Change', line: 'Line' },
  who: { clock: 'Duly itself', customer: 'a customer', partner: 'a partner' },
  filter: { who: 'Person', kind: 'Kind', about: 'About', from: 'From', to: 'To' },
  erased: 'The details were erased.',
  total: { one: '{n} line', other: '{n} lines' },
  empty: 'No line fits. Take a filter away.',
  clear: 'Show all',
  export: { csv: 'CSV', xlsx: 'Excel' },
  check: {
    action: 'Check the chain',
    title: 'Check of the chain',
    underWay: 'The record is being checked: {done} of {total} lines.',
    look: 'How far is it?',
    at: 'Checked on {at}.',
    failed: 'The check could not be finished: {why}',
    intact: 'The record is as it was written: {lines} in the chain, none changed, none missing.',
    waiting: {
      one: '{n} line waits for the seal, which is put on every few minutes.',
      other: '{n} lines wait for the seal, which is put on every few minutes.',
    },
    erased: {
      one: 'The details of {n} line were erased; its place in the chain holds.',
      other: 'The details of {n} lines were erased; their places in the chain hold.',
    },
    head: 'Last seal: {hash}. Noted elsewhere, it proves later that nothing was cut off the end.',
    broken: {
      one: 'The record is not as it was written: {n} place was changed.',
      other: 'The record is not as it was written: {n} places were changed.',
    },
    remedy: 'Keep this database as it is and compare it with a backup.',
    flaw: {
      missing: 'a line is missing before it',
      'broken-link': 'it does not follow the line before it',
      'changed-line': 'the line itself was changed',
      'changed-payload': 'its details were changed',
    },
    place: 'Line {seq}, {kind}, {ref}',
    back: 'Back to the record',
  },
};

export type AuditWords = typeof en;
