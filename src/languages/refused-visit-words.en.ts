/** What is said where a call cannot be agreed or a visit not be planned; the type that the other languages fill. */
export const en = {
  slotTaken: 'This time is not free any more.',
  slotOther: 'Choose another one.',
  callAgreed: 'A call is agreed with this customer already.',
  moveItOr: 'Move it, or cancel it first.',
  callOver: 'This call was moved or cancelled, or has begun.',
  agreeNew: 'Agree a new one.',
  wrongHours: 'These hours cannot be offered.',
  hoursAre: 'A call takes 5 to 120 minutes, is booked at most 60 days ahead, and there are 1 to 50 a day.',
  wrongAgent: 'These particulars of an agent cannot be kept.',
  nameAnd: 'Name and function are needed; areas are the first signs of postcodes, such as 44, 49, 85.',
  noVisits:
    'Nobody may be sent to this customer: it is one of our own, is represented by an adviser, is insolvent, or the matter is with a partner or a court.',
  writeTo: 'Write to whoever speaks for it.',
  nobodyToTell: 'There is no way to announce the visit to this customer so.',
  announceOther: 'Announce it in another way, or add an email address or a postal address.',
  visitThere: 'A visit to this customer is planned already.',
  noSuchAddress: 'There is no such address to go to.',
  chooseAddress: 'Choose one of the customer’s.',
  noSuchAgent: 'There is no such agent who visits customers.',
  tooSoon: 'The visit would come before its announcement is old enough.',
  tooFar: 'The day is too far ahead.',
  sunday: 'Nobody is visited on a Sunday.',
  holiday: 'It is a public holiday where the customer is.',
  anotherDay: 'Choose another day.',
  visitNotYet: 'The day of this visit has not come.',
  recordWhen: 'Record it when it has.',
  visitOver: 'This visit is over, or is not planned so.',
  lookVisit: 'Look at the visit again.',
};

export type RefusedVisitWords = typeof en;
