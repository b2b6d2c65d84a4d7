import { day } from '../kernel/day';
import { ALWAYS, STAGE_COLUMNS } from './mapping';
import { readText } from './testing/read-text';

/** How rows become entries: kinds, signs, what remains open, who owes, and what is a Problem. */
const EUR = { currency: 'EUR', asOf: day('2026-06-30') };
const HEAD = 'Customer no,Customer,Invoice no,Invoice date,Due date,Amount';

/** `columns beyond the usual | its value | amount | what must come out` */
const KINDS = `
Type           | Invoice          | 100.00   | invoice 10000 10000
Type           | Credit Memo      | 100.00   | credit_note -10000 -10000
Type           | Gutschrift       | -100.00  | credit_note -10000 -10000
Type           | Payment          | 100.00   | payment -10000 -10000
Type           | Refund           | 100.00   | refund 10000 10000
Type           | Journal          | -100.00  | adjustment -10000 -10000
Type           | Quote            | 100.00   | left out: not-an-invoice
Type           | Frobnication     | -100.00  | credit_note -10000 -10000
Type           | Invoice          | -100.00  | credit_note -10000 -10000
Description    | Zahlung Kunde    | -100.00  | payment -10000 -10000
Description    | Avoir            | (100.00) | credit_note -10000 -10000
Description    | Goods            | 100.00   | invoice 10000 10000
Status         | Paid             | 100.00   | invoice 10000 0
Status         | Teilweise bezahlt | 100.00  | invoice 10000 10000
Status         | Brouillon        | 100.00   | left out: draft
Status         | Makulerad        | 100.00   | left out: void
Paid           | 30.00            | 100.00   | invoice 10000 7000
Paid           | yes              | 100.00   | invoice 10000 0
Open           | 40.00            | 100.00   | invoice 10000 4000
Open balance   | 0.00             | 0.00     | left out: zero-amount
Open           | no               | 100.00   | invoice 10000 0
Lettrage       | AB               | 100.00   | invoice 10000 0
Settled date   | 2026-06-15       | 100.00   | invoice 10000 0
Settled date   | 2026-07-15       | 100.00   | invoice 10000 10000
D/C            | C                | 100.00   | credit_note -10000 -10000
Document type  | LCR              | 100.00   | invoice 10000 10000
Document type  | Wechsel          | -100.00  | payment -10000 -10000
`;

const kinds = KINDS.trim().split('\n').map((line) => line.split('|').map((cell) => cell.trim())) as [string, string, string, string][]; // prettier-ignore

test.each(kinds)('%s "%s" with %s is %s', (heading, value, amount, expected) => {
  const read = readText(`${HEAD},${heading}\nC1,ACME,F-1,2026-05-01,2026-05-31,${amount},${value}\n`, EUR);
  const row = read.rows[0];
  const left = read.totals.skipped[0]?.reason;
  expect(row ? `${row.kind} ${row.amountMinor} ${row.openMinor}` : `left out: ${left}`).toBe(expected);
});

test.each([
  ['Document type', 'Effet', 'bill of exchange'],
  ['G/L account', '413000', 'bill of exchange'],
  ['G/L account', '411000', null],
  ['Document type', 'Invoice', null],
])('%s "%s" is paid by %s', (heading, value, method) => {
  const read = readText(`${HEAD},${heading}\nC1,ACME,F-1,2026-05-01,2026-05-31,100.00,${value}\n`, EUR);
  expect(read.rows[0]?.paymentMethod).toBe(method);
});

describe('signs are a matter of the whole file', () => {
  const text = (second: string): string =>
    `${HEAD},Type\nC1,ACME,F-1,2026-05-01,2026-05-31,100.00,Invoice\nC1,ACME,P-1,2026-05-02,2026-05-02,${second},Payment\nC1,ACME,P-2,2026-05-03,2026-05-03,25.00,Payment\n`;

  test('where payments are positive, all of them are turned', () => {
    expect(readText(text('50.00'), EUR).rows.map(({ kind, amountMinor }) => `${kind} ${amountMinor}`)).toEqual([
      'invoice 10000', 'payment -5000', 'payment -2500',
    ]); // prettier-ignore
  });

  test('where one is negative, a positive one goes back to the customer', () => {
    expect(readText(text('-50.00'), EUR).rows.map(({ kind, amountMinor }) => `${kind} ${amountMinor}`)).toEqual([
      'invoice 10000', 'payment -5000', 'refund 2500',
    ]); // prettier-ignore
  });

  test('a credit column that is negative already is not turned again', () => {
    const list =
      'Account,Customer,Ref. no.,Date,Due date,Debit,Credit\n1,ACME,F-1,2026-05-01,2026-05-31,100.00,\n1,ACME,CN-2,2026-05-02,,,-40.00\n';
    expect(readText(list, EUR).rows.map(({ amountMinor }) => amountMinor)).toEqual([10_000, -4_000]);
  });
});

