import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { day } from '../kernel/day';
import { WrongUse } from '../kernel/result';
import type { ReadOptions } from './mapping-profile';
import { openFile, openHere } from './read.actions';
import type { Reading } from './reading';

/** Reading from disk in a thread: the same answers as in place, never far ahead, within its limits, and gone when it is closed. */
const FIXTURES = join(__dirname, '../../fixtures');
const ANSWERS: ReadOptions = { currency: 'EUR', asOf: day('2026-06-30') };
let folder: string;
jest.setTimeout(60_000);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'duly-read-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function written(name: string, rows: number): string {
  const path = join(folder, name);
  const lines = Array.from(
    { length: rows },
    (_, n) => `C${n % 50},ACME,F-${n},13/05/2026,${1 + (n % 28)}/06/2026,${n}.50`,
  );
  writeFileSync(path, `Customer no,Customer,Invoice no,Invoice date,Due date,Amount\n${lines.join('\n')}\n`);
  return path;
}

async function whole(reading: Reading): Promise<unknown> {
  const batches: string[] = [];
  if (reading.questions.length === 0) for await (const batch of reading.batches()) batches.push(batch.json);
  const totals = reading.questions.length === 0 ? reading.totals() : undefined;
  await reading.close();
  const { recognised, refusal, questions, columns } = reading;
  return { recognised, refusal, questions, columns, batches, totals };
}

test.each([
  'imports/csv/sap-fbl5n-de.csv',
  'imports/csv/kunden.csv',
  'imports/xlsx/debiteurenlijst.xlsx',
  'problems/aged-summary.csv',
  'problems/password.xlsx',
  'problems/truncated.xlsx',
])('in a thread %s is what it is in place', async (name) => {
  const path = join(FIXTURES, name);
  expect(await whole(await openFile(path, ANSWERS))).toEqual(await whole(await openHere(path, ANSWERS)));
});

test('a refused file says so without a batch', async () => {
  const reading = await openFile(join(FIXTURES, 'problems/column-gone.csv'), {
    columns: { dueOn: 'Payable', open: 'Left' },
  });
  expect(reading.totals().problemCounts).toEqual({ 'column-missing': 2 });
  await reading.close();
});

test('a file with open questions is not read, and closes', async () => {
  const reading = await openFile(join(FIXTURES, 'problems/ambiguous-dates.csv'));
  expect(reading.questions.map(({ about }) => about)).toEqual(['dateOrder']);
  await expect(reading.batches()[Symbol.asyncIterator]().next()).rejects.toThrow(WrongUse);
  await reading.close();
  await reading.close();
});

test('the thread is never more than a few batches ahead', async () => {
  const reading = await openFile(written('many.csv', 30_000), { ...ANSWERS, limits: { batchRows: 500 } });
  const batches = reading.batches()[Symbol.asyncIterator]();
  const first = (await batches.next()).value as { taken: number; of: number };
  await new Promise((resolve) => setTimeout(resolve, 300));
  const second = (await batches.next()).value as { taken: number };
  expect(first.taken).toBeLessThan(first.of);
  expect(second.taken).toBeLessThanOrEqual(first.of);
  let rows = 1_000;
  for (;;) {
    const next = await batches.next();
    if (next.done === true) break;
    rows += next.value.count;
  }
  expect([rows, reading.totals().rows]).toEqual([30_000, 30_000]);
  await reading.close();
});

test('one may stop in the middle', async () => {
  const reading = await openFile(written('stop.csv', 20_000), { ...ANSWERS, limits: { batchRows: 100 } });
  for await (const batch of reading.batches()) {
    expect(batch.count).toBe(100);
    break;
  }
  await reading.close();
});

test('a workbook that takes too much memory is refused, and the house lives on', async () => {
  const rows = Array.from({ length: 12_000 }, (_, n) => [
    `C${n}`,
    'ACME',
    `F-${n}`,
    '2026-05-01',
    '2026-05-31',
    n,
    `text ${n}`,
  ]);
  const sheet = XLSX.utils.aoa_to_sheet([
    ['Customer no', 'Customer', 'Invoice no', 'Invoice date', 'Due date', 'Amount', 'Memo'],
    ...rows,
  ]);
  const book = XLSX.utils.book_new(sheet, 'Items');
  const path = join(folder, 'large.xlsx');
  XLSX.writeFile(book, path, { compression: true });
  const reading = await openFile(path, { ...ANSWERS, limits: { memoryMb: 24 } });
  expect(reading.refusal).toMatchObject({ code: 'too-big', file: 'large.xlsx' });
  expect(reading.refusal?.fault).toContain('24 MB');
  const again = await openFile(path, ANSWERS);
  expect(again.refusal).toBeUndefined();
  await again.close();
});

test('a file that takes too long is refused', async () => {
  const reading = await openFile(written('slow.csv', 1_000), { ...ANSWERS, limits: { seconds: 0.001 } });
  expect(reading.refusal).toMatchObject({ code: 'too-slow' });
});

test.each(['nowhere.csv', '.'])('%s is no file that can be opened', async (name) => {
  await expect(openFile(join(folder, name))).rejects.toThrow(WrongUse);
});
