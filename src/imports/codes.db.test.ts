import { testDatabase } from '../platform/testing/database';
import { testLedger, type TestLedger } from './testing/ledger';
import { RefusedFile } from './actions';

/**
 * Customer numbers that a spreadsheet has damaged: proposed before anything is booked, put together only as a person decides, and read
 * so again from the next file of the source.
 */
const open = testDatabase();
const HEAD = 'Customer no,Customer,Invoice no,Invoice date,Due date,Amount,Currency\n';
const line = (code: string, name: string, document: string): string =>
  `${code},${name},${document},2026-05-01,2026-05-31,10.00,EUR\n`;

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await testLedger(open.db);
  await ledger.csv(HEAD + line('00123', 'ACME SAS', 'F-1') + line('2960623488', 'Delta', 'F-2'));
});

it('a number without its zeros is proposed, and books nothing until somebody decides', async () => {
  const text = HEAD + line('123', 'Acme S.A.S.', 'F-3') + line('0123', 'Somebody else', 'F-4');
  const looked = await ledger.csv(text, { dryRun: true });
  expect(looked.codes.proposed).toEqual([
    { code: '123', name: 'Acme S.A.S.', meant: { code: '00123', name: 'ACME SAS' }, because: 'zeros' },
  ]);
  await expect(ledger.csv(text, { yes: false })).rejects.toMatchObject({ code: 'codes-undecided' });
  expect(await ledger.items()).toHaveLength(2);
});

it('decided, the lines are the customer’s; the decision holds for the next file, and can be taken back', async () => {
  const decided = await ledger.csv(HEAD + line('123', 'ACME SAS', 'F-3'), {
    yes: false,
    options: { codes: { '123': '00123' } },
  });
  expect([decided.customers.booked, decided.codes.proposed, decided.codes.read]).toEqual([
    0,
    [],
    [{ code: '123', meant: '00123' }],
  ]);
  const next = await ledger.csv(HEAD + line('123', 'ACME SAS', 'F-5'), { yes: false });
  expect(next.codes.read).toEqual([{ code: '123', meant: '00123' }]);
  expect((await ledger.items()).filter((item) => item.startsWith('00123'))).toHaveLength(3);
  const own = await ledger.csv(HEAD + line('123', 'ACME SAS', 'F-6'), {
    yes: false,
    options: { codes: { '123': '123' } },
  });
  expect([own.customers.booked, own.codes.read]).toEqual([1, []]);
  expect(await ledger.items()).toContain('123 F-6 invoice 1000 1000');
});

it('with leave to take everything as it is, it becomes a customer of its own, and that is said', async () => {
  const own = await ledger.csv(HEAD + line('123', 'ACME SAS', 'F-3'));
  expect(own.customers.booked).toBe(1);
  expect(own.assumptions).toContain('Customer 123 was taken for another than 00123.');
});

it('a number that was cut stops its line, with the one customer that it can mean; decided, the line is read', async () => {
  const text = HEAD + line('"2,96E+09"', 'Delta', 'F-7');
  const refused = await ledger.csv(text).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(RefusedFile);
  expect((refused as RefusedFile).outcome.codes.proposed).toMatchObject([
    { code: '2,96E+09', meant: { code: '2960623488' } },
  ]);
  await ledger.csv(text, { yes: false, options: { codes: { '2,96E+09': '2960623488' } } });
  expect(await ledger.items()).toContain('2960623488 F-7 invoice 1000 1000');
});
