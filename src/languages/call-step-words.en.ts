/** A call that is counted as a step of reminders, and taken back; the type that the other languages fill. */
export const en = {
  field: 'Was it a step of the reminders?',
  no: 'no, it is only logged',
  yes: 'yes: {steps}',
  one: '{step} for {documents}',
  more: '{documents} and {n} more',
  hint: 'If so, the next reminder goes on from there, as after a reminder. It can be taken back.',
  spoken: 'Only a call or visit of ours that reached somebody can be a step.',
  counts: 'A step always keeps the next reminder at its distance.',
  counted: 'counts as {step}',
  title: 'Not a step after all',
  intro:
    'The call stays logged. Its documents stand where they stood before it, and the next reminder goes on from there.',
  why: 'Why',
  reason: 'counted by mistake',
  submit: 'Take the step back',
  undone: 'The step is taken back; the call stays logged',
  scriptTitle: 'What to say, in {language}',
  scriptWords: 'Change these words',
  logCall: 'Log the call',
};

export type CallStepWords = typeof en;
