import { record } from '../audit/actions';
import type { Work } from '../platform/work';
import type { PartnerKind } from './case';
import { putPartner } from './partner.store';

/** A partner is named once; asked again under the same name, the one that is there is meant. */
export interface NewPartner {
  readonly name: string;
  readonly kind: PartnerKind;
  readonly email: string | null;
}

export async function addPartner(work: Work, companyId: number, partner: NewPartner): Promise<number> {
  return work.db.transaction(async (tx) => {
    const { id, isNew } = await putPartner(tx, work, companyId, partner);
    if (isNew) await record(tx, work, { companyId, kind: 'partner.added', ref: `partner/${id}`, payload: partner });
    return id;
  });
}
