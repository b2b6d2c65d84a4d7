import { CLOCK } from '../kernel/actor';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { endCase } from './closing.actions';
import { answerAsk, answerSilence, ask, withdrawAsk, type Asking } from './ask.actions';
import { asksOf } from './ask.store';
import { caseById } from './case.panel';
import { moveStage } from './course.actions';
import { caseOf, DELMAS, workOn } from './testing/one-case';

const open = testDatabase();
const on = (today: string, actor?: Parameters<typeof workOn>[2]) => workOn(open, today, actor);
let id = 0;
let keys = 0;

const asked = (more: Partial<Asking> & Pick<Asking, 'kind'>, today = '2026-05-11'): Promise<number | undefined> =>
  ask(on(today, DELMAS), { companyId: 1, caseId: id, key: `k${(keys += 1)}`, ...more });
const taskOf = async (askId: number | undefined) =>
  (await rowsOf(open.db.read, `select assignee, due_on as due, done_at is null as "isOpen", outcome from task where key = ?`, [`case-ask/${askId}`]))[0]; // prettier-ignore
const askOf = async (askId: number | undefined) => (await asksOf(open.db.read, 1, id)).find((one) => one.id === askId);
const stage = async () => (await caseById(open.db.read, 1, id))?.stage;
const yes = { companyId: 1, answer: 'yes', reason: null, approver: false } as const;

