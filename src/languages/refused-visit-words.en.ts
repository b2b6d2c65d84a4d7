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
};

export type RefusedVisitWords = typeof en;
