import { Refusal, WrongUse } from '../kernel/result';
import type { Day } from '../kernel/day';
import { asks } from '../languages/task-title';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { companyById, settingsOf } from '../companies/store';
import {
  ASK_DETAILS,
  detailsOf,
  MAY_BE_SILENT,
  NEEDS_AMOUNT,
  NEEDS_NOTE,
  needsApproval,
  usualAnswerBy,
  type Ask,
  type AskAnswer,
  type AskKind,
  type Silence,
} from './ask';
import { askById, asksOf, asksOver, decideAsk, insertAsk } from './ask.store';
import { caseById, type CaseView } from './case.panel';
import { mayMove } from './course';
import { extendIn, goOn, moveIn, openCase, sideOf } from './course.actions';
import { happen } from './happening.actions';

/** What is asked of us about a case, answered with who and when, by a person, or by the clock as its silence was said to mean. */
export interface Asking {
  readonly companyId: number;
  readonly caseId: number;
  readonly kind: AskKind;
  /** Without it: a recommendation. */
  readonly required?: boolean;
  /** By kind: `ASK_DETAILS`. */
  readonly details?: unknown;
  readonly amountMinor?: number | null;
  readonly note?: string | null;
  /** Without it, as many bank days as are usual for its kind. */
  readonly answerBy?: Day;
  readonly silence?: Silence;
  /** Of the form it came by: the same form sent twice is one ask. */
  readonly key: string;
}

/** Returns its row number; undefined where that form was kept already. */
export const ask = (work: Work, asking: Asking): Promise<number | undefined> =>
  work.db.transaction(async (tx) => askIn(tx, work, await openCase(tx, asking.companyId, asking.caseId), asking));

/** The same inside an open transaction, of a case that `openCase` gave. */
export async function askIn(tx: Tx, work: Work, found: CaseView, asking: Asking): Promise<number | undefined> {
  const { kind, key, required = false, amountMinor = null, silence = 'no' } = asking;
  const { companyId, id: caseId, customerId, number, partner, currency } = found;
  const details = wellAsked(asking, work.today);
  const note = (asking.note ?? '').trim() === '' ? null : (asking.note ?? '').trim();
  const answerBy = asking.answerBy ?? usualAnswerBy(kind, work.today);
  const made = { companyId, caseId, kind, required, details, amountMinor, note, answerBy, silence, key };
  const id = await insertAsk(tx, work, made);
  if (id === undefined) return undefined;
  const approval = needsApproval({ kind, amountMinor }, await freeUpTo(tx, found));
  const title = asks(TITLES[kind], {
    ...{ partner, number, day: answerBy },
    ...(amountMinor !== null && { amount: { minor: amountMinor, currency } }),
  });
  await openTasks(tx, work, [
    {
      ...{
        companyId,
        customerId,
        kind: 'case_ask',
        key: `case-ask/${id}`,
        about: aboutAsk(id),
        title,
        dueOn: answerBy,
      },
      assignee: approval ? 'manager' : (found.clerk ?? found.collector),
    },
  ]);
  const payload = { ask: id, kind, required, amountMinor, currency, details, note, answerBy, silence };
  await happen(tx, work, found, { kind: 'case.asked', payload });
  const waits = kind === 'info' && mayMove(found.stage, 'needs_info', sideOf(work.actor));
  if (waits) await moveIn(tx, work, found, { to: 'needs_info', why: note });
  return id;
}

const TITLES = {
  legal_step: 'partnerAsksStep',
  settlement: 'partnerAsksSettlement',
  plan: 'partnerAsksPlan',
  cost: 'partnerAsksCost',
  info: 'partnerAsksInfo',
  extension: 'partnerAsksTime',
  evaluation: 'evaluateCase',
} as const satisfies Record<AskKind, string>;

const aboutAsk = (id: number): string => `case-ask/${id}`;

/** Its details, checked. Throws WrongUse where it does not say what its kind must. */
export function wellAsked(
  { kind, details = {}, amountMinor = null, note, answerBy, silence }: Asking,
  today: Day,
): unknown {
  const read = ASK_DETAILS[kind].safeParse(details);
  if (!read.success) throw new WrongUse('What is asked is not said as it must be.', 'Say it as its kind needs it.');
  if (NEEDS_AMOUNT.includes(kind) && amountMinor === null)
    throw new WrongUse('An ask of this kind needs its amount.', 'Give the amount.');
  if (amountMinor !== null && (!Number.isSafeInteger(amountMinor) || amountMinor <= 0))
    throw new WrongUse('The amount must be more than nothing.', 'Give an amount above nothing.');
  if (NEEDS_NOTE.includes(kind) && (note ?? '').trim() === '')
    throw new WrongUse('It is not said what is needed.', 'Say in a sentence what you need.');
  if (answerBy !== undefined && answerBy < today)
    throw new WrongUse('An answer cannot be asked for by a day that is past.', 'Give today or a later day.');
  if (silence === 'yes' && !MAY_BE_SILENT.includes(kind))
    throw new Refusal('silence-binds-nobody', 'Silence agrees to nothing that binds the creditor.', 'Ask for an answer; without one it is no.'); // prettier-ignore
  return read.data;
}

