import { addDays, maxDay, minDay } from '../kernel/day';
import { format, toDecimal } from '../kernel/money';
import { codeText } from '../languages/code-words';
import { dayText, fill } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import { fieldsOf, type Typed } from '../platform/web/form';
import { sumsText, type CaseView } from './case-facts.pages';
import { DISPUTE_OUTCOMES, mayMove, resumesOn, UNSETTLED, type DisputeState } from './dispute';
import { countedOf, disputedOf } from './settling';

/**
 * The forms on the page of a dispute. Each stands there only where its move may be made, and says what follows from it before
 * it is pressed.
 */
export type FormName = 'answer' | 'settle' | 'move' | 'give' | 'confirm' | 'void' | 'comment' | 'evidence';

/** A form that was sent and is shown again: what was typed, and what is wrong with it. */
export interface Sent {
  readonly form: FormName;
  readonly typed: Typed;
  readonly wrong: Readonly<Record<string, string>>;
}

export function formsBlanks(view: CaseView, sent: Sent | null): Readonly<Record<string, unknown>> {
  const { visit, one } = view;
  const { dispute } = one;
  if (!visit.may('work') || visit.on !== null) return NONE;
  const id = visit.work.ids.seal('dispute', dispute.id);
  const action = (name: string): string => visit.at.under(`/disputes/${id}/${name}`);
  const may = (to: DisputeState): boolean => mayMove(dispute.state, to);
  const unsettled = UNSETTLED.has(dispute.state);
  return {
    answer: may('waiting_customer') && unsettled ? { action: action('answer'), ...answerBlanks(view, sent) } : null,
    settle: may('resolved') && unsettled ? { action: action('settle'), ...settleBlanks(view, sent) } : null,
    move: moveBlanks(view, action('move')),
    give: unsettled ? { action: action('give'), ...giveBlanks(view, sent) } : null,
    confirm: may('confirmed') && !unsettled ? { action: action('confirm'), w: view.w.confirm } : null,
    void: may('void')
      ? {
          action: action('void'),
          w: view.w.void,
          fields: fieldsFor('void', ['why'], {}, sent),
          open: sent?.form === 'void',
        }
      : null,
    comment: { action: action('comments'), fields: fieldsFor('comment', ['text'], {}, sent) },
    evidence: { action: action('evidence'), fields: fieldsFor('evidence', ['file', 'kind'], {}, sent) },
  };
}

const NONE = {
  ...{ answer: null, settle: null, move: null, give: null },
  ...{ confirm: null, void: null, comment: null, evidence: null },
};

const fieldsFor = <Name extends string>(
  form: FormName,
  names: readonly Name[],
  initial: Readonly<Partial<Record<Name, string>>>,
  sent: Sent | null,
) =>
  sent?.form === form
    ? fieldsOf(names, sent.typed as Partial<Record<Name, string>>, sent.wrong)
    : fieldsOf(names, initial);

function answerBlanks({ visit, w, one }: CaseView, sent: Sent | null): Readonly<Record<string, unknown>> {
  const initial = { text: one.dispute.answer ?? '', sentOn: visit.work.today };
  return {
    w: w.answer,
    open: one.dispute.answer === null || sent?.form === 'answer',
    fields: fieldsFor('answer', ['text', 'sentOn'], initial, sent),
    earliest: one.dispute.raisedOn,
    today: visit.work.today,
  };
}

function settleBlanks({ visit, w, codes, one }: CaseView, sent: Sent | null): Readonly<Record<string, unknown>> {
  const { dispute } = one;
  const { locale, work } = visit;
  const answered = dispute.answer !== null && dispute.answeredOn !== null;
  const day = dayText(maxDay(resumesOn(dispute.answeredOn ?? work.today), work.today), locale);
  const said = { day, sum: sumsText(dispute, locale, countedOf) };
  const chosen = sent?.form === 'settle' ? (sent.typed['outcome'] ?? '') : '';
  const initial = { answer: dispute.answer ?? '', answeredOn: dispute.answeredOn ?? work.today };
  return {
    w: w.settle,
    open: answered || sent?.form === 'settle',
    sentOn: w.answer.sentOn,
    fields: fieldsFor('settle', ['outcome', 'answer', 'answeredOn', 'rootCause', 'parts'], initial, sent),
    choices: DISPUTE_OUTCOMES.map((value) => ({
      value,
      label: codeText(codes.outcome, value),
      follows: fill(w.settle[value], said),
      chosen: value === chosen,
    })),
    unanswered: answered ? '' : w.settle.unanswered,
    earliest: dispute.raisedOn,
    today: work.today,
    parts: dispute.items.map((item) => {
      const name = partName(work.ids.seal('item', item.itemId));
      const most = { minor: disputedOf(item), currency: item.currency };
      return {
        name,
        label: fill(w.settle.part, { document: labelOf(item) }),
        most: fill(w.settle.partMost, { amount: format(most, locale) }),
        currency: item.currency,
        value: sent?.form === 'settle' ? (sent.typed[name] ?? '') : '',
        wrong: sent?.form === 'settle' ? (sent.wrong[name] ?? '') : '',
      };
    }),
  };
}

/** The name of the field in which is typed what is justified of an item. */
export const partName = (item: string): string => `part-${item}`;

/** An amount as a sample of how one is typed. */
export const sampleAmount = (minor: number, currency: string): string => toDecimal(minor, currency);

const MOVES = ['in_review', 'waiting_internal', 'waiting_customer'] as const;

function moveBlanks({ w, one }: CaseView, action: string): unknown {
  const { state } = one.dispute;
  const again = !UNSETTLED.has(state);
  const possible = MOVES.filter((to) => to !== state && mayMove(state, to) && state !== 'confirmed');
  if (possible.length === 0) return null;
  return {
    action,
    w: w.move,
    buttons: possible.map((to) => ({ to, label: again && to === 'in_review' ? w.move.again : w.move[to] })),
  };
}

const LONGEST_DAYS = 366;

function giveBlanks({ visit, w, owners, one }: CaseView, sent: Sent | null): Readonly<Record<string, unknown>> {
  const { dispute } = one;
  const fields = fieldsFor(
    'give',
    ['owner', 'reviewOn', 'note'],
    { owner: dispute.owner, reviewOn: dispute.reviewOn },
    sent,
  );
  return {
    w: w.give,
    fields,
    owners: owners.options(fields.owner.value === '' ? dispute.owner : fields.owner.value),
    earliest: minDay(dispute.reviewOn, visit.work.today),
    latest: addDays(visit.work.today, LONGEST_DAYS),
  };
}
