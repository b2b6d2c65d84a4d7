import { day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn } from '../platform/testing/work';
import { disputeCommands } from './cli';
import { deductionHolds } from './deduction.store';
import { disputeHolds } from './store';

const open = testDatabase();
let ledger: LittleLedger;

beforeAll(async () => {
  ledger = await littleLedger(open.db, 'acme');
  await ledger.invoice('F-1001', 100_000, '2026-01-05');
  await ledger.invoice('F-1002', 50_000, '2026-01-05');
  await ledger.invoice('F-1003', 20_000, '2026-01-05');
});

const run = (line: string): ReturnType<typeof duly> => {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  return duly(workOn(open.db, '2026-11-22'), commands, ['dispute', ...words]);
};
const commands: Parameters<typeof duly>[1] = (program, shell) => {
  disputeCommands(program, shell, { holdSources: (q) => [disputeHolds(q), deductionHolds(q)] });
};

describe('duly dispute', () => {
  it('tells the whole course of a dispute, on the days on which it was', async () => {
    const raised = await run(
      'raise 4711 --item F-1001 --amount 300.00 --category price --because "12.00 each" --as-of 2026-03-02 --json',
    );
    expect(raised.json).toMatchObject({
      dispute: expect.stringMatching(/^di_/) as unknown,
      customer: '4711', state: 'new', category: 'price', owner: 'sales', raisedOn: '2026-03-02', reviewOn: '2026-03-09',
      items: [{ document: 'F-1001', currency: 'EUR', disputedMinor: 30_000, openMinor: 100_000 }],
    }); // prettier-ignore
    await expect(run('raise 4711 --item F-1001 --because "again" --as-of 2026-03-02')).rejects.toThrow(Refusal);
    await run('move F-1001 --to waiting_internal --note "asked sales" --as-of 2026-03-03');
    await run('answer F-1001 --text "The order says 15.00." --sent-on 2026-03-04 --as-of 2026-03-05');
    const settled = await run('settle F-1001 --outcome partly --justified 120.00 --as-of 2026-03-06');
    expect(settled.text).toMatch(/di_\w+ {2}4711 {2}F-1001 \(300.00 EUR\) {2}Price {2}resolved, partly; sales/);
    expect(settled.text).toContain('Reminders may go on from 2026-03-11. A credit note is awaited: F-1001 120.00 EUR.');
    const shown = (await run('show F-1001')).text.split('\n');
    expect(shown.slice(-4)).toEqual([
      '  2026-03-02  new  (maria)',
      '  2026-03-03  waiting internal: asked sales  (maria)',
      '  2026-03-05  waiting customer: answer of 2026-03-04: The order says 15.00.  (maria)',
      '  2026-03-06  resolved  (maria)',
    ]);
    await run('confirm F-1001 --note "accepted by mail" --as-of 2026-03-12');
    expect((await run('list 4711')).text).toBe('Nothing is disputed.');
    expect((await run('list --all --json')).json).toHaveLength(1);
  });

  it('names amounts with the documents where there are several', async () => {
    await run(
      'raise 4711 --item F-1002=100.00 --item F-1003 --category quality --because "broken" --raised-on 2026-11-01',
    );
    await expect(run('settle F-1002 --outcome partly --justified 50 --answer "Some."')).rejects.toThrow(WrongUse);
    const settled = await run('settle F-1002 --outcome partly --justified F-1002=50 --answer "Some." --json');
    expect(settled.json).toMatchObject({
      resumesOn: '2026-11-29',
      items: [
        { document: 'F-1002', disputedMinor: 10_000, justifiedMinor: 5_000 },
        { document: 'F-1003', disputedMinor: null, justifiedMinor: 0 },
      ],
    });
  });

  it('says what is wrong and what to do', async () => {
    await expect(run('raise 4711 --because "x"')).rejects.toThrow('No item is disputed.');
    await expect(run('raise 4711 --item F-9 --because "x"')).rejects.toThrow('There is no document F-9.');
    await expect(run('raise 4712 --item F-1001 --because "x"')).rejects.toThrow('There is no customer 4712.');
    await expect(run('raise 4711 --item F-1001=0 --because "x"')).rejects.toThrow('more than nothing');
    await expect(run('raise 4711 --item F-1001=-5 --because "x"')).rejects.toThrow('more than nothing');
    await expect(run('raise 4711 --item F-1001=1.234 --because "x"')).rejects.toThrow('no amount in EUR');
    await expect(run('raise 4711 --item F-1001 --item F-1003 --amount 5 --because "x"')).rejects.toThrow(
      '--amount is for one item.',
    );
    await expect(run('raise 4711 --item F-1001 --because "x" --raised-on 2026-02-31')).rejects.toThrow(
      '2026-02-31 is no day.',
    );
    await expect(run('settle di_00000000000 --outcome justified')).rejects.toThrow(Refusal);
    await expect(run('settle F-1001 --outcome unjustified --justified 5')).rejects.toThrow(WrongUse);
    await expect(run('void F-1001 --why " "')).rejects.toThrow('The reason is missing.');
  });
});

