import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { printedSaid } from '../testing/bank-printed';
import { bytesOf } from '../testing/read-text';
import { readBankList, type BankList, type ListAnswers } from './bank-list';
import { isLedgerList, isSurelyBankList } from './bank-list-kind';
import { listTableOf } from './bank-list-table';

/** Lists as banks let people download them: what is understood by itself, what is asked, and what is refused with its figure. */
const FOLDER = join(__dirname, '../../../fixtures/imports/bank-list');
const account = (id: number, iban: string, currency: string) => ({ id, iban, currency });
const OURS = [
  account(1, 'DE89370400440532013000', 'EUR'),
  account(2, 'GB28BARC20123412345678', 'GBP'),
  account(3, 'NL91ABNA0417164300', 'EUR'),
  account(4, 'BE68539007547034', 'EUR'),
];
const ANSWERS: ListAnswers = {
  account: 'SE4550000000058398257466',
  currency: 'SEK',
  dateOrder: 'dmy',
  decimalMark: ',',
};

function understood(content: Buffer | string, answers: ListAnswers = {}, fileName = 'list.csv'): BankList {
  const table = listTableOf(bytesOf(Buffer.from(content)));
  if (!table) throw new Error('no list');
  return readBankList(table, { fileName, ours: OURS, ...answers });
}

/** What it asks, and what it says once that is answered. */
function told(content: Buffer | string, fileName?: string): string[] {
  const list = understood(content, {}, fileName);
  const open = list.questions.map((one) => `? ${one}`);
  const given = Object.fromEntries(list.questions.filter((one) => one !== 'columns').map((one) => [one, ANSWERS[one as keyof ListAnswers]]));
  const again = open.length === 0 ? list : understood(content, given, fileName);
  return [list.format, ...open, ...again.said.map(printedSaid)];
} // prettier-ignore

test.each(readdirSync(FOLDER).sort())('%s', (name) => {
  const said = `${told(readFileSync(join(FOLDER, name)), name).join('\n')}\n`;
  const golden = join(FOLDER, '../bank-list-read', `${name}.txt`);
  if (process.env['DULY_UPDATE_FIXTURES'] === '1') writeFileSync(golden, said);
  expect(said).toBe(readFileSync(golden, 'utf8'));
});

const list = (...rows: readonly string[]): string => ['Date;Text;Amount;Balance', ...rows, ''].join('\n');
const lines = (content: string, answers: ListAnswers = {}): string[] =>
  understood(content, { account: 'DE89370400440532013000', currency: 'EUR', dateOrder: 'dmy', ...answers }).said.map(printedSaid).filter((one) => !one.startsWith('statement')); // prettier-ignore