describe('C46: an invoice without a due date', () => {
  test('is a Problem of its line and never due today', () => {
    const read = readText(`${HEAD}\nC1,ACME,F-1,2026-05-01,,100.00\nC2,Beta,F-2,2026-05-01,2026-05-31,50.00\n`, EUR);
    expect(read.problems).toEqual([
      'list.csv:2: Due date: the due day is empty; expected the last day to pay. Enter it in the source and export again, or give the payment terms with --terms.',
    ]);
    expect(read.rows.map(({ document }) => document)).toEqual(['F-2']);
  });

  test('is due by the terms that its row or the person states', () => {
    const text = `${HEAD},Payment terms\nC1,ACME,F-1,2026-05-01,,100.00,Net 14\nC2,Beta,F-2,2026-05-01,,50.00,\n`;
    expect(readText(text, { ...EUR, termsDays: 30 }).rows.map(({ dueOn }) => dueOn)).toEqual([
      '2026-05-15',
      '2026-05-31',
    ]);
  });

  test('credit notes and payments need none', () => {
    const read = readText(
      `${HEAD},Type\nC1,ACME,F-1,2026-05-01,2026-05-31,100.00,Invoice\nC1,ACME,CN-1,2026-05-01,,10.00,Credit note\n`,
      EUR,
    );
    expect(read.rows[1]).toMatchObject({ kind: 'credit_note', dueOn: null, issuedOn: '2026-05-01' });
  });
});

describe('C28: which row, which column', () => {
  test('every fault of a row is named, and the good rows come through', () => {
    const read = readText(`${HEAD}\n,,F-1,2026-02-31,soon,x\nC2,Beta,F-2,2026-05-01,2026-05-31,50.00\n`, EUR);
    expect(read.totals.problems.map(({ line, column, value, code }) => [line, column, value, code])).toEqual([
      [2, 'Amount', 'x', 'bad-amount'],
      [2, 'Due date', 'soon', 'bad-day'],
      [2, 'Invoice date', '2026-02-31', 'no-such-day'],
      [2, 'Customer no', null, 'missing-customer'],
    ]);
    expect(read.rows).toHaveLength(1);
  });

  test('more problems than are kept are counted', () => {
    const rows = Array.from({ length: 50 }, (_, n) => `C${n},ACME,F-${n},2026-05-01,,1.00\n`).join('');
    const read = readText(`${HEAD}\n${rows}`, { ...EUR, limits: { problems: 10 } });
    expect([read.totals.problems.length, read.totals.problemCount]).toEqual([10, 50]);
    expect(read.totals.problemCounts).toEqual({ 'missing-due-date': 50 });
  });
});

describe('doubles in one file', () => {
  const rows = (...lines: string[]): ReturnType<typeof readText> => readText(`${HEAD}\n${lines.join('\n')}\n`, EUR);
  const F1 = 'C1,ACME,F-1,2026-05-01,2026-05-31';

  test('the same document with the same amounts is taken once', () => {
    const read = rows(`${F1},10.00`, `${F1},10.00`);
    expect([read.rows.length, read.totals.skipped[0]?.reason]).toEqual([1, 'repeated-row']);
  });

  test('with another amount it is a Problem that names the other line', () => {
    expect(rows(`${F1},10.00`, `${F1},20.00`).problems[0]).toContain(
      'list.csv:3: Invoice no "F-1": this document stands in line 2 already',
    );
  });

  test('with another due day it is a further part', () => {
    const read = rows(`${F1},10.00`, 'C1,ACME,F-1,2026-05-01,2026-06-30,20.00');
    expect(read.rows.map(({ document, part }) => [document, part])).toEqual([['F-1', 1], ['F-1', 2]]); // prettier-ignore
  });

  test('another customer or another kind with the same number is another document', () => {
    expect(rows(`${F1},10.00`, 'C2,Beta,F-1,2026-05-01,2026-05-31,20.00', `${F1},-5.00`).rows).toHaveLength(3);
  });

  test('equal payments stay two and are numbered', () => {
    const text = 'Customer,Invoice no,Payment date,Amount\nACME,F-1,2026-05-01,10.00\nACME,F-1,2026-05-01,10.00\n';
    expect(readText(text, EUR).rows.map(({ part, settles }) => [part, settles])).toEqual([[1, 'F-1'], [2, 'F-1']]); // prettier-ignore
  });

  test('are found among very many', () => {
    const many = Array.from({ length: 60_000 }, (_, n) => `C${n % 900},ACME,F-${n},2026-05-01,2026-05-31,10.00`);
    const read = rows(...many, 'C0,ACME,F-0,2026-05-01,2026-05-31,99.00');
    expect(read.rows).toHaveLength(60_000);
    expect(read.problems[0]).toContain('this document stands in line 2 already');
  });
});

