import type { Bytes } from './formats/bytes';
import { textOf } from './formats/bytes';
import { csvRecords } from './formats/csv';
import { Counted } from './formats/counted';
import { contentOf, type Content } from './formats/magic';
import { einvoiceTable } from './formats/einvoice-table';
import { leftOut, papersAmong } from './formats/einvoice-papers';
import { looksLikeEinvoice, readEinvoices } from './formats/einvoices';
import type { OpenedStandard } from './formats/standard-file';
import { isXmlBooks, openStandard, openXmlBooks } from './formats/standards';
import type { Table } from './formats/table';
import { withLetters } from './formats/web-page';
import { readSheets, type Sheet } from './formats/xlsx';
import { LIMITS, type Encoding, type Limits, type ReadOptions } from './mapping-profile';
import type { FileFormat } from './mapping';
import { notATable, unopened } from './opening-faults';
import type { Problem } from './problem';
import type { Found, Question } from './reading';
import { sniffDelimiter } from './sniff-delimiter';
import { declaredEncoding, survey } from './sniff-encoding';
import { findHeader, signature, texts } from './sniff-header';
import { refusal } from './sniff-kind';

/**
 * From bytes to one table: what kind of file it is whatever its name says, which encoding, separator or sheet. What cannot be a table
 * of receivables is refused with its reason.
 */
export interface Opened {
  readonly format: FileFormat;
  readonly sha256: string;
  readonly table: Table | undefined;
  readonly refusal: Problem | undefined;
  readonly question: Question | undefined;
  readonly encoding: Found<Encoding> | null;
  readonly delimiter: Found<string> | null;
  readonly sheet: Found<string> | null;
  readonly assumptions: readonly string[];
  /** Bytes (of a workbook: rows) taken so far by whoever goes through the rows, and all of them. */
  progress(): { taken: number; of: number };
}

/** Opens what a file holds. A workbook must have been weighed before (`weighWorkbook`): it is unpacked here. */
export function openTable(file: string, bytes: Bytes, options: ReadOptions, members?: Members): Opened {
  const content = contentOf(bytes.read(0, 4_096));
  if (content === 'xml' && members === undefined && isXmlBooks(bytes.read(0, 16_384)))
    return openBooks(file, bytes, options);
  if (content === 'xml' || members !== undefined) return openEinvoices(file, { bytes, content, members }, options);
  const { sha256, encoding, skip, endless } = survey(bytes, content === 'text' ? ENDLESS : Infinity);
  if (endless) return closed('csv', sha256, noLines(file));
  const text: Text = { file, bytes, sha256, skip, encoding: chosenEncoding(encoding, options) };
  if (content === 'text') return openText(text, options);
  if (content === 'zip' || content === 'compound') {
    return openWorkbook({ file, sha256, content, bytes: () => bytes.read(0, bytes.size) }, options);
  }
  if (content === 'html' || content === 'sheet') {
    const whole = (): string => [...textOf(bytes, text.encoding.value, skip)].join('');
    const all = content === 'html' ? () => withLetters(whole()) : whole;
    return openWorkbook({ file, sha256, content, bytes: all }, options);
  }
  return closed('csv', sha256, notATable(file, content));
}

/** A document of an archive, or the one that a PDF carries. */
export interface Member {
  /** Empty: it is the file itself. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A PDF carries it. */
  readonly paper: boolean;
}

/** What was found in an archive or a PDF. */
export interface Members {
  readonly documents: readonly Member[];
  /** Files that are no e-invoices. */
  readonly others: number;
  /** PDFs among those, by name: each may be the paper of an invoice. */
  readonly pdfs?: readonly string[];
}

/** Books in XML, in the alphabet in which they are written: UTF-8 where that has no fault, else what they declare. */
function openBooks(file: string, bytes: Bytes, options: ReadOptions): Opened {
  const { sha256, encoding: found, skip } = survey(bytes, Infinity);
  const encoding = found.value.startsWith('utf') ? found : declaredEncoding(bytes.read(0, 400));
  const opened = openXmlBooks({ file, bytes, head: '', skip, encoding }, options);
  if (opened === undefined) return closed('csv', sha256, notATable(file, 'xml'));
  return inStandard({ file, bytes, sha256, skip, encoding }, opened);
}

interface Einvoices {
  readonly bytes: Bytes;
  readonly content: Content;
  readonly members: Members | undefined;
}

