import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { amongIds } from '../platform/rows';
import type { Work } from '../platform/work';
import type { Side, Stage } from './course';

/** The stage of a case and every move of it; who works it on both sides: rows in, rows out. */
export interface NewMove {
  readonly companyId: number;
  readonly caseId: number;
  readonly from: Stage;
  readonly to: Stage;
  readonly side: Side;
  readonly why: string | null;
  /** Of a pause; null: it has no end, it is none. */
  readonly until: Day | null;
}

/** False where it stands elsewhere by now: nothing is written. */
export async function insertMove(tx: Tx, work: Work, made: NewMove): Promise<boolean> {
  const { companyId, caseId, from, to, side, why, until } = made;
  const moved = await tx('recovery_case')
    .where({ company_id: companyId, id: caseId, stage: from, state: 'with_partner' })
    .update({ stage: to, staged_on: work.today, paused_until: until });
  if (moved === 0) return false;
  await tx('case_move').insert({
    ...{ company_id: companyId, case_id: caseId, from_stage: from, to_stage: to, side, why, on_day: work.today },
    ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
  });
  return true;
}

export interface KeptMove {
  readonly id: number;
  readonly caseId: number;
  readonly from: Stage;
  readonly to: Stage;
  readonly side: Side;
  readonly on: Day;
  readonly why: string | null;
  readonly at: Instant;
  readonly by: string;
}

/** Of these cases, oldest first. */
export async function movesOf(q: Query, companyId: number, caseIds: readonly number[]): Promise<KeptMove[]> {
  const among = amongIds(q, caseIds);
  return rowsOf(
    q,
    `select m.id, m.case_id as "caseId", m.from_stage as "from", m.to_stage as "to", m.side, m.on_day as "on", m.why,
       m.recorded_at as at, m.recorded_by as "by"
     from case_move m where m.company_id = ? and m.case_id in ${among.sql} order by m.id`,
    [companyId, ...among.bindings],
  );
}

/** Those that are with a partner, in the order in which they were handed over. */
export async function caseIdsOut(q: Query, companyId: number): Promise<number[]> {
  const sql = `select id from recovery_case where company_id = ? and state = 'with_partner' order by id`;
  return (await rowsOf<{ id: number }>(q, sql, [companyId])).map(({ id }) => id);
}

/** Those that are worked in a friendly way, on which money is open, and of which nobody was asked how they go on. */
export async function evaluableCases(q: Query, companyId: number): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    q,
    `select c.id from recovery_case c where c.company_id = ? and c.state = 'with_partner' and c.stage in ('received', 'pre_legal')
       and not exists (select 1 from case_ask a where a.case_id = c.id and a.kind = 'evaluation')
       and exists (select 1 from case_item ci join v_open_item_ever i on i.item_id = ci.item_id where ci.case_id = c.id and i.open_minor > 0)
     order by c.id`,
    [companyId],
  );
  return rows.map(({ id }) => id);
}

/** The day on which the first of what is open of a case lapses, where that is sure; null: not known. */
export async function lapseOf(q: Query, caseId: number): Promise<Day | null> {
  const [found] = await rowsOf<{ on: Day | null }>(
    q,
    `select min(l.ends_on) as "on" from case_item ci join v_open_item i on i.item_id = ci.item_id and i.open_minor > 0
     join v_limitation l on l.item_id = ci.item_id and l.sure = 1 where ci.case_id = ?`,
    [caseId],
  );
  return found?.on ?? null;
}

/** Cases with a partner whose pause is over on that day. */
export async function pausesOver(q: Query, companyId: number, today: Day): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    q,
    `select id from recovery_case where company_id = ? and state = 'with_partner' and stage = 'paused' and paused_until <= ?
     order by id`,
    [companyId, today],
  );
  return rows.map(({ id }) => id);
}

interface Worked {
  /** JSON, see handler.ts. */
  readonly handler?: string | null;
  readonly partner_ref?: string | null;
  readonly clerk?: string | null;
  readonly exclusive_until?: Day;
}

/** Who works it, under which number, and until when it is placed nowhere else. */
export async function setWorked(tx: Tx, companyId: number, caseId: number, worked: Worked): Promise<void> {
  await tx('recovery_case').where({ company_id: companyId, id: caseId }).update(worked);
}

/** Of what is in a recovery file: what was with another partner, to whom it is still promised that it is placed nowhere else. */
export async function promisedElsewhere(
  q: Query,
  dossierId: number,
  partner: string,
  today: Day,
): Promise<{ partner: string; until: Day }[]> {
  return rowsOf(
    q,
    `select p.name as partner, max(c.exclusive_until) as until
     from v_dossier_item d join case_item ci on ci.item_id = d.item_id join recovery_case c on c.id = ci.case_id
       join v_partner p on p.id = c.partner_id
     where d.dossier_id = ? and c.state = 'closed' and c.exclusive_until >= ? and p.name <> ?
     group by p.name order by p.name`,
    [dossierId, today, partner],
  );
}
