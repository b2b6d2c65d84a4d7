import type { Day } from '../kernel/day';
import type { DebtorClass, LegalPaper, Sentence } from '../law/sentence';
import type { NoticeDeadline } from '../law/notice-deadline';
import type { Dispatch } from '../outbox/legal';
import { lastDayGiven } from '../reminders/stage';
import type { Left } from './figures';

/** A legal paper to a customer as a person asks for it, and what must be looked at before it leaves. */
export interface NoticeChoice {
  readonly paper: LegalPaper;
  readonly language: string;
  readonly itemIds: readonly number[];
  /** What is announced if it is not paid: only what will be done. */
  readonly then: 'partner' | 'court' | null;
  readonly dispatch: Dispatch | null;
  /** Interest and fixed sums that the law gives are claimed with it; what is not sure only where the person says to have checked it. */
  readonly claims: { readonly interest: boolean; readonly fixed: boolean; readonly checked: boolean };
  /** Copies of the invoices go with it. */
  readonly copies: boolean;
}

/** stop: it is not sent so. warn: it may be, and a person should know. */
export interface Check {
  readonly is: 'stop' | 'warn';
  readonly code: CheckCode;
  /** Of what: invoices, slots of official papers, sentences. */
  readonly of: readonly string[];
  /** Of what is claimed beside the principal. */
  readonly beside?: readonly Left[];
}

export type CheckCode =
  | 'nothing_to_demand'
  | 'not_due'
  | 'assigned'
  | 'not_translated'
  | 'enclosure_missing'
  | 'too_large'
  | 'agency_gaps'
  | 'unsaid'
  | 'not_asked_before'
  | 'from_memory'
  | 'period_from_memory'
  | 'other_country'
  | 'no_copies'
  | 'not_claimed'
  | 'as_checked';

/** What is known before it is written. */
export interface CheckFacts {
  readonly paper: LegalPaper;
  readonly today: Day;
  readonly demandMinor: number;
  readonly items: readonly { readonly document: string; readonly dueOn: Day | null; readonly assigned: boolean }[];
  /** Numbers of invoices that no message asked for before. */
  readonly newOnes: readonly string[];
  readonly sentences: readonly Sentence[];
  readonly translated: boolean;
  /** Official papers that are needed and that nobody has filed. */
  readonly missing: readonly string[];
  /** Official papers that an email cannot carry together. */
  readonly tooLarge: readonly string[];
  /** Of whom a paper of an agency must name the address, and nobody has said it. */
  readonly agencyGaps: readonly string[];
  /** Claimed without a ground that the paper can name. */
  readonly unsaid: readonly string[];
  /** Why interest or sums that were asked for are not claimed, and what is claimed because a person checked it. */
  readonly left: readonly Left[];
  readonly checked: readonly Left[];
  readonly deadline: Pick<NoticeDeadline, 'unsure'>;
  /** The debtor's own country, as a law; null: not one of those that are known here. */
  readonly home: string | null;
  /** Invoices without a copy on file, where copies are to go with it. */
  readonly withoutCopy: readonly string[];
}

export function checksOf(facts: CheckFacts): Check[] {
  const { paper, today, items } = facts;
  const notDue = items.filter(({ dueOn }) => dueOn === null || dueOn >= today).map(({ document }) => document);
  const assigned = items.filter((one) => one.assigned).map(({ document }) => document);
  const memory = facts.sentences.filter(({ evidence }) => evidence === 'memory').map(({ key, basis }) => basis ?? key);
  const found: readonly [Check['is'], CheckCode, readonly string[] | boolean][] = [
    ['stop', 'nothing_to_demand', facts.demandMinor <= 0],
    ['stop', 'not_due', notDue],
    ['stop', 'assigned', assigned],
    ['stop', 'not_translated', !facts.translated],
    ['stop', 'enclosure_missing', facts.missing],
    ['stop', 'too_large', facts.tooLarge],
    ['stop', 'agency_gaps', facts.agencyGaps],
    ['stop', 'unsaid', facts.unsaid],
    ['warn', 'not_asked_before', paper.name === 'reminder' ? [] : facts.newOnes],
    ['warn', 'from_memory', memory],
    [
      'warn',
      'period_from_memory',
      paper.period.evidence === 'memory' || facts.deadline.unsure.includes('not_verified'),
    ],
    ['warn', 'other_country', facts.home !== null && facts.home !== paper.law],
    ['warn', 'no_copies', facts.withoutCopy],
  ];
  const said = found.flatMap(([is, code, of]): Check[] => {
    if (of === false || (Array.isArray(of) && of.length === 0)) return [];
    return [{ is, code, of: of === true ? [] : (of as readonly string[]) }];
  });
  const beside = [['not_claimed', facts.left], ['as_checked', facts.checked]] as const; // prettier-ignore
  return [
    ...said,
    ...beside.flatMap(([code, all]): Check[] => (all.length === 0 ? [] : [{ is: 'warn', code, of: [], beside: all }])),
  ];
}

export const stopsIn = (checks: readonly Check[]): Check[] => checks.filter(({ is }) => is === 'stop');

/** The one wanted, where the paper is written in it; else the country's own. */
export function languageOf(paper: LegalPaper, wanted: string | null, house: string): string {
  const asked = [wanted, house].map((one) => (one ?? '').slice(0, 2).toLowerCase().replace('nb', 'no'));
  return asked.find((one) => paper.languages.includes(one)) ?? paper.languages[0] ?? 'en';
}

/** One that was sent. */
export interface FormalNotice {
  readonly id: number;
  readonly customerId: number;
  readonly messageId: number;
  readonly law: string;
  readonly paper: string;
  readonly debtorType: DebtorClass;
  readonly language: string;
  readonly currency: string;
  readonly writtenOn: Day;
  readonly deadlineOn: Day;
  readonly principalMinor: number;
  readonly interestMinor: number;
  readonly fixedMinor: number;
  readonly costsMinor: number;
  readonly sentences: readonly string[];
  /** On which it left the house; null: it has not. */
  readonly sentOn: Day | null;
}

/** The last day of its time: a letter that lay before it was posted gives as many days as it names. */
export const timeOf = ({ deadlineOn, writtenOn, sentOn }: Pick<FormalNotice, 'deadlineOn' | 'writtenOn' | 'sentOn'>): Day | null => sentOn && lastDayGiven(deadlineOn, writtenOn, sentOn); // prettier-ignore
