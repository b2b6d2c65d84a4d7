import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { RemittanceFault, RemittanceSaid } from '../cash/remittance';
import { takeIn } from '../cash/remittance.actions';
import { Refusal } from '../kernel/result';
import { readMail } from '../platform/mail-read';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { assertReadable } from './disk.actions';
import { contentOf } from './formats/magic';
import { looksLikeMail } from './formats/mail-head';
import { adviceOf, type AdviceTable } from './formats/remittance-table';
import { adviceOfUbl } from './formats/remittance-ubl';
import { parseXml, XmlFault } from './formats/xml';
import { LIMITS } from './mapping-profile';
import { openTable } from './opening';
import { adviceOfPdf } from './remittance-pdf.actions';
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
  /** Done in the transaction that takes it in. */
  readonly also?: (tx: Tx, remittanceIds: readonly number[]) => Promise<void>;
}

/** No advice is larger. */
export const LARGEST_ADVICE = 20_000_000;

/** Returns the advices that were taken in. Refuses a file that is none, does not agree with itself, or was taken before. */
export async function importRemittance(work: Work, asked: AdviceAsked): Promise<number[]> {
  const { companyId, path } = asked;
  const fileName = asked.name ?? basename(path);
  assertReadable(path);
  const reading: Reading = { work, asked };
  const read = statSync(path).size > LARGEST_ADVICE ? null : await adviceOn(reading, path, fileName);
  if (read === null || read.all.length + read.faults.length === 0) {
    throw new Refusal(
      'no-remittance',
      `${fileName} is no remittance advice that can be read.`,
      'Ask the customer for CSV, Excel, UBL or PDF, with the number and the amount of each document.',
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
  const customerId = asked.customerId ?? read.customerId ?? null;
  const file = { companyId, customerId, fileName, format: read.format, sha256 };
  return takeIn(work, file, all, asked.also);
}

const MOST_FAULTS = 200;

interface Reading {
  readonly work: Work;
  readonly asked: AdviceAsked;
}

interface Advices {
  readonly format: 'table' | 'ubl' | 'mail' | 'pdf';
  /** Whose documents it names. */
  readonly customerId?: number | null;
  readonly all: readonly RemittanceSaid[];
  readonly faults: readonly RemittanceFault[];
}

async function adviceOn(reading: Reading, path: string, name: string): Promise<Advices | null> {
  const { currency } = reading.asked;
  const bytes = readFileSync(path);
  const content = contentOf(bytes.subarray(0, 4_096));
  if (/\.eml$/i.test(name) || looksLikeMail(bytes.subarray(0, 8_192))) return inMail(reading, bytes);
  if (content === 'pdf') {
    const found = await adviceOfPdf(reading.work, { ...reading.asked, fileName: name }, bytes);
    return {
      format: 'pdf',
      all: found.said === null ? [] : [found.said],
      faults: found.faults,
      customerId: found.customerId,
    };
  }
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

/** Every file of the mail that is an advice; a mail in a mail is not opened. A PDF that says what a table beside it says counts once. */
async function inMail(reading: Reading, bytes: Uint8Array): Promise<Advices | null> {
  const mail = await readMail(bytes);
  const folder = mkdtempSync(join(tmpdir(), 'duly-advice-'));
  const refused: Refusal[] = [];
  try {
    const found: Advices[] = [];
    for (const [at, file] of (mail?.files ?? []).entries()) {
      if (file.inText || /\.eml$/i.test(file.name) || file.bytes.length > LARGEST_ADVICE) continue;
      const path = join(folder, `file-${at}`);
      writeFileSync(path, file.bytes);
      const read = await adviceOn(reading, path, file.name).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        refused.push(error);
        return null;
      });
      if (read !== null) found.push(read);
    }
    const once = found.filter((one) => one.format !== 'pdf' || !isSaidBeside(one, found));
    if (once.length === 0 && refused[0]) throw refused[0];
    if (once.length === 0) return null;
    const [customerId = null] = new Set(once.map((one) => one.customerId ?? null));
    return { format: 'mail', all: once.flatMap(({ all }) => all), faults: once.flatMap(({ faults }) => faults), customerId: once.length === 1 ? customerId : null }; // prettier-ignore
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What another file of the mail, which needs no reading of a page, says too: the same documents and amounts. */
function isSaidBeside(pdf: Advices, among: readonly Advices[]): boolean {
  const linesOf = ({ all }: Advices): string =>
    all.flatMap(({ lines }) => lines.map(({ document, paidMinor }) => `${document} ${paidMinor}`)).sort().join('\n'); // prettier-ignore
  const own = linesOf(pdf);
  return among.some((one) => one.format !== 'pdf' && one.faults.length === 0 && linesOf(one) === own);
}
