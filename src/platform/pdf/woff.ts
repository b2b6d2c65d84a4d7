import { inflateSync } from 'node:zlib';
import { assert } from '../../kernel/assert';

/**
 * The font inside a WOFF 1.0 file (https://www.w3.org/TR/WOFF/), unpacked: a font that stays packed is unpacked again by
 * fontkit for every letter that it prints. Throws on anything else.
 */
export function unpacked(woff: Buffer): Buffer {
  assert(woff.toString('latin1', 0, 4) === 'wOFF', 'a font is not a WOFF file');
  const count = woff.readUInt16BE(12);
  const font = Buffer.alloc(woff.readUInt32BE(16));
  font.set(woff.subarray(4, 8), 0); // its kind
  font.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  font.writeUInt16BE(2 ** power * 16, 6);
  font.writeUInt16BE(power, 8);
  font.writeUInt16BE(count * 16 - 2 ** power * 16, 10);
  let at = 12 + count * 16;
  for (let table = 0; table < count; table += 1) {
    const entry = 44 + table * 20;
    const [offset, packed, size] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ];
    const content = woff.subarray(offset, offset + packed);
    font.set(packed < size ? inflateSync(content) : content, at);
    const header = 12 + table * 16;
    font.set(woff.subarray(entry, entry + 4), header); // its tag
    font.set(woff.subarray(entry + 16, entry + 20), header + 4); // its checksum
    font.writeUInt32BE(at, header + 8);
    font.writeUInt32BE(size, header + 12);
    at += Math.ceil(size / 4) * 4;
  }
  return font;
}
