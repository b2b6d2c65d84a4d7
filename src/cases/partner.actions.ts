import { record } from '../audit/actions';
import type { Profile } from '../dossier/profile';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import type { PartnerKind } from './case';
import { partnersOf, putPartner, putProfile, type Partner } from './partner.store';

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

/** How the partner takes recovery files from now on; those that were made stay as they are. Refuses a partner that is not there. */
export async function changeProfile(
  work: Work,
  companyId: number,
  which: (partner: Partner) => boolean,
  profile: Profile,
): Promise<Partner> {
  return work.db.transaction(async (tx) => {
    const found = (await partnersOf(tx, companyId)).find(which);
    if (found === undefined) {
      throw new Refusal('no-such-partner', 'There is no such partner.', 'See which there are: duly case partners');
    }
    if (JSON.stringify(found.profile) === JSON.stringify(profile)) return found;
    await putProfile(tx, companyId, found.id, profile);
    const payload = { partner: found.name, before: found.profile, after: profile };
    await record(tx, work, { companyId, kind: 'partner.profile_changed', ref: `partner/${found.id}`, payload });
    return { ...found, profile };
  });
}
