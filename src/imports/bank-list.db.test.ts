import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breaksOf } from '../cash/continuity';
import { linesOfStatement, liveReceipts, statementsOf } from '../cash/store';
import { openDoubts } from '../cash/telling.store';
import { openCompany } from '../companies/actions';
import { bankAccountFor, hadBankAccount } from '../companies/store';
import { knowBankAccount } from '../companies/known-account.actions';
import { Refusal } from '../kernel/result';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn, type Spoken } from '../platform/testing/work';
import { importBankFile } from './bank.actions';
import { bankCommands } from './bank.cli';
import type { ListAnswers } from './formats/bank-list';

/** Lists of a bank in the tables: each movement once, the same money by another file once, what is open asked once. */
const open = testDatabase();
const IBAN = 'DE89370400440532013000';
let n = 0;

interface Account {
  readonly work: ReturnType<typeof workOn>;
  readonly companyId: number;
  take(content: string, list?: ListAnswers, name?: string): Promise<string>;
  /** What came in and counts. */
  came(): Promise<string[]>;
}

async function account(): Promise<Account> {
  const work = workOn(open.db, '2026-06-30');
  const code = `list${(n += 1)}`;
  const { id: companyId } = await openCompany(
    work,
    { code, name: `ACME ${n}`, country: 'DE', currency: 'EUR' },
    { iban: IBAN, currency: 'EUR', holder: 'ACME' },
  );
  return {
    work,
    companyId,
    take: async (content, list, name = 'list.csv') => {
      const path = join(open.home, `list-${(n += 1)}`);
      writeFileSync(path, content);
      try {
        const taken = await importBankFile(work, { companyId, path, name, ...(list === undefined ? {} : { list }) });
        return `${taken.added} of ${taken.lines}${taken.joined > 0 ? `, ${taken.joined} joined` : ''}${taken.twins > 0 ? `, ${taken.twins} asked` : ''}`;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { questions = [], faults = [] } = error.facts as { questions?: string[]; faults?: { place: number; code: string; value: string }[] }; // prettier-ignore
        return [error.code, ...questions, ...faults.map(({ place, code, value }) => `${place} ${code} ${value}`)].join(' | ');
      }
    },
    came: async () => {
      const lines = await liveReceipts(open.db.read, companyId, { afterId: 0, most: 100 });
      return lines.map((one) => `${one.bookedOn.slice(8)} ${one.amountMinor}${one.doubtful ? '?' : ''} ${one.text}`).sort(); // prettier-ignore
    },
  };
} // prettier-ignore

const HEAD = 'Auftragskonto;Buchungstag;Verwendungszweck;Betrag;Waehrung;Saldo';
/** `01 A 10 110`: day, text, amount, balance. */
const list = (...rows: readonly string[]): string =>
  [HEAD, ...rows.map((row) => row.split(' ')).map(([day = '', text = '', amount = '', balance = '']) => `${IBAN};${day}.06.2026;${text};${amount},00;EUR;${balance === '' ? '' : `${balance},00`}`), ''].join('\n'); // prettier-ignore

it('counts each line once however downloads overlap, and two equal payments of a day twice', async () => {
  const at = await account();
  expect(await at.take(list('01 A 10 110', '02 B 5 115', '02 B 5 120'))).toBe('3 of 3');
  expect(await at.take(list('01 A 10 110', '02 B 5 115', '02 B 5 120'))).toBe('0 of 3');
  expect(await at.take(list('03 C 1 126', '02 B 5 125', '02 B 5 120', '02 B 5 115'))).toBe('2 of 4');
  expect(await at.came()).toEqual(['01 1000 A', '02 500 B', '02 500 B', '02 500 B', '03 100 C']);
  expect(breaksOf(await statementsOf(open.db.read, at.companyId))).toEqual([]);
  expect(await at.take(list('03 C 1 127'))).toBe('1 of 1');
  expect(breaksOf(await statementsOf(open.db.read, at.companyId))).toEqual([]);
  expect(await at.take(list('05 D 1 200'))).toBe('1 of 1');
  expect(breaksOf(await statementsOf(open.db.read, at.companyId))).toMatchObject([{ is: 'gap', expectedMinor: 12_700, saidMinor: 19_900 }]); // prettier-ignore
});

