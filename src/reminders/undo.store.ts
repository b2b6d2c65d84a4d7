import type { DependentSource } from '../ledger/dependents';
import { rowsOf, type Query } from '../platform/db';

/** What an undo of an import would touch here: reminders that demand what it brought. */
export function reminderDependents(q: Query): DependentSource {
  return async ({ companyId, importId }) => {
    const rows = await rowsOf<{ id: number; issuedOn: string; document: string; unsent: number }>(
      q,
      `select r.id, r.issued_on as "issuedOn", min(i.document) as document,
         max(case when m.state in ('queued', 'made') or m.id is null then 1 else 0 end) as unsent
       from reminder r join reminder_item ri on ri.reminder_id = r.id
       join v_open_item_ever i on i.item_id = ri.item_id
       left join v_message m on m.id = r.message_id
       where r.company_id = ? and r.state = 'issued' and i.import_id = ? group by r.id, r.issued_on order by r.id`,
      [companyId, importId],
    );
    return rows.map(({ id, issuedOn, document, unsent }) => ({
      ref: `reminder/${id}`,
      what: `reminder of ${issuedOn} that demands ${document}`,
      about: document,
      effect: unsent === 1 ? 'withdraw' : 'sent',
    }));
  };
}

/** Reminders whose mail went into the folder of the test mode and to nobody. */
export async function testReminders(q: Query, companyId: number): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    q,
    `select r.id from reminder r where r.company_id = ? and r.state = 'issued' and exists (
       select 1 from v_message_step s where s.message_id = r.message_id and s.kind = 'accepted'
         and s.detail like '%"testMode":true%') order by r.id`,
    [companyId],
  );
  return rows.map(({ id }) => id);
}
