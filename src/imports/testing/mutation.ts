import type { BankSaid } from '../../cash/bank-line';
import { crc32 } from 'node:zlib';
import { day, dayFrom } from '../../kernel/day';
import { bankFileOf } from '../formats/bank-file';
import { readBankList } from '../formats/bank-list';
import { listTableOf } from '../formats/bank-list-table';
import type { ReadOptions } from '../mapping-profile';
import { readContent } from '../reading-content';
import { bytesOf } from './read-text';

/**
 * Good files made bad: bytes changed, cut out, doubled, moved. The same seed gives the same files on every machine, so that a failure
 * can be seen again by its number.
 */
const NASTY = ['"', '\n', '\r', ',', ';', '\t', '\0', '\xff', '(', '-', 'é', '=', '<', '>', '&#0;', ']]>', '1E+99', '31.02.2026', '"'.repeat(50), '€', '99999999999999999999']; // prettier-ignore

type Roll = (sides: number) => number;

/** A small generator of numbers (xorshift32): the same ones on every machine. */
function dice(seed: number): Roll {
  let state = seed;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

function mutated(content: Buffer, roll: Roll): Buffer {
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

/** What a file is packed of, by name: a mutation inside is seen by the reader of sheets, one outside only by the one of archives. */
export type Packed = readonly (readonly [name: string, content: Buffer])[];
export type Seed = { readonly name: string } & ({ readonly bytes: Buffer } | { readonly packed: Packed });

function mutation(seed: Seed, roll: Roll): Buffer {
  if ('bytes' in seed) return mutated(seed.bytes, roll);
  if (roll(4) === 0) return mutated(zipped(seed.packed), roll);
  const hit = roll(seed.packed.length);
  return zipped(seed.packed.map(([name, content], at) => [name, at === hit ? mutated(content, roll) : content]));
}

/** An archive without compression, written at once: APPNOTE 4.3.7, 4.3.12 and 4.3.16. */
function zipped(packed: Packed): Buffer {
  const parts: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of packed) {
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    for (const [at, value] of [[0, 20], [18, content.length], [14, content.length], [22, path.length]] as const) {
      if (at === 0 || at === 22) common.writeUInt16LE(value, at);
      else common.writeUInt32LE(value, at);
    } // prettier-ignore
    common.writeUInt32LE(crc32(content), 10);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, path, content);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    index.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, path);
    offset += 30 + path.length + content.length;
  }
  const size = index.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(packed.length, 4);
  end.writeUInt16LE(packed.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...index, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** Every question answered, so that the rows are read too. */
const ANSWERED = {
  currency: 'EUR', asOf: day('2026-06-30'), dateOrder: 'dmy', decimalMark: ',', kind: 'items', termsDays: 30, accounts: ['4', '1'], limits: { problems: 20 },
} as const satisfies ReadOptions; // prettier-ignore

/** The longest that the reading of one may take: what is only slow under load is not meant. */
const LONGEST_MS = 10_000;

/** Reads so many mutations of a file; throws where reading throws, takes far too long, or counts what is not there. */
export function readMutations(seed: Seed, count: number, first = 0x5eed, wrongIn = misread): void {
  const roll = dice(first);
  for (let n = 0; n < count; n++) {
    const bytes = mutation(seed, roll);
    const began = performance.now();
    const wrong = wrongIn(seed.name, bytes, n % 2 === 0 ? ANSWERED : { limits: ANSWERED.limits });
    const took = performance.now() - began;
    const said = wrong ?? (took > LONGEST_MS ? `took ${Math.round(took)} ms` : undefined);
    if (said !== undefined) throw new Error(`${seed.name}, mutation ${n} of ${first}: ${said}`);
  }
}

/** What is wrong with the reading, not with the file; undefined where all is well. */
function misread(name: string, bytes: Buffer, options: ReadOptions): string | undefined {
  try {
    const reading = readContent(name, bytesOf(bytes), options);
    let rows = 0;
    if (reading.questions.length === 0) for (const batch of reading.batches()) rows += batch.count;
    const totals = reading.totals();
    if (totals.rows !== rows) return `${totals.rows} rows are counted and ${rows} came`;
    if (totals.rows > totals.lines) return `${totals.rows} rows of ${totals.lines} lines`;
    const sums = Object.values(totals.byCurrency).flatMap((ofCurrency) => Object.values(ofCurrency));
    if (!sums.every((minor) => Number.isSafeInteger(minor))) return 'a sum is no whole number';
    if (rows === 0 && totals.problemCount === 0 && reading.questions.length === 0) return 'nothing came, and nothing is said';
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
} // prettier-ignore

/** The same for a list of a bank, with every answer given. */
export function misreadBankList(name: string, bytes: Buffer): string | undefined {
  try {
    const table = listTableOf(bytesOf(bytes));
    if (!table) return undefined;
    const ours = [{ id: 1, iban: 'DE89370400440532013000', currency: 'EUR' }];
    const answers = { account: 'DE89370400440532013000', currency: 'EUR', dateOrder: 'dmy', decimalMark: ',' } as const;
    const { questions, said } = readBankList(table, { fileName: name, ours, ...answers });
    if (questions.length === 0 && said.length === 0) return 'nothing came, and nothing is said';
    return wrongAmong(said);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function wrongAmong(all: Iterable<BankSaid>): string | undefined {
  for (const one of all) {
    if (one.is === 'fault' || one.is === 'statement') continue;
    const { minor, on } = one.is === 'line' ? { minor: one.line.amountMinor, on: one.line.bookedOn } : one.balance;
    if (!Number.isSafeInteger(minor)) return `${minor} is no money`;
    if (dayFrom(on) === undefined) return `${on} is no day`;
    if (one.is === 'line' && one.line.text.length > 4_000) return 'a text is too long';
  }
  return undefined;
}

/** The same for a file of a bank: whatever it says is whole money of a day, and each line belongs to a statement or something is said. */
export function misreadBank(_: string, bytes: Buffer): string | undefined {
  try {
    const file = bankFileOf(bytesOf(bytes));
    const said = [...(file?.said() ?? [])];
    return file && said.length === 0 ? 'nothing came, and nothing is said' : wrongAmong(said);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
