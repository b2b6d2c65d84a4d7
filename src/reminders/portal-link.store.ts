import { rowsOf, type Query } from '../platform/db';

/** Is a mail with nothing but a link still to leave to this contact? */
export async function linkWaitingFor(q: Query, companyId: number, contactId: number): Promise<boolean> {
  const rows = await rowsOf(
    q,
    `select 1 from v_message where company_id = ? and contact_id = ? and about like ? and state in ('queued', 'sending', 'doubtful') limit 1`,
    [companyId, contactId, `link/${contactId}/%`],
  );
  return rows.length > 0;
}
