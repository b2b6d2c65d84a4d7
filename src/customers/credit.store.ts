import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { CreditCover } from './credit';

/** Credit covers: one in force of a customer; the ones before are ended and kept. */
export async function coverOf(q: Query, companyId: number, customerId: number): Promise<CreditCover | null> {
  const [cover] = await rowsOf<CreditCover>(
    q,
    `select insurer, limit_minor as "limitMinor", currency, notice_days as "noticeDays", claim_days as "claimDays"
     from v_credit_cover where company_id = ? and customer_id = ?`,
    [companyId, customerId],
  );
  return cover ?? null;
}

/** Null: it is not insured any more. */
export async function putCover(
  tx: Tx,
  work: Work,
  { companyId, customerId }: { readonly companyId: number; readonly customerId: number },
  cover: CreditCover | null,
): Promise<void> {
  await tx('credit_cover')
    .where({ company_id: companyId, customer_id: customerId, ended_at: null })
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
  if (cover === null) return;
  await tx('credit_cover').insert({
    ...{ company_id: companyId, customer_id: customerId, insurer: cover.insurer, limit_minor: cover.limitMinor },
    ...{ currency: cover.currency, notice_days: cover.noticeDays, claim_days: cover.claimDays, from_on: work.today },
    ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
  });
}
