import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { answerAsk, answerSilence, ask, withdrawAsk } from './ask.actions';
import { reopen, undoHandOver } from './actions';
import { endCase } from './closing.actions';
import { courseFactsOf, nextActionsOf } from './course-facts.panel';
import { endPauses, moveStage } from './course.actions';
import { keepNextActions } from './jobs';
import { readMessages, writeMessage } from './message.actions';
import { nextAction } from './next-action';
import { keepNext } from './next-kept.store';
import type { Report } from './report';
import { tellReport } from './report.actions';
import { callOff, doneStep, planStep, undoneStep } from './step.actions';
import { caseOf, DELMAS, workOn } from './testing/one-case';

/** What is kept beside a case is what would be worked out anew, after everything that can happen in one. */
const open = testDatabase();
const on = (today: string, actor?: Parameters<typeof workOn>[2]) => workOn(open, today, actor);
const DAY = '2026-05-20';
let id = 0;
const of = (): { companyId: number; caseId: number } => ({ companyId: 1, caseId: id });

const kept = async () =>
  (await rowsOf<{ fresh: boolean | number; who: string; what: string; by: string }>(open.db.read, `select next_after = changes as fresh, next_who as who, next_what as what, next_by as "by" from recovery_case where id = ?`, [id])).map((row) => ({ ...row, fresh: Boolean(row.fresh) }))[0]; // prettier-ignore

/** As the lists say it, and as it is worked out of everything that is known. */
async function bothWays(today: string): Promise<readonly unknown[]> {
  const facts = (await courseFactsOf(open.db.read, 1, [id])).get(id);
  if (facts === undefined) throw new Error('no case');
  return [(await nextActionsOf(open.db.read, 1, [id], day(today))).get(id), nextAction(facts, day(today))];
}

let stepId = 0;
let askId = 0;
const report = (told: Report, key: string) =>
  tellReport(on(DAY, DELMAS), { ...of(), report: told, note: null, key, task: null });
const HAPPENS: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['a move', () => moveStage(on(DAY, DELMAS), { ...of(), to: 'received' })],
  ['a report', () => report({ kind: 'called', onDay: day(DAY), reached: 'reached' }, 'r1')],
  ['a step planned', async () => (stepId = await planStep(on(DAY), of(), { kind: 'summons', plannedOn: day('2026-06-01'), costMinor: null, askId: null, note: null }))],
  ['a step done', () => doneStep(on(DAY), { ...of(), stepId }, { doneOn: day(DAY), outcome: 'served', documentId: null })],
  ['a step not done after all', () => undoneStep(on(DAY), { ...of(), stepId })],
  ['a step called off', () => callOff(on(DAY), { ...of(), stepId }, 'no need')],
  ['a message', () => writeMessage(on(DAY, DELMAS), { ...of(), text: 'Hello', author: 'D', key: 'm1' })],
  ['a message read', () => readMessages(on(DAY), 1, id)],
  ['a message, answered', () => writeMessage(on(DAY, DELMAS), { ...of(), text: 'Hello?', author: 'D', key: 'm2' })],
  ['the answer', () => writeMessage(on(DAY), { ...of(), text: 'Yes', author: 'M', key: 'm3' })],
  ['a question', async () => (askId = (await ask(on(DAY, DELMAS), { ...of(), kind: 'cost', amountMinor: 100, details: { about: 'x' }, key: 'a1' })) ?? 0)],
  ['its answer', () => answerAsk(on(DAY), { companyId: 1, askId, answer: 'yes', reason: null, approver: true })],
  ['a question for papers', async () => (askId = (await ask(on(DAY, DELMAS), { ...of(), kind: 'info', note: 'papers', key: 'a2' })) ?? 0)],
  ['taken back', () => withdrawAsk(on(DAY, DELMAS), 1, askId, null)],
  ['a question nobody answers', () => ask(on(DAY, DELMAS), { ...of(), kind: 'cost', amountMinor: 100, details: { about: 'y' }, key: 'a3' })],
  ['silence', () => answerSilence(on('2026-07-20'), 1)],
  ['a pause', () => moveStage(on(DAY), { ...of(), to: 'paused', until: day('2026-06-01'), why: 'holiday' })],
  ['its end', () => endPauses(on('2026-06-01'), 1)],
  ['the partner says it is over', () => report({ kind: 'closed', outcome: 'uncollectable' }, 'r2')],
  ['the end', () => endCase(on(DAY), 1, 'RF-1', { outcome: 'uncollectable', why: 'gone' })],
  ['open again', () => reopen(on(DAY), 1, 'RF-1')],
  ['undone', () => undoHandOver(on(DAY), 1, 'RF-1')],
]; // prettier-ignore

beforeAll(async () => {
  id = await caseOf(open, 1, '2026-05-04');
});

it('is not there at first, then kept, and kept again only where something happened', async () => {
  expect(await kept()).toMatchObject({ who: null });
  expect(await keepNextActions(on('2026-05-04'), 1)).toBe(1);
  expect(await kept()).toEqual({ fresh: true, who: 'partner', what: 'confirm', by: '2026-05-06' });
  const work = on('2026-05-04');
  const written = jest.spyOn(work.db, 'transaction');
  expect([await keepNextActions(work, 1), written.mock.calls.length]).toEqual([0, 0]);
  written.mockRestore();
});

it.each(HAPPENS)('after %s it is the same both ways, before and after it is kept', async (_, happens) => {
  await keepNextActions(on(DAY), 1);
  await happens();
  for (const today of [DAY, '2026-09-01']) {
    const [said, worked] = await bothWays(today);
    expect(said).toEqual(worked);
  }
  await keepNextActions(on(DAY), 1);
  const [said, worked] = await bothWays('2026-09-01');
  expect(said).toEqual(worked);
});

it('keeps nothing that was worked out before the last thing that happened', async () => {
  const other = await caseOf(open, 2, '2026-05-04');
  const late = { id: other, changes: 0, who: 'us', what: 'read', of: null, by: day('2026-01-01') } as const;
  await open.db.transaction((tx) => keepNext(tx, 2, [late]));
  const [row] = await rowsOf<{ who: string | null }>(open.db.read, 'select next_who as who from recovery_case where id = ?', [other]); // prettier-ignore
  expect(row?.who).toBeNull();
});
