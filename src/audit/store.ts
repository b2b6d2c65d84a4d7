import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import { GENESIS, type Head, type Line, type SealedLine } from './chain';

/** Audit lines, only ever added and sealed; their payloads lie apart and may be erased. `null` is the installation itself. */
export type Whose = number | null;

export interface NewLine {
  readonly companyId: Whose;
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly kind: string;
  readonly ref: string;
  readonly salt: string;
  /** JSON. */
  readonly payload: string;
  readonly digest: string;
}

export async function insertLine(tx: Tx, line: NewLine): Promise<void> {
  const [made] = await tx('audit_line')
    .insert({
      company_id: line.companyId,
      recorded_at: line.recordedAt,
      actor: line.actor,
      kind: line.kind,
      ref: line.ref,
      digest: line.digest,
    })
    .returning<{ id: number }[]>('id');
  await tx('audit_payload').insert({ line_id: made?.id, salt: line.salt, payload: line.payload });
}

/** The row number of the newest line of all that can be seen. */
export async function lastLine(q: Query): Promise<number> {
  const [row] = await rowsOf<{ last: number | null }>(q, `select max(id) as last from audit_line`);
  return row?.last ?? 0;
}

export interface Since {
  readonly companyId: number;
  readonly line: number;
  /** What is said about this does not count. */
  readonly notAbout: string;
}

/** Was anything recorded of the company, or of the installation, after that line? */
export async function anythingSince(q: Query, { companyId, line, notAbout }: Since): Promise<boolean> {
  const rows = await rowsOf(
    q,
    `select 1 from audit_line where id > ? and coalesce(company_id, 0) in (0, ?) and ref <> ? limit 1`,
    [line, companyId, notAbout],
  );
  return rows.length > 0;
}

/** The last place and hash of the chain. */
export async function headOf(q: Query, companyId: Whose): Promise<Head> {
  const [head] = await rowsOf<Head>(
    q,
    `select seq, hash from audit_line where coalesce(company_id, 0) = ? and seq is not null order by seq desc limit 1`,
    [companyId ?? 0],
  );
  return head ?? GENESIS;
}

/** The lines that wait for the seal, in the order in which they were written. */
export async function unsealedLines(q: Query, companyId: Whose, limit: number): Promise<Line[]> {
  return rowsOf<Line>(q, `${LINES} where coalesce(l.company_id, 0) = ? and l.seq is null order by l.id limit ?`, [
    companyId ?? 0,
    limit,
  ]);
}

/** The sealed lines after a place, in the order of the chain. */
export async function sealedLines(q: Query, companyId: Whose, afterSeq: number, limit: number): Promise<SealedLine[]> {
  return rowsOf<SealedLine>(q, `${LINES} where coalesce(l.company_id, 0) = ? and l.seq > ? order by l.seq limit ?`, [
    companyId ?? 0,
    afterSeq,
    limit,
  ]);
}

export interface LineSearch {
  readonly companyId: Whose;
  /** Only lines about this: `dispute/3`. */
  readonly ref?: string;
  readonly limit: number;
}

/** The newest lines first, sealed or not. */
export async function newestLines(q: Query, search: LineSearch): Promise<(Line & { seq: number | null })[]> {
  const about = search.ref === undefined ? '' : 'and l.ref = ?';
  return rowsOf(q, `${LINES} where coalesce(l.company_id, 0) = ? ${about} order by l.id desc limit ?`, [
    search.companyId ?? 0,
    ...(search.ref === undefined ? [] : [search.ref]),
    search.limit,
  ]);
}

export async function storeSeals(tx: Tx, lines: readonly SealedLine[]): Promise<void> {
  const given = tableOf(tx, { id: 'bigint', seq: 'bigint', prev: 'text', hash: 'text' }, lines.map(sealOf));
  await tx.raw(
    `update audit_line set seq = given.seq, prev = given.prev, hash = given.hash
     from ${given.sql} as given where given.id = audit_line.id and audit_line.seq is null`,
    [...given.bindings],
  );
}

const sealOf = ({ id, seq, prev, hash }: SealedLine): Record<string, unknown> => ({ id, seq, prev, hash });

/** Deletes the payloads of the lines about these things; the lines stay. Returns how many. */
export async function deletePayloads(tx: Tx, companyId: Whose, refs: readonly string[]): Promise<number> {
  const given = tableOf(
    tx,
    { ref: 'text' },
    refs.map((ref) => ({ ref })),
  );
  const erased = await rowsOf<{ line_id: number }>(
    tx,
    `delete from audit_payload where line_id in (
       select id from audit_line where coalesce(company_id, 0) = ? and ref in (select ref from ${given.sql} as given))
     returning line_id`,
    [companyId ?? 0, ...given.bindings],
  );
  return erased.length;
}

/** Which chains there are. */
export async function chains(q: Query): Promise<Whose[]> {
  const rows = await rowsOf<{ company_id: Whose }>(q, `select distinct company_id from audit_line order by company_id`);
  return rows.map((row) => row.company_id);
}

const LINES = `select l.id, l.recorded_at as "recordedAt", l.actor, l.kind, l.ref, l.digest, l.seq, l.prev, l.hash,
  p.salt, p.payload from audit_line l left join audit_payload p on p.line_id = l.id`;