test.each([
  ['oldest first', list('01.06.2026;a;10,00;110,00', '02.06.2026;b;-5,00;105,00'), ['opening 100.00 EUR 2026-06-01', 'closing 105.00 EUR 2026-06-02', '2026-06-01 10.00', '2026-06-02 -5.00']],
  ['newest first', list('02.06.2026;b;-5,00;105,00', '01.06.2026;a;10,00;110,00'), ['opening 100.00 EUR 2026-06-01', 'closing 105.00 EUR 2026-06-02', '2026-06-01 10.00', '2026-06-02 -5.00']],
  ['newest first, one day, all alike', list('02.06.2026;b;10,00;130,00', '02.06.2026;b;10,00;120,00', '02.06.2026;b;10,00;110,00'), ['opening 100.00 EUR 2026-06-02', 'closing 130.00 EUR 2026-06-02', '2026-06-02 10.00', '2026-06-02 10.00', '2026-06-02 10.00']],
  ['a day in an order of its own', list('01.06.2026;a;10,00;110,00', '02.06.2026;c;7,00;112,00', '02.06.2026;b;-5,00;105,00', '03.06.2026;d;1,00;113,00'), ['opening 100.00 EUR 2026-06-01', 'closing 113.00 EUR 2026-06-03', '2026-06-01 10.00', '2026-06-02 -5.00', '2026-06-02 7.00', '2026-06-03 1.00']],
  ['unsigned: the balance decides', list('01.06.2026;a;10,00;110,00', '02.06.2026;b;5,00;105,00'), ['! 3 balance-decides -5.00', 'opening 100.00 EUR 2026-06-01', 'closing 105.00 EUR 2026-06-02', '2026-06-01 10.00', '2026-06-02 -5.00']],
  ['the days say the order where the balance allows both', list('01.06.2026;a;10,00;120,00', '02.06.2026;b;10,00;110,00'), ['! 3 balance-decides -10.00', 'opening 110.00 EUR 2026-06-01', 'closing 110.00 EUR 2026-06-02', '2026-06-01 10.00', '2026-06-02 -10.00']],
  ['a line is missing', list('01.06.2026;a;10,00;110,00', '03.06.2026;c;1,00;106,00'), ['! 3 balance-differs 110.00 + 1.00 = 111.00, 106.00', 'opening 100.00 EUR 2026-06-01', 'closing 106.00 EUR 2026-06-03', '2026-06-01 10.00', '2026-06-03 1.00']],
  ['a balance on some lines only', list('01.06.2026;a;10,00;110,00', '02.06.2026;b;-5,00;', '02.06.2026;c;1,00;106,00'), ['opening 100.00 EUR 2026-06-01', 'closing 106.00 EUR 2026-06-02', '2026-06-01 10.00', '2026-06-02 -5.00', '2026-06-02 1.00']],
  ['letters of the sides', list('01.06.2026;a;10,00 H;110,00 H', '02.06.2026;b;120,00 S;10,00 S'), ['opening 100.00 EUR 2026-06-01', 'closing -10.00 EUR 2026-06-02', '2026-06-01 10.00', '2026-06-02 -120.00']],
  ['totals, repeated headings, blank lines', list('01.06.2026;a;10,00;110,00', '', 'Date;Text;Amount;Balance', '02.06.2026;b;-5,00;105,00', 'Total;;5,00;'), ['opening 100.00 EUR 2026-06-01', 'closing 105.00 EUR 2026-06-02', '2026-06-01 10.00', '2026-06-02 -5.00']],
  ['pending below a title', list('01.06.2026;a;10,00;110,00', 'Vorgemerkte Umsätze', '02.06.2026;b;-5,00;'), ['! 4 pending 02.06.2026', 'opening 100.00 EUR 2026-06-01', 'closing 110.00 EUR 2026-06-01', '2026-06-01 10.00']],
  ['a day that is none', list('01.06.2026;a;10,00;110,00', '31.06.2026;b;-5,00;105,00'), ['! 3 bad-day 31.06.2026', 'opening 100.00 EUR 2026-06-01', 'closing 110.00 EUR 2026-06-01', '2026-06-01 10.00']],
  ['an amount that is none', list('01.06.2026;a;10,00;110,00', '02.06.2026;b;=1+1;105,00'), ['! 3 bad-amount =1+1', 'opening 100.00 EUR 2026-06-01', 'closing 110.00 EUR 2026-06-01', '2026-06-01 10.00']],
  ['money without a day', list('01.06.2026;a;10,00;110,00', ';b;-5,00;105,00'), ['! 3 bad-day', 'opening 100.00 EUR 2026-06-01', 'closing 110.00 EUR 2026-06-01', '2026-06-01 10.00']],
])('%s', (_, content, expected) => {
  expect(lines(content).map((one) => (/^\d/.test(one) ? one.split(' EUR')[0] : one))).toEqual(expected);
}); // prettier-ignore

test.each([
  ['debits with their sign', '-5,00;;', ['-5.00']],
  ['debits without', '5,00;;', ['-5.00']],
  ['a negative credit, and nothing that decides', ';-5,00;', ['! 2 sign-unclear -5.00', '-5.00']],
  ['both', '5,00;5,00;', ['! 2 bad-amount 5,00 5,00']],
])('debit and credit: %s', (_, cells, expected) => {
  const said = lines(`Date;Text;Debit;Credit;\n02.06.2026;b;${cells}\n03.06.2026;b;;1,00;\n03.06.2026;c;;2,00;\n`);
  expect(said.filter((one) => one.startsWith('!') || one.startsWith('2026-06-02')).map((one) => one.replace(/^2026-06-02 | EUR.*/g, ''))).toEqual(expected); // prettier-ignore
});

test('debits of both signs are not guessed', () => {
  const said = lines('Date;Text;Debit;Credit\n02.06.2026;b;5,00;\n03.06.2026;b;-1,00;\n');
  expect(said.filter((one) => one.startsWith('!'))).toEqual(['! 2 sign-unclear -5.00', '! 3 sign-unclear -1.00']);
});

