import type { Day } from '../kernel/day';
import { labelOf } from '../ledger/open-item';
import type { Decision, Link } from './decision';
import type { Foreseen } from './foresee';
import { decapitalised, REASONS, type Does, type ReasonCode } from './reasons';
import { money, stepInWords } from './words';
import type { StepKind } from './strategy';

/**
 * Why a customer was or was not chased: one sentence and the chain of rules it rests on, for any day. A past day is told
 * from the decision that a run took and kept, or else from what was known at that day's end; a coming day assumes that
 * nothing changes. Which of the three it is always stands in it.
 */
export interface Told {
  readonly name: string;
  readonly currency: string;
  readonly do: Does;
  readonly because: ReasonCode;
  readonly chain: readonly Link[];
  readonly demandMinor: number;
  /** The step it took or would take. */
  readonly step: { readonly n: number; readonly kind: StepKind } | null;
  /** Document numbers that the decision is about, oldest first. */
  readonly documents: readonly string[];
  readonly until: Day | null;
  /** Why it was not carried out after all; null: it was, or there was nothing to do. */
  readonly undone: string | null;
}

/**
 * stored: the decision a run took · recomputed: with what was known at that day's end · known_now: a day before anything was
 * recorded of the customer, told with what is known now · today · foreseen: if nothing changes.
 */
export type Basis = 'stored' | 'recomputed' | 'known_now' | 'today' | 'foreseen';

export interface Explanation {
  readonly asOn: Day;
  readonly basis: Basis;
  readonly sentence: string;
  readonly decision: Does;
  readonly because: ReasonCode;
  readonly currency: string;
  readonly chain: readonly Link[];
  /** What it is about, for those who say it in words of their own. */
  readonly told: Told;
  readonly next: {
    readonly on: Day;
    readonly do: Does;
    readonly step: number;
    readonly kind: StepKind;
    /** The oldest item it rests on, and its last day to pay. */
    readonly driver: { readonly document: string; readonly dueOn: Day | null };
    readonly documents: readonly string[];
  } | null;
}

export interface Asked {
  readonly asOn: Day;
  readonly basis: Basis;
  /** What is planned after that day, as far as it is foreseen. */
  readonly next: Foreseen | undefined;
}

export function explain(told: Told, { asOn, basis, next }: Asked): Explanation {
  return {
    asOn,
    basis,
    sentence: sentenceOf(told, asOn, basis, next),
    decision: told.do,
    because: told.because,
    currency: told.currency,
    chain: told.chain,
    told,
    next: next ? plannedOf(next) : null,
  };
}

function plannedOf({ on, decision }: Foreseen): Explanation['next'] {
  const { item } = decision.driver;
  const driver = { document: labelOf(item), dueOn: item.dueOn };
  return {
    on,
    do: decision.do,
    step: decision.step.n,
    kind: decision.step.kind,
    driver,
    documents: namedIn(decision),
  };
}

/** A decision as it is told. */
export function toldOf(name: string, decision: Decision): Told {
  const { currency, because, chain, demandMinor, step } = decision;
  const until = 'until' in decision ? decision.until : null;
  return {
    name,
    currency,
    do: decision.do,
    because,
    chain,
    demandMinor,
    step,
    until,
    documents: documentsOf(decision),
    undone: null,
  };
}

/** What the decision is about: what it names, else what is overdue, else its driver. */
function documentsOf(decision: Decision): string[] {
  const named = namedIn(decision);
  if (named.length > 0) return named;
  const overdue = decision.items.filter((one) => one.place === 'held' || one.place === 'left_out');
  return overdue.length > 0
    ? overdue.map((one) => labelOf(one.item))
    : decision.driver
      ? [labelOf(decision.driver.item)]
      : [];
}

const namedIn = (decision: Decision): string[] =>
  decision.items.filter((one) => one.place === 'named' || one.place === 'also_due').map((one) => labelOf(one.item));

function sentenceOf(told: Told, asOn: Day, basis: Basis, next: Foreseen | undefined): string {
  const reason = decapitalised(REASONS[told.because].sentence);
  const about = told.documents.length === 0 ? '' : ` (${some(told.documents)})`;
  const assumed = basis === 'foreseen' ? 'If nothing changes, ' : '';
  const until = told.until === null ? '' : `; until ${told.until}`;
  const undone = told.undone === null ? '' : `, and was not: ${told.undone}`;
  return `${assumed}${told.name} ${verb(told, asOn, basis)}${about}: ${reason}${undone}${until}${nextInWords(next)}.`;
}

function verb(told: Told, asOn: Day, basis: Basis): string {
  const { is, isNot, gets } = TENSE[basis];
  const what = told.step === null ? 'a message' : `the ${stepInWords(told.step)}`;
  const sum = told.demandMinor > 0 ? ` over ${money(told.demandMinor, told.currency)}` : '';
  switch (told.do) {
    case 'send':
      return told.undone === null ? `${gets} ${what}${sum} on ${asOn}` : `${is} to be sent ${what}${sum} on ${asOn}`;
    case 'approve':
      return `${is} to get ${what}${sum} on ${asOn} once a person agrees`;
    case 'call':
      return `${is} to be called on ${asOn}${sum}`;
    case 'task':
      return `${is} on somebody’s list on ${asOn} for ${what}${sum}`;
    case 'propose':
      return `${is} proposed for hand-over on ${asOn}${sum}`;
    case 'hold':
    case 'wait':
    case 'net':
    case 'none':
      return `${isNot} chased on ${asOn}`;
  }
}

const PAST = { is: 'was', isNot: 'was not' } as const;
const TENSE: Record<Basis, { readonly is: string; readonly isNot: string; readonly gets: string }> = {
  stored: { ...PAST, gets: 'got' },
  recomputed: { ...PAST, gets: 'was due for' },
  known_now: { ...PAST, gets: 'was due for' },
  today: { is: 'is', isNot: 'is not', gets: 'gets' },
  foreseen: { is: 'will be', isNot: 'will not be', gets: 'will get' },
};

function nextInWords(next: Foreseen | undefined): string {
  if (!next) return '; nothing more is planned';
  const { on, decision } = next;
  return `; next: ${stepInWords(decision.step)} on ${on} (${some(namedIn(decision))})`;
}

const some = (documents: readonly string[]): string =>
  documents.length > 3 ? `${documents.slice(0, 3).join(', ')} and ${documents.length - 3} more` : documents.join(', ');

/** The decision that speaks for a customer with several currencies: the one that does most, then the largest. */
export function leading<T extends { readonly do: Does; readonly demandMinor: number }>(
  decisions: readonly T[],
): T | undefined {
  const weight = (one: T): number => LOUDEST.indexOf(one.do);
  return [...decisions].sort((a, b) => weight(a) - weight(b) || b.demandMinor - a.demandMinor)[0];
}

const LOUDEST: readonly Does[] = ['send', 'approve', 'call', 'task', 'propose', 'hold', 'wait', 'net', 'none'];
