import { record } from '../audit/actions';
import type { Profile } from '../dossier/profile';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import type { PartnerKind } from './partner';
import { partnersOf, putPartner, putTakes, type Partner } from './partner.store';

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

/** How the partner takes recovery files from now on, and where it is told of supplements; those that were made stay as they are. */
export interface Takes {
  readonly profile: Profile;
  /** Null: no mail goes to it. */
  readonly email: string | null;
}

/** Refuses a partner that is not there. */
export async function changeProfile(
  work: Work,
  companyId: number,
  which: (partner: Partner) => boolean,
  changed: (before: Takes) => Takes,
): Promise<Partner> {
  return work.db.transaction(async (tx) => {
    const found = (await partnersOf(tx, companyId)).find(which);
    if (found === undefined) {
      throw new Refusal('no-such-partner', 'There is no such partner.', 'See which there are: duly case partners');
    }
    const before = { profile: found.profile, email: found.email };
    const after = changed(before);
    if (JSON.stringify(before) === JSON.stringify(after)) return found;
    await putTakes(tx, companyId, found.id, after);
    const payload = { partner: found.name, before, after };
    await record(tx, work, { companyId, kind: 'partner.profile_changed', ref: `partner/${found.id}`, payload });
    return { ...found, ...after };
  });
}