describe('what a partner asks', () => {
  beforeAll(async () => {
    id = await caseOf(open, 1, '2026-05-04');
    await moveStage(on('2026-05-05', DELMAS), { companyId: 1, caseId: id, to: 'received' });
  });

  it('is a task with a day for who may decide it', async () => {
    const step = await asked({ kind: 'legal_step', details: { step: 'summons' }, required: true });
    expect(await taskOf(step)).toMatchObject({ assignee: 'manager', due: '2026-05-25' }); // ten bank days
    expect((await taskOf(await asked({ kind: 'cost', amountMinor: 10_000, details: { about: 'register extract' } })))).toMatchObject({ assignee: 'lea' }); // prettier-ignore
    expect((await taskOf(await asked({ kind: 'cost', amountMinor: 10_001, details: { about: 'expert' } })))).toMatchObject({ assignee: 'manager' }); // prettier-ignore
    expect(await askOf(step)).toMatchObject({ required: true, silence: 'no', askedBy: 'partner:Agence Delmas' });
  });

  it('is agreed to only by who may, once, with who and when', async () => {
    const offer = await asked({ kind: 'settlement', amountMinor: 8_000, details: {} });
    const answer = { ...yes, askId: offer! };
    await expect(answerAsk(on('2026-05-12'), answer)).rejects.toMatchObject({ code: 'answer-needs-approval' });
    await expect(answerAsk(on('2026-05-12'), { ...answer, answer: 'no' })).rejects.toMatchObject({ code: 'answer-needs-reason' }); // prettier-ignore
    const then = jest.fn().mockResolvedValue(undefined);
    await answerAsk(on('2026-05-12'), { ...answer, approver: true, then });
    expect(then).toHaveBeenCalledTimes(1);
    expect(await askOf(offer)).toMatchObject({ decision: 'yes', decidedBy: 'maria', decidedAt: '2026-05-12T09:00:00.000Z' }); // prettier-ignore
    expect(await taskOf(offer)).toMatchObject({ outcome: 'yes' });
    await expect(answerAsk(on('2026-05-12'), { ...answer, approver: true })).rejects.toMatchObject({ code: 'answered-already' }); // prettier-ignore
    await expect(answerAsk(on('2026-05-12'), { ...answer, companyId: 2 })).rejects.toMatchObject({ code: 'no-such-ask' }); // prettier-ignore
  });

  it('fails whole where what follows from a yes fails', async () => {
    const plan = await asked({ kind: 'plan', details: { instalments: [{ on: '2026-06-01', minor: 5_000 }] } });
    const fails = answerAsk(on('2026-05-12'), { ...yes, askId: plan!, then: () => Promise.reject(new Error('no plan')) }); // prettier-ignore
    await expect(fails).rejects.toThrow('no plan');
    expect(await askOf(plan)).toMatchObject({ decision: null });
    await withdrawAsk(on('2026-05-12', DELMAS), 1, plan!, 'they paid');
    expect(await askOf(plan)).toMatchObject({ decision: 'withdrawn', reason: 'they paid' });
  });

  it('stops the case while something is needed of us, until the last of it is answered', async () => {
    const first = await asked({ kind: 'info', note: 'The signed order, please.' });
    const second = await asked({ kind: 'info', note: 'And the delivery note.' });
    expect(await stage()).toBe('needs_info');
    await answerAsk(on('2026-05-13'), { ...yes, askId: first! });
    expect(await stage()).toBe('needs_info');
    await answerAsk(on('2026-05-13'), {
      ...yes,
      askId: second!,
      answer: 'other',
      reason: 'There is none; see the mail.',
    });
    expect(await stage()).toBe('received');
  });

  it('means what was said of silence once its day is past, by the clock', async () => {
    const until = day('2026-09-30');
    const time = await asked({ kind: 'extension', silence: 'yes', note: 'He pays in August.', details: { until, reason: 'promise' } }); // prettier-ignore
    const cost = await asked({
      kind: 'cost',
      amountMinor: 500,
      details: { about: 'stamp' },
      answerBy: day('2026-05-18'),
    });
    expect(await answerSilence(on('2026-05-18', CLOCK), 1)).toBe(0);
    await answerSilence(on('2026-05-19', CLOCK), 1);
    expect(await askOf(time)).toMatchObject({ decision: 'yes', decidedBy: 'clock:clock' });
    expect(await askOf(cost)).toMatchObject({ decision: 'no', decidedBy: 'clock:clock' });
    expect((await caseById(open.db.read, 1, id))?.exclusiveUntil).toBe(until);
    const [event] = await rowsOf<{ payload: string }>(open.db.read, `select payload from event where kind = 'case.ask_answered' order by id desc limit 1`); // prettier-ignore
    expect(JSON.parse(event!.payload)).toMatchObject({ silent: true });
  });

  it.each<[string, Partial<Asking> & Pick<Asking, 'kind'>, string]>([
    ['a settlement by silence', { kind: 'settlement', amountMinor: 1, details: {}, silence: 'yes' }, 'Silence agrees'],
    ['a cost by silence', { kind: 'cost', amountMinor: 1, details: { about: 'x' }, silence: 'yes' }, 'Silence agrees'],
    ['a settlement of nothing', { kind: 'settlement', details: {} }, 'needs its amount'],
    ['a cost below nothing', { kind: 'cost', amountMinor: -5, details: { about: 'x' } }, 'more than nothing'],
    ['a cost of half a cent', { kind: 'cost', amountMinor: 0.5, details: { about: 'x' } }, 'more than nothing'],
    ['a question without words', { kind: 'info', note: '  ' }, 'not said what is needed'],
    ['a plan without instalments', { kind: 'plan', details: { instalments: [] } }, 'not said as it must be'],
    ['a plan on no day', { kind: 'plan', details: { instalments: [{ on: '2026-02-31', minor: 5 }] } }, 'not said as it must be'], // prettier-ignore
    ['a step with more in it', { kind: 'legal_step', details: { step: 'x', admin: true } }, 'not said as it must be'],
    ['an answer yesterday', { kind: 'info', note: 'x', answerBy: day('2026-05-10') }, 'a day that is past'],
  ])('is not %s', async (_, more, says) => {
    const before = (await asksOf(open.db.read, 1, id)).length;
    await expect(asked(more)).rejects.toThrow(says);
    expect(await asksOf(open.db.read, 1, id)).toHaveLength(before);
  });

  it('is one, however often the form is sent', async () => {
    const form = { kind: 'info', note: 'Once.', key: 'same' } as const;
    const sent = await Promise.all([asked(form, '2026-05-20'), asked(form, '2026-05-20')]);
    expect(sent.filter((one) => one !== undefined)).toHaveLength(1);
  });

  it('is asked no more once the case is over', async () => {
    await endCase(on('2026-05-21'), 1, 'RF-1', { outcome: 'returned' });
    expect(await answerSilence(on('2026-05-21', CLOCK), 1)).toBeGreaterThan(0);
    const open_ = (await asksOf(open.db.read, 1, id)).filter(({ decidedAt }) => decidedAt === null);
    expect(open_).toEqual([]);
    await expect(asked({ kind: 'info', note: 'x' }, '2026-05-21')).rejects.toMatchObject({ code: 'case-over' });
  });
});
