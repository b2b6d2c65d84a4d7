import { addWorkdays, TARGET } from '../kernel/calendar';
import { addDays, maxDay, type Day } from '../kernel/day';
import type { AskKind } from './ask';
import type { CourseFacts } from './course-facts';
import type { Stage } from './course';
import { milestonesOf, type Milestone } from './milestone';

/**
 * Who must do what next in a case, and by when: one thing, always. The first that holds, in this order: the case is over · a question
 * waits for our answer · the partner says it is over · it waits for us · a message is unread · it pauses · a step has its day · what is
 * expected of the partner by now · its next word.
 */
export type NextAction =
  | { readonly who: 'nobody'; readonly what: 'over'; readonly by: null; readonly late: false }
  | (Timed & { readonly who: 'us'; readonly what: 'answer'; readonly ask: AskKind })
  | (Timed & { readonly who: 'us'; readonly what: 'end' | 'inform' | 'sign' | 'pay_set_up' | 'read' | 'decide' })
  | (Timed & { readonly who: 'clock'; readonly what: 'go_on' })
  | (Timed & { readonly who: 'partner'; readonly what: 'step'; readonly step: string })
  | (Timed & { readonly who: 'partner'; readonly what: 'confirm' | 'check' | 'write' | 'call' | 'collect' | 'report' });

interface Timed {
  readonly by: Day;
  readonly late: boolean;
}

const OUR_BANK_DAYS = 5;
const READ_BANK_DAYS = 2;
/** A partner says at least every month how it stands. */
const WORD_DAYS = 30;

const OUR_WAITS: Partial<Record<Stage, 'inform' | 'sign' | 'pay_set_up'>> = {
  ...{ needs_info: 'inform', contract_pending: 'sign', set_up_due: 'pay_set_up' },
};

export function nextAction(facts: CourseFacts, today: Day): NextAction {
  if (facts.state !== 'with_partner') return { who: 'nobody', what: 'over', by: null, late: false };
  const timed = (by: Day): Timed => ({ by, late: by < today });
  const open = facts.asks.filter(({ decidedOn }) => decidedOn === null);
  const first = open.reduce<(typeof open)[number] | null>((one, next) => (one === null || next.answerBy < one.answerBy ? next : one), null); // prettier-ignore
  if (first !== null) return { who: 'us', what: 'answer', ask: first.kind, ...timed(first.answerBy) };
  const over = facts.reports.findLast(({ kind }) => kind === 'closed');
  if (over !== undefined) return { who: 'us', what: 'end', ...timed(soon(over.on)) };
  const wait = OUR_WAITS[facts.stage];
  if (wait !== undefined) return { who: 'us', what: wait, ...timed(soon(facts.stagedOn)) };
  if (facts.unreadSince !== null)
    return { who: 'us', what: 'read', ...timed(addWorkdays(TARGET, facts.unreadSince, READ_BANK_DAYS)) };
  if (facts.stage === 'paused') return { who: 'clock', what: 'go_on', ...timed(facts.pausedUntil ?? today) };
  return partnersNext(facts, milestonesOf(facts, today), timed);
}

const soon = (on: Day): Day => addWorkdays(TARGET, on, OUR_BANK_DAYS);

const STEPS_OF = { receipt: 'confirm', letter: 'write', call: 'call', amicable: 'collect', evaluation: null } as const;

function partnersNext(facts: CourseFacts, milestones: readonly Milestone[], timed: (by: Day) => Timed): NextAction {
  const planned = facts.steps.flatMap(({ kind, plannedOn, doneOn }) => (plannedOn === null || doneOn !== null ? [] : [{ kind, on: plannedOn }])); // prettier-ignore
  const step = planned.reduce<(typeof planned)[number] | null>((one, next) => (one === null || next.on < one.on ? next : one), null); // prettier-ignore
  if (step !== null) return { who: 'partner', what: 'step', step: step.kind, ...timed(step.on) };
  if (facts.stage === 'verification') return { who: 'partner', what: 'check', ...timed(soon(facts.stagedOn)) };
  const due = milestones.find(({ state }) => state === 'expected' || state === 'late');
  if (due !== undefined) {
    const what = STEPS_OF[due.name];
    if (what === null) return { who: 'us', what: 'decide', ...timed(due.dueOn) };
    return { who: 'partner', what, ...timed(due.dueOn) };
  }
  return { who: 'partner', what: 'report', ...timed(addDays(lastWord(facts), WORD_DAYS)) };
}

/** When the partner last told or did something. */
const lastWord = ({ handedOverOn, reports, moves }: CourseFacts): Day =>
  [...reports, ...moves.filter(({ side }) => side === 'partner')].map(({ on }) => on).reduce(maxDay, handedOverOn);
