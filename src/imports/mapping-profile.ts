import type { Day } from '../kernel/day';
import type { FecYear } from './formats/fec-years';
import type { Field } from './headers';
import type { FileKind } from './mapping';

/**
 * What is remembered of a source, as plain JSON, so that next month's file needs no questions: which heading is which field and how
 * the source writes days and amounts. Headings are kept as text, not as positions: a new column, another order or a longer
 * title block changes nothing; a heading that is gone stops the file with a Problem that names it.
 */
export interface Profile {
  readonly kind?: FileKind;
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  /** Sheet of a workbook. */
  readonly sheet?: string;
  readonly decimalMark?: DecimalMark;
  readonly dateOrder?: DateOrder;
  /** ISO 4217, for rows that name none. */
  readonly currency?: string;
  /** Terms of payment for rows without a due day: plain days, or terms in words (`45 jours fin de mois`) or as a code. */
  readonly termsDays?: number | string;
  /** Of a ledger: the accounts that hold what customers owe, each by how it begins. */
  readonly accounts?: readonly string[];
  /** Field → heading as the file writes it. Fields that are not named here stay recognised by themselves. */
  readonly columns?: Readonly<Partial<Record<Field, string>>>;
  /** Headings that are to be left alone although they look like a field. */
  readonly ignore?: readonly string[];
  /** Customer numbers as the source damages them → the number that is meant. The same number: a customer of its own after all. */
  readonly codes?: Readonly<Record<string, string>>;
}

/** Answers and wishes for one reading; each wins over what is recognised. */
export interface ReadOptions extends Profile {
  /** The name that Problems show; the file's own name where it is empty. */
  readonly fileName?: string;
  /** The day that the file shows; where it says so itself this is not needed. */
  readonly asOf?: Day;
  /** Line of the header row: chooses one table of several. */
  readonly headerLine?: number;
  /** Take drafts too. They are left out otherwise, and counted. */
  readonly drafts?: boolean;
  /** Of a ledger whose rows name no customers: take what their texts say. It is asked of every file. */
  readonly texts?: boolean;
  /** Who the seller of an e-invoice must be. Null: anybody; the company that imports where it is not said. */
  readonly us?: Us | null;
  /** Numbers of customers as the file has them → those that they have here, found by what identifies them. */
  readonly known?: Readonly<Record<string, string>>;
  /** What the books of other years leave open, which were imported before. */
  readonly years?: readonly FecYear[];
  readonly limits?: Partial<Limits>;
}

/** How we are named in a document; empty: not known. */
export interface Us {
  readonly names: readonly string[];
  readonly vatNo: string;
  readonly registerNo: string;
}

export type DecimalMark = '.' | ',';
/** Order of day, month and year where the file writes them as numbers. ISO days are understood in any case. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15' | 'cp850' | 'cp437';

export interface Limits {
  /** Rows in a batch. */
  readonly batchRows: number;
  /** Problems that are kept whole; the others are counted. */
  readonly problems: number;
  /** Characters in a line of a text file. */
  readonly lineLength: number;
  /** Bytes of a workbook after unpacking. */
  readonly inflatedBytes: number;
  /**
   * Memory of the thread that reads, in megabytes. In half as much again the library could fill a list past the most that V8 lets any
   * list hold, which would end the process and not the thread alone.
   */
  readonly memoryMb: number;
  /** Time until a file must be recognised (a workbook: read whole), in seconds. */
  readonly seconds: number;
}

export const LIMITS: Limits = {
  batchRows: 2_000,
  problems: 1_000,
  lineLength: 1_000_000,
  inflatedBytes: 400_000_000,
  memoryMb: 1_024,
  seconds: 120,
};
