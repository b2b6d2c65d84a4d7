import { actorText } from '../kernel/actor';
import type { Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';

/**
 * Who handles single invoices is a contact of the customer like any other, so that a mail that comes back, a wish not to be written to
 * and an end count for it too. An invoice names it by its email.
 */

/**
 * Those of `booking_handler` that are no contact yet. Whom a person ended does not come back with the invoices that named it, nor with
 * another that still does.
 */
export async function insertHandlers(
  tx: Tx,
  work: Work,
  { companyId, importId }: { readonly companyId: number; readonly importId: number },
): Promise<void> {
  await tx.raw(
    `insert into contact (company_id, customer_id, role, name, email, import_id, recorded_at, recorded_by)
     select ${companyId}, h.customer_id, 'handler', h.name, h.email, ${importId}, :at, :by from booking_handler h
     left join (select customer_id, lower(email) as email, max(case when ended_at is null then 1 else 0 end) as is_live from contact
                where company_id = ${companyId} and email is not null group by customer_id, lower(email)) c
       on c.customer_id = h.customer_id and c.email = h.email
     where c.customer_id is null or (c.is_live = 0 and h.is_old = 0)`,
    { at: work.now, by: actorText(work.actor) },
  );
}

/** The same for those whom a person names; whoever was ended is a contact again. */
export async function ensureHandlers(
  tx: Tx,
  work: Work,
  named: { readonly companyId: number; readonly email: string; readonly name: string | null },
  customerIds: readonly number[],
): Promise<void> {
  const wanted = tableOf(
    tx,
    { customer_id: 'bigint' },
    [...new Set(customerIds)].map((id) => ({ customer_id: id })),
  );
  await tx.raw(
    `insert into contact (company_id, customer_id, role, name, email, recorded_at, recorded_by)
     select ?, w.customer_id, 'handler', ?, ?, ?, ? from ${wanted.sql} as w
     where not exists (select 1 from contact c where c.customer_id = w.customer_id and c.ended_at is null and lower(c.email) = ?)`,
    [named.companyId, named.name, named.email, work.now, actorText(work.actor), ...wanted.bindings, named.email],
  );
}
