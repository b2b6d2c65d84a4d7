import { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import { dayFrom, type Day } from '../kernel/day';
import { fromTyped } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { readForm, typedIn } from '../platform/web/form';
import { confirm, give, moveOn, voidDispute, type Step } from './actions';
import { casePage, viewOf } from './case.pages';
import { partName, sampleAmount, type FormName } from './case-forms.pages';
import type { CaseView } from './case-facts.pages';
import type { Which } from './change.actions';
import { DISPUTE_OUTCOMES, type Dispute } from './dispute';
import { answer, settle } from './settle.actions';
import { disputedOf, type Settlement } from './settling';

/** What is done with a dispute: answer, settle, move, give, close, make void. What is not right is said beside its field. */
export const disputeChangeRoutes: readonly Route[] = [
  { method: 'post', path: '/disputes/:dispute/answer', right: 'work', visit: answered },
  { method: 'post', path: '/disputes/:dispute/settle', right: 'work', visit: settled },
  { method: 'post', path: '/disputes/:dispute/move', right: 'work', visit: moved },
  { method: 'post', path: '/disputes/:dispute/give', right: 'work', visit: given },
  { method: 'post', path: '/disputes/:dispute/confirm', right: 'work', visit: confirmed },
  { method: 'post', path: '/disputes/:dispute/void', right: 'work', visit: voided },
];

const aDay = z.string().transform((text, context): Day => {
  const found = dayFrom(text);
  if (found !== undefined) return found;
  context.addIssue('no day');
  return z.NEVER;
});

const LONGEST = 10_000;
const text = z.string().trim().min(1).max(LONGEST);

const which = ({ one }: CaseView): Which => ({ companyId: one.dispute.companyId, disputeId: one.dispute.id });

/** Back to the dispute, with what was done. */
function done({ visit, one }: CaseView, said: string): Answer {
  visit.asked.session.tell({ text: said });
  return see(visit.at.dispute(visit.work.ids.seal('dispute', one.dispute.id)));
}

/**
 * Does it, or shows the form again with what was refused, at the field that the refusal is about. Other refusals are pages of
 * their own.
 */
async function tried(
  visit: Visit,
  form: FormName,
  fields: Readonly<Record<string, readonly [field: string, says: string]>>,
  act: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    const found = error instanceof Refusal ? fields[error.code] : undefined;
    if (found === undefined) throw error;
    return casePage(visit, { form, typed: typedIn(visit.asked.form), wrong: { [found[0]]: found[1] } });
  }
}

async function answered(visit: Visit): Promise<Answer> {
  const view = await viewOf(visit);
  const w = view.w.answer;
  const wrongDay = fill(w.wrongDay, { from: dayText(view.one.dispute.raisedOn, visit.locale) });
  const read = readForm(visit.asked.form, z.object({ text, sentOn: aDay }));
  if (!read.ok) {
    const wrong = wrongFields(read.wrong, { text: w.needed, sentOn: wrongDay });
    return casePage(visit, { form: 'answer', typed: read.typed, wrong });
  }
  return tried(visit, 'answer', { 'answer-day': ['sentOn', wrongDay] }, async () => {
    await answer(visit.work, { ...which(view), ...read.value });
    return done(view, w.done);
  });
}

/** What is said of each field that is wrong. */
const wrongFields = (
  wrong: Readonly<Record<string, string>>,
  says: Readonly<Record<string, string>>,
): Record<string, string> => Object.fromEntries(Object.keys(wrong).map((name) => [name, says[name] ?? '']));

const accepted = z.object({
  outcome: z.enum(DISPUTE_OUTCOMES),
  answer: text.optional(),
  answeredOn: aDay.optional(),
  rootCause: z.string().trim().max(500).optional(),
});

async function settled(visit: Visit): Promise<Answer> {
  const view = await viewOf(visit);
  const w = view.w.settle;
  const wrongDay = fill(view.w.answer.wrongDay, { from: dayText(view.one.dispute.raisedOn, visit.locale) });
  const again = (wrong: Readonly<Record<string, string>>): Promise<Answer> =>
    casePage(visit, { form: 'settle', typed: typedIn(visit.asked.form), wrong });
  const read = readForm(visit.asked.form, accepted);
  if (!read.ok) {
    return again(wrongFields(read.wrong, { outcome: w.choose, answer: w.needed, answeredOn: wrongDay }));
  }
  const parts = read.value.outcome === 'partly' ? partsTyped(view) : { justified: [], wrong: {} };
  if (Object.keys(parts.wrong).length > 0) return again(parts.wrong);
  const refusals = {
    'answer-missing': ['answer', w.needed],
    'answer-day': ['answeredOn', wrongDay],
    'not-partly': ['parts', w.notPartly],
  } as const;
  return tried(visit, 'settle', refusals, async () => {
    const { dispute } = view.one;
    const settlement = settlementOf(dispute, read.value, parts.justified);
    const after = await settle(visit.work, which(view), settlement);
    const codes = inLanguage(CODE_WORDS, visit.language);
    return done(view, fill(w.done, { outcome: codeText(codes.outcome, after.outcome ?? '') }));
  });
}

