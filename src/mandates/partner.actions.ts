import { record } from '../audit/actions';
import type { Profile } from '../dossier/profile';
import { Refusal } from '../kernel/result';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { namedOnly, type PartnerIdentity, type PartnerKind } from './partner';
import {
  partnerById,
  partnerNamed,
  partnersOf,
  putEnd,
  putIdentity,
  putPartner,
  putTakes,
  type Partner,
  type RegisteredPartner,
} from './partner.store';

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

/** With all that is said of it at once. Refuses a name that another partner bears. */
export async function registerPartner(work: Work, companyId: number, is: PartnerIdentity): Promise<number> {
  return work.db.transaction(async (tx) => {
    const { id, isNew } = await putPartner(tx, work, companyId, is);
    if (!isNew) throw nameTaken(is.name);
    await putIdentity(tx, companyId, id, is);
    await record(tx, work, { companyId, kind: 'partner.added', ref: `partner/${id}`, payload: saidOf(is) });
    return id;
  });
}

/** Who it is and where it works, from now on. Returns what was said before; the same said again changes nothing. */
export async function changePartner(
  work: Work,
  which: Which,
  changed: (before: PartnerIdentity) => PartnerIdentity,
): Promise<PartnerIdentity> {
  return work.db.transaction(async (tx) => {
    const { companyId, partnerId } = which;
    const before = identityOf(await partnerIn(tx, which));
    const after = changed(before);
    const fields = (Object.keys(after) as (keyof PartnerIdentity)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])); // prettier-ignore
    if (fields.length === 0) return before;
    const other = await partnerNamed(tx, companyId, after.name);
    if (other !== undefined && other.id !== partnerId) throw nameTaken(after.name);
    await putIdentity(tx, companyId, partnerId, after);
    const only = (of: PartnerIdentity) => Object.fromEntries(fields.map((field) => [field, of[field]]));
    const payload = { before: only(before), after: only(after) };
    await record(tx, work, { companyId, kind: 'partner.changed', ref: `partner/${partnerId}`, payload });
    return before;
  });
}

export interface Which {
  readonly companyId: number;
  readonly partnerId: number;
}

/** How many cases are in the partner's hands. */
export type CasesOut = (q: Query, companyId: number, partnerId: number) => Promise<number>;

/** Nobody hands anything to it any more. Refuses while it has cases. */
export async function endPartner(work: Work, which: Which, casesOut: CasesOut): Promise<void> {
  return work.db.transaction(async (tx) => {
    const { companyId, partnerId } = which;
    const partner = await partnerIn(tx, which);
    const out = await casesOut(tx, companyId, partnerId);
    if (out > 0) throw new Refusal('partner-has-cases', `${partner.name} has open cases.`, 'Close them or take them back first.'); // prettier-ignore
    if (partner.endedAt !== null) return;
    await putEnd(tx, work, companyId, partnerId, true);
    await record(tx, work, { companyId, kind: 'partner.ended', ref: `partner/${partnerId}`, payload: { name: partner.name } }); // prettier-ignore
  });
}

/** It is worked with again. Refuses where another one bears its name by now. */
export async function resumePartner(work: Work, which: Which): Promise<void> {
  return work.db.transaction(async (tx) => {
    const { companyId, partnerId } = which;
    const partner = await partnerIn(tx, which);
    if (partner.endedAt === null) return;
    if ((await partnerNamed(tx, companyId, partner.name)) !== undefined) throw nameTaken(partner.name);
    await putEnd(tx, work, companyId, partnerId, false);
    await record(tx, work, { companyId, kind: 'partner.resumed', ref: `partner/${partnerId}`, payload: { name: partner.name } }); // prettier-ignore
  });
}

/** Refuses one that is not there. */
export async function partnerIn(tx: Tx | Query, { companyId, partnerId }: Which): Promise<RegisteredPartner> {
  const found = await partnerById(tx, companyId, partnerId);
  if (found === undefined) throw noSuchPartner();
  return found;
}

export const noSuchPartner = (): Refusal =>
  new Refusal('no-such-partner', 'There is no such partner.', 'See which there are: duly partner list');

const nameTaken = (name: string): Refusal =>
  new Refusal('partner-named', `There is a partner named ${name} already.`, 'Choose another name, or change that one.');

export const identityOf = (partner: RegisteredPartner): PartnerIdentity => {
  const { name, kind, legalName, registerNo, vatNo, address, country, language, countries, districts } = partner;
  const { languages, email, phone, note, needsAgreement } = partner;
  return {
    ...{ name, kind, legalName, registerNo, vatNo, address, country, language, countries, districts },
    ...{ languages, email, phone, note, needsAgreement },
  };
};

/** What differs from a partner that is only named. */
function saidOf(is: PartnerIdentity): Record<string, unknown> {
  const nothing = namedOnly(is.name, is.kind) as unknown as Record<string, unknown>;
  const said = Object.entries(is).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(nothing[field]));
  return { name: is.name, kind: is.kind, ...Object.fromEntries(said) };
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
    if (found === undefined) throw noSuchPartner();
    const before = { profile: found.profile, email: found.email };
    const after = changed(before);
    if (JSON.stringify(before) === JSON.stringify(after)) return found;
    await putTakes(tx, companyId, found.id, after);
    const payload = { partner: found.name, before, after };
    await record(tx, work, { companyId, kind: 'partner.profile_changed', ref: `partner/${found.id}`, payload });
    return { ...found, ...after };
  });
}
