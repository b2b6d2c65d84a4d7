import { sentencesOf, textAmong } from './sentence';
import type { Reader } from './sentence';
import { STRATEGY_FAULT_WORDS } from './strategy-fault-words';
import type { StrategyFaultWords } from './strategy-fault-words.en';

/** What is wrong with a strategy, in the language of who typed it: `checkStrategy` says it to scripts, with the names of its fields. */
export function strategyFault(said: string, reader: Reader, kinds: Readonly<Record<string, string>>): string {
  const named = said
    .replace(/^steps\[(\d+)\]/, (_, at: string) => `row ${Number(at) + 1}`)
    .replace(/^(step -?\d+) \((\w+)\)/, (_, step: string, kind: string) => `${step} (${kinds[kind] ?? kind})`);
  return textAmong(FAULTS, named, reader);
}

/** As `checkStrategy` says it. */
const PATTERNS: Readonly<Record<keyof StrategyFaultWords, string>> = {
  step: 'step {1}: {2}',
  stepOfKind: 'step {1} ({2}): {3}',
  steps: 'steps: {1}',
  code: 'code: {1}',
  name: 'name: {1}',
  days: 'row {1}.trigger.days: {2}',
  gap: 'row {1}.minGapDays: {2}',
  payBy: 'row {1}.payByDays: {2}',
  whenCount: 'row {1}.when.count: {2}',
  whenTotal: 'row {1}.when.totalMinor: {2}',
  whenAge: 'row {1}.when.days: {2}',
  field: 'row {1}.{2}: {3}',
  tooSmall: 'Too small: expected number to be >={1}',
  tooBig: 'Too big: expected number to be <={1}',
  tooMany: 'Too big: expected array to have <={1} items',
  noNumber: 'Invalid input: expected number, received {1}',
  noChoice: 'Invalid option: expected one of {1}',
  codeForm: 'small letters, digits and hyphens, such as key-accounts',
  nameNeeded: 'give it a name, of at most 80 characters',
  nameLong: 'at most 80 characters',
  noneAfter: 'none comes after the due day; a customer who is never to be reminded is given the strategy none',
  twoOfNumber: 'there are two of that number',
  thankYouZero: 'the thank-you has the number 0',
  beforeDue: '{1} comes before the due day: number it -1, -2 …',
  numbered: 'after the due day steps are numbered 1, 2, 3 … without a gap',
  onlyThankYou: 'only a thank-you counts from the payment',
  basisIs: 'its basis is {1}',
  noPayBy: 'it asks for no day to pay by; leave out payByDays',
  noAttach: 'nothing is sent with it; leave out attach',
  noWhen: 'only steps after the due day may ask for something; leave out when',
  sameSegment: 'the same segment is asked for and left out',
  messageChannel: 'it is a message; its channel is email or letter',
  onlySms: 'only a reminder goes as a short message; its channel is email or letter',
  daysBefore: 'its days are negative, before the due day',
  daysZero: 'its days are 0 or more',
  oneFirst: 'there is one first invoice, so one message about it',
  saysPayBy: 'says by when to pay; give payByDays',
  useCall: 'it is a message; use the kind call for a call',
  channelCall: 'its channel is call',
  modeTask: 'a person does it: its mode is task',
  afterTwo: 'names only what was demanded in two earlier steps; put two before it',
  afterReminder: 'is proposed after a reminder; put one before it',
  noClaims: 'only a reminder, a final one or a formal notice that is sent claims anything; leave out claims',
  countedByLaw: 'its last day to pay is counted by the law; leave out payByDays',
  onlyNoticeOrHandOver: 'after it comes only a formal notice or the proposal to hand over',
  onlyHandOver: 'after it comes only the proposal to hand over',
  nothingAfter: 'nothing comes after it',
  noneBefore: 'there is no step before it; use due, invoice_date or end_of_month',
  dayAfterDue: 'overdue begins on the day after the due day; its days are 1 or more',
  noLater: 'comes no later than the step before it',
  allByInvoice: 'once one counts from the invoice date all do; a mixture would overtake itself',
  noNotice: 'counted from the invoice date there is no notice before the due day',
};

const FAULTS = sentencesOf({ patterns: PATTERNS, said: STRATEGY_FAULT_WORDS });
