import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Confirmation } from './confirmation';

/** Which rules from memory people of a company have read in the official text: rows in, rows out. */
export async function confirmationsOf(q: Query, companyId: number): Promise<Confirmation[]> {
  return rowsOf(
    q,
    `select id, rule, digest, read_in as "readIn", recorded_at as "proposedAt", recorded_by as "proposedBy",
       confirmed_at as "confirmedAt", confirmed_by as "confirmedBy", counts_from as "countsFrom"
     from law_confirmation where company_id = ? and ended_at is null order by rule`,
    [companyId],
  );
}

export async function insertConfirmation(
  tx: Tx,
  work: Work,
  companyId: number,
  given: Pick<Confirmation, 'rule' | 'digest' | 'readIn' | 'countsFrom'>,
): Promise<number> {
  const [made] = await tx('law_confirmation')
    .insert({
      ...{ company_id: companyId, rule: given.rule, digest: given.digest, read_in: given.readIn },
      ...{ counts_from: given.countsFrom, recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

/** False where it is no longer waiting: of two who press at once one confirms. */
export async function secondConfirmation(tx: Tx, work: Work, companyId: number, id: number): Promise<boolean> {
  const moved = await tx('law_confirmation')
    .where({ id, company_id: companyId })
    .whereNull('ended_at')
    .whereNull('confirmed_at')
    .update({ confirmed_at: work.now, confirmed_by: actorText(work.actor), counts_from: work.now });
  return moved === 1;
}

export async function endConfirmation(tx: Tx, work: Work, companyId: number, id: number): Promise<boolean> {
  const ended = await tx('law_confirmation')
    .where({ id, company_id: companyId })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
  return ended === 1;
}

/** How many people may administer the company. */
export async function administratorsOf(q: Query, companyId: number): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    q,
    `select count(distinct p.id) as n from v_person p join v_person_role r on r.person_id = p.id
     where p.disabled_at is null and r.role = 'administrator' and (r.company_id is null or r.company_id = ?)`,
    [companyId],
  );
  return row?.n ?? 0;
}
