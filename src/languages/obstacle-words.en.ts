/** English words of the forms for obstacles and for money that went back; the type that the other languages fill. */
export const en = {
  title: 'Obstacle: {customer}',
  intro:
    'Nobody objects, but something stands in the way of the payment. What you tick is not chased until the next day; then its owner has a task. Without a document ticked it concerns the whole account.',
  kind: 'What stands in the way',
  next: 'Next day (empty: as usual for it)',
  owner: 'Who puts it right (empty: as usual for it)',
  note: 'In words',
  reply: 'Answer the customer',
  replies_yes: 'yes: open the reply, ready written',
  replies_no: 'no',
  submit: 'Record the obstacle',
  done: 'Recorded until {day}: {what}',
  noCopies: 'No copy is kept of {documents}: upload it on its page first, or change the text.',
  returned: {
    title: 'Money that went back: {customer}',
    intro:
      'A direct debit returned, a cheque refused, a payment sent back: what it had paid is open again from that day, at the step it had. The customer is told by itself, once, as soon as holds and the gap between contacts let it; and somebody has a task.',
    payment: 'Payment',
    on: 'Went back on',
    why: 'Why, as the bank says',
    reply: 'Tell the customer',
    submit: 'Record the return',
    done: '{amount} went back; open again: {documents}',
    doneFree: '{amount} went back; it had paid nothing',
    none: 'There is no payment that could have gone back.',
    undo: {
      title: 'The money did not go back after all',
      intro: 'The payment pays again what it had paid, as far as that is still open.',
      why: 'Why',
      submit: 'Take the return back',
      done: 'The return is taken back',
      reason: 'Taken back at once',
    },
  },
};

export type ObstacleWords = typeof en;