function openEinvoices(file: string, { bytes, content, members }: Einvoices, options: ReadOptions): Opened {
  const { sha256 } = survey(bytes, Infinity);
  const isOne = members === undefined && looksLikeEinvoice(bytes.read(0, 16_384));
  const documents = isOne
    ? [{ name: '', bytes: Buffer.from(bytes.read(0, bytes.size)), paper: false }]
    : (members?.documents ?? []);
  const read = documents.flatMap((member) => {
    const found = readEinvoices(member.name, member.bytes);
    return found === undefined ? [] : [{ ...found, paper: member.paper }];
  });
  if (read.length === 0) return closed('csv', sha256, notATable(file, content));
  const papers = papersAmong(members?.pdfs ?? [], read);
  const table = einvoiceTable(file, read, { ...options, papers });
  const size = bytes.size;
  return {
    ...{ format: table.format, sha256, table, refusal: undefined, question: undefined, encoding: null },
    ...{
      delimiter: null,
      sheet: null,
      assumptions: [...(table.standard?.assumptions ?? []), ...leftOut(members?.others ?? 0, papers.length)],
    },
    progress: () => ({ taken: size, of: size }),
  };
}

/** Bytes without a line end after which a text is no list. A line far too long before that is left out with its Problem. */
const ENDLESS = 32_000_000;

const noLines = (file: string): Problem =>
  refusal({ file }, 'damaged-file', `${ENDLESS / 1_000_000} MB stand in it without a line end`, 'one row in a line', 'Export or copy it again: it was damaged on its way.'); // prettier-ignore

/** What a workbook is unpacked from. */
interface Book {
  readonly file: string;
  readonly sha256: string;
  readonly content: 'zip' | 'compound' | 'html' | 'sheet';
  bytes(): Uint8Array | string;
}

/** An opening that ends here. */
export const refusedOpening = (format: FileFormat, problem: Problem): Opened => closed(format, '', problem);

const closed = (format: FileFormat, sha256: string, problem: Problem | undefined, question?: Question): Opened => ({
  format, sha256, table: undefined, refusal: problem, question, encoding: null, delimiter: null, sheet: null, assumptions: [],
  progress: () => ({ taken: 0, of: 0 }),
}); // prettier-ignore

/** A byte order mark and letters that are UTF-8 without a fault win over what a profile remembers. */
function chosenEncoding(found: Found<Encoding>, options: ReadOptions): Found<Encoding> {
  if (options.encoding === undefined || found.because === 'byte order mark') return found;
  if (found.value === 'utf-8' && found.sure && found.because.includes('UTF-8')) return found;
  return { value: options.encoding, because: 'as given', sure: true };
}

interface Text {
  readonly file: string;
  readonly bytes: Bytes;
  readonly sha256: string;
  readonly skip: number;
  readonly encoding: Found<Encoding>;
}

const HEAD = 65_536;

