import type { Encoding, ReadOptions } from '../mapping-profile';
import type { Found } from '../reading';
import type { Bytes } from './bytes';
import { isDatev, openDatev } from './datev';
import { isFec, openFec } from './fec';
import { isSie, openSie } from './sie';
import type { Table } from './table';

/** A text as it lies there, and its beginning as its encoding makes it. */
export interface StandardFile {
  readonly file: string;
  readonly bytes: Bytes;
  readonly head: string;
  /** Bytes of a byte order mark in front. */
  readonly skip: number;
  readonly encoding: Found<Encoding>;
}

export interface OpenedStandard {
  /** Has its `standard`. */
  readonly table: Table;
  readonly encoding: Found<Encoding>;
  /** Bytes taken so far. */
  progress(): number;
}

/** The formats that are texts, each known by its content whatever the name of the file is. */
const STANDARDS: readonly {
  readonly is: (head: string) => boolean;
  readonly open: (file: StandardFile, options: ReadOptions) => OpenedStandard;
}[] = [
  { is: isFec, open: openFec },
  { is: isSie, open: openSie },
  { is: isDatev, open: openDatev },
];

/** Opens a file that is written in a standard format; undefined where it is any other text. */
export const openStandard = (file: StandardFile, options: ReadOptions): OpenedStandard | undefined =>
  STANDARDS.find(({ is }) => is(file.head))?.open(file, options);
