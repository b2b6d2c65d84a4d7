/** English words of supplements to a case, for the desk, the partner's page and mail; the type that the other languages fill. */
export const en = {
  title: 'Supplements',
  text: 'What the partner is told of payments, credit notes, disputes and new papers after the hand-over.',
  caption: 'Supplements, newest first',
  number: 'Supplement',
  on: 'On',
  before: 'Claimed before',
  after: 'Claimed after',
  opened: 'Opened by the partner',
  notOpened: 'not yet',
  pdf: 'PDF',
  part: 'PDF, part {n}',
  zip: 'ZIP',
  open: 'Supplement {n}',
  none: 'None yet.',
  news: {
    one: '{n} change since the partner was last told: the claim is {after} instead of {before}.',
    other: '{n} changes since the partner was last told: the claim is {after} instead of {before}.',
  },
  noNews: 'Nothing has changed since the partner was last told.',
  make: 'Make supplement {n}',
  makeText: 'It stands on the partner’s page at once, and stays as it is.',
  made: 'Supplement {n} is made: the claim is {after} instead of {before}.',
  told: '{to} is told by mail.',
  nobodyTold: 'No mail address of the partner is known: tell it yourself.',
  going: 'The supplement is being made. Look again in a moment.',
  partnerText: 'What changed since the file was handed over. The newest figures count.',
  partnerMail: {
    subject: '{creditor}: supplement {n} to {number}',
    text: 'There is a supplement to the recovery file {number} of {creditor}, of {day}.',
    figures: 'Claimed so far: {before}. Claimed from now on: {after}. Please work with these figures only.',
    where:
      'You find it on the page of the case, which you opened with the link you were given. If you no longer have the link, answer this mail.',
  },
  unopened: '{partner} has not opened supplement {n} to {number} of {day}: make sure that it is known there.',
  mailSubject: 'Supplement {n} to {number} was not opened',
  mailText: 'Ring the partner, or send a new link from the page of the case.',
  mailLink: 'To the recovery files',
};

export type SupplementWords = typeof en;
