import type { Day } from '../kernel/day';
import type { FecYear } from './formats/fec-years';
import type { Field } from './headers';
import type { FileFormat, FileKind, StageColumn } from './mapping';
import type { DateOrder, DecimalMark, Encoding, Profile } from './mapping-profile';
import type { Problem, ProblemCode } from './problem';

/**
 * A file that has been recognised and can be read: what was found in it, what must be asked first, and its rows in batches.
 *
 *     const reading = await openFile(path, options);
 *     if (reading.refusal) …                        // nothing of it can be taken
 *     if (reading.questions.length > 0) …           // ask, then open again with the answers as options
 *     for await (const batch of reading.batches()) stage(reading.columns, batch.json);
 *     const totals = reading.totals();
 *     await reading.close();
 */
export interface Reading {
  readonly recognised: Recognised;
  /** Why nothing can be taken; `batches()` is empty then. */
  readonly refusal: Problem | undefined;
  /** What the file does not say. While one is open `batches()` throws WrongUse. */
  readonly questions: readonly Question[];
  /** What stands in each row of each batch, in this order; a part of STAGE_COLUMNS. */
  readonly columns: readonly StageColumn[];
  /** Customers by what identifies them, of formats that carry it. */
  readonly parties: readonly PartyNamed[];
  /** Papers that it brings. */
  readonly papers: readonly PaperNamed[];
  /** The rows, once. The reader is never more than a few batches ahead of whoever takes them. */
  batches(): AsyncIterable<Batch>;
  /** After the last batch; of a refused file at once. */
  totals(): Totals;
  /** Frees the thread; safe to call twice, and needed when one stops early. */
  close(): Promise<void>;
}

export interface Batch {
  /** An array of rows, each an array of values in the order of `Reading.columns`. */
  readonly json: string;
  readonly count: number;
  /** Problems found since the last batch, as far as they are kept. */
  readonly problems: readonly Problem[];
  /** For a progress bar: bytes of the file (a workbook: rows) taken so far, and all of them. */
  readonly taken: number;
  readonly of: number;
}

/** A customer as a file names it, by what identifies it whatever number it has: letters and digits only, in capitals. */
export interface PartyNamed {
  readonly code: string;
  readonly name: string;
  readonly vatNo: string;
  readonly registerNo: string;
}

/** A PDF of the file, and the document that it is the paper of. */
export interface PaperNamed {
  /** Its name in the archive; empty: the file itself. */
  readonly member: string;
  readonly document: string;
  readonly customerCode: string;
  /** Nothing is booked of the document. */
  readonly nothingToPay?: boolean;
}

/** What was found, shown to a person before anything is booked. */
export interface Recognised {
  readonly file: string;
  readonly format: FileFormat;
  readonly bytes: number;
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string;
  readonly kind: Found<FileKind> | null;
  readonly encoding: Found<Encoding> | null;
  readonly delimiter: Found<string> | null;
  readonly sheet: Found<string> | null;
  readonly headerLine: number | null;
  readonly decimalMark: Found<DecimalMark> | null;
  readonly dateOrder: Found<DateOrder> | null;
  readonly currency: Found<string> | null;
  readonly asOf: Found<Day> | null;
  readonly columns: readonly RecognisedColumn[];
  /** False: the file holds documents, and not what was paid since. Not said: its rows show it. */
  readonly tellsOfPayments?: boolean;
  /** What is taken for granted, in sentences for a person; `totals().assumptions` adds what only the whole file shows. */
  readonly assumptions: readonly string[];
  /** Creditor entities that the first rows name. */
  readonly companies: readonly string[];
  /** What to keep for the next file of this source. */
  readonly profile: Profile;
}

/** Something recognised, and the evidence. */
export interface Found<T> {
  readonly value: T;
  /** A clause: `25/03/2026 in column Due Date`. */
  readonly because: string;
  /** False where it is the likelier reading only. */
  readonly sure: boolean;
}

