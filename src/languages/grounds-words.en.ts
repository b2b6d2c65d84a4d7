/** English words of what speaks for handing a claim over; the type that the other languages fill. */
export const en = {
  title: 'What speaks for it',
  none: 'Nothing yet: no refusal, no long silence, no broken promise.',
  refused: 'It said on {day} that it does not pay, and has promised nothing since.',
  broken: 'Promises not kept: {broken} of {of}, the last for {day}.',
  void: 'The instalment plan {plan} is void; {left} of it was not paid.',
  contested: 'It keeps to an objection that was answered with reasons on {day}: {documents}.',
  denied: 'It approved on {approved} what it objects to since {day}: {documents}.',
  saidPaid: 'It said on {day} that it had paid; nothing came.',
  silence: '{n} reminders since {day} were not answered, and nothing was paid.',
  returned: { one: '{n} message came back.', other: '{n} messages came back.' },
};

export type GroundsWords = typeof en;
