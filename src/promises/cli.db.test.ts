import type { Command } from 'commander';
import { Refusal, WrongUse } from '../kernel/result';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import type { Shell } from '../platform/shell';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn } from '../platform/testing/work';
import { promiseCommands } from './cli';

const open = testDatabase();
let ledger: LittleLedger;
let f1: number;

beforeAll(async () => {
  ledger = await littleLedger(open.db, 'acme');
  f1 = await ledger.invoice('F-1001', 100_000, '2026-01-05');
  await ledger.invoice('F-1002', 50_000, '2026-01-06');
  await ledger.invoice('F-1003', 50_000, '2026-01-06', { currency: 'USD' });
});

const commands = (program: Command, shell: Shell): void =>
  promiseCommands(program, shell, { disputeHolds: () => () => Promise.resolve([]) });

const run = (line: string): ReturnType<typeof duly> => {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  return duly(workOn(open.db, '2026-11-22'), commands, ['promise', ...words]);
};

describe('duly promise', () => {
  it('records a promise, and says whether the reminders pause and why', async () => {
    const first = await run(
      'record 4711 --item F-1001=400.00 --on 2026-03-10 --by "Ms Roux" --as-of 2026-03-02 --json',
    );
    expect(first.json).toMatchObject({
      promise: expect.stringMatching(/^pr_/) as unknown,
      customer: '4711', currency: 'EUR', amountMinor: 40_000, promisedOn: '2026-03-10', countsUntil: '2026-03-13', pauses: true,
      level: 1, verdict: 'open', by: 'Ms Roux', replaces: [], items: [{ document: 'F-1001', amountMinor: 40_000 }],
    }); // prettier-ignore
    const second = await run('record 4711 --item F-1001 --on 2026-03-12 --as-of 2026-03-05');
    expect(second.text).toContain('It takes the place of pr_');
    expect(second.text).toContain('Reminders go on: it is promise number 2 since one was kept.');
    expect((await run('pause F-1001 --as-of 2026-03-05 --json')).json).toMatchObject({ pauses: true });
    const account = await run('record 4711 --amount 50 --currency usd --on 2026-03-30 --no-pause --as-of 2026-03-05');
    expect(account.text).toContain('50.00 USD by 2026-03-30  open');
    expect(account.text).toContain('Reminders go on, as you decided.');
  });

  it('lists each with the verdict as of the day, and how far the customer’s word goes', async () => {
    await ledger.receive({ document: 'P-1', amountMinor: 100_000, on: '2026-03-20', to: f1 });
    const listed = (await run('list 4711 --as-of 2026-03-31')).text.split('\n');
    expect(listed.map((line) => line.replace(/pr_\w+/, 'PROMISE'))).toEqual([
      'PROMISE  4711  F-1001  400.00 EUR by 2026-03-10  withdrawn',
      'PROMISE  4711  F-1001  1000.00 EUR by 2026-03-12  broken, 1000.00 EUR missing',
      'PROMISE  4711  F-1003  50.00 USD by 2026-03-30  open',
      'Customer 4711: kept 0 of 2, mean delay 8 d. Suggested: at most 3 days, no pause.',
    ]);
    expect((await run('list --open --as-of 2026-03-31 --json')).json).toHaveLength(1);
    expect((await run('show F-1001 --as-of 2026-03-31')).text).toContain(
      'as of 2026-03-31: 0.00 EUR of 1000.00 EUR came in time',
    );
  });

  it('withdraws one whose day has not come', async () => {
    const withdrawn = await run('withdraw F-1003 --why "recorded twice" --as-of 2026-03-06 --json');
    expect(withdrawn.json).toMatchObject({
      verdict: 'withdrawn',
      withdrawnOn: '2026-03-06',
      withdrawnWhy: 'recorded twice',
    });
    await expect(run('withdraw F-1003 --why "again" --as-of 2026-03-06')).rejects.toThrow('This promise is withdrawn.');
    await expect(run('withdraw F-1001 --why "late" --as-of 2026-03-31')).rejects.toThrow('This promise is broken.');
  });

  it('says what is wrong and what to do', async () => {
    const day = '--on 2026-12-01';
    await expect(run(`record 4711 ${day}`)).rejects.toThrow(WrongUse);
    await expect(run('record 4711 --item F-1002 --on 2026-11-21')).rejects.toThrow('2026-11-21 is past.');
    await expect(run('record 4711 --item F-1002 --on 2026-02-31')).rejects.toThrow('2026-02-31 is no day.');
    await expect(run(`record 4711 --item F-1002 --amount 500.01 ${day}`)).rejects.toThrow('not more than is open');
    await expect(run(`record 4711 --item F-1002=-1 ${day}`)).rejects.toThrow('more than nothing');
    await expect(run(`record 4711 --amount 10 ${day}`)).rejects.toThrow('several currencies');
    await expect(run(`record 4711 --amount 10 --currency XYZ1 ${day}`)).rejects.toThrow('XYZ1 is no currency.');
    await expect(run(`record 4711 --item F-1001 ${day}`)).rejects.toThrow('Nothing is open of F-1001.');
    await expect(run(`record nobody --item F-1002 ${day}`)).rejects.toThrow(Refusal);
    await expect(run('show F-1002')).rejects.toThrow('There is no promise F-1002.');
    const unknown = workOn(open.db, '2026-11-22').ids.seal('promise', 999_999);
    await expect(run(`show ${unknown}`)).rejects.toThrow('There is no promise');
  });
});