/** Costs up to this are agreed by anybody who works with cases; null: none are, the case is in another currency than the limit. */
export async function freeUpTo(q: Query, { companyId, currency }: Pick<CaseView, 'companyId' | 'currency'>): Promise<number | null> {
  const company = await companyById(q, companyId);
  return company.currency === currency ? (await settingsOf(q, companyId)).partnerCostMinor : null;
} // prettier-ignore

export interface Answering {
  readonly companyId: number;
  readonly askId: number;
  readonly answer: AskAnswer;
  /** Needed for no and for something else. */
  readonly reason: string | null;
  /** May whoever answers approve? */
  readonly approver: boolean;
  /** Of an evaluation: the way that it goes on. */
  readonly chosen?: string;
  /** What follows from a yes besides, in the same transaction. */
  then?(tx: Tx, found: CaseView, ask: Ask): Promise<void>;
}

/** Refuses what was answered already, and a yes of somebody who may not give it. */
export async function answerAsk(work: Work, { companyId, askId, answer, reason, approver, chosen, then }: Answering): Promise<void> {
  return work.db.transaction(async (tx) => {
    const { found, asked } = await openAsk(tx, companyId, askId);
    const why = (reason ?? '').trim() === '' ? null : (reason ?? '').trim();
    if (answer !== 'yes' && why === null)
      throw new Refusal('answer-needs-reason', 'This answer needs its reason.', 'Say why: the partner reads it.');
    if (answer !== 'no' && !approver && needsApproval(asked, await freeUpTo(tx, found)))
      throw new Refusal('answer-needs-approval', 'Only who may approve agrees to this.', 'Ask a manager to answer it.');
    await decide(tx, work, found, asked, { decision: answer, reason: why, silent: false, chosen });
    if (answer === 'yes') await then?.(tx, found, asked);
  });
} // prettier-ignore

/** It is not asked any more: by the partner, or by us where its cause is gone. */
export async function withdrawAsk(work: Work, companyId: number, askId: number, reason: string | null): Promise<void> {
  return work.db.transaction(async (tx) => {
    const { found, asked } = await openAsk(tx, companyId, askId);
    await decide(tx, work, found, asked, { decision: 'withdrawn', reason, silent: false });
  });
}

/** The clock: asks whose day is past mean what was said of silence; those of a case that is over are asked no more. */
export async function answerSilence(work: Work, companyId: number): Promise<number> {
  const late = await asksOver(work.db.read, companyId, work.today);
  for (const { over, ...asked } of late)
    await work.db.transaction(async (tx) => {
      const found = await caseById(tx, companyId, asked.caseId);
      const now = await askById(tx, companyId, asked.id);
      if (found === undefined || now?.decidedAt !== null) return;
      const decision = over ? 'withdrawn' : asked.silence;
      await decide(tx, work, found, now, { decision, reason: null, silent: !over });
    });
  return late.length;
}

async function openAsk(tx: Tx, companyId: number, askId: number): Promise<{ found: CaseView; asked: Ask }> {
  const asked = await askById(tx, companyId, askId);
  if (asked === undefined) throw new Refusal('no-such-ask', 'There is no such question.', 'Look at the case again.');
  if (asked.decidedAt !== null) throw answeredAlready();
  return { asked, found: await openCase(tx, companyId, asked.caseId) };
}

const answeredAlready = (): Refusal =>
  new Refusal('answered-already', 'This was answered meanwhile.', 'Look at the case again: it shows the answer.');

interface Deciding {
  readonly decision: AskAnswer | 'withdrawn';
  readonly reason: string | null;
  /** Nobody answered in time. */
  readonly silent: boolean;
  readonly chosen?: string | undefined;
}

async function decide(tx: Tx, work: Work, found: CaseView, asked: Ask, { decision, reason, silent, chosen }: Deciding): Promise<void> {
  if (!(await decideAsk(tx, work, asked, { decision, reason }))) throw answeredAlready();
  const { companyId } = found;
  await closeTasksAbout(tx, work, { companyId, abouts: [aboutAsk(asked.id)], outcome: decision });
  const { id: ask, kind, amountMinor } = asked;
  const payload = { ask, kind, decision, reason, silent, amountMinor, currency: found.currency, ...(chosen !== undefined && { chosen }) };
  await happen(tx, work, found, { kind: decision === 'withdrawn' ? 'case.ask_withdrawn' : 'case.ask_answered', payload });
  if (found.state !== 'with_partner') return;
  if (kind === 'extension' && decision === 'yes') {
    const { until, reason: cause } = detailsOf('extension', asked);
    if (until > work.today && (found.exclusiveUntil === null || until > found.exclusiveUntil))
      await extendIn(tx, work, found, { until, reason: cause, why: asked.note });
  }
  if (kind === 'info') await goOnWithoutQuestions(tx, work, found);
} // prettier-ignore

/** The partner waits for nothing more. */
async function goOnWithoutQuestions(tx: Tx, work: Work, found: CaseView): Promise<void> {
  const open = (await asksOf(tx, found.companyId, found.id)).some(
    (one) => one.kind === 'info' && one.decidedAt === null,
  );
  if (!open) await goOn(tx, work, found, 'needs_info', null);
}
