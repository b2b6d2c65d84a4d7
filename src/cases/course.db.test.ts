import { CLOCK } from '../kernel/actor';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { handOver } from './actions';
import { endCase } from './closing.actions';
import { caseById } from './case.panel';
import { assignClerk, assignHandler, endPauses, extendExclusive, moveStage } from './course.actions';
import { movesOf } from './course.store';
import { caseOf, DELMAS, workOn } from './testing/one-case';

const open = testDatabase();
const on = (today: string, actor?: Parameters<typeof workOn>[2]) => workOn(open, today, actor);
const stageOf = async (companyId: number, caseId: number) => {
  const found = await caseById(open.db.read, companyId, caseId);
  return [found?.stage, found?.stagedOn, found?.pausedUntil];
};

describe('a case in its course', () => {
  let id = 0;
  beforeAll(async () => {
    id = await caseOf(open, 1, '2026-05-04');
  });

  it('moves by its partner and by us, each move kept with side, day and why', async () => {
    expect(await moveStage(on('2026-05-05', DELMAS), { companyId: 1, caseId: id, to: 'received' })).toBe(true);
    expect(await moveStage(on('2026-05-05', DELMAS), { companyId: 1, caseId: id, to: 'received' })).toBe(false);
    await moveStage(on('2026-05-06'), { companyId: 1, caseId: id, to: 'pre_legal', why: 'they began' });
    const moves = await movesOf(open.db.read, 1, [id]);
    expect(moves.map(({ from, to, side, on: at, why, by }) => [from, to, side, at, why, by])).toEqual([
      ['submitted', 'received', 'partner', '2026-05-05', null, 'partner:Agence Delmas'],
      ['received', 'pre_legal', 'us', '2026-05-06', 'they began', 'maria'],
    ]);
    const told = `select kind, subject, occurred_on as "on" from event where subject = ? order by id`;
    expect(await rowsOf(open.db.read, told, [`case/${id}`])).toMatchObject([
      { kind: 'case.handed_over', on: '2026-05-04' },
      { kind: 'case.moved', on: '2026-05-05' },
      { kind: 'case.moved', on: '2026-05-06' },
    ]);
    expect(await rowsOf(open.db.read, `select kind from audit_line where kind = 'case.moved'`)).toHaveLength(2);
  });

  it('goes nowhere that the table does not know, and says where it may go', async () => {
    await expect(moveStage(on('2026-05-06'), { companyId: 1, caseId: id, to: 'submitted' })).rejects.toMatchObject({
      code: 'stage-cannot-move',
      message: 'A case that is “pre-legal” cannot become “handed over” from this side.',
      remedy: 'It may become: waiting for us, legal, enforcement, paused.',
    });
    const clock = moveStage(on('2026-05-06', CLOCK), { companyId: 1, caseId: id, to: 'legal' });
    await expect(clock).rejects.toMatchObject({ code: 'stage-cannot-move' });
    const other = moveStage(on('2026-05-06'), { companyId: 2, caseId: id, to: 'legal' });
    await expect(other).rejects.toMatchObject({ code: 'no-such-case' });
    expect(await stageOf(1, id)).toEqual(['pre_legal', '2026-05-06', null]);
  });

  it('pauses until a day, with a reason, and the clock lets it go on where it stood', async () => {
    const paused = { companyId: 1, caseId: id, to: 'paused' } as const;
    await expect(moveStage(on('2026-05-07'), { ...paused, why: 'x' })).rejects.toMatchObject({
      code: 'pause-needs-day',
    });
    await expect(moveStage(on('2026-05-07'), { ...paused, until: day('2026-05-07'), why: 'x' })).rejects.toMatchObject({
      code: 'pause-needs-day',
    });
    await expect(moveStage(on('2026-05-07'), { ...paused, until: day('2026-05-20') })).rejects.toMatchObject({
      code: 'pause-needs-reason',
    });
    await moveStage(on('2026-05-07'), { ...paused, until: day('2026-05-20'), why: 'instalments' });
    expect(await stageOf(1, id)).toEqual(['paused', '2026-05-07', '2026-05-20']);
    expect(await endPauses(on('2026-05-19', CLOCK), 1)).toBe(0);
    expect(await endPauses(on('2026-05-20', CLOCK), 1)).toBe(1);
    expect(await endPauses(on('2026-05-20', CLOCK), 1)).toBe(0);
    expect(await stageOf(1, id)).toEqual(['pre_legal', '2026-05-20', null]);
    expect((await movesOf(open.db.read, 1, [id])).at(-1)).toMatchObject({ side: 'clock', by: 'clock:clock' });
  });

  it('moves once when two move it at the same time', async () => {
    const tried = await Promise.allSettled([
      moveStage(on('2026-05-21'), { companyId: 1, caseId: id, to: 'legal' }),
      moveStage(on('2026-05-21', DELMAS), { companyId: 1, caseId: id, to: 'legal' }),
    ]);
    const moved = tried.filter((one) => one.status === 'fulfilled' && one.value);
    expect(moved).toHaveLength(1);
    expect((await movesOf(open.db.read, 1, [id])).filter(({ to }) => to === 'legal')).toHaveLength(1);
  });

  it('knows who works it at the partner, under which number, and who of us follows it', async () => {
    const handler = { name: 'Inès Roy', email: 'i.roy@delmas.example', phone: '+33 1 02 03 04 05', language: 'fr' };
    const named = { companyId: 1, caseId: id, handler, partnerRef: 'D-77' };
    expect(await assignHandler(on('2026-05-21', DELMAS), named)).toBe(true);
    expect(await assignHandler(on('2026-05-21', DELMAS), named)).toBe(false);
    await expect(assignClerk(on('2026-05-21'), 1, id, 'nobody@example.com')).rejects.toMatchObject({
      code: 'not-a-colleague',
    });
    expect(await caseById(open.db.read, 1, id)).toMatchObject({ partnerRef: 'D-77', clerk: null, collector: 'lea' });
  });

  it('is placed nowhere else before the day that was promised, unless for a reason', async () => {
    const asked = { companyId: 1, caseId: id, until: day('2026-08-31'), reason: 'promise', why: null } as const;
    expect(await extendExclusive(on('2026-05-21'), asked)).toBe(true);
    expect(await extendExclusive(on('2026-05-21'), asked)).toBe(false);
    const shorter = extendExclusive(on('2026-05-21'), { ...asked, until: day('2026-07-31') });
    await expect(shorter).rejects.toMatchObject({ code: 'exclusive-not-later' });
    const silent = extendExclusive(on('2026-05-21'), { ...asked, until: day('2026-09-30'), reason: 'manual' });
    await expect(silent).rejects.toMatchObject({ code: 'extension-needs-reason' });
    await endCase(on('2026-06-01'), 1, 'RF-1', { outcome: 'returned' });
    const again = { companyId: 1, number: 'RF-1', partner: 'Other SARL', partnerKind: 'agency' } as const;
    await expect(handOver(on('2026-06-02'), again)).rejects.toMatchObject({
      code: 'promised-elsewhere',
      message: 'It is still promised that this is placed nowhere else: Agence Delmas until 2026-08-31.',
    });
    expect(await handOver(on('2026-06-02'), { ...again, why: 'they agreed' })).toBeGreaterThan(id);
  });

  it('does not move once it is over', async () => {
    await expect(moveStage(on('2026-06-03'), { companyId: 1, caseId: id, to: 'paused' })).rejects.toMatchObject({
      code: 'case-over',
    });
  });
});
