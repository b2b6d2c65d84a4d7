import { rowsOf, type Db } from '../../platform/db';

/** What the record says, `person.invited person/3`, oldest first, with who did it. */
export async function auditLines(db: Db, after = 0): Promise<{ id: number; line: string; payload: string }[]> {
  const rows = await rowsOf<{ id: number; kind: string; ref: string; actor: string; payload: string }>(
    db.read,
    `select l.id, l.kind, l.ref, l.actor, p.payload from audit_line l
     left join audit_payload p on p.line_id = l.id where l.id > ? order by l.id`,
    [after],
  );
  return rows.map(({ id, kind, ref, actor, payload }) => ({ id, line: `${actor}: ${kind} ${ref}`, payload }));
}