it('counts a line once that stands in another order and under another balance when it is downloaded again', async () => {
  const at = await account();
  expect(await at.take(list('01 A 10 110', '01 B 5 115'))).toBe('2 of 2');
  expect(await at.take(list('01 B 5 105', '01 A 10 115', '02 C 1 116'))).toBe('1 of 3');
  expect(await at.came()).toEqual(['01 1000 A', '01 500 B', '02 100 C']);
});

it('counts by their number within the day where there is no balance', async () => {
  const at = await account();
  expect(await at.take(list('01 A 10', '01 A 10'))).toBe('2 of 2');
  expect(await at.take(list('01 A 10', '01 A 10', '01 A 10'))).toBe('1 of 3');
  expect(await at.came()).toHaveLength(3);
});

const CAMT = `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>${IBAN}</IBAN></Id></Acct>
  ${(
    [
      ['250.00', 'Gärtnerei Öhler GmbH & Co. KG', 'Rechnung F-1001 vom 02.05.26 abzgl. Skonto', 'BK-1'],
      ['1000.00', 'Bäckerei Lang', 'F-1000', 'BK-2'],
      ['1000.00', 'Bäckerei Lang', 'F-1000', 'BK-3'],
    ] as const
  )
    .map(([amount, name, text, ref]) => `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-06-03</Dt></BookgDt><AcctSvcrRef>${ref}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>${name.replaceAll('&', '&amp;')}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`)
    .join('')}</Stmt></BkToCstmrStmt></Document>`; // prettier-ignore
/** The same money, as the bank's list cuts its texts. */
const LIST = `Auftragskonto;Buchungstag;Verwendungszweck;Beguenstigter/Zahlungspflichtiger;Betrag;Waehrung
${IBAN};03.06.26;RECHNUNG F-1001 VOM 02.05.;Gaertnerei Oehler GmbH;250,00;EUR
${IBAN};03.06.26;F-1000;Baeckerei Lang;1.000,00;EUR
${IBAN};03.06.26;F-1000;Baeckerei Lang;1.000,00;EUR
`;

it.each([['CAMT first', CAMT, LIST], ['list first', LIST, CAMT]])('counts money once that CAMT and the list tell: %s', async (_, first, second) => {
  const at = await account();
  await at.take(first);
  expect(await at.take(second)).toBe('3 of 3, 3 joined');
  expect((await at.came()).map((one) => one.split(' ')[1])).toEqual(['100000', '100000', '25000']);
  expect(await openDoubts(open.db.read, at.companyId, 10)).toEqual([]);
}); // prettier-ignore

it('asks once what the list does not say, for each bank, and keeps the answer', async () => {
  const at = await account();
  const plain = (day: string): string => `Datum;Text;Betrag\n${day}.06.2026;A;10,00\n${day}.06.2026;B;-3,00\n`;
  expect(await at.take(plain('01'))).toBe('bank-list-asks | account | currency');
  expect(await at.take(plain('01'), { account: IBAN })).toBe('2 of 2');
  expect(await at.take(plain('02'))).toBe('2 of 2');
  await knowBankAccount(at.work, at.companyId, { iban: 'DE02370400440000000001', currency: 'EUR' }).catch(
    () => undefined,
  );
  await knowBankAccount(at.work, at.companyId, { iban: 'DE02370501980001802057', currency: 'EUR' });
  expect(await at.take(plain('03'))).toBe('bank-list-asks | account | currency');
  const other = await account();
  expect(await other.take(plain('01'))).toBe('bank-list-asks | account | currency');
});

