import { closeSync, openSync } from 'node:fs';
import { basename } from 'node:path';
import { takeBankFile, type TakenFile } from '../cash/actions';
import { matchReceipts, type Matched } from '../cash/matching.actions';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { readZip } from '../platform/zip';
import { assertReadable, bytesOn } from './disk.actions';
import { bankFileOf, looksLikeBankFile, type BankFormat } from './formats/bank-file';
import type { Bytes } from './formats/bytes';
import { contentOf } from './formats/magic';

/** A file of a bank on the disk: recognised, read piece by piece, taken by the room of cash, and matched there. */
export interface BankFileAsked {
  readonly companyId: number;
  readonly path: string;
  /** As the person's machine called it; otherwise the name on the disk. */
  readonly name?: string;
  /** The source that delivers it by itself. */
  readonly source?: string;
  /** Done in the transaction that takes it, for each file of a ZIP. */
  readonly also?: (tx: Tx, fileName: string, taken: TakenFile) => Promise<void>;
}

export interface TakenBankFile extends TakenFile {
  readonly format: BankFormat;
  /** What came of all money that waits, with what the file brought. */
  readonly matched: Matched;
}

export async function importBankFile(work: Work, asked: BankFileAsked): Promise<TakenBankFile> {
  const { path, name: fileName = basename(path) } = asked;
  assertReadable(path);
  const handle = openSync(path, 'r');
  try {
    return await take(work, asked, fileName, bytesOn(handle));
  } finally {
    closeSync(handle);
  }
}

/** A file of the bank, or why it was not taken. */
export interface BankFileOutcome {
  readonly fileName: string;
  readonly taken: TakenBankFile | undefined;
  readonly refusal: Refusal | undefined;
}

const MOST_IN_ZIP = { entries: 2_000, entryBytes: 200 * 2 ** 20, totalBytes: 2 ** 30 };

/** The file, or one after the other those that a ZIP holds: each is taken as a whole or says why not. */
export async function* importBankFiles(work: Work, asked: BankFileAsked): AsyncGenerator<BankFileOutcome> {
  const { path, name = basename(path) } = asked;
  assertReadable(path);
  if (!isZip(path)) {
    yield await outcomeOf(name, () => importBankFile(work, asked));
    return;
  }
  try {
    for await (const entry of readZip(path, MOST_IN_ZIP)) {
      const fileName = `${name}/${basename(entry.name)}`;
      const { bytes } = entry;
      const held = { size: bytes.length, read: (at: number, n: number) => bytes.subarray(at, at + n) };
      yield await outcomeOf(fileName, () => take(work, asked, fileName, held));
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    yield { fileName: name, taken: undefined, refusal: error };
  }
}

async function outcomeOf(fileName: string, taking: () => Promise<TakenBankFile>): Promise<BankFileOutcome> {
  try {
    return { fileName, taken: await taking(), refusal: undefined };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { fileName, taken: undefined, refusal: error };
  }
}

function isZip(path: string): boolean {
  const handle = openSync(path, 'r');
  try {
    return contentOf(Buffer.from(bytesOn(handle).read(0, 4_096))) === 'zip';
  } finally {
    closeSync(handle);
  }
}

async function take(work: Work, asked: BankFileAsked, fileName: string, bytes: Bytes): Promise<TakenBankFile> {
  const file = bankFileOf(bytes);
  if (!file) {
    throw new Refusal(
      'no-bank-file',
      `${fileName} is no statement of a bank that can be read.`,
      'Ask the bank for CAMT.053, CAMT.054, MT940, CODA, CFONB 120 or OFX, unpacked.',
    );
  }
  const { format, sha256 } = file;
  const { companyId, source } = asked;
  const also = (tx: Tx, taken: TakenFile): Promise<void> => asked.also?.(tx, fileName, taken) ?? Promise.resolve();
  const taken = await takeBankFile(work, {
    companyId,
    fileName,
    format,
    sha256,
    source,
    said: () => file.said(),
    also,
  });
  return { ...taken, format, matched: await matchReceipts(work, { id: companyId }) };
}

/** By the beginning of what stands in it. */
export function isBankFile(path: string): boolean {
  const handle = openSync(path, 'r');
  try {
    return looksLikeBankFile(bytesOn(handle));
  } finally {
    closeSync(handle);
  }
}
