/** Why something is not given to a service that carries messages; the type that the other languages fill. */
export const en = {
  noService: 'No postal service takes the letters of this company.',
  serviceHasIt: 'the postal service has it',
  dropNotInDoubt: 'This drop is not in doubt.',
  serviceTaken: 'A postal service takes the letters of this company already.',
  serviceTakenRemedy: 'Change it, or remove it first.',
  serviceBusy: 'Letters are being given to {1} right now: nothing was changed.',
  serviceBusyRemedy: 'Try again when they are there.',
  serviceFailed: 'The postal service could not be visited ({1}).',
  serviceDoubt: 'Nobody knows yet whether {1} has a drop: nothing was changed.',
  serviceDoubtRemedy: 'Ask the service, and say whether it has the drop.',
  noGateway: 'This company has no gateway for short messages.',
  noMobile: '{1} is no number that short messages reach.',
  noMobileRemedy: 'Give a mobile number, such as +33612345678.',
  smsSecret: 'It is another host: the secret is not sent there unseen.',
  smsSecretRemedy: 'Give the secret again.',
  smsLong: 'The short message has {1} characters, more than {2}.',
  smsNoGateway: 'there is no gateway for short messages',
};

export type RefusedSendingWords = typeof en;
