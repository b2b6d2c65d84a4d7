import type { Bytes } from './formats/bytes';
import { textOf } from './formats/bytes';
import { csvRecords } from './formats/csv';
import { Counted } from './formats/counted';
import { contentOf } from './formats/magic';
import { looksSigned } from './formats/signed';
import { isXmlBooks, openStandard } from './formats/standards';
import { withLetters } from './formats/web-page';
import { readSheets, type Sheet } from './formats/xlsx';
import { LIMITS, type Encoding, type Limits, type ReadOptions } from './mapping-profile';
import { closed, type Members, type Opened } from './opened';
import { notATable, unopened } from './opening-faults';
import { beginning, inStandard, openBooks, openEinvoices, openYears, type Text } from './opening-standard';
import type { Problem } from './problem';
import type { Found, Question } from './reading';
import { sniffDelimiter } from './sniff-delimiter';
import { survey } from './sniff-encoding';
import { findHeader, signature, texts } from './sniff-header';
import { refusal } from './sniff-kind';

/**
 * From bytes to one table: what kind of file it is whatever its name says, which encoding, separator or sheet. What cannot be a table
 * of receivables is refused with its reason. A workbook must have been weighed before (`weighWorkbook`): it is unpacked here.
 */
export function openTable(file: string, bytes: Bytes, options: ReadOptions, members?: Members): Opened {
  const head = bytes.read(0, 4_096);
  const content = contentOf(head);
  const isSigned = looksSigned(head);
  if (members?.books !== undefined) return openYears(file, bytes, options, members);
  if (content === 'xml' && members === undefined && isXmlBooks(bytes.read(0, 16_384)))
    return openBooks(file, bytes, options);
  if (content === 'xml' || isSigned || members !== undefined)
    return openEinvoices(file, { bytes, content, members }, options);
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

/** A byte order mark and letters that are UTF-8 without a fault win over what a profile remembers. */
function chosenEncoding(found: Found<Encoding>, options: ReadOptions): Found<Encoding> {
  if (options.encoding === undefined || found.because === 'byte order mark') return found;
  if (found.value === 'utf-8' && found.sure && found.because.includes('UTF-8')) return found;
  return { value: options.encoding, because: 'as given', sure: true };
}

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
