/** English words of papers that come back signed; the type that the other languages fill. */
export const en = {
  title: 'Signed papers',
  none: 'Nothing has come back signed.',
  file: 'What was signed, up to 25 MB',
  signedOn: 'Signed on',
  signedOnDay: 'signed on {day}',
  submit: 'File it',
  needFile: 'Choose the file that was signed.',
  wrongDay: 'Write the day as on the calendar.',
  done: '{name} is filed: evidence, and an exhibit of the recovery file',
  waits: 'The customer sent this; look at it before anybody else sees it:',
  isSigned: 'It is what was to be signed',
  isNot: 'It is not: put it out of sight',
  judgedYes: 'It is filed as evidence.',
  judgedNo: 'It is out of sight.',
};

export type SignedWords = typeof en;
