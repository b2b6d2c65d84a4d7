import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { isQrIban } from './iban';
import { NOTHING_AGREED, QR_AGREED, type Agreement } from './reference-scheme';

/** What was agreed with banks about references: rows in, rows out. */
type Row = Agreement & { readonly iban: string };

/** By IBAN, what is in force. */
export async function agreementsInForce(q: Query, companyId: number): Promise<ReadonlyMap<string, Agreement>> {
  const rows = await rowsOf<Row>(
    q,
    'select iban, scheme, length, prefix from reference_agreement where company_id = ? and ended_at is null',
    [companyId],
  );
  return new Map(rows.map(({ iban, ...agreement }) => [iban, agreement]));
}

/** Where nothing was agreed, a QR-IBAN takes its own references alone; every other account takes those that all banks know. */
export const agreedOn = (iban: string, inForce: ReadonlyMap<string, Agreement>): Agreement =>
  inForce.get(iban) ?? (isQrIban(iban) ? QR_AGREED : NOTHING_AGREED);

/** All by which references may have been printed: those in force and those before. */
export async function everAgreed(q: Query, companyId: number): Promise<Agreement[]> {
  const rows = await rowsOf<Agreement>(
    q,
    'select distinct scheme, length, prefix from reference_agreement where company_id = ?',
    [companyId],
  );
  const accounts = await rowsOf<{ iban: string }>(
    q,
    `select distinct iban from bank_account where company_id = ? and payee_id is null and (iban like 'CH%' or iban like 'LI%')`,
    [companyId],
  );
  return accounts.some(({ iban }) => isQrIban(iban)) ? [...rows, QR_AGREED] : rows;
}

/** Ends what was agreed before; null: nothing is agreed from now on. */
export async function storeAgreement(
  tx: Tx,
  work: Work,
  companyId: number,
  { iban, agreement }: { readonly iban: string; readonly agreement: Agreement | null },
): Promise<void> {
  const who = actorText(work.actor);
  const inForce = { company_id: companyId, iban, ended_at: null };
  await tx('reference_agreement').where(inForce).update({ ended_at: work.now, ended_by: who });
  if (agreement === null) return;
  await tx('reference_agreement').insert({ company_id: companyId, iban, ...agreement, recorded_at: work.now, recorded_by: who }); // prettier-ignore
}
