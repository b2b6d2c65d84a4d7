import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Absence } from './absence';

/** Who is away: rows in, rows out. */
interface Row {
  readonly id: number;
  readonly person_id: number;
  readonly person_email: string;
  readonly person_name: string;
  readonly deputy_id: number;
  readonly deputy_email: string;
  readonly deputy_name: string;
  readonly from_on: Day;
  readonly until_on: Day;
}

/** Absences that were not ended and reach that day or go beyond, the next first. */
export async function absencesFrom(q: Query, day: Day): Promise<Absence[]> {
  const rows = await rowsOf<Row>(
    q,
    `select a.id, a.from_on, a.until_on, p.id as person_id, p.email as person_email, p.name as person_name,
       d.id as deputy_id, d.email as deputy_email, d.name as deputy_name
     from absence a join person p on p.id = a.person_id join person d on d.id = a.deputy_id
     where a.ended_at is null and a.until_on >= ? order by a.from_on, a.id`,
    [day],
  );
  return rows.map((row) => ({
    id: row.id,
    person: { id: row.person_id, email: row.person_email, name: row.person_name },
    deputy: { id: row.deputy_id, email: row.deputy_email, name: row.deputy_name },
    fromOn: row.from_on,
    untilOn: row.until_on,
  }));
}

export async function insertAbsence(tx: Tx, work: Work, absence: NewAbsence): Promise<number> {
  const [made] = await tx('absence')
    .insert({
      ...{
        person_id: absence.personId,
        deputy_id: absence.deputyId,
        from_on: absence.fromOn,
        until_on: absence.untilOn,
      },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

export interface NewAbsence {
  readonly personId: number;
  readonly deputyId: number;
  readonly fromOn: Day;
  readonly untilOn: Day;
}

/** Returns whether it was still in force. */
export async function endAbsenceRow(tx: Tx, work: Work, id: number): Promise<boolean> {
  const ended = await tx('absence')
    .where({ id })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
  return ended > 0;
}