const asks = (content: string, answers: ListAnswers = {}): readonly string[] => understood(content, answers).questions;

test('asks what the file does not decide, and nothing else', () => {
  const own = 'DE89370400440532013000';
  expect(asks(`IBAN ${own}\nDate,Text,Amount,Currency\n05/06/2026,a,10.00,EUR\n06/06/2026,b,1.50,EUR\n`)).toEqual(['dateOrder']); // prettier-ignore
  expect(asks(`IBAN ${own}\nDate,Text,Amount,Currency\n05/16/2026,a,10.00,EUR\n06/06/2026,b,1.50,EUR\n`)).toEqual([]);
  expect(asks(`IBAN ${own}\nDatum;Text;Betrag\n05.06.2026;a;1.000\n`)).toEqual(['decimalMark']);
  expect(asks('Datum;Text;Betrag;Währung\n05.06.2026;a;1,00;EUR\n')).toEqual(['account']);
  expect(asks('Datum;Text;Betrag\n05.06.2026;a;1,00\n')).toEqual(['account', 'currency']);
  expect(asks('When;Why;How much;Left\n05.06.2026;a;1,00;2,00\n06.06.2026;b;1,00;3,00\n')).toContain('columns');
  const columns = { bookedOn: [0], amount: [2], text: [1] };
  expect(asks('When;Why;How much;Left\n05.06.2026;a;1,00;2,00\n06.06.2026;b;1,00;3,00\n', { account: own, columns })).toEqual([]); // prettier-ignore
  expect(understood('Datum;Text;Betrag\n05.06.2026;a;1,00\n', {}, `Umsaetze_${own}_2026.csv`).account).toBe(own);
  expect(understood('Datum;Text;Betrag\n05.06.2026;a;1,00\n', {}, '20260605-532013000-umsatz.csv').account).toBe(own);
});

test('a workbook says the same as its text', () => {
  const rows = [['Konto 123456789'], ['Bokföringsdatum', 'Text', 'Belopp', 'Saldo'], [new Date(Date.UTC(2026, 5, 5)), 'B', 12500.5, 62500.5], ['2026-06-03', 'A', -8000, 50000]]; // prettier-ignore
  const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows, { UTC: true }), 'Konto');
  const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  expect(told(bytes)).toEqual([
    ...['xlsx', '? currency', 'statement 123456789 no. –', 'opening 58000.00 SEK 2026-06-03', 'closing 62500.50 SEK 2026-06-05'],
    ...['2026-06-03 -8000.00 SEK |  |  |  |  | A', '2026-06-05 12500.50 SEK |  |  |  |  | B'],
  ]); // prettier-ignore
});

test('lists of invoices and of banks are told apart', () => {
  const ledger = readdirSync(join(FOLDER, '../csv')).filter((name) => /\.(csv|txt)$/.test(name));
  for (const name of ledger) {
    const bytes = bytesOf(readFileSync(join(FOLDER, '../csv', name)));
    expect([name, isSurelyBankList(bytes)]).toEqual([name, false]);
  }
  const unsure = new Set(['bnp.csv', 'barclays.csv', 'societe-generale.csv', 'qonto.csv', 'revolut.csv', 'wise.csv']);
  for (const name of readdirSync(FOLDER)) {
    const table = listTableOf(bytesOf(readFileSync(join(FOLDER, name))));
    expect([name, table && isLedgerList(table)]).toEqual([name, false]);
    if (!unsure.has(name)) expect([name, isSurelyBankList(bytesOf(readFileSync(join(FOLDER, name))))]).toEqual([name, true]); // prettier-ignore
  }
});

test.each([
  ['cells without end', list(`01.06.2026;${'x'.repeat(90_000)};10,00;110,00`), 4_000],
  ['a hundred thousand columns', `${';'.repeat(100_000)}\n01.06.2026;a;1,00`, undefined],
])('hostile: %s', (_, content, longest) => {
  const table = listTableOf(bytesOf(Buffer.from(content)));
  const said = table ? readBankList(table, { fileName: 'x', ours: OURS, account: OURS[0]?.iban ?? '', currency: 'EUR' }).said : []; // prettier-ignore
  for (const one of said) if (one.is === 'line') expect(one.line.text.length).toBeLessThanOrEqual(longest ?? 0);
});
