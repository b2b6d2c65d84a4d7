import { day, endOfDay, type Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn } from '../platform/testing/work';
import { logCommand } from '../reminders/log.cli';
import { logActivity } from './actions';
import type { Contact } from './logging';
import { activitiesOf, lastContacts } from './store';

const open = testDatabase();
const work = (today = '2026-03-02'): ReturnType<typeof workOn> => workOn(open.db, today);

let count = 0;
const fresh = async (): Promise<LittleLedger & { code: string }> => {
  const code = `acme${(count += 1)}`;
  return { ...(await littleLedger(open.db, code)), code };
};

const call = (ledger: LittleLedger, more: Partial<Contact> = {}): Contact => ({
  companyId: ledger.companyId,
  customerId: ledger.customerId,
  kind: 'call',
  note: 'asked for the money',
  ...more,
});

/** The last contact that counts, as on a day and as known at the end of another. */
async function last(ledger: LittleLedger, asOn: string, knownOn?: string): Promise<string | undefined> {
  const range = { companyId: ledger.companyId, first: 0, last: Number.MAX_SAFE_INTEGER };
  const known = knownOn === undefined ? null : endOfDay(day(knownOn));
  const found = (await lastContacts(open.db.read, range, day(asOn), known)).get(ledger.customerId);
  return found && `${found.kind} ${found.onDay}`;
}

describe('the last contact by a person', () => {
  it('C3: is the newest that counts, as on the day and as known then', async () => {
    const ledger = await fresh();
    expect(await last(ledger, '2026-03-02')).toBeUndefined();
    await logActivity(work('2026-03-02'), call(ledger));
    await logActivity(work('2026-03-09'), call(ledger, { kind: 'visit', onDay: day('2026-03-06') }));
    await logActivity(work('2026-03-09'), call(ledger, { onDay: day('2026-03-04') }));
    expect(await last(ledger, '2026-03-01')).toBeUndefined();
    expect(await last(ledger, '2026-03-02')).toBe('call 2026-03-02');
    expect(await last(ledger, '2026-03-05')).toBe('call 2026-03-04');
    expect(await last(ledger, '2026-03-31')).toBe('visit 2026-03-06');
    expect(await last(ledger, '2026-03-31', '2026-03-08')).toBe('call 2026-03-02');
  });

  it.each([
    ['a call of ours', {}, true],
    ['a call that nobody took', { outcome: 'no_answer', note: '' }, true],
    ['a call to a wrong number', { outcome: 'wrong_number' }, false],
    ['a call of theirs', { direction: 'in' }, false],
    ['a visit', { kind: 'visit' }, true],
    ['a reply', { kind: 'reply' }, false],
    ['a note', { kind: 'note' }, false],
    ['a call that should not count', { countsInGap: false }, false],
    ['a call of theirs that should', { direction: 'in', countsInGap: true }, true],
  ] as const)('%s: counts %j %s', async (_, more, counts) => {
    const ledger = await fresh();
    const activity = await logActivity(work(), call(ledger, more));
    expect(activity.countsInGap).toBe(counts);
    expect(await last(ledger, '2026-03-02')).toBe(counts ? `${activity.kind} 2026-03-02` : undefined);
  });

  it('is asked for thousands of customers in one statement, each of one company', async () => {
    const ledger = await fresh();
    const other = await fresh();
    const second = await ledger.customer('4712');
    await logActivity(work(), call(ledger));
    await logActivity(work(), call(ledger, { customerId: second }));
    await logActivity(work(), call(other));
    const range = { companyId: ledger.companyId, first: ledger.customerId, last: second };
    expect([...(await lastContacts(open.db.read, range, day('2026-03-02'), null)).keys()].sort()).toEqual(
      [ledger.customerId, second].sort(),
    );
  });
});

describe('an activity', () => {
  it('is seen by whom its kind says: notes stay in the house', async () => {
    const ledger = await fresh();
    await logActivity(work(), call(ledger, { kind: 'note', note: 'clumsy, but honest' }));
    await logActivity(work(), call(ledger, { kind: 'reply', note: 'we will pay' }));
    const seen = (await activitiesOf(open.db.read, ledger.companyId, ledger.customerId)).map((one) => one.visibility);
    expect(seen).toEqual(['court', 'internal']);
  });

  it('is refused for days, kinds and customers that are not right', async () => {
    const ledger = await fresh();
    const other = await fresh();
    const cases: [typeof Refusal | typeof WrongUse, Partial<Contact>][] = [
      [Refusal, { customerId: other.customerId }],
      [Refusal, { customerId: 999_999 }],
      [Refusal, { onDay: day('2026-03-03') }],
      [WrongUse, { onDay: '2026-02-31' as Day }],
      [WrongUse, { kind: 'telegram' }],
      [WrongUse, { outcome: 'happy' }],
      [WrongUse, { direction: 'up' }],
      [WrongUse, { visibility: 'everybody' }],
      [WrongUse, { note: '  ' }],
      [WrongUse, { note: 'x'.repeat(10_001) }],
      [WrongUse, { kind: 'note', countsInGap: true }],
      [WrongUse, { kind: 'note', outcome: 'reached' }],
    ];
    for (const [kind, more] of cases) await expect(logActivity(work(), call(ledger, more))).rejects.toThrow(kind);
    expect(await rowsOf(open.db.read, 'select id from v_activity where company_id = ?', [ledger.companyId])).toEqual(
      [],
    );
    const appointment = { kind: 'appointment', onDay: day('2026-04-01') };
    expect((await logActivity(work(), call(ledger, appointment))).onDay).toBe('2026-04-01');
  });
});

describe('duly log', () => {
  it('logs a call and shows what was logged', async () => {
    const ledger = await fresh();
    await ledger.invoice('F-1001', 100_000, '2026-01-05');
    const commands = (...[program, shell]: Parameters<Parameters<typeof duly>[1]>): void =>
      logCommand(program, shell, () => []);
    const run = (...args: string[]): ReturnType<typeof duly> =>
      duly(work(), commands, ['log', '4711', ...args, '--company', ledger.code]);
    const said = await run('--call', 'pays by Friday', '--outcome', 'promised', '--item', 'F-1001', '--json');
    expect(said.json).toMatchObject({ kind: 'call', direction: 'out', outcome: 'promised', countsInGap: true });
    await run('--note', 'ask for Ms Roux', '--on', '2026-03-01');
    expect((await run()).text.split('\n')).toEqual([
      '2026-03-02  call out (promised): pays by Friday  [partner; the next reminder keeps its distance]',
      '2026-03-01  note: ask for Ms Roux  [internal]',
    ]);
    await expect(run('--call', 'a', '--note', 'b')).rejects.toThrow('call and note are two activities.');
    await expect(run('--call', 'a', '--item', 'F-9')).rejects.toThrow(Refusal);
    await expect(run('--note', 'a', '--counts')).rejects.toThrow(WrongUse);
    expect((await run('--call', 'the money is late', '--step')).text).toContain('It counts as step 1');
    await expect(run('--call', 'again', '--step')).rejects.toThrow('No step may be taken by a call on that day.');
    await expect(run('--call', 'nobody there', '--outcome', 'no_answer', '--step')).rejects.toThrow(WrongUse);
    expect((await run('--not-a-step', 'by mistake')).text).toContain('counts as no step any more');
    await expect(run('--not-a-step', 'by mistake')).rejects.toThrow('This call counts as no step.');
  });
});
