import { parse } from 'csv-parse/sync';
import { fc, runs } from '../../kernel/testing/chance';
import { csvRecords, type CsvStyle } from './csv';
import type { RawRow } from './row';

const STYLE: CsvStyle = { delimiter: ',', lineLength: 1_000_000, width: 0 };
const read = (text: string, style: Partial<CsvStyle> = {}): RawRow[] => [...csvRecords([text], { ...STYLE, ...style })];
const shown = (rows: readonly RawRow[]): string[] =>
  rows.map(({ line, cells, fault }) => `${line}: ${fault ?? cells.join(' | ')}`);

/** Tables as programs write them: quotation marks where a cell needs them. */
const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', ';', '1', '€'), maxLength: 8 });
const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 });
const written = (rows: readonly string[][]): string =>
  rows.map((cells) => cells.map((text) => (/[",\n]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')).join('\n'); // prettier-ignore

test('every well-formed text is read as csv-parse reads it', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const text = written(rows);
      const theirs: string[][] = parse(text, { relax_column_count: true, skip_empty_lines: false });
      expect(read(text).map(({ cells }) => cells)).toEqual(theirs);
    }),
    runs(1_000),
  );
});

test('where the pieces are cut changes nothing, not even in broken texts', () => {
  const hostile = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\0', ' '), maxLength: 60 });
  fc.assert(
    fc.property(hostile, fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 20 }), (text, cuts) => {
      const pieces: string[] = [];
      let at = 0;
      for (const cut of cuts) pieces.push(text.slice(at, (at += cut)));
      pieces.push(text.slice(at));
      expect(shown([...csvRecords(pieces, { ...STYLE, width: 3 })])).toEqual(shown(read(text, { width: 3 })));
    }),
    runs(2_000),
  );
});

test('every line of the text is in exactly one record', () => {
  const hostile = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' '), maxLength: 60 });
  fc.assert(
    fc.property(hostile, (text) => {
      const lines = text.split('\n').length - (text.endsWith('\n') || text === '' ? 1 : 0);
      const starts = read(text, { width: 3 }).map(({ line }) => line);
      expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      expect((starts.at(-1) ?? 0) <= lines).toBe(true);
    }),
    runs(1_000),
  );
});

test.each([
  ['a text with a separator', 'x,"b,c",d', ['1: x | b,c | d']],
  ['a doubled mark', 'x,"say ""hi""",d', ['1: x | say "hi" | d']],
  ['a line break in a cell', 'x,"b\nc",d\ne,f,g', ['1: x | b\nc | d', '3: e | f | g']],
  ['a mark inside a plain text', 'x,5" pipe,d', ['1: x | 5" pipe | d']],
  ['a mark never closed', 'x,"b,c\nd,e,f', ['1: open-quotation-mark', '2: d | e | f']],
  ['something after the closing mark', 'x,"b" c,d\ne,f,g', ['1: stray-quotation-mark', '2: e | f | g']],
  ['a mark closed on another line by mistake', 'x,"b,c\nd,"e",f', ['1: open-quotation-mark', '2: d | e | f']],
  [
    'a mark that swallows rows',
    'x,"b,c,d\ne,f,g,h\ni",j,k',
    ['1: open-quotation-mark', '2: e | f | g | h', '3: i" | j | k'],
  ],
  ['a zero byte', 'x,b\0,c\nd,e,f', ['1: nul-byte', '2: d | e | f']],
  ['blank lines', 'x\n\ny', ['1: x', '2: ', '3: y']],
])('%s', (_, text, expected) => {
  expect(shown(read(text, { width: text.includes('k') ? 4 : 3 }))).toEqual(expected);
});

test('a line without an end costs itself and no memory', () => {
  const style = { ...STYLE, lineLength: 1_000 };
  function* endless(): Generator<string> {
    yield 'a,b,c\n';
    for (let n = 0; n < 10_000; n++) yield 'x'.repeat(1_000);
    yield '\nd,e,f\n';
  }
  const before = process.memoryUsage().heapUsed;
  expect(shown([...csvRecords(endless(), style)])).toEqual(['1: a | b | c', '2: line-too-long', '3: d | e | f']);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(50_000_000);
});