describe('duly short', () => {
  const short = (...words: string[]): ReturnType<typeof duly> =>
    duly(workOn(open.db, '2026-11-22'), commands, ['short', ...words]);

  it('tells what was kept back, and a person decides: ask, look into it, write it off', async () => {
    for (const [document, paidMinor] of [['S-1', 99_000], ['S-2', 97_000], ['S-3', 99_900], ['S-4', 50_000]] as const) {
      const to = await ledger.invoice(document, 100_000, '2026-10-01');
      await ledger.receive({ document: `P-${document}`, amountMinor: paidMinor, on: '2026-10-20', to });
    } // prettier-ignore
    const rests = async (): Promise<unknown> =>
      ((await short('list', '--json')).json as { document: string }[]).map(({ document }) => document);
    const held = async (on: string): Promise<unknown> => {
      const range = { companyId: ledger.companyId, first: 0, last: Number.MAX_SAFE_INTEGER };
      return (await deductionHolds(open.db.read)(range, day(on), null)).map(({ reason }) => reason);
    };
    const unexplained = ['€10.00', '€30.00', '€1.00'].map((rest) => `${rest} kept back: no reason is known`);
    expect(await rests()).toEqual(['S-1', 'S-2', 'S-3']); // half of S-4 is a part payment
    expect(await held('2026-11-22')).toEqual(unexplained);
    expect(await held('2026-10-19')).toEqual([]);
    expect(await openTasks()).toEqual(['S-1', 'S-2', 'S-3'].flatMap((one) => [`finance ${one}`, `manager ${one}`]));

    await short('decide', 'S-1', '--as', 'ask', '--because', 'nothing was agreed');
    await short('decide', 'S-2', '--as', 'case', '--category', 'freight', '--because', 'free delivery was promised');
    const { json } = await short('decide', 'S-3', '--as', 'write-off', '--because', 'small', '--json');
    expect(json).toMatchObject({ writeOff: expect.stringMatching(/^wo_/) as unknown });
    expect(await rests()).toEqual(['S-3']); // until a second person agrees
    expect(await held('2026-11-22')).toEqual(unexplained.slice(2));
    expect(await openTasks()).toEqual(['finance S-3', 'manager S-3']);
    await expect(short('decide', 'S-4', '--as', 'ask', '--because', 'x')).rejects.toThrow('no rest of a short payment');
    await expect(short('decide', 'S-3', '--as', 'write-off', '--because', 'x')).rejects.toThrow('Nothing fits.');

    await short('undo', 'S-1');
    expect(await rests()).toEqual(['S-1', 'S-3']);
    await expect(short('undo', 'S-1')).rejects.toThrow(Refusal);
  });

  const openTasks = async (): Promise<unknown> =>
    (
      await rowsOf<{ assignee: string; title: string }>(
        open.db.read,
        `select assignee, title from v_task where kind = 'short_payment' and done_at is null order by id`,
      )
    ).map(({ assignee, title }) => `${assignee} ${title.slice(0, 3)}`);
});
