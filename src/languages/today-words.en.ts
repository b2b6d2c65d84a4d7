/** English words of Today; the type that the other languages fill. */
export const en = {
  title: 'Today',
  decide: 'Decide',
  talk: 'Talk',
  mend: 'Mend',
  nothing: 'Nothing waits here.',
  strip: {
    label: 'How it stands',
    later: 'Show the figures',
    overdue: 'Overdue',
    due_week: 'Due within a week',
    promised_week: 'Promised within a week',
    came_in: 'Came in, last 7 days',
    none: 'none',
    items: { one: '{n} item', other: '{n} items' },
  },
  waiting: {
    run: { one: '{n} run waits for approval', other: '{n} runs wait for approval' },
    approval: { one: '{n} message needs a person’s agreement', other: '{n} messages need a person’s agreement' },
    doubtful: { one: '{n} message may or may not have left', other: '{n} messages may or may not have left' },
    failed: { one: '{n} message failed this week', other: '{n} messages failed this week' },
    unposted: { one: '{n} letter is printed, not posted', other: '{n} letters are printed, not posted' },
    import: { one: '{n} import of this week had problems', other: '{n} imports of this week had problems' },
    intake: {
      one: '{n} file that came by itself waits for a person',
      other: '{n} files that came by themselves wait for a person',
    },
    intake_problems: {
      one: '{n} file of a bank or advice that came by itself has problems',
      other: '{n} files of banks or advices that came by themselves have problems',
    },
    intake_trouble: {
      one: '{n} source cannot be reached or read',
      other: '{n} sources cannot be reached or read',
    },
    intake_late: {
      one: 'Stale data: {n} source has not delivered in its time',
      other: 'Stale data: {n} sources have not delivered in their time',
    },
    no_contact: { one: '{n} customer cannot be reached', other: '{n} customers cannot be reached' },
    cash: { one: '{n} payment waits for a decision', other: '{n} payments wait for a decision' },
    write_off: { one: '{n} write-off waits for approval', other: '{n} write-offs wait for approval' },
    over_limit: {
      one: '{n} customer owes more than its credit limit',
      other: '{n} customers owe more than their credit limit',
    },
    insurer: {
      one: '{n} customer whose insurer must hear within 14 days',
      other: '{n} customers whose insurers must hear within 14 days',
    },
    stale: { one: 'The ledger is too old to send anything', other: 'The ledger is too old to send anything' },
  },
  kind: {
    call: 'Call',
    answer: 'Answer',
    promise_broken: 'Broken promise',
    plan: 'Instalment plan',
    plan_missed: 'Missed instalment',
    hand_over: 'Ready for recovery',
    dispute: 'Dispute',
    hold: 'Hold that ends',
    letter: 'Letter',
    other: 'Task',
  },
  due: 'due {day}',
  more: { one: 'and {n} more like it', other: 'and {n} more like it' },
  owes: 'owes {sum}',
  all: 'All tasks ({n})',
  first: {
    title: 'Nothing to do yet',
    text: 'Import the ledger first: what is open, who owes it, since when. Then Duly says each morning what needs you.',
    action: 'Import a file',
  },
};

export type TodayWords = typeof en;
