import type { Company } from '../companies/company';
import type { Settings } from '../companies/settings';
import type { Day } from '../kernel/day';
import type { ReadOptions } from './mapping-profile';
import type { Mode, Scope } from './scope';

/** One import as a person asks for it: the file, what is said about it, and how far to go. */
export interface ImportRequest {
  readonly company: Company;
  readonly path: string;
  /** What a person says about the file; wins over what is recognised. */
  readonly options: ReadOptions;
  /** The name under which the mapping is remembered; empty: the kind of the file. */
  readonly source?: string | undefined;
  /** Empty: snapshot where a scope is given, else delta. */
  readonly mode?: Mode | undefined;
  readonly scope?: Scope | undefined;
  /** What customers are of whom neither the file nor a person says it: becomes the company's setting. */
  readonly debtorType?: NonNullable<Settings['debtorType']> | undefined;
  /** Take the likelier answers, and confirm what must be confirmed. */
  readonly yes?: boolean;
  /** Leave out the lines with problems and take the others. */
  readonly goodRows?: boolean;
  /** Look at what would happen, and do nothing. */
  readonly dryRun?: boolean;
  /** The file's own day on the disk: taken where the file does not say which day it shows. */
  readonly fileDay: Day;
  readonly watch?: (seen: Seen) => void;
}

/** How far reading has come: rows so far, and bytes (of a workbook: rows) of all. */
export interface Seen {
  readonly rows: number;
  readonly taken: number;
  readonly of: number;
}
