/**
 * Reed-Solomon over GF(256) as QR codes use it (ISO/IEC 18004): the words of a block, content before correction, with up to half as many
 * wrong ones mended as there are correction words. For tests.
 */
const EXP: number[] = [];
const LOG: number[] = [];
for (let power = 0, value = 1; power < 255; power += 1) {
  EXP[power] = value;
  LOG[value] = power;
  value <<= 1;
  if (value > 255) value ^= 0x11d;
}

const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : EXP[(LOG[a]! + LOG[b]!) % 255]!);
const inverse = (a: number): number => EXP[(255 - LOG[a]!) % 255]!;
const alpha = (power: number): number => EXP[((power % 255) + 255) % 255]!;
/** Coefficients from the constant on. */
const at = (polynomial: readonly number[], x: number): number =>
  polynomial.reduceRight((sum, coefficient) => times(sum, x) ^ coefficient, 0);

export function mended(words: readonly number[], corrections: number): number[] {
  const received = [...words].reverse();
  const syndromes = Array.from({ length: corrections }, (_, n) => at(received, alpha(n)));
  if (syndromes.every((one) => one === 0)) return [...words];
  const locator = berlekampMassey(syndromes);
  const places = received.map((_, n) => n).filter((n) => at(locator, alpha(-n)) === 0);
  if (places.length !== locator.length - 1) throw new Error('too much of the code is damaged');
  const evaluator = syndromes.map((_, n) =>
    locator.reduce((sum, coefficient, k) => (k <= n ? sum ^ times(coefficient, syndromes[n - k]!) : sum), 0),
  );
  const slope = locator.map((one, n) => (n % 2 === 1 ? one : 0)).slice(1);
  for (const place of places) {
    const x = alpha(-place);
    received[place]! ^= times(alpha(place), times(at(evaluator, x), inverse(at(slope, x))));
  }
  return received.reverse();
}

function berlekampMassey(syndromes: readonly number[]): number[] {
  let locator = [1];
  let before = [1];
  let length = 0;
  let gap = 1;
  let last = 1;
  for (let n = 0; n < syndromes.length; n += 1) {
    let off = syndromes[n]!;
    for (let k = 1; k <= length; k += 1) off ^= times(locator[k] ?? 0, syndromes[n - k]!);
    if (off === 0) {
      gap += 1;
      continue;
    }
    const scale = times(off, inverse(last));
    const shifted = [...Array<number>(gap).fill(0), ...before].map((one) => times(one, scale));
    const next = Array.from(
      { length: Math.max(locator.length, shifted.length) },
      (_, k) => (locator[k] ?? 0) ^ (shifted[k] ?? 0),
    );
    if (2 * length <= n) {
      before = locator;
      length = n + 1 - length;
      last = off;
      gap = 1;
    } else gap += 1;
    locator = next;
  }
  return locator.slice(0, length + 1);
}
