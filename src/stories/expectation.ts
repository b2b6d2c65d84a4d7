import type { Day } from '../kernel/day';
import { REASON_CODES, type ReasonCode } from '../reminders/reasons';
import type { Reader } from './reader';

/**
 * What a story expects of a run, about one document or one customer, and what a player observed. Both players, the one on
 * the pure core and the one through the databases, answer in these words; here they are compared.
 */
export const OUTCOMES = ['send', 'also', 'approve', 'call', 'task', 'propose', 'hold', 'wait', 'net', 'none'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const MANNERS = [
  'friendly',
  'neutral',
  'firm',
  'final',
  'formal-notice',
  'pre-due',
  'thank-you',
  'first-invoice',
] as const;
export type Manner = (typeof MANNERS)[number];

export interface Expectation {
  readonly outcome: Outcome;
  readonly manner: Manner | null;
  readonly step: number | null;
  /** Of the document, or of the whole message where the line is about a customer; minor units. */
  readonly demandMinor: number | null;
  readonly because: ReasonCode | null;
  readonly until: Day | null;
  readonly channel: 'email' | 'letter' | 'call' | null;
  readonly to: string | null;
  readonly cc: string | null;
  readonly language: string | null;
}

/** `send friendly step 2 demand 60.00 by letter to ap@dupont.test in fr because next_step` */
export function readExpectation(r: Reader): Expectation {
  const outcome = r.oneOf(OUTCOMES);
  const told: { -readonly [Field in keyof Expectation]: Expectation[Field] } = { ...UNSAID, outcome };
  r.options({
    step: () => (told.step = r.whole()),
    demand: () => (told.demandMinor = r.amount()),
    because: () => (told.because = r.oneOf(REASON_CODES)),
    until: () => (told.until = r.day()),
    by: () => (told.channel = r.oneOf(['email', 'letter', 'call'] as const)),
    to: () => (told.to = r.word('an address')),
    cc: () => (told.cc = r.word('an address')),
    in: () => (told.language = r.word('a language')),
    ...Object.fromEntries(MANNERS.map((manner) => [manner, () => (told.manner = manner)])),
  });
  return told;
}

const UNSAID: Omit<Expectation, 'outcome'> = {
  manner: null,
  step: null,
  demandMinor: null,
  because: null,
  until: null,
  channel: null,
  to: null,
  cc: null,
  language: null,
};

/** What a run decided about one customer and currency. */
export interface Observed {
  readonly customer: string;
  readonly currency: string;
  readonly outcome: Outcome;
  readonly because: ReasonCode;
  readonly step: number | null;
  readonly manner: Manner | null;
  readonly demandMinor: number;
  readonly until: Day | null;
  readonly channel: string | null;
  readonly to: string | null;
  readonly cc: readonly string[];
  readonly language: string | null;
  readonly items: readonly ObservedItem[];
}

export interface ObservedItem {
  readonly document: string;
  readonly outcome: Outcome;
  readonly because: ReasonCode;
  readonly step: number;
  readonly demandMinor: number;
}

/** `F-1001`, `DUPONT`, or `DUPONT/USD` where the customer has several currencies. */
function findObserved(
  subject: string,
  seen: readonly Observed[],
): { of: Observed; item: ObservedItem | null } | undefined {
  for (const of of seen) {
    const item = of.items.find((one) => one.document === subject);
    if (item) return { of, item };
  }
  const of = seen.find((one) => one.customer === subject || `${one.customer}/${one.currency}` === subject);
  return of && { of, item: null };
}

/** What differs, as sentences; empty where everything is as expected. */
export function differences(subject: string, expected: Expectation, seen: readonly Observed[]): string[] {
  const found = findObserved(subject, seen);
  if (!found) return isQuiet(expected) ? [] : [`${subject}: nothing was decided about it`];
  const { of, item } = found;
  const actual: Expectation = {
    ...of,
    outcome: item?.outcome ?? of.outcome,
    because: item?.because ?? of.because,
    demandMinor: item?.demandMinor ?? of.demandMinor,
    step: item?.step ?? of.step,
    channel: channelOf(of.channel),
    cc: of.cc.join(' '),
  };
  return FIELDS.flatMap((field) => {
    if (expected[field] === null || expected[field] === actual[field]) return [];
    return [
      `${subject}: expected ${WORDS[field]}${String(expected[field])}, found ${WORDS[field]}${String(actual[field])} (${told(of)})`,
    ];
  });
}

/** Where nothing is due, nothing is decided, and nothing is kept of it. */
const isQuiet = ({ outcome, because }: Expectation): boolean =>
  outcome === 'none' && (because === null || because === 'not_overdue' || because === 'nothing_due');

const channelOf = (channel: string | null): Expectation['channel'] =>
  channel === 'email' || channel === 'letter' || channel === 'call' ? channel : null;

const told = (of: Observed): string => `${of.customer} ${of.currency}: ${of.outcome}, ${of.because}`;

const WORDS: Record<keyof Expectation, string> = {
  outcome: '',
  manner: '',
  step: 'step ',
  demandMinor: 'a demand in minor units of ',
  because: 'because ',
  until: 'until ',
  channel: 'by ',
  to: 'to ',
  cc: 'cc ',
  language: 'in ',
};
const FIELDS = Object.keys(WORDS) as (keyof Expectation)[];
