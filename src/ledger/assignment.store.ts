import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { Assignment, Holder, NewAssignment } from './assignment';

/** Assignments of claims: one in force of an entry; those that ended are kept, with why where a person ended them. */
type Whose = { readonly companyId: number; readonly customerId: number };

export async function assignmentsOf(q: Query, { companyId, customerId }: Whose): Promise<Assignment[]> {
  const rows = await rowsOf<Flags<Assignment, 'notified' | 'weChase' | 'hasAccount'>>(
    q,
    `select a.id, a.entry_id as "entryId", e.document, h.name as holder, a.assigned_on as "on", a.notified,
       case when a.we_chase = 1 or h.we_chase = 1 then 1 else 0 end as "weChase",
       case when exists (select 1 from v_payee_account p where p.company_id = a.company_id and p.payee_id = h.id
         and p.currency = e.currency) then 1 else 0 end as "hasAccount"
     from assignment a join entry e on e.id = a.entry_id join holder h on h.id = a.holder_id
     where a.company_id = ? and e.customer_id = ? and a.ended_at is null and e.cancelled_at is null
     order by e.issued_on, a.id`,
    [companyId, customerId],
  );
  return rows.map((row) => ({
    ...row,
    ...{ notified: row.notified === 1, weChase: row.weChase === 1, hasAccount: row.hasAccount === 1 },
  }));
}

type Flags<Of, Names extends keyof Of> = Omit<Of, Names> & Record<Names, number>;

/** By name. */
export async function holdersOf(q: Query, companyId: number): Promise<Holder[]> {
  const rows = await rowsOf<Flags<Holder, 'weChase'>>(
    q,
    `select min(id) as id, name, max(we_chase) as "weChase" from holder where company_id = ? group by name order by name`,
    [companyId],
  );
  return rows.map((row) => ({ ...row, weChase: row.weChase === 1 }));
}

/** Returns its id; makes it where it is not known. */
export async function keepHolder(tx: Tx, work: Work, companyId: number, name: string): Promise<number> {
  await tx.raw(
    `insert into holder (company_id, name, recorded_at, recorded_by)
     select ?, cast(? as text), ?, ? where not exists (select 1 from holder where company_id = ? and name = ?)`,
    [companyId, name, work.now, actorText(work.actor), companyId, name],
  );
  const [row] = await rowsOf<{ id: number }>(tx, `select min(id) as id from holder where company_id = ? and name = ?`, [
    companyId,
    name,
  ]);
  return row?.id ?? 0;
}

export async function storeHolder(
  tx: Tx,
  companyId: number,
  { id, weChase }: Pick<Holder, 'id' | 'weChase'>,
): Promise<void> {
  await tx('holder')
    .where({ company_id: companyId, id })
    .update({ we_chase: Number(weChase) });
}

/** The entries of a customer among these. */
export async function entriesOfCustomer(
  q: Query,
  { companyId, customerId }: Whose,
  entryIds: readonly number[],
): Promise<number[]> {
  const given = numbers(q, entryIds);
  const rows = await rowsOf<{ id: number }>(
    q,
    `select id from entry where company_id = ? and customer_id = ? and cancelled_at is null
     and id in (select n from ${given.sql} as given)`,
    [companyId, customerId, ...given.bindings],
  );
  return rows.map(({ id }) => id);
}

export async function insertAssignments(tx: Tx, work: Work, given: NewAssignment): Promise<number[]> {
  const { companyId, entryIds, holder, on, notified } = given;
  const by = [work.now, actorText(work.actor)];
  const holderId = await keepHolder(tx, work, companyId, holder);
  const weChase = !notified || given.weAsk === true;
  const entries = numbers(tx, entryIds);
  const made = await rowsOf<{ id: number }>(
    tx,
    `insert into assignment (company_id, entry_id, holder_id, assigned_on, notified, we_chase, recorded_at, recorded_by)
     select ?, n, ?, ?, ?, ?, ?, ?
     from ${entries.sql} as given where true returning id`,
    [companyId, holderId, on, Number(notified), Number(weChase), ...by, ...entries.bindings],
  );
  return made.map(({ id }) => id);
}

/** Returns those that were in force. */
export async function endAssignments(
  tx: Tx,
  work: Work,
  companyId: number,
  ended: { readonly ids: readonly number[]; readonly why: string; readonly deedId: number | null },
): Promise<number[]> {
  const given = numbers(tx, ended.ids);
  const rows = await rowsOf<{ id: number }>(
    tx,
    `update assignment set ended_at = ?, ended_by = ?, end_reason = ?, deed_document_id = coalesce(cast(? as bigint), deed_document_id)
     where company_id = ? and ended_at is null and id in (select n from ${given.sql} as given) returning id`,
    [work.now, actorText(work.actor), ended.why, ended.deedId, companyId, ...given.bindings],
  );
  return rows.map(({ id }) => id);
}

/** They were not assigned back after all; one whose claim was assigned anew stays ended. Returns those that stand again. */
export async function resumeAssignments(tx: Tx, companyId: number, ids: readonly number[]): Promise<number[]> {
  const given = numbers(tx, ids);
  const rows = await rowsOf<{ id: number }>(
    tx,
    `update assignment set ended_at = null, ended_by = null, end_reason = null
     where company_id = ? and end_reason is not null and id in (select n from ${given.sql} as given) and not exists (
       select 1 from assignment s where s.entry_id = assignment.entry_id and s.ended_at is null) returning id`,
    [companyId, ...given.bindings],
  );
  return rows.map(({ id }) => id);
}

const numbers = (q: Query, list: readonly number[]): ReturnType<typeof tableOf> =>
  tableOf(q, { n: 'bigint' }, list.map((n) => ({ n }))); // prettier-ignore