describe('the total of the file', () => {
  const list = (total: string): string =>
    `${HEAD}\nC1,ACME,F-1,2026-05-01,2026-05-31,10.10\nC2,Beta,F-2,2026-05-01,2026-05-31,20.20\nTotal,,,,,${total}\n`;

  test('is checked', () => {
    expect(readText(list('30.30'), EUR).totals.control).toEqual({ line: 4, column: 'Amount', currency: 'EUR', fileMinor: 3_030, readMinor: 3_030, agrees: true }); // prettier-ignore
  });

  test('that differs is a Problem and leaves nothing out', () => {
    const read = readText(list('31.30'), EUR);
    expect(read.problems).toEqual(['list.csv:4: Amount "31.30 EUR": the rows add up to 30.30 EUR; expected the total of the file. Look for rows that are missing or stand in the file twice.']); // prettier-ignore
    expect(read.rows).toHaveLength(2);
  });

  test('of a group is no total of the file', () => {
    const text = `${HEAD}\nC1,ACME,F-1,2026-05-01,2026-05-31,10.00\nTotal ACME,,,,,10.00\nC2,Beta,F-2,2026-05-01,2026-05-31,20.00\nTotal Beta,,,,,20.00\n`;
    expect(readText(text, EUR).totals.control).toBeNull();
  });
});

describe('what looks like a total and is none', () => {
  test('a customer called Total', () => {
    const list = `${HEAD}\nC1,Total Energies,F-1,2026-05-01,2026-05-31,10.00\nC1,Total Energies,F-2,2026-05-01,,20.00\n`;
    const read = readText(list, EUR);
    expect([read.rows.length, read.problems.length, read.totals.skipped.length]).toEqual([1, 1, 0]);
    const payments = readText('Customer,Payment date,Amount\nTotal Energies,2026-05-01,10.00\n', EUR);
    expect(payments.rows).toHaveLength(1);
    const customers = readText('Customer no,Customer,City\nC1,Total Energies,Paris\nC2,Summe GmbH,Bonn\n');
    expect(customers.rows).toHaveLength(2);
  });

  test('a document number with an E is whole, one that a spreadsheet cut is not', () => {
    const read = readText(
      `${HEAD}\nC1,ACME,12E45,2026-05-01,2026-05-31,10.00\nC1,ACME,1.2E+09,2026-05-01,2026-05-31,20.00\n`,
      EUR,
    );
    expect(read.rows.map(({ document }) => document)).toEqual(['12E45']);
    expect(read.totals.problemCounts).toEqual({ 'damaged-number': 1 });
  });
});

describe('several tables', () => {
  const first = Array.from({ length: 2_500 }, (_, n) => `C${n},ACME,F-${n},2026-05-01,2026-05-31,1.00`).join('\n');
  const text = `${HEAD}\n${first}\n\nCustomer no,Payment date,Amount,Invoice no\nC1,2026-06-01,1.00,F-1\n`;

  test('are refused, also where the second begins late in the file', () => {
    const read = readText(text, EUR);
    expect(read.totals.refusal).toMatchObject({ code: 'several-tables', line: 2_503 });
  });

  test('one of them can be chosen by its header', () => {
    expect(readText(text, { ...EUR, headerLine: 1 }).rows).toHaveLength(2_500);
    const second = readText(text, { ...EUR, headerLine: 2_503 });
    expect(second.rows.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([['payment', -100]]);
  });
});

test('a batch carries the columns that the file fills, in the order of the stage', () => {
  const read = readText(`${HEAD},PO number\nC1,ACME,F-1,2026-05-01,2026-05-31,10.00,PO 7\n`, EUR);
  const order = STAGE_COLUMNS.map(([column]) => column);
  expect(read.reading.columns).toEqual(
    order.filter((column) => [...ALWAYS, 'purchaseOrder', 'settles'].includes(column)),
  );
  expect(JSON.parse(read.batches[0]?.json ?? '')).toEqual([
    [2, 'invoice', 'C1', 'ACME', 'F-1', 1, '2026-05-01', '2026-05-31', 'EUR', 1_000, 1_000, null, 'PO 7'],
  ]);
});

test('batches are as large as is said, and every row is in one', () => {
  const rows = Array.from({ length: 25 }, (_, n) => `C${n},ACME,F-${n},2026-05-01,2026-05-31,1.00\n`).join('');
  const read = readText(`${HEAD}\n${rows}`, { ...EUR, limits: { batchRows: 10 } });
  expect(read.batches.map(({ count }) => count)).toEqual([10, 10, 5]);
  expect(read.batches.at(-1)).toMatchObject({
    taken: read.reading.recognised.bytes,
    of: read.reading.recognised.bytes,
  });
});
