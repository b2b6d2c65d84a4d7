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
};

export type RefusedSendingWords = typeof en;
