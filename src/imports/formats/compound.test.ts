import * as XLSX from 'xlsx';
import { runsInCircle } from './compound';
import { readSheets } from './xlsx';

/** Excel 97–2003 whose directory was damaged: refused before the library follows it for ever. */
const sound = (): Buffer => {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['Customer', 'Open'],
    ...Array.from({ length: 400 }, (_, n) => [`C-${n}`, n]),
  ]);
  return XLSX.write(XLSX.utils.book_new(sheet, 'Items'), { type: 'buffer', bookType: 'biff8' }) as Buffer;
};

/** Where the entries of the directory begin. */
const directoryOf = (book: Buffer): number => (book.readInt32LE(48) + 1) * (1 << book.readUInt16LE(30));

function damaged(changes: readonly (readonly [entry: number, side: 'left' | 'right', to: number])[]): Buffer {
  const book = sound();
  for (const [entry, side, to] of changes)
    book.writeInt32LE(to, directoryOf(book) + entry * 128 + (side === 'left' ? 68 : 72));
  return book;
}

it.each([
  ['an entry is its own neighbour', [[1, 'left', 1]]],
  ['two are each other’s', [[1, 'right', 2], [2, 'left', 1]]],
  ['a circle is reached from outside of it', [[0, 'left', 1], [1, 'left', 2], [2, 'right', 3], [3, 'right', 1]]],
] as const)('is found where %s', (_, changes) => {
  const book = damaged(changes);
  expect(runsInCircle(book)).toBe(true);
  const began = performance.now();
  expect(() => readSheets(book)).toThrow('circle');
  expect(performance.now() - began).toBeLessThan(1_000);
}); // prettier-ignore

it('is none in a sound file, in one whose entries name what is not there, and in what is no such file', () => {
  expect([...(readSheets(sound())[0]?.rows() ?? [])]).toHaveLength(401);
  const others = [sound(), damaged([[1, 'left', 99_999]]), Buffer.from('name;open\nA;1\n'), Buffer.alloc(0), Buffer.alloc(600, 0xd0)]; // prettier-ignore
  expect(others.map(runsInCircle)).toEqual([false, false, false, false, false]);
  const cut = sound();
  for (let length = 0; length < cut.length; length += 61) expect(runsInCircle(cut.subarray(0, length))).toBe(false);
});
