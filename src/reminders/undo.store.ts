import type { DependentSource } from '../ledger/dependents';
import type { Stopped } from '../ledger/stopped';
import { rowsOf, type Query, type Tx } from '../platform/db';

/** What an undo of an import would touch here: reminders that demand what it brought. */
export function reminderDependents(q: Query): DependentSource {
  return async ({ companyId, importId }) => {
    const rows = await rowsOf<{
      id: number;
      issuedOn: string;
      document: string;
      unsent: number;
      messageId: number | null;
    }>(
      q,
      `select r.id, r.issued_on as "issuedOn", r.message_id as "messageId", min(i.document) as document,
         max(case when m.state in ('queued', 'made') or m.id is null then 1 else 0 end) as unsent
       from reminder r join reminder_item ri on ri.reminder_id = r.id
       join v_open_item_ever i on i.item_id = ri.item_id
       left join v_message m on m.id = r.message_id
       where r.company_id = ? and r.state = 'issued' and i.import_id = ? group by r.id, r.issued_on, r.message_id order by r.id`,
      [companyId, importId],
    );
    return rows.map(({ id, issuedOn, document, unsent, messageId }) => ({
      ref: `reminder/${id}`,
      what: `reminder of ${issuedOn} that demands ${document}`,
      about: document,
      messageId,
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

/** Asked before and after a change within its transaction: what came to it is what the change stops. */
export async function untrueMessages(tx: Tx, companyId: number): Promise<readonly Stopped[]> {
  return rowsOf<Stopped>(
    tx,
    `select m.id as "messageId", c.code as customer, c.name, min(case when ${LESS} then i.document end) as document, r.currency,
       sum(ri.demanded_minor) as "demandMinor", sum(${OPEN}) as "openMinor"
     from v_message m join reminder r on r.message_id = m.id and r.state = 'issued'
     join reminder_item ri on ri.reminder_id = r.id and ri.demanded = 1
     join v_open_item_ever i on i.item_id = ri.item_id join v_customer c on c.id = m.customer_id
     where m.company_id = ? and m.state in ('queued', 'made')
     group by m.id, c.code, c.name, r.currency having max(case when ${LESS} then 1 else 0 end) = 1 order by c.code, m.id`,
    [companyId],
  );
}

const LESS = `(i.open_minor < ri.demanded_minor or i.presumed_settled_on is not null)`;
const OPEN = `case when i.presumed_settled_on is not null then 0 when i.open_minor < ri.demanded_minor then i.open_minor else ri.demanded_minor end`;
