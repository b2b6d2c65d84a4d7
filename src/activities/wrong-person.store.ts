import { actorText } from '../kernel/actor';
import type { ContactState } from '../customers/customer';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';

/** Whoever said by a link that it is not who owes: rows in, rows out. */
export interface WrongPerson {
  readonly id: number;
  readonly customerId: number;
  readonly contactId: number | null;
  readonly stateBefore: ContactState | null;
  readonly said: string;
  readonly recordedAt: Instant;
}

export async function insertWrongPerson(
  tx: Tx,
  work: Work,
  wrong: Omit<WrongPerson, 'id' | 'recordedAt'> & { readonly companyId: number },
): Promise<number> {
  const [made] = await tx('wrong_person')
    .insert({
      company_id: wrong.companyId,
      customer_id: wrong.customerId,
      contact_id: wrong.contactId,
      state_before: wrong.stateBefore,
      said: wrong.said,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

/** Those at which nobody looked yet, newest first. */
export async function wrongPersonsOf(q: Query, companyId: number, customerId: number): Promise<WrongPerson[]> {
  return rowsOf<WrongPerson>(
    q,
    `select id, customer_id as "customerId", contact_id as "contactId", state_before as "stateBefore", said,
       recorded_at as "recordedAt" from wrong_person
     where company_id = ? and customer_id = ? and ended_at is null order by id desc limit 20`,
    [companyId, customerId],
  );
}

export async function endWrongPerson(
  tx: Tx,
  work: Work,
  which: { readonly companyId: number; readonly id: number },
  ended: { readonly outcome: 'undone' | 'confirmed'; readonly why: string },
): Promise<boolean> {
  const changed = await tx('wrong_person')
    .where({ company_id: which.companyId, id: which.id, ended_at: null })
    .update({ ended_at: work.now, ended_by: actorText(work.actor), outcome: ended.outcome, ended_why: ended.why });
  return changed > 0;
}
