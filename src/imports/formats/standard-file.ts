import type { Encoding } from '../mapping-profile';
import type { Found } from '../reading';
import type { Bytes } from './bytes';
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
