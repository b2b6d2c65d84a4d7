import iconv from 'iconv-lite';
import { PIECE } from './formats/bytes';
import { readContent } from './reading-content';
import { survey } from './sniff-encoding';
import { bytesOf, rowsIn } from './testing/read-text';

const encoded = (text: string, encoding: string): Buffer => iconv.encode(text, encoding);
const found = (content: Uint8Array): string => survey(bytesOf(content)).encoding.value;

/** `text | written as | recognised as` */
test.each([
  ['Muller; 12', 'utf-8', 'utf-8'],
  ['Müller; 12 €', 'utf-8', 'utf-8'],
  ['Müller; 12', 'windows-1252', 'windows-1252'],
  ['Société „Générale“ – 12 €', 'windows-1252', 'windows-1252'],
  ['Société; 12 €', 'iso-8859-15', 'iso-8859-15'],
  ['Cœur & Fils', 'iso-8859-15', 'iso-8859-15'],
  ['Société Générale; Fällig; Öl; à payer', 'cp850', 'cp850'],
  ['Åkerströms Bygg; förfallen', 'cp850', 'cp850'],
  ['Müller; 12', 'utf-16le', 'utf-16le'],
  ['Müller; 12', 'utf-16be', 'utf-16be'],
])('%s in %s', (text, encoding, expected) => {
  expect(found(encoded(text, encoding))).toBe(expected);
});

test('one letter in the last line of a long file decides', () => {
  const plain = 'C1,ACME,F-1,2026-01-01\n'.repeat(40_000);
  expect(found(encoded(`${plain}C2,Müller\n`, 'windows-1252'))).toBe('windows-1252');
  expect(found(encoded(`${plain}C2,Müller\n`, 'utf-8'))).toBe('utf-8');
});

test('a letter that is cut between two pieces is one letter', () => {
  const text = `${'x'.repeat(262_143)}é`;
  expect(survey(bytesOf(Buffer.from(text))).encoding).toMatchObject({ value: 'utf-8', sure: true });
});

test('UTF-8 with a damaged letter stays UTF-8, and the damage is noted', () => {
  const head = 'Customer,Invoice no,Due date,Amount,Currency\n';
  const good = Array.from({ length: 10 }, (_, n) => `Müller ${n},F-${n},2026-01-31,1.00,EUR\n`).join('');
  const content = Buffer.concat([
    Buffer.from(head + good),
    Buffer.from('M\xfcller,F-99,2026-01-31,1.00,EUR\n', 'latin1'),
  ]);
  const reading = readContent('list.csv', bytesOf(content));
  const rows = [...reading.batches()].flatMap((batch) => rowsIn(batch, reading.columns));
  expect(rows[10]?.customerName).toBe('M\ufffdller');
  expect(reading.totals().assumptions.join()).toContain('Letters were damaged before the file reached us');
});

test('what a profile remembers yields to a byte order mark and to letters that are UTF-8', () => {
  const text = 'Customer,Invoice no,Due date,Amount,Currency\nMüller,F-1,2026-01-31,1.00,EUR\n';
  const name = (content: Buffer, encoding: 'windows-1252' | 'cp850'): string | undefined => {
    const reading = readContent('list.csv', bytesOf(content), { encoding });
    return [...reading.batches()].flatMap((batch) => rowsIn(batch, reading.columns))[0]?.customerName;
  };
  expect(name(Buffer.from(text), 'windows-1252')).toBe('Müller');
  expect(name(encoded(text, 'cp850'), 'cp850')).toBe('Müller');
  expect(name(encoded(text, 'windows-1252'), 'windows-1252')).toBe('Müller');
});

test('the fingerprint is of the bytes', () => {
  expect(survey(bytesOf(Buffer.from('abc'))).sha256).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('letters are followed from one piece of the file into the next, also where a piece holds none', () => {
  const plain = Buffer.alloc(PIECE, 'a');
  const halves = Buffer.concat([plain.subarray(1), Buffer.from('ü'), plain]);
  expect(survey(bytesOf(halves)).encoding).toMatchObject({ value: 'utf-8', because: '1 letters in UTF-8', sure: true });
  const cut = Buffer.concat([plain.subarray(1), Buffer.from([0xc3]), plain]);
  expect(survey(bytesOf(cut)).encoding.value).toBe('windows-1252');
  const wide = Buffer.from('a'.repeat(PIECE), 'utf16le');
  expect(survey(bytesOf(wide)).encoding.value).toBe('utf-16le');
});
