import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Operation, OperationSeat } from './operation';

/** Which company works here for which, and the seats that it was given there: rows in, rows out. */
const OPERATION = `select id, company_id as "companyId", operator_id as "operatorId", partner_id as "partnerId",
  recorded_at as "recordedAt", ended_at as "endedAt", ended_why as "endedWhy" from operation`;

/** Of either side. */
export async function operationById(q: Query, companyId: number, id: number): Promise<Operation | undefined> {
  const sql = `${OPERATION} where id = ? and (company_id = ? or operator_id = ?)`;
  return (await rowsOf<Operation>(q, sql, [id, companyId, companyId]))[0];
}

/** The one that came of a prospect. */
export const operationFrom = async (q: Query, prospectId: number): Promise<Operation | undefined> =>
  (await rowsOf<Operation>(q, `${OPERATION} where prospect_id = ?`, [prospectId]))[0];

/** For whom it works or worked, the newest first. */
export const operationsBy = (q: Query, operatorId: number): Promise<Operation[]> =>
  rowsOf<Operation>(q, `${OPERATION} where operator_id = ? order by id desc`, [operatorId]);

/** Who works for it now. */
export const operatorsOf = (q: Query, companyId: number): Promise<Operation[]> =>
  rowsOf<Operation>(q, `${OPERATION} where company_id = ? and ended_at is null order by id`, [companyId]);

export interface Counts {
  readonly companyId: number;
  readonly cases: number;
  readonly waits: number;
}

/** Of the companies that are worked for now, in one look. */
export async function countsBy(q: Query, operatorId: number): Promise<Counts[]> {
  const rows = await rowsOf<{ companyId: number; cases: number | string; waits: number | string }>(
    q,
    `select o.company_id as "companyId",
       (select count(*) from v_case c where c.company_id = o.company_id and c.state = 'with_partner') as cases,
       (select count(*) from v_task t where t.company_id = o.company_id and t.done_at is null) as waits
     from operation o where o.operator_id = ? and o.ended_at is null`,
    [operatorId],
  );
  return rows.map((row) => ({ ...row, cases: Number(row.cases), waits: Number(row.waits) }));
}

/** At all companies that are worked for now. */
export const seatsBy = (q: Query, operatorId: number): Promise<OperationSeat[]> =>
  rowsOf<OperationSeat>(
    q,
    `select s.id, s.operation_id as "operationId", s.person_id as "personId", p.name, s.role
     from operation o join operation_seat s on s.operation_id = o.id join v_person p on p.id = s.person_id
     where o.operator_id = ? and o.ended_at is null and s.ended_at is null order by p.name, s.id`,
    [operatorId],
  );

export const seatsOf = async (q: Query, { id, operatorId }: Operation): Promise<OperationSeat[]> =>
  (await seatsBy(q, operatorId)).filter(({ operationId }) => operationId === id);

export interface NewOperation {
  readonly companyId: number;
  readonly operatorId: number;
  readonly partnerId: number;
  readonly prospectId: number;
}

export async function insertOperation(tx: Tx, work: Work, made: NewOperation): Promise<number> {
  const [row] = await tx('operation')
    .insert({
      ...{ company_id: made.companyId, operator_id: made.operatorId, partner_id: made.partnerId },
      ...{ prospect_id: made.prospectId, recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

export async function insertSeats(
  tx: Tx,
  work: Work,
  operationId: number,
  seats: readonly { readonly personId: number; readonly role: string }[],
): Promise<void> {
  if (seats.length === 0) return;
  await tx('operation_seat').insert(
    seats.map(({ personId, role }) => ({
      ...{ operation_id: operationId, person_id: personId, role },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })),
  );
}

export async function endSeats(tx: Tx, work: Work, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx('operation_seat')
    .whereIn('id', [...ids])
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
}

/** The operation and its seats; false where it has ended already. */
export async function storeEnded(tx: Tx, work: Work, id: number, why: string): Promise<boolean> {
  const ended = { ended_at: work.now, ended_by: actorText(work.actor) };
  const told = await tx('operation').where({ id, ended_at: null }).update({ ...ended, ended_why: why }); // prettier-ignore
  await tx('operation_seat').where({ operation_id: id, ended_at: null }).update(ended);
  return told > 0;
}
