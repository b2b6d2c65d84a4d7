import { actorText } from '../kernel/actor';
import { dialectOf, rowsOf, type Tx } from '../platform/db';
import { analyze } from '../platform/bulk';
import type { Work } from '../platform/work';

/** What the statements of a booking have in common: the stamp of who and when, new row numbers, temporary tables. */
export interface Stamp {
  readonly at: string;
  readonly by: string;
  readonly asOf: string;
  readonly [name: string]: string;
}

export const stampOf = (work: Work, asOf: string): Stamp => ({ at: work.now, by: actorText(work.actor), asOf });

/** Runs a statement whose `:at`, `:by` and `:asOf` are the stamp's. Row numbers are written into the text by the caller. */
export async function run(tx: Tx, stamp: Stamp, sql: string): Promise<void> {
  await tx.raw(sql, stamp);
}

export async function count(tx: Tx, sql: string): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(tx, `select count(*) as n from ${sql}`);
  return row?.n ?? 0;
}

/** A temporary table that did not exist before, or an empty one where it did. */
export async function temporary(tx: Tx, name: string, columns: string): Promise<void> {
  await tx.raw(`drop table if exists ${name}`);
  await tx.raw(`create temporary table ${name} (${columns})`);
}

/** Fills a temporary table and tells the planner. */
export async function fill(tx: Tx, stamp: Stamp, name: string, select: string): Promise<void> {
  await run(tx, stamp, `insert into ${name} ${select}`);
  await analyze(tx, name);
}

/**
 * How to write a new row number of a table for the row numbered `n` (from 1, unique in the statement). SQLite has one writer
 * and counts on from the last; PostgreSQL draws from the sequence.
 */
export async function newIds(tx: Tx, table: 'entry' | 'open_item'): Promise<(n: string) => string> {
  if (dialectOf(tx) === 'postgres') return () => `nextval('${table}_id_seq')`;
  const [row] = await rowsOf<{ last: number }>(tx, `select seq as last from sqlite_sequence where name = ?`, [table]);
  return (n) => `${row?.last ?? 0} + ${n}`;
}

/**
 * The entry number of a fresh line, by the number of the line: on PostgreSQL lines are numbered by the sequence of the entries itself
 * (`LINE_NUMBER`), so that no two imports at once can give the same one away.
 */
export async function lineEntryIds(tx: Tx): Promise<(n: string) => string> {
  return dialectOf(tx) === 'postgres' ? (n) => n : newIds(tx, 'entry');
}

export const later = (one: string, other: string): string =>
  `case when ${one} >= ${other} then ${one} else ${other} end`;
export const smaller = (one: string, other: string): string =>
  `case when ${one} <= ${other} then ${one} else ${other} end`;

export const idsText = (ids: readonly number[]): string => (ids.length === 0 ? 'null' : ids.join(', '));

/** An allocation that counts: no reversal, and not reversed. */
export const inForce = (alias: string): string =>
  `${alias}.reverses_id is null and not exists (select 1 from allocation r_${alias} where r_${alias}.reverses_id = ${alias}.id)`;
