import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { termsSchema, type Agreement } from './agreement';

/** What was agreed with partners: rows in, rows out. */
interface Row extends Omit<Agreement, 'terms'> {
  readonly terms: string;
}

const AGREEMENTS = `select id, partner_id as "partnerId", kind, origin, document_id as "documentId", signed_document_id as "signedDocumentId",
    fee_model_id as "feeModelId", signed_on as "signedOn", signed_by as "signedBy", valid_from as "validFrom", valid_until as "validUntil",
    language, terms
  from agreement`;

const agreementFrom = (row: Row): Agreement => ({ ...row, terms: termsSchema.parse(JSON.parse(row.terms)) });

/** Of one partner, or of all; those that were not ended, the newest first. */
export async function agreementsOf(q: Query, companyId: number, partnerId: number | null = null): Promise<Agreement[]> {
  const rows = await rowsOf<Row>(
    q,
    `${AGREEMENTS} where company_id = ? and ended_at is null ${partnerId === null ? '' : 'and partner_id = ?'} order by valid_from desc, id desc`,
    [companyId, ...(partnerId === null ? [] : [partnerId])],
  );
  return rows.map(agreementFrom);
}

/** Also one that was ended. */
export async function agreementById(q: Query, companyId: number, id: number): Promise<Agreement | undefined> {
  const [row] = await rowsOf<Row>(q, `${AGREEMENTS} where company_id = ? and id = ?`, [companyId, id]);
  return row && agreementFrom(row);
}

export async function insertAgreement(
  tx: Tx,
  work: Work,
  companyId: number,
  made: Omit<Agreement, 'id'>,
): Promise<number> {
  const [row] = await tx('agreement')
    .insert({
      ...{ company_id: companyId, partner_id: made.partnerId, kind: made.kind, origin: made.origin },
      ...{ document_id: made.documentId, signed_document_id: made.signedDocumentId, fee_model_id: made.feeModelId },
      ...{ signed_on: made.signedOn, signed_by: made.signedBy, language: made.language },
      ...{ valid_from: made.validFrom, valid_until: made.validUntil, terms: JSON.stringify(made.terms) },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

export interface Signed {
  readonly signedOn: Day | null;
  readonly signedBy: string | null;
  readonly signedDocumentId: number | null;
  readonly validUntil: Day | null;
}

export async function putSigned(tx: Tx, id: number, signed: Signed): Promise<void> {
  await tx('agreement').where({ id }).update({
    ...{ signed_on: signed.signedOn, signed_by: signed.signedBy },
    ...{ signed_document_id: signed.signedDocumentId, valid_until: signed.validUntil },
  }); // prettier-ignore
}

/** Null: it goes on. */
export async function putAgreementEnd(tx: Tx, work: Work, id: number, why: string | null): Promise<void> {
  const end = why === null ? { ended_at: null, ended_by: null, ended_why: null } : { ended_at: work.now, ended_by: actorText(work.actor), ended_why: why }; // prettier-ignore
  await tx('agreement').where({ id }).update(end);
}
