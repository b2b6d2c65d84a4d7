import { customerMoves } from '../desk/moves.store';
import { day } from '../kernel/day';
import { findCustomer } from '../customers/store';
import { testLedger, type TestLedger } from '../imports/testing/ledger';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { mergeCustomers, unmergeCustomers } from './merge.actions';

/** After a merge the number of the record that went leads to the one that stays, file after file; taken back, they go apart again. */
const open = testDatabase();

const HEAD =
  'Customer No;Customer Name;Document No;Document Type;Document Date;Due Date;Amount;Open Amount;Currency;Email';
const line = (code: string, document: string, minor: number, more = ''): string =>
  `${code};ACME SAS;${document};Invoice;2026-03-01;2026-03-31;${(minor / 100).toFixed(2)};${(minor / 100).toFixed(2)};EUR;${more}`;
const file = (...lines: readonly string[]): string => `${[HEAD, ...lines].join('\n')}\n`;
const on = (today: string) => ({ options: { asOf: day(today) }, today });

async function merged(ledger: TestLedger, [winner, loser]: readonly [string, string], today: string): Promise<number> {
  const ids = [await idOf(ledger, winner), await idOf(ledger, loser)] as const;
  const which = { companyId: ledger.companyId, winnerId: ids[0], loserId: ids[1], why: 'a number that a spreadsheet cut' };
  return mergeCustomers(ledger.work(today), customerMoves, which);
} // prettier-ignore

const idOf = async ({ companyId }: TestLedger, code: string): Promise<number> =>
  (await findCustomer(open.db.read, companyId, code)).id;
const undo = (ledger: TestLedger, mergeId: number): Promise<unknown> =>
  unmergeCustomers(ledger.work('2026-03-20'), customerMoves, { companyId: ledger.companyId, mergeId });

describe('a file after a merge', () => {
  it('of the number that went books on the record that stays, and nothing twice', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(file(line('0140105785', 'F-1', 10_000), line('140105785', 'F-2', 2_000)), on('2026-03-02'));
    const mergeId = await merged(ledger, ['0140105785', '140105785'], '2026-03-03');
    const second = file(line('0140105785', 'F-1', 10_000), line('140105785', 'F-2', 2_000), line('140105785', 'F-3', 700));
    const outcome = await ledger.csv(second, on('2026-03-09'));
    expect(outcome.customers).toMatchObject({ booked: 0 });
    expect(await ledger.items()).toEqual([
      '0140105785 F-1 invoice 10000 10000',
      '0140105785 F-2 invoice 2000 2000',
      '0140105785 F-3 invoice 700 700',
    ]);
    await undo(ledger, mergeId);
    const apart = ['0140105785 F-1 invoice 10000 10000', '140105785 F-2 invoice 2000 2000', '140105785 F-3 invoice 700 700'];
    expect(await ledger.items()).toEqual(apart);
    await ledger.csv(second, on('2026-03-21'));
    expect(await ledger.items()).toEqual(apart);
  }); // prettier-ignore

  it('that lists a document under both counts it once', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(file(line('0140105785', 'F-1', 10_000)), on('2026-03-02'));
    await ledger.csv(file(line('140105785', 'F-1', 10_000)), on('2026-03-03'));
    const mergeId = await merged(ledger, ['0140105785', '140105785'], '2026-03-04');
    expect(await ledger.items()).toEqual(['0140105785 F-1 invoice 10000 10000']);
    const both = file(line('140105785', 'F-1', 10_000), line('0140105785', 'F-1', 10_000));
    const { notices } = await ledger.csv(both, on('2026-03-09'));
    expect(notices).toContain('Lines under two numbers of one customer, counted once: 1.');
    expect(await ledger.items()).toEqual(['0140105785 F-1 invoice 10000 10000']);
    await undo(ledger, mergeId);
    expect(await ledger.items()).toEqual(['0140105785 F-1 invoice 10000 10000', '140105785 F-1 invoice 10000 10000']);
  }); // prettier-ignore

  it('leaves the contact that came over, and replaces its own', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(file(line('1001', 'F-1', 100, 'a@acme.example'), line('01001', 'F-2', 100, 'b@acme.example')), on('2026-03-02'));
    await merged(ledger, ['1001', '01001'], '2026-03-03');
    await ledger.csv(file(line('1001', 'F-1', 100, 'c@acme.example'), line('01001', 'F-2', 100, 'd@acme.example')), on('2026-03-09'));
    const contacts = await rowsOf<{ email: string }>(open.db.read, `select email from v_contact where customer_id = ? order by email`, [await idOf(ledger, '1001')]);
    expect(contacts.map(({ email }) => email)).toEqual(['b@acme.example', 'c@acme.example']);
  }); // prettier-ignore

  it('of a snapshot misses nothing that stands under the other number', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(file(line('01001', 'F-1', 100), line('1001', 'F-2', 200)), on('2026-03-02'));
    await merged(ledger, ['1001', '01001'], '2026-03-03');
    await ledger.csv(file(line('01001', 'F-1', 100), line('1001', 'F-2', 200)), { ...on('2026-03-09'), scope: {} });
    expect(await ledger.items()).toEqual(['1001 F-1 invoice 100 100', '1001 F-2 invoice 200 200']);
  });
});
