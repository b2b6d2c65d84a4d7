import fontkit from '@pdf-lib/fontkit';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unpacked } from './woff';

const files = join(dirname(require.resolve('@fontsource/inter/package.json')), 'files');
const packed = (name: string): Buffer => readFileSync(join(files, name));

it.each(['inter-latin-400-normal.woff', 'inter-greek-600-normal.woff'])('%s is the same font unpacked', (name) => {
  const before = fontkit.create(packed(name));
  const after = fontkit.create(unpacked(packed(name)));
  expect(after.numGlyphs).toBe(before.numGlyphs);
  expect(after.characterSet).toEqual(before.characterSet);
  const drawn = (font: typeof before): string[] => font.characterSet.slice(0, 40).map((letter) => font.glyphForCodePoint(letter).path.toSVG()); // prettier-ignore
  expect(drawn(after).join('')).toContain('M');
  expect(drawn(after)).toEqual(drawn(before));
});

it('anything else is refused', () => {
  expect(() => unpacked(Buffer.from('wOF2 and more than that, but another packing'))).toThrow('not a WOFF file');
});
