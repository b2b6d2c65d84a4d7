import type { Bytes } from './formats/bytes';
import type { Table } from './formats/table';
import type { FileFormat } from './mapping';
import type { Encoding } from './mapping-profile';
import type { Problem } from './problem';
import type { Found, Question } from './reading';

/** A file opened: one table with what is known of it, or why there is none. */
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
  /** Books of several years; then there are no documents. */
  readonly books?: readonly { readonly name: string; readonly bytes: Bytes }[];
}

/** An opening that ends here. */
export const refusedOpening = (format: FileFormat, problem: Problem): Opened => closed(format, '', problem);

export const closed = (format: FileFormat, sha256: string, problem: Problem | undefined, question?: Question): Opened => ({
  format, sha256, table: undefined, refusal: problem, question, encoding: null, delimiter: null, sheet: null, assumptions: [],
  progress: () => ({ taken: 0, of: 0 }),
}); // prettier-ignore
