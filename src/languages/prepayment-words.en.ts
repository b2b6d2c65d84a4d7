/** English words of deliveries against prepayment; the type that the other languages fill. */
export const en = {
  mark: 'prepayment only since {day}',
  since: 'Against prepayment only since {day}: {reason}',
  none: 'This customer is delivered to on account.',
  why: 'Why',
  undone: 'Taken back at once',
  action: 'Ask for prepayment',
  ask: {
    title: 'Prepayment: {customer}',
    intro:
      'It is shown wherever the customer is, until somebody ends it. Reminders go on and nothing is booked; telling order entry is up to you.',
    submit: 'Deliver against prepayment only',
    done: 'Deliveries are against prepayment only.',
  },
  end: {
    title: 'Deliver on account again: {customer}',
    submit: 'Deliver on account again',
    done: 'Deliveries are on account again.',
  },
};

export type PrepaymentWords = typeof en;