function openText(text: Text, options: ReadOptions): Opened {
  const { file, encoding, skip } = text;
  const head = beginning(textOf(text.bytes, encoding.value, skip));
  if (head.trim() === '') return closed('csv', text.sha256, notATable(file, 'empty'));
  const standard = openStandard({ file, bytes: text.bytes, head, skip, encoding }, options);
  if (standard !== undefined) return inStandard(text, standard);
  const delimiter: Found<string> = options.delimiter
    ? { value: options.delimiter, because: 'as given', sure: true }
    : sniffDelimiter(head);
  const limits: Limits = { ...LIMITS, ...options.limits };
  const counted = new Counted(text.bytes);
  const rows = function* (width = 0) {
    counted.taken = 0;
    const style = { delimiter: delimiter.value, lineLength: limits.lineLength, width };
    for (const row of csvRecords(textOf(counted, encoding.value, skip), style)) {
      if (row.line === 1 && /^"?sep=/i.test(String(row.cells[0]))) continue;
      yield row;
    }
  };
  return {
    format: 'csv',
    sha256: text.sha256,
    table: { file, format: 'csv', delimiter: delimiter.value, rows },
    refusal: undefined,
    question: undefined,
    encoding,
    delimiter,
    sheet: null,
    assumptions: /\.xlsx?$/i.test(file)
      ? ['The file is named like a workbook and is a text file: it was read as one.']
      : [],
    progress: () => ({ taken: counted.taken, of: text.bytes.size }),
  };
}

function inStandard(text: Text, { table, encoding, progress }: OpenedStandard): Opened {
  const { format, standard } = table;
  return {
    ...{ format, sha256: text.sha256, table, refusal: undefined, question: undefined, encoding },
    ...{ delimiter: null, sheet: null, assumptions: standard?.assumptions ?? [] },
    progress: () => ({ taken: progress(), of: text.bytes.size }),
  };
}

/** Whole lines from the beginning of a text. */
function beginning(texts: Iterable<string>): string {
  let head = '';
  for (const piece of texts) {
    head += piece;
    if (head.length >= HEAD) break;
  }
  if (head.length < HEAD) return head;
  const end = head.lastIndexOf('\n', HEAD);
  return head.slice(0, end > 0 ? end + 1 : HEAD);
}

function openWorkbook({ file, sha256, content, bytes }: Book, options: ReadOptions): Opened {
  let sheets: Sheet[];
  try {
    sheets = readSheets(bytes());
  } catch (error) {
    return closed('xlsx', sha256, unopened(file, content, String(error)));
  }
  const chosen = chooseSheet(file, sheets, options);
  if (!('sheet' in chosen)) return closed('xlsx', sha256, chosen.problem, chosen.question);
  const { sheet, because, sure } = chosen;
  const others = sheets.filter((other) => other !== sheet && other.rowCount > 0);
  const assumptions = others.map(({ name, hidden }) => `Sheet ${name}${hidden ? ' (hidden)' : ''} was not read.`);
  if (content === 'html') assumptions.push('The file is a web page saved as a workbook: the table in it was read.');
  else if (!/\.(xls[xmb]?|f?ods|xml)$/i.test(file))
    assumptions.push('The file is a workbook although its name says otherwise: it was read as one.');
  let taken = 0;
  const rowCount = sheet.rowCount;
  const rows = function* () {
    taken = 0;
    for (const row of sheet.rows()) {
      taken++;
      yield row;
    }
  };
  return {
    format: 'xlsx',
    sha256,
    table: { file, format: 'xlsx', sheet: sheet.name, rows, currencyMarks: (column) => sheet.currencyMarks(column) },
    refusal: undefined,
    question: undefined,
    encoding: null,
    delimiter: null,
    sheet: { value: sheet.name, because, sure },
    assumptions,
    progress: () => ({ taken, of: rowCount }),
  };
}

type Chosen =
  | { readonly sheet: Sheet; readonly because: string; readonly sure: boolean }
  | { readonly problem: Problem | undefined; readonly question: Question | undefined };

function chooseSheet(file: string, sheets: readonly Sheet[], options: ReadOptions): Chosen {
  const named = options.sheet === undefined ? undefined : sheets.find(({ name }) => name === options.sheet);
  if (named) return { sheet: named, because: 'as given', sure: true };
  if (options.sheet !== undefined) {
    const there = sheets.map(({ name }) => name).join(', ');
    return { problem: refusal({ file }, 'column-missing', `there is no sheet "${options.sheet}"`, 'the sheet of the mapping', `Choose one of: ${there}.`), question: undefined }; // prettier-ignore
  }
  const looked = sheets
    .filter(({ hidden, rowCount }) => !hidden && rowCount > 0)
    .map((sheet) => ({ sheet, header: findHeader(firstOf(sheet)) }))
    .sort((a, b) => (b.header?.hits ?? 0) - (a.header?.hits ?? 0));
  const [best, second] = looked;
  if (best === undefined) return { problem: notATable(file, 'empty'), question: undefined };
  const alike = looked.filter(
    ({ header }) => header && best.header && signature(header.headings) === signature(best.header.headings),
  );
  if (alike.length > 1) return { problem: undefined, question: askSheet(alike.map(({ sheet }) => sheet)) };
  const sure = (best.header?.hits ?? 0) > (second?.header?.hits ?? 0);
  return { sheet: best.sheet, because: looked.length === 1 ? 'the only sheet' : 'most headings are known there', sure };
}

function firstOf(sheet: Sheet) {
  const rows = [];
  for (const row of sheet.rows()) {
    if (texts(row).some((text) => text !== '')) rows.push(row);
    if (rows.length >= 60) break;
  }
  return rows;
}

function askSheet(sheets: readonly Sheet[]): Question {
  return {
    about: 'sheet',
    sentence: `${sheets.length} sheets hold such a list. Which one is to be read?`,
    choices: sheets.map(({ name, rowCount }) => ({ value: name, means: `${rowCount} rows` })),
    suggestion: null,
    samples: [],
  };
}
