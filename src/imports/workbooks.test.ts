import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import type { Instant } from '../kernel/day';
import { writeZip } from '../platform/zip';
import { openOnDisk } from './disk.actions';
import type { ReadOptions } from './mapping-profile';
import { openFile } from './read.actions';
import { printout } from './testing/printout';

/** Workbooks of every make: the same list out of each, known by what is in them and not by their names, and never above the limits. */
let folder: string;
jest.setTimeout(60_000);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'duly-books-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ROWS = [
  ['Customer no', 'Customer', 'Invoice no', 'Invoice date', 'Due date', 'Amount', 'Currency'],
  ['00123', 'Café Émile & Fils', 'F-1', new Date(Date.UTC(2026, 4, 1)), '2026-05-31', 12.5, 'EUR'],
  ['00124', 'ACME <Nord>', 'F-2', '2026-05-02', '2026-06-01', 1300, 'EUR'],
];
const READ = [
  '2 invoice 00123 "Café Émile & Fils" F-1 2026-05-01 2026-05-31 12.50 12.50 EUR',
  '3 invoice 00124 "ACME <Nord>" F-2 2026-05-02 2026-06-01 1300.00 1300.00 EUR',
  '2 rows of 2',
];

const bookOf = (bookType: XLSX.BookType): Buffer => {
  const sheet = XLSX.utils.aoa_to_sheet(ROWS, { UTC: true });
  return XLSX.write(XLSX.utils.book_new(sheet, 'Items'), { type: 'buffer', bookType }) as Buffer;
};

async function said(name: string, content: Buffer | string, options: ReadOptions = {}): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const { content: reading, close } = await openOnDisk(path, options);
  const text = printout(reading, true);
  close();
  return [text, ...reading.recognised.assumptions].join('\n');
}

test.each([
  ['Excel 97–2003', 'biff8', 'list.xls'],
  ['OpenDocument', 'ods', 'list.ods'],
  ['OpenDocument under another name', 'ods', 'list.xls'],
  ['flat OpenDocument', 'fods', 'list.fods'],
  ['XML of Excel 2003', 'xlml', 'list.xls'],
  ['a binary workbook', 'xlsb', 'list.xlsb'],
] as const)('%s', async (_, type, name) => {
  const text = await said(name, bookOf(type));
  for (const line of READ) expect(text).toContain(line);
  expect(text).not.toContain('although its name');
});

const PAGE = (rows: string): string =>
  `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="windows-1252"></head><body>
   <table><tr><td>Relevé du 30/06/2026</td></tr></table><table><tr><th>N° client</th><th>Client</th><th>N° facture</th>
   <th>Date facture</th><th>Échéance</th><th>Montant</th><th>Devise</th></tr>${rows}</table><script>alert(1)</script></body></html>`;

test('a web page saved as .xls keeps its zeros, its commas and the order of its days', async () => {
  const rows = `<tr><td>00123</td><td>Caf&eacute; &#201;mile &lt;B&amp;B&gt;</td><td>F-1</td><td>01/05/2026</td><td>31/05/2026</td>
    <td>1.234,50</td><td>EUR</td></tr>`;
  const text = await said('export.xls', Buffer.from(PAGE(rows), 'latin1'));
  expect(text).toContain('invoice 00123 "Café Émile <B&B>" F-1 2026-05-01 2026-05-31 1234.50 1234.50 EUR');
  expect(text).toContain('The file is a web page saved as a workbook: the table in it was read.');
  expect(await said('login.xls', '<html><body><form>Please sign in</form></body></html>')).toContain(
    'the file is a web page (HTML) without a table',
  );
});

/** Record 0x2F of [MS-XLS] 2.4.117 in place of the one after the beginning of the stream: the rest is encrypted with RC4. */
function locked(): Buffer {
  const bytes = bookOf('biff8');
  const begin = bytes.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00]));
  const at = begin + 20;
  bytes.writeUInt16LE(0x2f, at);
  bytes.writeUInt16LE(54, at + 2);
  bytes.writeUInt16LE(1, at + 4);
  bytes.writeUInt16LE(1, at + 6);
  bytes.writeUInt16LE(1, at + 8);
  return bytes;
}

test('a password is named, of whatever make', async () => {
  expect(await said('locked.xls', locked())).toContain('the workbook is protected with a password');
  const manifest = `<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
    <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`;
  const ods = await writeZip(
    [
      { name: 'mimetype', bytes: Buffer.from('application/vnd.oasis.opendocument.spreadsheet') },
      { name: 'META-INF/manifest.xml', bytes: Buffer.from(manifest) },
      { name: 'content.xml', bytes: Buffer.from('ƒ›Ä') },
    ],
    '2026-03-02T09:00:00.000Z' as Instant,
  );
  expect(await said('locked.ods', ods)).toContain('the workbook is protected with a password');
});

const FLAT = (cells: string): string =>
  bookOf('fods')
    .toString('utf8')
    .replace('</table:table>', `<table:table-row>${cells}</table:table-row></table:table>`);

test('a formula that was saved without its result is a Problem of its line, whatever the library makes of it', async () => {
  const text = (value: string): string => `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`; // prettier-ignore
  const row = ['00125', 'ACME', 'F-3', '2026-05-01', '2026-05-31'].map(text).join('');
  const flat = await said('formula.fods', FLAT(`${row}<table:table-cell table:formula="of:=[.B9]*2"/>${text('EUR')}`));
  expect(flat).toContain('formula.fods:4: Amount: the amount is empty');
  expect(flat).toContain('2 rows of 3');
  const sheet = XLSX.utils.aoa_to_sheet(ROWS, { UTC: true });
  sheet['F3'] = { t: 'n', f: 'B9*2' };
  const xlsx = XLSX.write(XLSX.utils.book_new(sheet, 'Items'), { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  expect(await said('formula.ods', xlsx)).toMatch(/formula\.ods:3: Amount "=B9\*2": this formula was saved without/);
});

test('larger than the limit is refused before it is read, packed or not; the limit is named', async () => {
  const limits = { inflatedBytes: 2_000 };
  for (const [name, type] of [['big.xls', 'biff8'], ['big.ods', 'ods'], ['big.fods', 'fods']] as const) {
    expect(await said(name, bookOf(type), { limits })).toContain('larger than 0 MB once unpacked');
  } // prettier-ignore
  expect(await said('big.xls', PAGE('<tr><td>1</td></tr>'.repeat(200)), { limits })).toContain('larger than 0 MB');
});

test('a few bytes that claim millions of cells end within the limits of the thread', async () => {
  const path = join(folder, 'claims.fods');
  const one = `<table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>`;
  writeFileSync(
    path,
    FLAT(one).replace(`<table:table-row>${one}`, `<table:table-row table:number-rows-repeated="1000000">${one}`),
  );
  const reading = await openFile(path, { limits: { memoryMb: 64, seconds: 5 } });
  expect(['too-big', 'too-slow']).toContain(reading.refusal?.code);
  await reading.close();
});

test('a cell that spans millions of columns is a cell', async () => {
  const rows = `<tr><td colspan="900000000">00123</td><td>x</td></tr>`;
  expect(await said('wide.xls', PAGE(rows))).toContain('header in line 1');
});
