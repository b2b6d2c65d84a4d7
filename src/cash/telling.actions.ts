import { record } from '../audit/actions';
import { addDays, maxDay, minDay, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { dealtWith } from './application.store';
import { dropProposals } from './proposal.store';
import {
  answeredPairs,
  answersOf,
  balancedStatements,
  doubtById,
  endAnswer,
  insertAnswer,
  standingLines,
  tellingsOf,
  writeDoubts,
  writeStates,
  type NewState,
  type Span,
  type StandingLine,
} from './telling.store';
import { dayKnowledge } from './told-days';
import { pairOf } from './told-linking';
import { togetherIn } from './told-together';
import { toldTwice } from './told-twice';

/** Keeps every movement counting once, whenever files come, go, or a person says what is the same. */
export interface Account {
  readonly companyId: number;
  readonly accountId: number;
}

/** Lines that are a bank day apart are at most so many days apart: Maundy Thursday and Easter Tuesday. */
const BANK_DAY = 6;
const AROUND = 24;
const WIDEST = 4_000;

/** Decides again for the lines of these days and for all that have to do with them. */
export async function settleTellings(tx: Tx, account: Account, days: Span): Promise<void> {
  const touched = { from: addDays(days.from, -BANK_DAY), until: addDays(days.until, BANK_DAY) };
  for (let around = AROUND; ; around *= 4) {
    const span = { from: addDays(touched.from, -around), until: addDays(touched.until, around) };
    const { tellings, marked } = await tellingsOf(tx, account.accountId, span);
    if (tellings < 2 && marked === 0) return;
    const all = await standingLines(tx, account.accountId, span);
    const groups = togetherIn(all).filter((group) => group.some((line) => isWithin(line.bookedOn, touched)));
    const lines = groups.flat() as StandingLine[];
    const inner = { from: addDays(span.from, BANK_DAY), until: addDays(span.until, -BANK_DAY) };
    if (around >= WIDEST || lines.every((line) => isWithin(line.bookedOn, inner))) {
      await decide(tx, account, span, lines);
      return;
    }
  }
}

const isWithin = (day: Day, { from, until }: Span): boolean => day >= from && day <= until;

async function decide(tx: Tx, account: Account, span: Span, lines: readonly StandingLine[]): Promise<void> {
  const { companyId, accountId } = account;
  const answers = await answersOf(tx, accountId);
  const ids = lines.map(({ id }) => id);
  const isComplete = dayKnowledge(await balancedStatements(tx, accountId, span));
  const states = toldTwice(lines, {
    answers: new Map(answers.map(({ lineId, otherId, answer }) => [pairOf(lineId, otherId), answer])),
    applied: await dealtWith(tx, companyId, ids),
    isComplete,
  });
  const changed: NewState[] = [];
  const doubts: [number, number][] = [];
  for (const line of lines) {
    const state = states.get(line.id);
    if (!state) continue;
    const [counts, doubtful] = [state.counts ? 1 : 0, state.doubtful ? 1 : 0];
    const { toldBy, partOf } = state;
    if (counts !== line.counts || doubtful !== line.doubtful || toldBy !== line.toldBy || partOf !== line.partOf) changed.push({ id: line.id, counts, toldBy, partOf, doubtful }); // prettier-ignore
    for (const other of state.doubts) if (line.id < other) doubts.push([line.id, other]);
  }
  await writeStates(tx, changed);
  // What was proposed for a line is proposed anew: it may say more now, or count no more.
  const renewed = changed.flatMap(({ id, toldBy }) => (toldBy === null ? [id] : [id, toldBy]));
  const before = lines.flatMap(({ toldBy }) => toldBy ?? []);
  if (changed.length > 0) await dropProposals(tx, companyId, [...new Set([...renewed, ...before])]);
  await writeDoubts(tx, companyId, ids, doubts);
}

/** A person says of two lines whether they are the same money. */
export async function answerDoubt(
  work: Work,
  companyId: number,
  doubtId: number,
  answer: 'same' | 'other',
): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const pair = await doubtById(tx, companyId, doubtId);
    if (!pair) {
      throw new Refusal('no-such-doubt', 'This question is not open any more.', 'See those that are: duly bank doubts');
    }
    const { accountId, aId: lineId, bId: otherId, aOn, bOn, aMinor: amount, currency } = pair;
    await insertAnswer(tx, work, companyId, { lineId, otherId, answer });
    await settleTellings(tx, { companyId, accountId }, { from: minDay(aOn, bOn), until: maxDay(aOn, bOn) });
    await record(tx, work, {
      companyId,
      kind: 'bank.told-twice',
      ref: `bank_statement/${pair.bStatement}`,
      payload: { answer, lines: [lineId, otherId], amount, currency },
    });
  });
}

/** Takes back what a person said: the question is open again. */
export async function takeBackAnswer(work: Work, companyId: number, answerId: number): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const [pair] = await answeredPairs(tx, companyId, { most: 1, id: answerId });
    if (!pair || !(await endAnswer(tx, work, companyId, answerId))) {
      throw new Refusal('no-such-answer', 'There is no such answer.', 'See them: duly bank doubts');
    }
    const { accountId, aOn, bOn, aId, bId, answer } = pair;
    await settleTellings(tx, { companyId, accountId }, { from: minDay(aOn, bOn), until: maxDay(aOn, bOn) });
    await record(tx, work, {
      companyId,
      kind: 'bank.told-twice-undone',
      ref: `bank_statement/${pair.bStatement}`,
      payload: { answer, lines: [aId, bId] },
    });
  });
}
