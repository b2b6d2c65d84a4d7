import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { day } from '../kernel/day';
import { readContent } from './reading-content';
import { bytesOf } from './testing/read-text';

/**
 * Whatever bytes come, reading answers with rows, questions and Problems, and never with an error. 2,000 mutations of good files:
 * bytes changed, cut out, doubled, moved; the seed is fixed, so that a failure can be seen again.
 */
const FOLDER = join(__dirname, '../../fixtures/imports/csv');
const SEEDS = ['sap-fbl5n-de.csv', 'xero-invoices.csv', 'fortnox-fakturor.csv', 'ninja-payments.csv', 'excel-unicode-text.txt', 'two-row-header.csv', 'kunden.csv']; // prettier-ignore
const NASTY = ['"', '\n', '\r', ',', ';', '\t', '\0', '\xff', '(', '-', 'é', '=', '1E+99', '31.02.2026', '"'.repeat(50), '€', '99999999999999999999']; // prettier-ignore

/** A small generator of numbers (xorshift32): the same ones on every machine. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

function mutated(content: Buffer, roll: (sides: number) => number): Buffer {
  let bytes = content;
  for (let changes = 1 + roll(6); changes > 0; changes--) {
    const at = roll(bytes.length + 1);
    const to = Math.min(bytes.length, at + roll(40));
    const piece = [
      Buffer.from(NASTY[roll(NASTY.length)] ?? ''),
      Buffer.from([roll(256)]),
      bytes.subarray(at, to),
      Buffer.alloc(0),
    ][roll(4)] ?? Buffer.alloc(0); // prettier-ignore
    bytes = Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(roll(2) === 0 ? at : to)]);
  }
  return bytes;
}

test.each(SEEDS.map((name, at) => [name, at] as const))('mutations of %s', (name, at) => {
  const content = readFileSync(join(FOLDER, name));
  const roll = dice(0x5eed + at);
  for (let n = 0; n < Math.ceil(2_000 / SEEDS.length); n++) {
    const bytes = bytesOf(mutated(content, roll));
    const reading = readContent(name, bytes, n % 2 === 0 ? ANSWERED : { limits: ANSWERED.limits });
    let rows = 0;
    if (reading.questions.length === 0) for (const batch of reading.batches()) rows += batch.count;
    const totals = reading.totals();
    expect(totals.rows).toBe(rows);
    expect(totals.rows).toBeLessThanOrEqual(totals.lines);
    const sums = Object.values(totals.byCurrency).flatMap((ofCurrency) => Object.values(ofCurrency));
    expect(sums.every((minor) => Number.isSafeInteger(minor))).toBe(true);
  }
});

/** Every question answered, so that the rows are read too. */
const ANSWERED = {
  currency: 'EUR',
  asOf: day('2026-06-30'),
  dateOrder: 'dmy',
  decimalMark: ',',
  kind: 'items',
  limits: { problems: 20 },
} as const;
