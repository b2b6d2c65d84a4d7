import { logActivity } from '../activities/actions';
import { changeSetting } from '../companies/actions';
import { companyById } from '../companies/store';
import { customerById } from '../customers/store';
import { day, type Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { insertAbsence } from '../people/absence.store';
import { rowsOf, type Tx } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import type { Work } from '../platform/work';
import { runToday } from '../reminders/run.actions';
import { reminderLedger, type ReminderLedger } from '../reminders/testing/ledger';
import { agreeCall, askCallBack, cancelCall, moveCall, setHours, type CallAsked } from './actions';
import type { CallAppointment } from './appointment';
import { followCalls } from './jobs';
import { offeredTo } from './offered.actions';
import { openAppointment } from './store';
import { hoursOf, plantCaller } from './testing/callers';

/** Calls that are agreed: never two at one moment, moved and cancelled until they begin, made or missed; and what they stop. */
const open = testDatabase();
let count = 0;

interface House extends ReminderLedger {
  readonly personId: number;
  at(now: string): Work;
  asked(startsAt: string, more?: Partial<CallAsked>): Promise<CallAsked>;
  agree(work: Work, startsAt: string, more?: Partial<CallAsked>): Promise<CallAppointment>;
  free(work: Work): Promise<string[]>;
  tasks(): Promise<string[]>;
}

async function house(): Promise<House> {
  const ledger = await reminderLedger(open.db, `calls${(count += 1)}`, open.home);
  const { companyId, customerId } = ledger;
  const personId = await plantCaller(open.db, ledger.on('2026-03-01'), companyId, 'Marie');
  const at = (now: string): Work => ({ ...ledger.on(now.slice(0, 10)), now: now as Instant });
  const asked = async (startsAt: string, more: Partial<CallAsked> = {}): Promise<CallAsked> => ({
    company: await companyById(open.db.read, companyId),
    customer: await customerById(open.db.read, companyId, customerId),
    ...{ personId, startsAt, phone: '+33 1 23 45 67 89', about: 'F-1', source: 'portal', ...more },
  });
  const inTx = <T>(work: Work, act: (tx: Tx) => Promise<T>): Promise<T> => work.db.transaction(act);
  return {
    ...{ ...ledger, personId, at, asked },
    agree: async (work, startsAt, more) => {
      const asking = await asked(startsAt, more);
      return inTx(work, (tx) => agreeCall(tx, work, asking));
    },
    free: async (work) => {
      const { company, customer } = await asked('');
      const { slots } = await offeredTo(open.db.read, work, company, customer);
      return slots.map(({ startsAt }) => startsAt.slice(0, 16));
    },
    tasks: async () => {
      const sql = `select kind, due_on, assignee, outcome from v_task where company_id = ? and kind like 'call_%' order by id`;
      const rows = await rowsOf<Record<string, string | null>>(open.db.read, sql, [companyId]);
      return rows.map((row) =>
        [row['kind'], row['due_on'], row['assignee']?.replace(/\d+@.*/, ''), row['outcome']].filter(Boolean).join(' '),
      );
    },
  };
}

/** A Tuesday, with three times a day in the zone of the company. */
const NOW = '2026-03-03T06:00:00.000Z';
const NINE = '2026-03-04T08:00:00.000Z';
const LATER = '2026-03-05T08:20:00.000Z';

describe('a call', () => {
  it('is agreed at a time that is free, once, with a task for who calls', async () => {
    const of = await house();
    const work = of.at(NOW);
    expect((await of.free(work)).slice(0, 4)).toEqual(['2026-03-03T08:00', '2026-03-03T08:20', '2026-03-03T08:40', '2026-03-04T08:00']); // prettier-ignore
    const call = await of.agree(work, NINE);
    expect(call).toMatchObject({ onDay: '2026-03-04', stopsUntil: '2026-03-04', endsAt: '2026-03-04T08:20:00.000Z', moved: 0 }); // prettier-ignore
    expect(await of.free(work)).not.toContain('2026-03-04T08:00');
    expect(await of.tasks()).toEqual(['call_agreed 2026-03-04 Marie']);
    const other = { customer: await customerById(open.db.read, of.companyId, await of.debtor('4712')) };
    await expect(of.agree(work, NINE, other)).rejects.toThrow('This time is not free any more.');
    await expect(of.agree(work, LATER)).rejects.toThrow('A call is agreed with this customer already.');
    await of.agree(work, LATER, other);
  });

  it('of two who want one time at once, one gets it', async () => {
    const of = await house();
    const work = of.at(NOW);
    const customers = await Promise.all(['1', '2', '3', '4'].map((code) => of.debtor(`50${code}`)));
    const tries = customers.map(async (id) => {
      const customer = await customerById(open.db.read, of.companyId, id);
      return of.agree(work, NINE, { customer }).then(
        () => 'agreed',
        (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
      );
    });
    expect((await Promise.all(tries)).sort()).toEqual(['agreed', 'slot-taken', 'slot-taken', 'slot-taken']);
    const sql = 'select id from v_call_appointment where company_id = ? and ended_at is null';
    expect(await rowsOf(open.db.read, sql, [of.companyId])).toHaveLength(1);
  });

  it('of somebody who works for two companies stands in the way at both', async () => {
    const [one, two] = [await house(), await house()];
    const grant = { person_id: one.personId, company_id: two.companyId, role: 'collector' };
    await open.db.write('person_role').insert({ ...grant, recorded_at: NOW, recorded_by: 'test' });
    await setHours(two.at(NOW), hoursOf(two.companyId, two.personId, { spans: [] }));
    await setHours(two.at(NOW), hoursOf(two.companyId, one.personId));
    await one.agree(one.at(NOW), NINE);
    expect(await two.free(two.at(NOW))).not.toContain(NINE.slice(0, 16));
    await expect(two.agree(two.at(NOW), NINE, { personId: one.personId })).rejects.toThrow(Refusal);
  });

  it.each([
    ['of the past', '2026-03-02T08:00:00.000Z', {}],
    ['within the hour', '2026-03-03T08:00:00.000Z', {}],
    ['outside the hours', '2026-03-04T12:00:00.000Z', {}],
    ['between two times', '2026-03-04T08:10:00.000Z', {}],
    ['on a Saturday', '2026-03-07T08:00:00.000Z', {}],
    ['too far ahead', '2026-05-04T07:00:00.000Z', {}],
    ['with nobody', NINE, { personId: 999_999 }],
    ['that is none', 'tomorrow', {}],
    ['that is none', `${NINE}'; drop table call_appointment; --`, {}],
  ])('%s is refused: %s', async (_, startsAt, more) => {
    const of = await house();
    await expect(of.agree(of.at('2026-03-03T07:30:00.000Z'), startsAt, more)).rejects.toThrow(Refusal);
  });

  it('is not offered on closed days, nor while the person is away', async () => {
    const of = await house();
    const work = of.at(NOW);
    await changeSetting(work, of.companyId, 'closedDays', '["2026-03-04"]');
    const deputyId = await plantCaller(open.db, of.on('2026-03-01'), of.companyId, 'Paul');
    const away = { personId: of.personId, deputyId, fromOn: day('2026-03-05'), untilOn: day('2026-03-06') };
    await open.db.transaction((tx) => insertAbsence(tx, work, away));
    const { company, customer } = await of.asked('');
    const { slots } = await offeredTo(open.db.read, work, company, customer);
    const who = (on: string): string[] => [...new Set(slots.filter(({ onDay }) => onDay === on).map(({ name }) => name))].sort(); // prettier-ignore
    expect(['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-09'].map(who)).toEqual([['Marie', 'Paul'], [], ['Paul'], ['Marie', 'Paul']]); // prettier-ignore
    const own = await offeredTo(open.db.read, work, company, { ...customer, collector: 'marie' });
    expect(new Set(own.slots.map(({ name }) => name))).toEqual(new Set(['Marie']));
  });

  it('is moved and cancelled until it begins', async () => {
    const of = await house();
    const work = of.at(NOW);
    const call = await of.agree(work, NINE);
    const asked = await of.asked(LATER);
    const change = (at: Work, one: CallAppointment) => at.db.transaction((tx) => moveCall(tx, at, one, asked));
    const moved = await change(work, call);
    expect(moved).toMatchObject({ startsAt: LATER, moved: 1, firstOn: '2026-03-03', phone: call.phone });
    await expect(change(work, call)).rejects.toThrow('This call was moved or cancelled, or has begun.');
    const begun = of.at('2026-03-05T08:21:00.000Z');
    const cancel = (at: Work) => at.db.transaction((tx) => cancelCall(tx, at, moved, { ...asked, source: 'portal' }));
    await expect(cancel(begun)).rejects.toThrow(Refusal);
    await cancel(work);
    await expect(cancel(work)).rejects.toThrow(Refusal);
    expect(await of.tasks()).toEqual(['call_agreed 2026-03-04 Marie moved', 'call_agreed 2026-03-05 Marie cancelled']);
    expect(await openAppointment(open.db.read, { companyId: of.companyId, customerId: of.customerId })).toBeUndefined();
  });

  it('is held where a call was logged at its time; else somebody makes good for it', async () => {
    const of = await house();
    const whose = { companyId: of.companyId, customerId: of.customerId };
    await of.agree(of.at(NOW), NINE);
    await logActivity(of.at('2026-03-04T06:00:00.000Z'), { ...whose, kind: 'call', note: 'too early to be that call' });
    expect(await followCalls(of.at('2026-03-04T09:00:00.000Z'), of.companyId)).toEqual({ held: 0, missed: 0 });
    await logActivity(of.at('2026-03-04T09:10:00.000Z'), { ...whose, kind: 'call', outcome: 'no_answer', note: '' });
    expect(await followCalls(of.at('2026-03-04T09:15:00.000Z'), of.companyId)).toEqual({ held: 1, missed: 0 });
    expect(await of.tasks()).toEqual(['call_agreed 2026-03-04 Marie called']);
    await of.agree(of.at('2026-03-04T10:00:00.000Z'), LATER);
    expect(await followCalls(of.at('2026-03-05T09:41:00.000Z'), of.companyId)).toEqual({ held: 0, missed: 1 });
    expect(await followCalls(of.at('2026-03-05T10:00:00.000Z'), of.companyId)).toEqual({ held: 0, missed: 0 });
    expect((await of.tasks()).slice(1)).toEqual(['call_agreed 2026-03-05 Marie missed', 'call_missed 2026-03-05']);
  });

  it('back is asked for where nobody offers hours', async () => {
    const of = await house();
    const work = of.at(NOW);
    const asked = { ...(await of.asked('')), when: 'mornings' };
    const dueOn = await work.db.transaction((tx) => askCallBack(tx, work, asked));
    expect(dueOn).toBe('2026-03-05');
    expect(await of.tasks()).toEqual(['call_back 2026-03-05']);
  });
});

describe('an agreed call', () => {
  const because = async (of: House, today: string): Promise<string> => {
    await of.knownAsOf(today);
    const { run } = await runToday(of.on(today), of.planning, { agree: 'none' });
    const sql = 'select because from v_decision where run_id = ?';
    return (await rowsOf<{ because: string }>(open.db.read, sql, [run.id])).map((one) => one.because).join();
  };

  it('stops messages up to its day, also longer than an answer is waited for', async () => {
    const of = await house();
    await of.invoice('F-1', 100_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.agree(of.at(NOW), '2026-03-12T08:00:00.000Z');
    expect(await because(of, '2026-03-10')).toBe('call_agreed');
    expect(await because(of, '2026-03-12')).toBe('call_agreed');
    expect(await because(of, '2026-03-13')).toBe('first_step');
  });

  it('stops nothing once it was held, nor for ever where it is agreed again and again', async () => {
    const of = await house();
    await of.invoice('F-1', 100_000, '2026-01-05', { dueOn: '2026-02-04' });
    const first = await of.agree(of.at(NOW), '2026-03-17T08:00:00.000Z');
    const late = of.at('2026-03-16T08:00:00.000Z');
    const asked = await of.asked('2026-03-30T07:00:00.000Z');
    await late.db.transaction((tx) => cancelCall(tx, late, first, { ...asked, source: 'portal' }));
    expect(await of.agree(late, asked.startsAt)).toMatchObject({ firstOn: '2026-03-03', stopsUntil: '2026-03-24' });
    expect(await because(of, '2026-03-24')).toBe('call_agreed');
    expect(await because(of, '2026-03-25')).toBe('first_step');
  });
});
