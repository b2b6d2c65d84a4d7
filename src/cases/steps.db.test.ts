import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { handOver } from './actions';
import { endCase } from './closing.actions';
import { callOff, doneStep, noticeLateSteps, planStep, undoneStep } from './step.actions';
import { stepsOf } from './step.store';
import { owe, workOn } from './testing/debts';

/** Formal steps over a real database: planned, late, done, not done after all, called off; and which costs were agreed. */
const open = testDatabase();
const on = (today: string) => workOn(open.db, today);
let caseId = 0;

const planned = { kind: 'summons', plannedOn: day('2026-05-20'), costMinor: 32_000, askId: null, note: null } as const;
const tasks = () =>
  rowsOf<{ title: string; about: string; done: string | null }>(open.db.read, `select title, about, done_at as done from task where kind = 'case_step' order by id`); // prettier-ignore
const which = (stepId: number) => ({ companyId: 1, caseId, stepId });

beforeAll(async () => {
  await owe(open.db, { companyId: 1, invoices: [['F-1', 90_000, '2026-01-01']], files: [['RF-1', [0]]] });
  caseId = await handOver(on('2026-05-10'), { companyId: 1, number: 'RF-1', partner: 'Étude Roux', partnerKind: 'bailiff' }); // prettier-ignore
});

it('is asked about once when it is late, and not any more when it is done', async () => {
  const id = await planStep(on('2026-05-11'), which(0), planned);
  expect(await noticeLateSteps(on('2026-05-20'), 1)).toBe(0);
  expect(await noticeLateSteps(on('2026-05-21'), 1)).toBe(1);
  expect(await noticeLateSteps(on('2026-05-22'), 1)).toBe(0);
  expect((await tasks()).map(({ title, about }) => [about, title.includes('RF-1')])).toEqual([[`case/${caseId}/step/${id}`, true]]); // prettier-ignore
  await doneStep(on('2026-05-22'), which(id), { doneOn: day('2026-05-19'), outcome: 'served', documentId: null });
  expect((await tasks())[0]?.done).not.toBeNull();
  await expect(doneStep(on('2026-05-22'), which(id), { doneOn: day('2026-05-19'), outcome: 'lost', documentId: null })).rejects.toThrow('changed meanwhile'); // prettier-ignore
  await undoneStep(on('2026-05-22'), which(id));
  expect(await stepsOf(open.db.read, 1, caseId)).toMatchObject([{ id, doneOn: null, outcome: null }]);
  await callOff(on('2026-05-23'), which(id), 'the debtor paid');
  expect(await stepsOf(open.db.read, 1, caseId)).toMatchObject([{ endedWhy: 'the debtor paid' }]);
});

it.each([
  ['a day to come', () => doneStep(on('2026-05-22'), which(1), { doneOn: day('2026-05-23'), outcome: 'done', documentId: null }), 'day to come'], // prettier-ignore
  ['no reason', () => callOff(on('2026-05-22'), which(1), ' '), 'with a reason'],
  ['a step of nowhere', () => callOff(on('2026-05-22'), which(99), 'x'), 'changed meanwhile'],
  ['a cost below nothing', () => planStep(on('2026-05-22'), which(0), { ...planned, costMinor: -1 }), 'less than nothing'], // prettier-ignore
  [
    'an ask that nobody answered',
    () => planStep(on('2026-05-22'), which(0), { ...planned, askId: 7 }),
    'not agreed to',
  ],
])('refuses %s', async (_, deed, sentence) => {
  await expect(deed()).rejects.toThrow(sentence);
});

it('counts a cost as agreed only by an ask of this case that was answered with yes', async () => {
  await open.db.transaction(async (tx) => {
    const ask = { company_id: 1, case_id: caseId, kind: 'cost', amount_minor: 40_000, answer_by: '2026-06-01', recorded_at: '2026-05-12T00:00:00.000Z', recorded_by: 'partner:x' }; // prettier-ignore
    await tx('case_ask').insert([
      { id: 501, ...ask, key: 'a', decision: 'no', decided_at: '2026-05-13T00:00:00.000Z' },
      { id: 502, ...ask, key: 'b', decision: 'yes', decided_at: '2026-05-13T00:00:00.000Z' },
    ]);
  });
  await expect(planStep(on('2026-05-22'), which(0), { ...planned, askId: 501 })).rejects.toThrow('not agreed to');
  const id = await planStep(on('2026-05-22'), which(0), { ...planned, askId: 502 });
  const kept = (await stepsOf(open.db.read, 1, caseId)).find((one) => one.id === id);
  expect(kept).toMatchObject({ askId: 502, askedMinor: 40_000, costMinor: 32_000 });
});

it('is asked about no more when the case is over', async () => {
  await noticeLateSteps(on('2026-06-01'), 1);
  expect((await tasks()).filter(({ done }) => done === null)).toHaveLength(1);
  await endCase(on('2026-06-02'), 1, 'RF-1', { outcome: 'paid' });
  expect((await tasks()).filter(({ done }) => done === null)).toEqual([]);
  await expect(planStep(on('2026-06-03'), which(0), planned)).rejects.toThrow('while the case is with the partner');
});
