import { closeSync, openSync } from 'node:fs';
import { basename } from 'node:path';
import { takeBankFile, type TakenFile } from '../cash/actions';
import { matchReceipts, type Matched } from '../cash/matching.actions';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { readZip, zipNames } from '../platform/zip';
import { ledgerList, takeList } from './bank-list.actions';
import { bytesOn } from './bytes-on.actions';
import { assertReadable } from './disk.actions';
import { bankFileOf, looksLikeBankFile, type BankFormat } from './formats/bank-file';
import type { ListAnswers } from './formats/bank-list';
import { isLedgerText, isSurelyBankList } from './formats/bank-list-kind';
import { listTableOf, type ListTable } from './formats/bank-list-table';
import type { Bytes } from './formats/bytes';
import { contentOf } from './formats/magic';
import { weighUnpacked, weighWorkbook } from './weigh.actions';

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
  /** Of a list (CSV, a workbook): what it does not say itself. */
  readonly list?: ListAnswers;
}

export interface TakenBankFile extends TakenFile {
  readonly format: BankFormat | ListTable['format'];
  /** What came of all money that waits, with what the file brought. */
  readonly matched: Matched;
}

export async function importBankFile(work: Work, asked: BankFileAsked): Promise<TakenBankFile> {
  const { path, name: fileName = basename(path) } = asked;
  assertReadable(path);
  const handle = openSync(path, 'r');
  try {
    const bytes = bytesOn(handle);
    const isHeavy = UNPACKED.has(contentOf(bytes.read(0, 4_096))) && (await weighed(fileName, path, bytes.size));
    return await take(work, asked, fileName, isHeavy ? undefined : bytes);
  } finally {
    closeSync(handle);
  }
}

/** The list in a file that was kept; undefined where it is none. */
export async function listOn(path: string, fileName: string): Promise<ListTable | undefined> {
  const handle = openSync(path, 'r');
  try {
    const bytes = bytesOn(handle);
    const isHeavy = UNPACKED.has(contentOf(bytes.read(0, 4_096))) && (await weighed(fileName, path, bytes.size));
    return isHeavy ? undefined : listTableOf(bytes);
  } finally {
    closeSync(handle);
  }
}

/** A workbook is weighed before it is unpacked. */
const UNPACKED: ReadonlySet<string> = new Set(['zip', 'compound', 'html', 'sheet']);
const HEAVIEST = 60_000_000;

async function weighed(fileName: string, path: string, size: number): Promise<boolean> {
  const problem = isZip(path) ? await weighWorkbook(fileName, path, HEAVIEST) : weighUnpacked(fileName, size, HEAVIEST);
  return problem !== undefined;
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
  if (!isZip(path) || (await isWorkbook(path))) {
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

/** Office's own, and OpenDocument. */
async function isWorkbook(path: string): Promise<boolean> {
  const names = await zipNames(path).catch((): string[] => []);
  return names.includes('[Content_Types].xml') || (names.includes('content.xml') && names.includes('mimetype'));
}

async function take(
  work: Work,
  asked: BankFileAsked,
  fileName: string,
  bytes: Bytes | undefined,
): Promise<TakenBankFile> {
  const { companyId, source, list: answers = {} } = asked;
  const also = (tx: Tx, taken: TakenFile): Promise<void> => asked.also?.(tx, fileName, taken) ?? Promise.resolve();
  const file = bytes && bankFileOf(bytes);
  const table = file || !bytes ? undefined : listTableOf(bytes);
  if (file) {
    const { format, sha256 } = file;
    const given = { companyId, fileName, format, sha256, source, said: () => file.said(), also };
    return { ...(await takeBankFile(work, given)), format, matched: await matchReceipts(work, { id: companyId }) };
  }
  if (!table?.known && bytes && isLedgerText(bytes)) throw ledgerList(fileName);
  if (!table) {
    throw new Refusal(
      'no-bank-file',
      `${fileName} is no statement of a bank that can be read.`,
      'Ask the bank for CAMT.053, CAMT.054, MT940, CODA, CFONB 120 or OFX, unpacked, or for a list as CSV or Excel.',
    );
  }
  const taken = await takeList(work, table, { companyId, fileName, answers, taking: { source, also } });
  return { ...taken, format: table.format, matched: await matchReceipts(work, { id: companyId }) };
}

const HEAD = 65_536;

function headOf(bytes: Bytes): Bytes {
  const head = Buffer.from(bytes.read(0, HEAD));
  return { size: head.length, read: (at, n) => head.subarray(at, at + n) };
}

/** By the beginning of what stands in it. */
export function isBankFile(path: string): boolean {
  const handle = openSync(path, 'r');
  try {
    const bytes = bytesOn(handle);
    return looksLikeBankFile(bytes) || (contentOf(bytes.read(0, 4_096)) === 'text' && isSurelyBankList(headOf(bytes)));
  } finally {
    closeSync(handle);
  }
}
