import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOnDisk } from './disk.actions';
import type { ReadOptions } from './mapping-profile';
import { printout } from './testing/printout';

/**
 * Every file of `fixtures/imports` and `fixtures/problems` against the text beside it: its first line holds the options, the rest is
 * what must come out. `UPDATE=1` writes the texts anew; read the difference before you keep it.
 */
const FIXTURES = join(__dirname, '../../fixtures');

function filesOf(folder: string): string[] {
  return readdirSync(join(FIXTURES, folder)).filter((name) => !name.endsWith('.expected.txt') && !name.endsWith('.md'));
}

async function check(folder: string, name: string, withRows: boolean): Promise<void> {
  const expectedPath = join(FIXTURES, folder, `${name}.expected.txt`);
  const expected = readFileSync(expectedPath, 'utf8');
  const [first = '', ...rest] = expected.split('\n');
  const options = JSON.parse(first.slice(2)) as ReadOptions;
  const { content, close } = await openOnDisk(join(FIXTURES, folder, name), options);
  const text = printout(content, withRows);
  close();
  if (process.env.UPDATE) writeFileSync(expectedPath, `${first}\n${text}`);
  else expect(text).toBe(rest.join('\n'));
}

describe.each([
  'imports/csv',
  'imports/xlsx',
  'imports/fec',
  'imports/sie',
  'imports/datev',
  'imports/saft',
  'imports/sie5',
  'imports/einvoice',
])('%s', (folder) => {
  test.each(filesOf(folder))('%s', (name) => check(folder, name, true));
});

describe('problems', () => {
  test.each(filesOf('problems'))('%s', (name) => check('problems', name, false));
});

/** What is too large to be kept: two gigabytes, of which the disk holds only the beginning, and a line of a megabyte. */
const HEADINGS = 'Customer no,Customer,Invoice no,Invoice date,Due date,Amount,Currency\n';
const ROW = '1,ACME,F-1,2026-01-01,2026-01-31,10.50,EUR\n';
const HUGE = 2_147_483_648;
const MADE = [
  ['an old workbook', 'huge.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), HUGE, 'huge.xls: the workbook is larger than 400 MB once unpacked; expected at most 400 MB.'],
  ['a web page', 'huge.html', Buffer.from('<html><table><tr><td>'), HUGE, 'huge.html: the workbook is larger than 400 MB once unpacked; expected at most 400 MB.'],
  ['an archive', 'huge.xlsx', Buffer.from('PK\x03\x04'), HUGE, 'huge.xlsx: the workbook is damaged or was not transferred whole; expected a workbook that Excel opens.'],
  ['a text that breaks off', 'huge.csv', Buffer.from(HEADINGS + ROW), HUGE, 'huge.csv: 32 MB stand in it without a line end; expected one row in a line.'],
  ['a line of a megabyte', 'line.csv', Buffer.from(`${HEADINGS}${ROW}2,${'B'.repeat(1_000_000)},F-2,2026-01-01,2026-01-31,1.00,EUR\n${ROW.replace('F-1', 'F-3')}`), 0, 'line.csv:3: '],
] as const; // prettier-ignore

describe('too large to be kept', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'duly-huge-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each(MADE)('%s is refused before it is read whole', async (_, name, head, size, expected) => {
    const path = join(folder, name);
    writeFileSync(path, head);
    if (size > 0) truncateSync(path, size);
    const { content, close } = await openOnDisk(path, {});
    const text = printout(content, false);
    close();
    expect(text).toContain(expected);
    if (size === 0) expect(text).toContain('the line is longer than any row of a list can be');
    if (size === 0) expect(text).toContain('2 rows of 3');
  });
});
