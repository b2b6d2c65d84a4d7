import { closeSync, openSync } from 'node:fs';
import { basename } from 'node:path';
import { takeBankFile, type TakenFile } from '../cash/actions';
import { matchReceipts, type Matched } from '../cash/matching.actions';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import { assertReadable, bytesOn } from './disk.actions';
import { bankFileOf, type BankFormat } from './formats/bank-file';

/** A file of a bank on the disk: recognised, read piece by piece, taken by the room of cash, and matched there. */
export interface BankFileAsked {
  readonly companyId: number;
  readonly path: string;
  /** As the person's machine called it; otherwise the name on the disk. */
  readonly name?: string;
}

export interface ImportedBankFile extends TakenFile {
  readonly format: BankFormat;
  /** What came of all money that waits, with what the file brought. */
  readonly matched: Matched;
}

export async function importBankFile(work: Work, asked: BankFileAsked): Promise<ImportedBankFile> {
  const { companyId, path, name: fileName = basename(path) } = asked;
  assertReadable(path);
  const handle = openSync(path, 'r');
  try {
    const file = bankFileOf(bytesOn(handle));
    if (!file) {
      throw new Refusal(
        'no-bank-file',
        `${fileName} is no statement of a bank that can be read.`,
        'Ask the bank for CAMT.053, CAMT.054, MT940, CODA, CFONB 120 or OFX, unpacked.',
      );
    }
    const taken = await takeBankFile(work, { companyId, fileName, format: file.format, sha256: file.sha256, said: () => file.said() }); // prettier-ignore
    return { ...taken, format: file.format, matched: await matchReceipts(work, { id: companyId }) };
  } finally {
    closeSync(handle);
  }
}
