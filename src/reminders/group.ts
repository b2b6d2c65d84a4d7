import type { Decision, Link } from './decision';
import type { ReasonCode } from './reasons';
import { isLadder, type StepKind } from './strategy';

/**
 * What is decided about several customers and goes to one of them, their payer or the head of their group, is one message: each
 * keeps its own step, and this alone they share. What is overdue goes before notices and thanks, which wait for another day; and it
 * waits as a whole where a person has to agree to a part of it, so that no part is left behind.
 */
export interface Shared {
  readonly do: Decision['do'];
  readonly kind: StepKind | null;
}

/** Why a decision changes; undefined where it stays as it is. In the order of those given: all that goes to one recipient. */
export function together(shared: readonly Shared[]): (Changed | undefined)[] {
  const written = shared.filter(isWritten);
  const asks = written.some(({ kind }) => kind !== null && isLadder(kind));
  const beside = BESIDE.find((kind) => written.some((one) => one.kind === kind));
  // a legal paper goes alone
  const paper = written.some(({ kind }) => kind === 'formal_notice');
  const goes = (kind: StepKind): boolean =>
    paper ? kind === 'formal_notice' : asks ? isLadder(kind) : kind === beside;
  const stays = (one: Shared): boolean => one.kind !== null && goes(one.kind);
  const waits = written.some((one) => one.do === 'approve' && stays(one));
  return shared.map((one) => {
    if (!isWritten(one)) return undefined;
    if (!stays(one)) return OTHER_MESSAGE;
    return waits && one.do === 'send' ? GROUP_WAITS : undefined;
  });
}

const isWritten = (one: Shared): boolean => one.do === 'send' || one.do === 'approve';

/** Where nothing is overdue: of these, the first there is. */
const BESIDE: readonly StepKind[] = ['pre_due', 'first_invoice', 'thank_you'];

export interface Changed {
  readonly do: 'wait' | 'approve';
  readonly because: ReasonCode;
  readonly link: Link;
}

const OTHER_MESSAGE: Changed = {
  do: 'wait',
  because: 'other_message',
  link: {
    rule: 'recipient',
    fact: 'what is overdue for another customer goes to the same recipient',
    outcome: 'stops',
  },
};

const GROUP_WAITS: Changed = {
  do: 'approve',
  because: 'group_waits',
  link: { rule: 'approval', fact: 'another customer of the same message needs a person’s agreement', outcome: 'stops' },
};

/** Why it goes where nothing asks for a person's agreement: what it was before it waited for the agreement to another. */
export function sentBecause(kind: StepKind | null, step: number | null): ReasonCode {
  if (kind === 'final') return 'final_step';
  if (kind === 'formal_notice') return 'formal_notice';
  if (kind === 'thank_you') return 'thanks';
  if (kind === 'pre_due' || kind === 'first_invoice') return kind;
  return step === 1 ? 'first_step' : 'next_step';
}

/** Which agreement of a person it needs by itself, as its chain told before it waited for what went before it. */
export function agreementIn(chain: readonly Link[]): ReasonCode | null {
  const asked = chain.find(({ rule, outcome }) => outcome === 'stops' && Object.hasOwn(AGREEMENTS, rule));
  if (asked === undefined) return null;
  return asked.rule === 'approval' && asked.fact === 'the customer is in hardship'
    ? 'hardship'
    : (AGREEMENTS[asked.rule] ?? null);
}

const AGREEMENTS: Readonly<Partial<Record<Link['rule'], ReasonCode>>> = {
  ceiling: 'above_ceiling',
  approval: 'step_needs_approval',
  paper: 'paper_to_check',
  'go-live': 'old_at_go_live',
};

/** The same for decisions that were just taken: each customer's, of one recipient. */
export function togetherDecided(customers: readonly (readonly Decision[])[]): Decision[][] {
  const changed = together(customers.flat().map((one) => ({ do: one.do, kind: one.step?.kind ?? null })));
  let at = 0;
  return customers.map((decisions) => decisions.map((decision) => applied(decision, changed[at++])));
}

function applied(decision: Decision, change: Changed | undefined): Decision {
  if (change === undefined || (decision.do !== 'send' && decision.do !== 'approve')) return decision;
  const chain = [...decision.chain, change.link];
  if (change.do === 'approve') return { ...decision, do: 'approve', because: change.because, chain };
  return { ...decision, do: 'wait', because: change.because, until: null, chain };
}
