import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { profileFrom, type Profile } from '../dossier/profile';
import type { PartnerKind } from './partner';

/** The partners a company works with: rows in, rows out. */
export interface Partner {
  readonly id: number;
  readonly name: string;
  readonly kind: PartnerKind;
  readonly email: string | null;
  readonly profile: Profile;
}

export async function partnersOf(q: Query, companyId: number): Promise<Partner[]> {
  const rows = await rowsOf<Omit<Partner, 'profile'> & { readonly profile: string | null }>(
    q,
    `select id, name, kind, email, profile from partner where company_id = ? and ended_at is null order by name, id`,
    [companyId],
  );
  return rows.map((row) => ({ ...row, profile: profileFrom(row.profile) }));
}

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
