import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { ApplicationKind } from './application.store';

/** What became of the lines of a statement, in one question each. */
export interface LineFate {
  readonly lineId: number;
  /** Null: nothing was done with it. */
  readonly kind: ApplicationKind | null;
  /** 0 or 1. */
  readonly byRule: number;
  /** 0 or 1: it is money that waits for a decision. */
  readonly waits: number;
}

export async function fatesOf(q: Query, companyId: number, lineIds: readonly number[]): Promise<Map<number, LineFate>> {
  const given = tableOf(q, { id: 'bigint' }, lineIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<LineFate>(
    q,
    `select l.id as "lineId", a.kind, coalesce(a.by_rule, 0) as "byRule",
       case when a.id is null and r.id is not null and l.amount_minor > 0 then 1 else 0 end as waits
     from ${given.sql} as given join bank_line l on l.id = given.id and l.company_id = ?
     left join v_bank_receipt r on r.id = l.id
     left join cash_application a on a.bank_line_id = l.id and a.ended_at is null`,
    [...given.bindings, companyId],
  );
  return new Map(rows.map((row) => [row.lineId, row]));
}

export interface StatementTally {
  readonly cameMinor: number;
  /** ≤ 0. */
  readonly wentMinor: number;
  readonly waiting: number;
}

/** Of the lines that a statement added. */
export async function tallyOfStatement(q: Query, companyId: number, statementId: number): Promise<StatementTally> {
  const [row] = await rowsOf<StatementTally>(
    q,
    `select coalesce(sum(case when l.amount_minor > 0 then l.amount_minor else 0 end), 0) as "cameMinor",
       coalesce(sum(case when l.amount_minor < 0 then l.amount_minor else 0 end), 0) as "wentMinor",
       coalesce(sum(case when a.id is null and r.id is not null and l.amount_minor > 0 then 1 else 0 end), 0) as waiting
     from bank_line l left join v_bank_receipt r on r.id = l.id
     left join cash_application a on a.bank_line_id = l.id and a.ended_at is null
     where l.company_id = ? and l.statement_id = ? and l.ended_at is null`,
    [companyId, statementId],
  );
  return row ?? { cameMinor: 0, wentMinor: 0, waiting: 0 };
}
