/** Why something about means or a search is refused, and what to do about it; the type that the other languages fill. */
export const en = {
  financeSaysNothing: 'This says nothing of the customer’s means.',
  giveFigure: 'Give the figure, and for a note its words.',
  financeAhead: 'What is known of means is of a day and a year that have come.',
  mendDayOrYear: 'Correct the day or the year.',
  financeBelow: 'Only a result or own funds can lie below nothing.',
  mendFigure: 'Correct the figure.',
  noFinance: 'There is no such fact about this customer.',
  seeFinances: 'See which there are: duly finances list CUSTOMER',
  traceDue: 'A search is to be done by a day that is still to come.',
  laterDay: 'Give a later day.',
  traceThere: 'A search for this customer is under way already.',
  writeThere: 'Write down there what was looked up.',
  noTrace: 'No search for this customer is under way.',
  beginTrace: 'Begin one: duly trace start CUSTOMER',
  lookupAhead: 'Nothing can have been looked up on a day to come.',
  mendDay: 'Correct the day.',
  noTraceToResume: 'There is no search that could go on.',
  prepaysAlready: 'This customer is delivered to against prepayment already.',
  prepaysNot: 'This customer is delivered to on account.',
  tooLong: 'This is longer than {1} characters.',
  financesMany: 'Partners have told as much of this debtor’s means as is kept.',
  writeInstead: 'Write a message, or send a paper.',
  makeShorter: 'Make it shorter.',
};

export type RefusedMeansWords = { readonly [Name in keyof typeof en]: string };
