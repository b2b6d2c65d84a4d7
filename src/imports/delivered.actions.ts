import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { readZip } from '../platform/zip';
import { isBankFile } from './bank.actions';
import { bytesOn } from './bytes-on.actions';
import { looksLikeBankFile } from './formats/bank-file';
import type { Bytes } from './formats/bytes';
import { contentOf } from './formats/magic';
import { looksLikeMail } from './formats/mail-head';
import { isSurelyAdvice } from './formats/remittance-table';
import { LIMITS } from './mapping-profile';
import { carriesEinvoice } from './members.actions';
import { openTable } from './opening';
import { LARGEST_ADVICE } from './remittance.actions';
import { isPdfAdvice } from './remittance-pdf.actions';
import { weighWorkbook } from './weigh.actions';

/** What a file that came by itself is, by what stands in it, whatever its name says. */
export type DeliveredKind = 'ledger' | 'papers' | 'bank' | 'remittances';

/** What is not surely something else is a list of the ledger: reading it asks, or says what is wrong with it. */
export async function deliveredKind(path: string): Promise<DeliveredKind> {
  if (isBankFile(path)) return 'bank';
  const handle = openSync(path, 'r');
  try {
    const bytes = bytesOn(handle);
    const head = Buffer.from(bytes.read(0, HEAD));
    const content = contentOf(head);
    if (content === 'pdf') return await kindOfPdf(path);
    if (looksLikeMail(head)) return 'remittances';
    if (content === 'xml') return /<(\w+:)?RemittanceAdvice\b/.test(head.toString('latin1')) ? 'remittances' : 'ledger';
    if (content === 'zip' && (await isZipOfBank(path))) return 'bank';
    return (await isAdvice(path, bytes, content)) ? 'remittances' : 'ledger';
  } finally {
    closeSync(handle);
  }
}

async function kindOfPdf(path: string): Promise<DeliveredKind> {
  if (await carriesEinvoice(path)) return 'ledger';
  if (statSync(path).size > LARGEST_ADVICE) return 'papers';
  return (await isPdfAdvice(readFileSync(path))) ? 'remittances' : 'papers';
}

const HEAD = 8_192;
const ZIP = { entries: 2_000, entryBytes: 200 * 2 ** 20, totalBytes: 2 ** 30 };

/** The first file in it is one of a bank; of the others each says why not. */
async function isZipOfBank(path: string): Promise<boolean> {
  try {
    for await (const { bytes } of readZip(path, ZIP)) {
      return looksLikeBankFile({ size: bytes.length, read: (at, n) => bytes.subarray(at, at + n) });
    }
  } catch {
    // what cannot be unpacked is said where it is read
  }
  return false;
}

async function isAdvice(path: string, bytes: Bytes, content: string): Promise<boolean> {
  if (content !== 'text' && content !== 'zip' && content !== 'compound') return false;
  if (statSync(path).size > LARGEST_ADVICE) return false;
  if (content === 'zip' && (await weighWorkbook('', path, LIMITS.inflatedBytes))) return false;
  const { table } = openTable('', bytes, {});
  return table !== undefined && table.standard === undefined && isSurelyAdvice(table.rows());
}
