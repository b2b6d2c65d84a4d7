import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
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
  const given = tableOf(
    q,
    { id: 'bigint' },
    caseIds.map((id) => ({ id })),
  );
  return rowsOf(
    q,
    `select m.id, m.case_id as "caseId", m.from_stage as "from", m.to_stage as "to", m.side, m.on_day as "on", m.why,
       m.recorded_at as at, m.recorded_by as "by"
     from case_move m join ${given.sql} as given on given.id = m.case_id where m.company_id = ? order by m.id`,
    [...given.bindings, companyId],
  );
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
