import { textOf, type Bytes } from './formats/bytes';
import { einvoiceTable } from './formats/einvoice-table';
import { leftOut, papersAmong } from './formats/einvoice-papers';
import { looksLikeEinvoice, readEinvoices } from './formats/einvoices';
import { isFec, openFec } from './formats/fec';
import type { Content } from './formats/magic';
import { looksSigned } from './formats/signed';
import type { OpenedStandard } from './formats/standard-file';
import { openXmlBooks } from './formats/standards';
import type { Encoding, ReadOptions } from './mapping-profile';
import { closed, type Members, type Opened } from './opened';
import { notATable } from './opening-faults';
import type { Found } from './reading';
import { declaredEncoding, survey } from './sniff-encoding';

/** Openings of what a standard format says by itself: books, books of several years together, e-invoices. */

/** Books in XML, in the alphabet in which they are written: UTF-8 where that has no fault, else what they declare. */
export function openBooks(file: string, bytes: Bytes, options: ReadOptions): Opened {
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

export function openEinvoices(file: string, { bytes, content, members }: Einvoices, options: ReadOptions): Opened {
  const { sha256 } = survey(bytes, Infinity);
  const head = bytes.read(0, 16_384);
  const isOne = members === undefined && (looksLikeEinvoice(head) || looksSigned(head));
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

/** Books of several years in one archive, which are understood together. */
export function openYears(file: string, bytes: Bytes, options: ReadOptions, { books = [], others }: Members): Opened {
  const { sha256 } = survey(bytes, Infinity);
  const found = books.map((one) => {
    const { encoding, skip } = survey(one.bytes, Infinity);
    return { file: one.name, bytes: one.bytes, skip, encoding, head: beginning(textOf(one.bytes, encoding.value, skip)) };
  });
  const files = found.filter(({ head }) => isFec(head));
  const [first] = files;
  if (first === undefined) return closed('csv', sha256, notATable(file, 'zip'));
  const opened = openFec(file, files, options);
  const size = files.reduce((sum, one) => sum + one.bytes.size, 0);
  const all = inStandard({ ...first, file, bytes: { ...bytes, size }, sha256 }, opened);
  return others === 0 ? all : { ...all, assumptions: [...all.assumptions, `${others} of the files of the archive are no books of entries and were not read.`] };
} // prettier-ignore

/** A text of a file. */
export interface Text {
  readonly file: string;
  readonly bytes: Bytes;
  readonly sha256: string;
  readonly skip: number;
  readonly encoding: Found<Encoding>;
}

export function inStandard(text: Text, { table, encoding, progress }: OpenedStandard): Opened {
  const { format, standard } = table;
  return {
    ...{ format, sha256: text.sha256, table, refusal: undefined, question: undefined, encoding },
    ...{ delimiter: null, sheet: null, assumptions: standard?.assumptions ?? [] },
    progress: () => ({ taken: progress(), of: text.bytes.size }),
  };
}

const HEAD = 65_536;

/** Whole lines from the beginning of a text. */
export function beginning(texts: Iterable<string>): string {
  let head = '';
  for (const piece of texts) {
    head += piece;
    if (head.length >= HEAD) break;
  }
  if (head.length < HEAD) return head;
  const end = head.lastIndexOf('\n', HEAD);
  return head.slice(0, end > 0 ? end + 1 : HEAD);
}
