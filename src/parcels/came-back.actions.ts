import { caseById } from '../cases/case.panel';
import { partnerById } from '../mandates/partner.store';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { askSomebody, tellState } from './send.actions';
import { failSent, parcelById } from './store';

/** A mail with a parcel came back: it has not arrived, and a person hears of it. */
export interface CameBack {
  readonly companyId: number;
  readonly parcelId: number;
  readonly reason: string;
}

/** Of these numbers the one that is a parcel of one of the companies. */
export async function parcelAmong(q: Query, companyIds: readonly number[], ids: readonly number[]): Promise<{ readonly companyId: number; readonly parcelId: number; readonly caseId: number } | undefined> {
  for (const parcelId of new Set(ids))
    for (const companyId of companyIds) {
      const found = await parcelById(q, companyId, parcelId);
      if (found !== undefined) return { companyId, parcelId, caseId: found.caseId };
    }
  return undefined;
} // prettier-ignore

/** Inside the transaction that keeps the mail. False where it was known, or the parcel is on its way once more. */
export async function parcelCameBack(tx: Tx, work: Work, { companyId, parcelId, reason }: CameBack): Promise<boolean> {
  const parcel = await parcelById(tx, companyId, parcelId);
  const found = parcel && (await caseById(tx, companyId, parcel.caseId));
  const partner = found && (await partnerById(tx, companyId, found.partnerId));
  if (parcel === undefined || found === undefined || partner === undefined) return false;
  if (!(await failSent(tx, parcel.id, reason))) return false;
  await tellState(tx, work, found, { ...parcel, parcel, state: 'failed', said: reason });
  await askSomebody(tx, work, { parcel, found, partner }, reason);
  return true;
}
