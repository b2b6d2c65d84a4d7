import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { RemittanceFault, RemittanceSaid } from '../cash/remittance';
import { takeIn } from '../cash/remittance.actions';
import { Refusal } from '../kernel/result';
import { readMail } from '../platform/mail-read';
import type { Work } from '../platform/work';
import { assertReadable } from './disk.actions';
import { contentOf } from './formats/magic';
import { adviceOf, type AdviceTable } from './formats/remittance-table';
import { adviceOfUbl } from './formats/remittance-ubl';
import { parseXml, XmlFault } from './formats/xml';
import { LIMITS } from './mapping-profile';
import { openTable } from './opening';
import { weighWorkbook } from './weigh.actions';

/** A remittance advice on the disk: a table, a UBL document, or a mail that has either with it. */
export interface AdviceAsked {
  readonly companyId: number;
  /** Of amounts that name none. */
  readonly currency: string;
  readonly customerId: number | null;
  readonly path: string;
  /** As the person's machine called it; otherwise the name on the disk. */
  readonly name?: string;
}

/** No advice is larger. */
export const LARGEST_ADVICE = 20_000_000;

/** Returns the advices that were taken in. Refuses a file that is none, does not agree with itself, or was taken before. */
export async function importRemittance(work: Work, asked: AdviceAsked): Promise<number[]> {
  const { companyId, customerId, path, currency } = asked;
  const fileName = asked.name ?? basename(path);
  assertReadable(path);
  const read = statSync(path).size > LARGEST_ADVICE ? null : await adviceOn(path, fileName, currency);
  if (read === null || read.all.length + read.faults.length === 0) {
    throw new Refusal(
      'no-remittance',
      `${fileName} is no remittance advice that can be read.`,
      'Ask the customer for CSV, Excel or UBL, with the number and the amount of each document.',
    );
  }
  if (read.faults.length > 0) {
    throw new Refusal(
      'remittance-faults',
      `${fileName} does not agree with itself: nothing of it was taken.`,
      'Correct what is named, or ask the customer for the advice again.',
      { faults: read.faults.slice(0, MOST_FAULTS) },
    );
  }
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  const all = read.all.map((said, at) => ({ ...said, place: at + 1 }));
  return takeIn(work, { companyId, customerId, fileName, format: read.format, sha256 }, all);
}

const MOST_FAULTS = 200;

interface Advices {
  readonly format: 'table' | 'ubl' | 'mail';
  readonly all: readonly RemittanceSaid[];
  readonly faults: readonly RemittanceFault[];
}

async function adviceOn(path: string, name: string, currency: string): Promise<Advices | null> {
  const bytes = readFileSync(path);
  const content = contentOf(bytes.subarray(0, 4_096));
  if (/\.eml$/i.test(name)) return inMail(bytes, currency);
  if (content === 'xml') {
    const text = bytes.toString('utf8');
    return /RemittanceAdvice/.test(text.slice(0, 4_096)) ? inUbl(text, currency) : null;
  }
  if (content !== 'text' && content !== 'zip' && content !== 'compound') return null;
  if (content === 'zip' && (await weighWorkbook(name, path, LIMITS.inflatedBytes))) return null;
  const { table } = openTable(name, { size: bytes.length, read: (at, n) => bytes.subarray(at, at + n) }, {});
  return table === undefined || table.standard !== undefined
    ? null
    : asAdvices('table', adviceOf(table.rows(), currency));
}

const asAdvices = (format: Advices['format'], found: AdviceTable | null): Advices | null =>
  found === null ? null : { format, all: found.said === null ? [] : [found.said], faults: found.faults };

function inUbl(text: string, currency: string): Advices | null {
  try {
    const root = parseXml(text.replace(/^\uFEFF/, ''));
    return root.name === 'RemittanceAdvice' ? asAdvices('ubl', adviceOfUbl(root, currency)) : null;
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const fault: RemittanceFault = { place: error.line, code: 'damaged-file', value: error.says };
    return { format: 'ubl', all: [], faults: [fault] };
  }
}

/** Every file of the mail that is an advice; a mail in a mail is not opened. */
async function inMail(bytes: Uint8Array, currency: string): Promise<Advices | null> {
  const mail = await readMail(bytes);
  const folder = mkdtempSync(join(tmpdir(), 'duly-advice-'));
  try {
    const found: Advices[] = [];
    for (const [at, file] of (mail?.files ?? []).entries()) {
      if (file.inText || /\.eml$/i.test(file.name) || file.bytes.length > LARGEST_ADVICE) continue;
      const path = join(folder, `file-${at}`);
      writeFileSync(path, file.bytes);
      const read = await adviceOn(path, file.name, currency);
      if (read !== null) found.push(read);
    }
    if (found.length === 0) return null;
    return { format: 'mail', all: found.flatMap(({ all }) => all), faults: found.flatMap(({ faults }) => faults) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
