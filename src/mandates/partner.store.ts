import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { profileFrom, type Profile } from '../dossier/profile';
import type { ChannelTo } from './channel';
import type { Channel, PartnerAddress, PartnerIdentity, PartnerKind } from './partner';

/** The partners a company works with: rows in, rows out. */
export interface Partner {
  readonly id: number;
  readonly name: string;
  readonly kind: PartnerKind;
  readonly email: string | null;
  readonly profile: Profile;
}

/** With all that the register says of it. */
export interface RegisteredPartner extends PartnerIdentity {
  readonly id: number;
  readonly companyId: number;
  readonly profile: Profile;
  readonly channel: Channel;
  readonly channelTo: ChannelTo;
  /** It is not worked with any more since then. */
  readonly endedAt: Instant | null;
}

export async function partnersOf(q: Query, companyId: number): Promise<Partner[]> {
  const rows = await rowsOf<Omit<Partner, 'profile'> & { readonly profile: string | null }>(
    q,
    `select id, name, kind, email, profile from partner where company_id = ? and ended_at is null order by name, id`,
    [companyId],
  );
  return rows.map((row) => ({ ...row, profile: profileFrom(row.profile) }));
}

/** Also those that ended, these last. */
export async function registerOf(q: Query, companyId: number): Promise<RegisteredPartner[]> {
  const rows = await rowsOf<Row>(
    q,
    `${REGISTER} where company_id = ? order by case when ended_at is null then 0 else 1 end, name, id`,
    [companyId],
  );
  return rows.map(partnerFrom);
}

export async function partnerById(q: Query, companyId: number, id: number): Promise<RegisteredPartner | undefined> {
  const [row] = await rowsOf<Row>(q, `${REGISTER} where company_id = ? and id = ?`, [companyId, id]);
  return row && partnerFrom(row);
}

/** One that goes on under that name. */
export async function partnerNamed(q: Query, companyId: number, name: string): Promise<RegisteredPartner | undefined> {
  const [row] = await rowsOf<Row>(q, `${REGISTER} where company_id = ? and name = ? and ended_at is null`, [companyId, name]); // prettier-ignore
  return row && partnerFrom(row);
}

const REGISTER = `select id, company_id as "companyId", name, kind, legal_name as "legalName", register_no as "registerNo", vat_no as "vatNo",
    address, country, language, countries, districts, languages, email, phone, note, needs_agreement as "needsAgreement",
    profile, channel, channel_to as "channelTo", ended_at as "endedAt"
  from partner`;

type Texts = 'address' | 'countries' | 'districts' | 'languages' | 'profile' | 'channelTo';
type Row = Omit<RegisteredPartner, Texts> & {
  readonly [name in 'countries' | 'districts' | 'languages']: string;
} & { readonly [name in 'address' | 'profile' | 'channelTo']: string | null };

const partnerFrom = (row: Row): RegisteredPartner => ({
  ...row,
  address: row.address === null ? null : (JSON.parse(row.address) as PartnerAddress),
  countries: JSON.parse(row.countries) as string[],
  districts: JSON.parse(row.districts) as string[],
  languages: JSON.parse(row.languages) as string[],
  profile: profileFrom(row.profile),
  channelTo: JSON.parse(row.channelTo ?? '{}') as ChannelTo,
});

export async function putTakes(
  tx: Tx,
  companyId: number,
  partnerId: number,
  { profile, email }: Pick<Partner, 'profile' | 'email'>,
): Promise<void> {
  await tx('partner')
    .where({ company_id: companyId, id: partnerId })
    .update({ profile: JSON.stringify(profile), email });
}

/** Returns the row number, of a new one or of the one that bears the name already. */
export async function putPartner(
  tx: Tx,
  work: Work,
  companyId: number,
  { name, kind, email }: Omit<Partner, 'id' | 'profile'>,
): Promise<{ readonly id: number; readonly isNew: boolean }> {
  const [made] = await rowsOf<{ id: number }>(
    tx,
    `insert into partner (company_id, name, kind, email, recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?)
     on conflict (company_id, name) where ended_at is null do nothing returning id`,
    [companyId, name, kind, email, work.now, actorText(work.actor)],
  );
  if (made) return { id: made.id, isNew: true };
  const found = (await partnersOf(tx, companyId)).find((one) => one.name === name);
  return { id: found?.id ?? 0, isNew: false };
}

export async function putIdentity(tx: Tx, companyId: number, id: number, is: PartnerIdentity): Promise<void> {
  await tx('partner')
    .where({ company_id: companyId, id })
    .update({
      ...{ name: is.name, kind: is.kind, legal_name: is.legalName, register_no: is.registerNo, vat_no: is.vatNo },
      ...{ country: is.country, language: is.language, email: is.email, phone: is.phone, note: is.note },
      address: is.address === null ? null : JSON.stringify(is.address),
      countries: JSON.stringify(is.countries),
      districts: JSON.stringify(is.districts),
      languages: JSON.stringify(is.languages),
      needs_agreement: is.needsAgreement,
    });
}

export async function putChannel(
  tx: Tx,
  { companyId, id }: Pick<RegisteredPartner, 'companyId' | 'id'>,
  channel: Channel,
  to: ChannelTo,
): Promise<void> {
  await tx('partner')
    .where({ company_id: companyId, id })
    .update({ channel, channel_to: JSON.stringify(to) });
}

/** Null: it goes on. */
export async function putEnd(tx: Tx, work: Work, companyId: number, id: number, isOver: boolean): Promise<void> {
  const end = isOver ? { ended_at: work.now, ended_by: actorText(work.actor) } : { ended_at: null, ended_by: null };
  await tx('partner').where({ company_id: companyId, id }).update(end);
}
