import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { PartnerContact } from './partner';

/** Who answers at a partner: rows in, rows out. */
const CONTACTS = `select id, partner_id as "partnerId", name, role, email, phone, language from partner_contact`;

/** Those in force, by what they do there. */
export const contactsOf = (q: Query, companyId: number, partnerId: number): Promise<PartnerContact[]> =>
  rowsOf(q, `${CONTACTS} where company_id = ? and partner_id = ? and ended_at is null order by role, name, id`, [companyId, partnerId]); // prettier-ignore

/** Also one that ended. */
export async function contactById(
  q: Query,
  companyId: number,
  partnerId: number,
  id: number,
): Promise<PartnerContact | undefined> {
  const [row] = await rowsOf<PartnerContact>(q, `${CONTACTS} where company_id = ? and partner_id = ? and id = ?`, [companyId, partnerId, id]); // prettier-ignore
  return row;
}

export async function insertContact(
  tx: Tx,
  work: Work,
  companyId: number,
  { partnerId, name, role, email, phone, language }: Omit<PartnerContact, 'id'>,
): Promise<number> {
  const [row] = await tx('partner_contact')
    .insert({
      ...{ company_id: companyId, partner_id: partnerId, name, role, email, phone, language },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

/** Ends one, or lets it go on. */
export async function endContact(tx: Tx, work: Work, id: number, isOver: boolean): Promise<void> {
  const end = isOver ? { ended_at: work.now, ended_by: actorText(work.actor) } : { ended_at: null, ended_by: null };
  await tx('partner_contact').where({ id }).update(end);
}
