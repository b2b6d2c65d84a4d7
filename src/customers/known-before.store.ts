import type { Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/** A mailbox that we knew at a moment, and that nothing has been heard against since. */
export interface KnownMailbox {
  readonly id: number;
  readonly role: string;
  readonly name: string | null;
  readonly email: string;
  readonly language: string | null;
}

/**
 * Those of a customer, and the one contact that a link was sent to, whoever's it is; not one that came in later, ended or bounced. Where
 * an adviser stands between us and the customer, those of advisers. The same address once.
 */
export async function mailboxesKnownBefore(
  q: Query,
  whose: { readonly companyId: number; readonly customerId: number; readonly contactId: number | null },
  before: Instant,
): Promise<KnownMailbox[]> {
  const rows = await rowsOf<KnownMailbox>(
    q,
    `select id, role, name, email, language from v_contact
     where company_id = ? and (customer_id = ? or id = ?) and email is not null and state <> 'bounced' and recorded_at <= ?
     order by case when id = ? then 0 else 1 end, id`,
    [whose.companyId, whose.customerId, whose.contactId ?? 0, before, whose.contactId ?? 0],
  );
  const advisers = rows.filter(({ role }) => role === 'adviser');
  const asked = advisers.length > 0 ? advisers : rows;
  return asked.filter(({ email }, at) => asked.findIndex((one) => sameMailbox(one.email, email)) === at);
}

const sameMailbox = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
