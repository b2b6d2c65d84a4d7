/** Why two records cannot become one, or not be taken apart, and what to do instead; the type that the other languages fill. */
export const en = {
  oneRecord: 'That is one and the same record.',
  nameTwo: 'Name two records.',
  mergedAlready: 'One of the two was merged into another record already.',
  mergeWithThat: 'Merge with the record that it went into, or take that merge back first.',
  oneGroup: 'One of the two belongs to the other, or pays for it.',
  outOfGroup: 'Take it out of the group first, if they are one customer.',
  otherInLaw: 'One of the two is something else in law than the other.',
  correctFirst: 'Correct first what they are.',
  onTheirWay:
    'Messages are on their way just now: a run is being issued, or something waits to be sent to one of the two.',
  whenTheyLeft: 'Try again when they have left, or withdraw them.',
  twoPartners: 'Two partners have files of these two in hand.',
  closeOne: 'Close one of the cases first.',
  standsTwice: 'Documents stand under both, and more happened with them than that they were listed: {1}.',
  keepTheOther: 'Keep the other record, or settle these documents first on the record that goes.',
  noSuchMerge: 'There is no such merge, or it was taken back.',
  lookAtMerged: 'Look at what was merged.',
  mergedFurther: 'The record that stayed was itself merged into another since.',
  takeThatBack: 'Take that merge back first.',
  ofBoth: 'A promise, a plan, a dispute or a case made since is about invoices of both.',
  endItFirst: 'End it first, or make it anew for each of the two.',
  notApart: 'Nobody said that these are two.',
  lookAtApart: 'Look at what was said to be two.',
  shownOtherwise: 'It is other records by now than were shown.',
  lookAgain: 'Look at them again, and press again.',
};

export type RefusedMergingWords = typeof en;