/** An answer that stands already is not given a second time; where all is justified none is needed. */
function settlementOf(
  dispute: Dispute,
  { outcome, answer: typed, answeredOn, rootCause }: z.output<typeof accepted>,
  justified: NonNullable<Settlement['justified']>,
): Settlement {
  const stands = typed === undefined || (typed === dispute.answer && answeredOn === dispute.answeredOn);
  return {
    outcome,
    justified,
    ...(stands ? {} : { answer: typed, ...(answeredOn === undefined ? {} : { answeredOn }) }),
    ...(rootCause === undefined ? {} : { rootCause }),
  };
}

interface Parts {
  readonly justified: NonNullable<Settlement['justified']>;
  readonly wrong: Readonly<Record<string, string>>;
}

function partsTyped({ visit, w, one }: CaseView): Parts {
  const justified: { itemId: number; amountMinor: number }[] = [];
  const wrong: Record<string, string> = {};
  for (const item of one.dispute.items) {
    const name = partName(visit.work.ids.seal('item', item.itemId));
    const typed = (visit.asked.form.get(name) ?? '').trim();
    if (typed === '') continue;
    const amountMinor = fromTyped(typed, item.currency, visit.locale);
    const most = disputedOf(item);
    if (amountMinor === undefined || amountMinor < 0 || amountMinor > most) {
      wrong[name] = fill(w.settle.wrongAmount, { sample: sampleAmount(most, item.currency) });
    } else if (amountMinor > 0) justified.push({ itemId: item.itemId, amountMinor });
  }
  return { justified, wrong };
}

const MOVES: readonly Step['to'][] = ['in_review', 'waiting_internal', 'waiting_customer'];

async function moved(visit: Visit): Promise<Answer> {
  const view = await viewOf(visit);
  const to = MOVES.find((one) => one === visit.asked.form.get('to'));
  if (to === undefined) throw new NotFound();
  const note = (visit.asked.form.get('note') ?? '').trim().slice(0, LONGEST);
  const after = await moveOn(visit.work, { ...which(view), to, ...(note === '' ? {} : { note }) });
  return done(view, fill(view.w.move.done, { state: codeText(view.codes.dispute, after.state) }));
}

async function given(visit: Visit): Promise<Answer> {
  const view = await viewOf(visit);
  const w = view.w.give;
  const form = z.object({
    owner: z.string().trim().max(100),
    reviewOn: aDay,
    note: z.string().trim().max(500).optional(),
  });
  const read = readForm(visit.asked.form, form);
  if (!read.ok) {
    return casePage(visit, {
      form: 'give',
      typed: read.typed,
      wrong: wrongFields(read.wrong, { reviewOn: w.wrongDay }),
    });
  }
  const { owner, reviewOn, note } = read.value;
  if (!view.owners.options(view.one.dispute.owner).some(({ value }) => value === owner)) throw new NotFound();
  return tried(visit, 'give', { 'review-in-the-past': ['reviewOn', w.wrongDay] }, async () => {
    const after = await give(visit.work, { ...which(view), owner, reviewOn, ...(note === undefined ? {} : { note }) });
    const said = { owner: view.owners.called(after.owner), day: dayText(after.reviewOn, visit.locale) };
    return done(view, fill(w.done, said));
  });
}

async function confirmed(visit: Visit): Promise<Answer> {
  const view = await viewOf(visit);
  const note = (visit.asked.form.get('note') ?? '').trim().slice(0, LONGEST);
  await confirm(visit.work, which(view), note);
  return done(view, view.w.confirm.done);
}

async function voided(visit: Visit): Promise<Answer> {
  const view = await viewOf(visit);
  const why = (visit.asked.form.get('why') ?? '').trim().slice(0, LONGEST);
  if (why === '') {
    return casePage(visit, { form: 'void', typed: typedIn(visit.asked.form), wrong: { why: view.w.void.needed } });
  }
  await voidDispute(visit.work, which(view), why);
  return done(view, view.w.void.done);
}