export interface RecognisedColumn {
  /** Position from 0. */
  readonly index: number;
  readonly heading: string;
  /** null: the column is not used. */
  readonly field: Field | null;
  readonly because: string;
  /** Up to three different values. */
  readonly samples: readonly string[];
}

/** What must be asked. The answer goes into the option named `option`. */
export interface Question {
  readonly about:
    | 'currency'
    | 'currencyColumn'
    | 'asOf'
    | 'dateOrder'
    | 'decimalMark'
    | 'kind'
    | 'sheet'
    | 'accounts'
    | 'termsDays'
    | 'texts';
  /** A full sentence with a sample of the file. */
  readonly sentence: string;
  readonly choices: readonly Choice[];
  /** The likelier answer, where there is one: what `--yes` takes, shown as assumed. */
  readonly suggestion: string | null;
  /** What stands in the file and can be read in several ways; two samples where they contradict each other. */
  readonly samples: readonly Sample[];
  /** What else stands in the sentence, for whoever says it in another language. */
  readonly figures?: Readonly<Record<string, string>>;
}

export interface Sample {
  /** Empty where it stands in no column of its own. */
  readonly column: string;
  readonly value: string;
}

export interface Choice {
  readonly value: string;
  /** What the sample would mean: `03/04/2026 is 3 April 2026`. */
  readonly means: string;
}

export interface Totals {
  /** Entries of the file: rows given out, entries left out and entries with problems; headings, totals and blank lines do not count. */
  readonly lines: number;
  /** Rows given out. */
  readonly rows: number;
  /** Rows left out because they are no entries to book, by reason. */
  readonly skipped: readonly { readonly reason: SkipReason; readonly sentence: string; readonly count: number }[];
  /** Why the file as a whole cannot be taken, also where only its end shows it; nothing may be booked then. */
  readonly refusal: Problem | undefined;
  /** The first problems, as many as the limit keeps. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly problemCounts: Readonly<Partial<Record<ProblemCode, number>>>;
  /** Signed, + owes. */
  readonly byCurrency: Readonly<Record<string, CurrencyTotals>>;
  /** The file's own total against what was read, where it has one. */
  readonly control: ControlTotal | null;
  readonly assumptions: readonly string[];
  /** Documents that the source voided: left out here, and cancelled where they were booked before. At most a hundred thousand. */
  readonly voided: readonly Voided[];
  /** What the books of a year leave open, for those of the next one. */
  readonly years?: readonly FecYear[];
  /** What the books carry forward is settled with those of the year before already. */
  readonly carried?: boolean;
  /** Numbers of customers that were read as another one, as somebody decided: at most a thousand. */
  readonly codes: readonly { readonly code: string; readonly meant: string }[];
}

export interface Voided {
  readonly document: string;
  /** As in a row. */
  readonly customerCode: string;
  /** Empty: an invoice or a credit note. */
  readonly is?: 'payment' | 'refund' | 'adjustment';
}

export interface CurrencyTotals {
  readonly invoicesMinor: number;
  readonly creditNotesMinor: number;
  /** Payments and refunds. */
  readonly paymentsMinor: number;
  readonly adjustmentsMinor: number;
  readonly openMinor: number;
}

export interface ControlTotal {
  readonly line: number;
  readonly column: string;
  readonly currency: string;
  readonly fileMinor: number;
  /** The sum of that column over all entries that could be read, also of those with a Problem elsewhere. */
  readonly readMinor: number;
  readonly agrees: boolean;
}

export type SkipReason =
  | 'total'
  | 'heading'
  | 'repeated-header'
  | 'repeated-row'
  | 'further-line'
  | 'draft'
  | 'void'
  | 'no-receivable'
  | 'own-posting'
  | 'not-an-invoice'
  | 'zero-amount'
  | 'opening-balance'
  | 'carried-items'
  | 'billed-elsewhere'
  | 'summary';
