/** What cannot be done of what customers told in the portal; the type that the others fill. */
export const en = {
  nothingToAsk: 'There is nothing to ask, or too much of it.',
  writeUpTo: 'Write up to 4,000 characters.',
  severalQuestions: 'Several questions wait for an answer here already.',
  waitOrCall: 'Wait for our answer, or call us.',
  noSuchQuestion: 'There is no such question without an answer.',
  lookAtCustomer: 'Look at the customer.',
  severalCorrections: 'Several corrections wait for a person here already.',
  noSuchCorrection: 'There is no such correction to decide.',
  nobodyHasToLook: 'Nobody has to look at that any more.',
  notInHardship: 'The customer is not in hardship.',
  sayWhy: 'Say why.',
  sayWhyEnds: 'Say why it ends.',
  handOverHardship: 'The customer is in hardship: a reason is needed to hand it over.',
  noCorrectionX: 'There is no correction {1}.',
};

export type RefusedToldWords = typeof en;
