import { rowsOf, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import { placeOf, type Move } from './moves';

/**
 * Moves what hangs on one record to another, and exactly that back: one statement per table, however many rows. The tables are named by
 * the rooms that own them (`moves.ts`); the row numbers that moved are kept.
 */
export interface Moving {
  readonly mergeId: number;
  readonly companyId: number;
  readonly winnerId: number;
  readonly loserId: number;
}

const columnOf = ({ column = 'customer_id' }: Move): string => column;
const keysOf = ({ keys = ['id'] }: Move): readonly string[] => keys;

/** As the column says it. */
const named = ({ written = ':who' }: Move, id: number): string => written.replaceAll(':who', String(id));

/** Row numbers are whole numbers of our own, so that they may stand in the statement. */
const between = (sql: string, from: number, to: number): string =>
  sql.replaceAll(':from', String(from)).replaceAll(':to', String(to));
const ofBoth = (sql: string, { winnerId, loserId }: Moving): string =>
  sql.replaceAll(':winner', String(winnerId)).replaceAll(':loser', String(loserId));

export async function moveAll(tx: Tx, moves: readonly Move[], moving: Moving): Promise<void> {
  for (const move of moves) {
    const [first, second] = keysOf(move);
    const stays = move.unless === undefined ? '' : `and not (${ofBoth(move.unless, moving)})`;
    await tx.raw(
      `insert into customer_moved (merge_id, place, row_id, other_id, was)
       select ${moving.mergeId}, '${placeOf(move)}', r.${first}, ${second === undefined ? '0' : `r.${second}`},
         ${move.shifts === undefined ? 'null' : `cast(r.${move.shifts[0]} as text)`}
       from ${move.table} r where r.${columnOf(move)} = ${named(move, moving.loserId)} ${stays}`,
    );
    const changes = [
      `${columnOf(move)} = ${named(move, moving.winnerId)}`,
      ...rewritten(move, moving.loserId, moving.winnerId),
      ...(move.shifts === undefined ? [] : [`${move.shifts[0]} = ${ofBoth(move.shifts[1], moving)}`]),
    ];
    await tx.raw(`update ${move.table} set ${changes.join(', ')} where ${moved(move, moving.mergeId)}`);
  }
}

/** How a list of moves speaks of open items: their table, and those of merge `:merge` that came over. */
export interface AboutItems {
  readonly table: string;
  readonly came: string;
}

/** What moved goes back, and with it what was made since about nothing but that. */
export async function moveAllBack(tx: Tx, moves: readonly Move[], items: AboutItems, moving: Moving): Promise<void> {
  const { winnerId, loserId, mergeId } = moving;
  for (const move of moves) await noteFollowers(tx, move, items, moving);
  for (const move of moves) {
    const kept = `(select m.was from customer_moved m where m.merge_id = ${mergeId} and m.place = '${placeOf(move)}' and m.row_id = ${move.table}.${keysOf(move)[0]})`;
    const changes = [
      `${columnOf(move)} = ${named(move, loserId)}`,
      ...rewritten(move, winnerId, loserId),
      ...(move.shifts === undefined ? [] : [`${move.shifts[0]} = coalesce(cast(${kept} as integer), ${move.shifts[0]})`]),
    ];
    await tx.raw(
      `update ${move.table} set ${changes.join(', ')} where ${columnOf(move)} = ${named(move, winnerId)} and ${moved(move, mergeId)}`,
    );
  }
} // prettier-ignore

const rewritten = ({ rewrites = {} }: Move, from: number, to: number): string[] =>
  Object.entries(rewrites).map(([column, sql]) => `${column} = ${between(sql, from, to)}`);

function moved(move: Move, mergeId: number): string {
  const [first, second] = keysOf(move);
  const these = `m.merge_id = ${mergeId} and m.place = '${placeOf(move)}'`;
  return second === undefined
    ? `${first} in (select m.row_id from customer_moved m where ${these})`
    : `exists (select 1 from customer_moved m where ${these} and m.row_id = ${move.table}.${first} and m.other_id = ${move.table}.${second})`;
}

/** Row `r` is about items that came over, or about others. */
const about = (move: Move, { table, came }: AboutItems, mergeId: number, which: 'in' | 'not in'): string =>
  `exists (select 1 from ${table} o where o.id in (${move.items}) and o.id ${which} (${came.replaceAll(':merge', String(mergeId))}))`;

/** Rows of the one that stays which are about what goes back and about nothing else. */
async function noteFollowers(tx: Tx, move: Move, items: AboutItems, { mergeId, winnerId }: Moving): Promise<void> {
  if (move.items === undefined) return;
  const [first, second] = keysOf(move);
  await tx.raw(
    `insert into customer_moved (merge_id, place, row_id, other_id)
     select ${mergeId}, '${placeOf(move)}', r.${first}, ${second === undefined ? '0' : `r.${second}`} from ${move.table} r
     where r.${columnOf(move)} = ${winnerId} and ${about(move, items, mergeId, 'in')} and not ${about(move, items, mergeId, 'not in')}
     on conflict do nothing`,
  );
}

/** Tables with rows that are about items of both, and can be given to neither. */
export async function torn(tx: Tx, moves: readonly Move[], items: AboutItems, moving: Moving): Promise<string[]> {
  const { mergeId, winnerId } = moving;
  const found: string[] = [];
  for (const move of moves) {
    if (move.items === undefined || move.whole === undefined) continue;
    const both = `${about(move, items, mergeId, 'in')} and ${about(move, items, mergeId, 'not in')}`;
    const row = await rowsOf(
      tx,
      `select 1 from ${move.table} r where r.${columnOf(move)} = ${winnerId} and (${move.whole}) and ${both} limit 1`,
    );
    if (row.length > 0) found.push(move.table);
  }
  return found;
}

/** Keeps which rows a merge changed otherwise. */
export async function noteRows(tx: Tx, mergeId: number, place: string, ids: readonly number[]): Promise<void> {
  const given = tableOf(tx, { id: 'bigint' }, ids.map((id) => ({ id }))); // prettier-ignore
  await tx.raw(
    `insert into customer_moved (merge_id, place, row_id) select cast(? as bigint), ?, given.id from ${given.sql} as given where true`,
    [mergeId, place, ...given.bindings],
  );
}

/** Entries that an import booked under the number of a record that went: they are that record's, and go back with it. */
export async function noteAliased(tx: Tx, entries: string): Promise<void> {
  await tx.raw(
    `insert into customer_moved (merge_id, place, row_id)
     select g.id, 'entry', b.entry_id from ${entries} b join customer_merge g on g.loser_id = b.loser_id and g.undone_at is null
     on conflict do nothing`,
  );
}
