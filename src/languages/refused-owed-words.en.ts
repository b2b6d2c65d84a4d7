/** English words of what is refused about interest and costs; the type that the other languages fill. */
export const en = {
  claimsNothing: 'The company claims nothing for late payment.',
  administratorCan: 'An administrator can change that: Settings, Thresholds.',
  notCome: '{1} has not come yet.',
  upToToday: 'Claim interest up to today or an earlier day.',
  nothingOfThis: 'Nothing of this can be claimed now.',
  lookWhy: 'Look at interest and costs of the customer again: it says why.',
  notSure: 'Something of this claim is not sure, and nobody said to have checked it.',
  checkBeside: 'Check what is said beside it, and say that you did.',
  wasPaid: 'Something of this was paid.',
  takeBackFirst: 'Take back what was applied to it first, or waive what is open of it.',
  changedMeanwhile: 'This was changed meanwhile.',
  lookOwed: 'Look at interest and costs of the customer again.',
  noSuchCharge: 'There is no such claim beside an invoice: {1}',
  nothingToNote: 'Nothing is claimed beside the invoices of this customer that could be asked for.',
  claimFirst: 'Claim interest or costs first, or see what holds it.',
  oneCurrency: 'An interest note is of one currency.',
  nameCurrency: 'Name the currency: one of those in which something is claimed.',
  heldFrom: 'Interest cannot be held from {1}.',
  aYearAhead: 'Give a day since 1990, at most a year ahead.',
  heldTo: 'It cannot end on {1}.',
  lastDayOrNone: 'Give its last day, on or after its first; or none while it lasts.',
  claimedOver: 'Interest of these days is claimed: {1}.',
  reverseWith: 'Reverse these claims with it, or waive them first.',
  noSuchInterestHold: 'There is no such hold of interest.',
};

export type RefusedOwedWords = typeof en;
