import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { OpenOffer, OpenTerms } from './offer';

/** What companies offer to creditors who are not here yet, and under which terms: rows in, rows out. */
export async function offerOf(q: Query, companyId: number): Promise<OpenOffer | undefined> {
  const [row] = await rowsOf<{ partnerId: number; isOpen: number; validDays: number }>(
    q,
    `select partner_id as "partnerId", is_open as "isOpen", valid_days as "validDays" from open_offer where company_id = ? and ended_at is null`,
    [companyId],
  );
  return row && { ...row, isOpen: row.isOpen === 1 };
}

/** What held before is ended and kept. */
export async function storeOffer(tx: Tx, work: Work, companyId: number, offer: OpenOffer): Promise<void> {
  const who = actorText(work.actor);
  await tx('open_offer').where({ company_id: companyId, ended_at: null }).update({ ended_at: work.now, ended_by: who });
  await tx('open_offer').insert({
    ...{ company_id: companyId, partner_id: offer.partnerId, is_open: offer.isOpen ? 1 : 0 },
    ...{ valid_days: offer.validDays, recorded_at: work.now, recorded_by: who },
  });
}

/** All versions, the newest first. */
export const termsOf = (q: Query, companyId: number): Promise<OpenTerms[]> =>
  rowsOf<OpenTerms>(
    q,
    `select id, language, version, text, sha256, recorded_at as "recordedAt" from open_terms where company_id = ? order by id desc`,
    [companyId],
  );

export async function insertTerms(
  tx: Tx,
  work: Work,
  companyId: number,
  { language, version, text, sha256 }: Omit<OpenTerms, 'id' | 'recordedAt'>,
): Promise<number> {
  const [row] = await tx('open_terms')
    .insert({
      ...{ company_id: companyId, language, version, text, sha256 },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}
