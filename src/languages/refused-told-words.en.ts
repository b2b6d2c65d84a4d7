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
  thatIsNotClaimedFor: 'That is not claimed for {1}, or is paid or given up.',
  lookAtWhatIsClaimed: 'Look at what is claimed beside the invoice now.',
  linkOnItsWay: 'A mail with a link is on its way to {1} already.',
  linkOnItsWayThen: 'It leaves within minutes; after it another can be sent.',
  noPortalLinks: 'Messages of this company carry no link to the portal.',
  setPublicUrl: 'Set PUBLIC_URL and the setting portalLinkDays.',
  accountElsewhere: 'A partner looks after this account.',
  sentToPartner: 'Whoever asks is sent to the partner.',
  noMailContact: 'This contact cannot be written to by email.',
  chooseAnotherContact: 'Choose another, or add or confirm an email address.',
};

export type RefusedToldWords = typeof en;
