import { rowsOf, type Query } from '../platform/db';
import type { Line } from './chain';
import type { Whose } from './store';

/** Audit lines as a person looks for them: by who, what kind, about what, on which days. Newest first. */
export interface LineFilter {
  readonly companyId: Whose;
  /** Empty, here and below: any. */
  readonly actor: string;
  /** `dispute.raised`, or the noun alone: `dispute`. */
  readonly kind: string;
  /** `dispute/3`, or a part of it. */
  readonly ref: string;
  /** The first moment, and the first moment after the last. */
  readonly from: string;
  readonly before: string;
  readonly offset: number;
  readonly limit: number;
}

export interface FoundLine extends Pick<Line, 'id' | 'recordedAt' | 'actor' | 'kind' | 'ref' | 'payload'> {
  readonly seq: number | null;
}

export async function findLines(q: Query, filter: LineFilter): Promise<FoundLine[]> {
  const { sql, bindings } = matching(filter);
  return rowsOf<FoundLine>(
    q,
    `select l.id, l.recorded_at as "recordedAt", l.actor, l.kind, l.ref, l.seq, p.payload
     from (select * from audit_line l where ${sql} order by l.id desc limit ? offset ?) l
     left join audit_payload p on p.line_id = l.id order by l.id desc`,
    [...bindings, filter.limit, filter.offset],
  );
}

export async function countLines(q: Query, filter: LineFilter): Promise<number> {
  const { sql, bindings } = matching(filter);
  const [row] = await rowsOf<{ n: number }>(q, `select count(*) as n from audit_line l where ${sql}`, bindings);
  return row?.n ?? 0;
}

/** Who is in the chain, and with which kinds of line: for the filters. */
export async function namesIn(q: Query, companyId: Whose): Promise<{ actors: string[]; kinds: string[] }> {
  const each = async (column: 'actor' | 'kind'): Promise<string[]> => {
    const rows = await rowsOf<{ name: string }>(
      q,
      `with recursive names(name) as (
         select min(${column}) from audit_line where coalesce(company_id, 0) = ?
         union all
         select (select min(l.${column}) from audit_line l where coalesce(l.company_id, 0) = ? and l.${column} > names.name)
         from names where names.name is not null)
       select name from names where name is not null`,
      [companyId ?? 0, companyId ?? 0],
    );
    return rows.map(({ name }) => name);
  };
  const [actors, kinds] = [await each('actor'), await each('kind')];
  return { actors, kinds };
}

function matching(filter: LineFilter): { readonly sql: string; readonly bindings: readonly unknown[] } {
  const where = ['coalesce(l.company_id, 0) = ?'];
  const bindings: unknown[] = [filter.companyId ?? 0];
  const add = (condition: string, ...values: readonly string[]): void => {
    where.push(condition);
    bindings.push(...values);
  };
  const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
  if (filter.actor !== '') add('l.actor = ?', filter.actor);
  if (filter.kind !== '') add(`(l.kind = ? or l.kind like ? escape '\\')`, filter.kind, `${escaped(filter.kind)}.%`);
  if (filter.ref !== '') add(`lower(l.ref) like ? escape '\\'`, `%${escaped(filter.ref.toLowerCase())}%`);
  if (filter.from !== '') add('l.recorded_at >= ?', filter.from);
  if (filter.before !== '') add('l.recorded_at < ?', filter.before);
  return { sql: where.join(' and '), bindings };
}
