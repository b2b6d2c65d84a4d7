import { rowsOf, type Query } from '../platform/db';

/** Did money of what was applied go back since? Then its undo would free money that is no longer there. */
export async function wentBack(q: Query, companyId: number, applicationId: number): Promise<boolean> {
  const rows = await rowsOf(
    q,
    `select i.item_id from cash_application_entry e join cash_application c on c.id = e.application_id and c.company_id = ?
     join v_allocation a on a.from_item_id = e.item_id and a.company_id = c.company_id
     join v_open_item i on i.item_id = a.to_item_id and i.type = 'refund'
     where e.application_id = ? group by i.item_id having sum(a.amount_minor) > 0`,
    [companyId, applicationId],
  );
  return rows.length > 0;
}
