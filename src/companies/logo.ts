import { Refusal } from '../kernel/result';

/** A company's logo as it is taken: a picture that every browser shows and that runs nothing; small, since it stands on every page. */
export const LARGEST_LOGO = 200 * 1024;
const MOST_PIXELS = 2_000;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/** By its bytes; undefined: it is none. */
export function logoType(bytes: Buffer): 'image/png' | 'image/jpeg' | undefined {
  if (bytes.subarray(0, PNG.length).equals(PNG)) return 'image/png';
  return bytes.subarray(0, JPEG.length).equals(JPEG) ? 'image/jpeg' : undefined;
}

/** Throws Refusal `logo-not-accepted`. */
export function checkLogo(bytes: Buffer): void {
  const type = logoType(bytes);
  // the size stands at a fixed place in a PNG (its IHDR chunk); of a JPEG its bytes bound it well enough
  const [width, height] = type === 'image/png' && bytes.length >= 24 ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : [1, 1]; // prettier-ignore
  const fits = [width, height].every((side) => side >= 1 && side <= MOST_PIXELS);
  if (type !== undefined && bytes.length <= LARGEST_LOGO && fits) return;
  throw new Refusal(
    'logo-not-accepted',
    'That is no picture that can be shown as a logo.',
    'Give a PNG or JPEG of at most 200 kB and 2,000 pixels a side.',
  );
}