it('asks for columns that it does not know, once', async () => {
  const at = await account();
  const odd = (day: string): string => `When;Why;How much;Left\n${day}/06/2026;A;10.00;20.00\n${day}/06/2026;B;5.00;25.00\n`; // prettier-ignore
  expect(await at.take(odd('14'))).toContain('bank-list-asks | columns');
  const named = ['bookedOn=When', 'text=2', 'amount=3', 'balance=none'];
  await expect(at.take(odd('14'), { account: IBAN, named: ['amount=9x'] })).rejects.toThrow('names no column');
  expect(await at.take(odd('14'), { account: IBAN, currency: 'EUR', named })).toBe('2 of 2');
  expect(await at.take(odd('15'))).toBe('2 of 2');
  expect(await at.came()).toEqual(['14 1000 A', '14 500 B', '15 1000 A', '15 500 B']);
});

it('takes nothing of a list of which a line does not fit the balance; leaves out what is not booked', async () => {
  const at = await account();
  expect(await at.take(list('01 A 10 110', '02 B 5 116'))).toBe('bank-file-faults | 3 balance-differs 110.00 + 5.00 = 115.00, 116.00'); // prettier-ignore
  expect(await statementsOf(open.db.read, at.companyId)).toEqual([]);
  expect(await at.take(list('01 A 10 110', '02 B 5 116'), { named: ['balance=none'] })).toBe('2 of 2');
  const fixture = readFileSync(join(__dirname, '../../fixtures/imports/bank-list/sparkasse-camt.csv'), 'latin1');
  expect(await at.take(fixture)).toBe('4 of 4');
  const ledger = 'Customer no;Customer;Invoice no;Invoice date;Due date;Amount;Currency\n1;A;F-1;2026-05-01;2026-05-31;10.00;EUR\n';
  expect(await at.take(ledger)).toBe('ledger-list');
  const other = list('01 A 10 110').replaceAll(IBAN, 'NL91ABNA0417164300');
  expect(await at.take(other)).toBe('unknown-bank-account');
}); // prettier-ignore

it('keeps an account for statements to which nobody is asked to pay', async () => {
  const at = await account();
  const iban = 'NL91ABNA0417164300';
  const known = (given: string, currency = 'USD') => knowBankAccount(at.work, at.companyId, { iban: given, currency });
  await expect(known('NL00ABNA0417164300')).rejects.toThrow('no IBAN');
  await expect(known(iban, 'EU1')).rejects.toThrow('no currency');
  expect(await known(iban)).toBe(iban);
  await expect(known(iban)).rejects.toThrow('already');
  expect(await bankAccountFor(open.db.read, at.companyId, 'USD')).toBeUndefined();
  expect(await hadBankAccount(open.db.read, at.companyId, 'USD')).toBe(false);
  expect(await at.take(list('01 A 10 110').replaceAll(IBAN, iban).replaceAll('EUR', 'USD'))).toBe('1 of 1');
  const [statement] = await statementsOf(open.db.read, at.companyId);
  expect(statement).toMatchObject({ iban, currency: 'USD', openingMinor: 10_000, closingMinor: 11_000 });
  expect(await linesOfStatement(open.db.read, at.companyId, statement?.id ?? 0, { most: 5, offset: 0 })).toHaveLength(
    1,
  );
});

it('says in the shell what must be said, and takes it with the options', async () => {
  const at = await account();
  const path = join(open.home, 'cli.csv');
  writeFileSync(path, 'Date,Text,Amount\n05/06/2026,A,10.00\n06/06/2026,B,-3.00\n');
  const code = `list${n}`;
  const run = (...args: string[]): Promise<Spoken> => duly(at.work, bankCommands, ['bank', 'import', path, '--company', code, ...args]);
  const asked: unknown = await run().catch((error: unknown) => error);
  for (const said of ['--date-order dmy', `--account ${IBAN}`, '--currency EUR']) expect(String(asked)).toContain(said);
  await expect(run('--decimal', ';')).rejects.toThrow('no decimal mark');
  await expect(run('--account', 'DE1')).rejects.toThrow('no IBAN');
  const { text } = await run('--account', IBAN, '--date-order', 'dmy');
  expect(text).toContain('csv: 1 statement added, 2 of 2 lines new');
}); // prettier-ignore
