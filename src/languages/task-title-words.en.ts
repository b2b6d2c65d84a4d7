/** What tasks that Duly opens by itself ask for, with their blanks; the type that the other languages fill. */
export const en = {
  runBlocked: 'No reminders today: {why} {remedy}',
  statementsBlocked: 'No monthly statements yet: {why} {remedy}',
  handOver: 'Hand over? {customer}, {documents}, {amount}, {kind}',
  call: 'Call: {customer}, {documents}, {amount}, {kind}',
  callOn: 'Call {phone}: {customer}, {documents}, {amount}, {kind}',
  write: 'Write: {customer}, {documents}, {amount}, {kind}',
  answerCustomer: '{customer} wrote on {day}: answer, before the reminders go on by themselves',
  planMissed: 'Missed: {plan}, instalment {n} of {of}, {amount} of {day}',
  planAwaiting: 'Match the money received: {plan}, instalment {n} of {of} lacks {amount}',
  planVoid: '{plan} is void: {n} missed, {amount} is due at once',
  planLapsed: 'Nobody answered the offer of {plan} by {day}: ask, offer again or cancel',
  planApproval: 'Approve or cancel the instalment plan {plan}: {amount} in {n}, outside the bands',
  planConsent: 'Ask {insurer} for its consent to the instalment plan {plan}',
  planRequest: 'Instalments asked for in the portal: {plan}, {amount} in {n}. Accept or cancel',
  promiseBroken:
    'Promised for {day} ({documents}), missing {amount}: nothing of it came. Call, or let the reminders go on.',
  promisePartlyKept: 'Promised for {day} ({documents}), missing {amount}: a part of it did not come. Ask for the rest.',
  promiseAwaiting:
    'Promised for {day} ({documents}), missing {amount}: it is not matched, but there is money that nobody has applied. Apply it.',
  answerDispute: 'Answer the dispute ({category}). It takes {needs}.',
  listedAgain:
    'The list still calls {document} disputed, though its dispute was closed. Raise it again, or correct the source.',
  creditNote: 'Issue the credit note that was found justified: {parts}',
  disputeBack: 'The money that had closed this dispute was taken back: it stands again.',
  reviewDispute: 'Look at this dispute again, its review was due on {day}: {objection}',
  holdReview: 'Is it still so? On hold ({hold}): {reason}',
  holdEnds: 'This hold ends today ({hold}): {reason}',
  decideRest: '{document}: decide what becomes of the rest of {rest} ({reason})',
  lookAtReturn: '{amount} went back on {day} ({reason}): see whether it is collected again or paid another way',
  lookAtDebit: 'See why what we collect did not come: {n} until {day} (never presented, or returned?)',
  reissue: 'Issue {document} anew: the platform rejected the e-invoice',
  stopDeliveries: 'Stop deliveries? {customer}, {documents}, {amount}',
  releaseDeliveries: 'Release deliveries? Nothing of {customer} is overdue any more',
  clearObstacle: 'Put this right ({obstacle}): {reason}',
  bankChange: 'Confirm or stop: payments in {currency} to {iban}',
  messageFailed: 'The message to {recipient} did not get through: {reason}',
  messageDoubtful: 'Did the message to {recipient} arrive? The provider took it and gave no answer.',
  postLetter: 'Post the letter to {to}: it was made on {day}',
  postLetterUnnamed: 'Post the letter to the customer: it was made on {day}',
  findAddress: 'Find the address of {to}: the letter came back',
  findAddressUnnamed: 'Find the address of the customer: the letter came back',
  letterRefused: '{to} did not take the letter',
  letterRefusedUnnamed: 'The customer did not take the letter',
  decidePromise: 'Decide on the promise for {day} that the customer gave in the portal: does it pause the reminders?',
  statementDisagrees:
    'The list says that {stated} of {document} is open; by the payments here it is {open}. Was a payment returned, or applied to the wrong document?',
  presumedOne: '{n} item is missing from {file} and presumed settled. Close it, or the next list does.',
  presumedMany: '{n} items are missing from {file} and presumed settled. Close them, or the next list does.',
  overtaken: 'The source now says “{source}” for {field}; {who} corrected it to “{value}” ({why}). Which is right?',
  overtakenEmptied:
    'The source now says “{source}” for {field}; {who} corrected it to nothing ({why}). Which is right?',
  overtakenToNothing:
    'The source now says nothing for {field}; {who} corrected it to “{value}” ({why}). Which is right?',
};

export type TaskTitleWords = typeof en;
