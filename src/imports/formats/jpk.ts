import type { ReadOptions } from '../mapping-profile';
import { refusal } from '../sniff-kind';
import { textOf } from './bytes';
import { Counted } from './counted';
import { DOCUMENT_COLUMNS } from './saft-columns';
import { JpkBooks } from './jpk-books';
import { JpkInvoices } from './jpk-invoices';
import type { RawRow } from './row';
import type { Standard } from './standard';
import type { OpenedStandard, StandardFile } from './standard-file';
import { xmlRecords, type XmlRecord } from './xml-stream';

/** The Polish audit file (Jednolity Plik Kontrolny), known by the code of its form: JPK_FA holds invoices, JPK_KR the books. */
export function openJpk(file: StandardFile, options: ReadOptions): OpenedStandard {
  const bytes = new Counted(file.bytes);
  const records = (isRecord: (path: string) => boolean): Generator<XmlRecord> => xmlRecords(textOf(bytes, file.encoding.value, file.skip), isRecord); // prettier-ignore
  const form = formOf(Buffer.from(file.bytes.read(0, HEAD)).toString('latin1').replace(/\0/g, ''));
  const read: { standard: Standard; rows: () => Iterable<RawRow> } =
    form === 'FA' ? new JpkInvoices(file.file, records, options)
    : form === 'KR' ? new JpkBooks(file.file, records, options)
    : { standard: otherForm(file.file, form), rows: () => [] }; // prettier-ignore
  const table = { file: file.file, format: 'saft' as const, standard: read.standard, rows: () => read.rows() };
  return { table, encoding: file.encoding, progress: () => bytes.taken };
}

const HEAD = 16_384;

/** `JPK_FA (4)` → FA. Generators write the namespace in many ways. */
const formOf = (head: string): string => /\bkodSystemowy\s*=\s*["']\s*JPK_([A-Z0-9_]{1,12})/i.exec(head)?.[1]?.toUpperCase() ?? ''; // prettier-ignore

function otherForm(file: string, form: string): Standard {
  const what = form === '' ? 'an audit file (JPK) that does not say which' : `a JPK_${form}`;
  const problem = refusal({ file }, 'other-format', `this is ${what}, in which no claims stand`, 'a JPK_FA (invoices) or a JPK_KR (books)', 'Export a JPK_FA or a JPK_KR, or the list of open items.'); // prettier-ignore
  return {
    ...{ kind: 'invoices', columns: DOCUMENT_COLUMNS, currency: null, asOf: null, refusals: [problem] },
    ...{ questions: [], problems: [], assumptions: [], balance: null },
  };
}
