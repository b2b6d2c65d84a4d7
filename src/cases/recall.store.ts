import { feeModelSchema, type FeeModel } from '../mandates/fees/fee-model';
import { rowsOf, type Query } from '../platform/db';

/** What was agreed for a case; null where nothing was. */
export async function agreedModel(q: Query, companyId: number, feeModelId: number | null): Promise<FeeModel | null> {
  if (feeModelId === null) return null;
  const [row] = await rowsOf<{ model: string }>(q, `select model from v_fee_model where company_id = ? and id = ?`, [
    companyId,
    feeModelId,
  ]);
  return row === undefined ? null : feeModelSchema.parse(JSON.parse(row.model));
}

/** Formal steps of a case that are neither done nor called off. */
export async function openSteps(q: Query, caseId: number): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    q,
    `select count(*) as n from case_step where case_id = ? and done_on is null and ended_at is null`,
    [caseId],
  );
  return row?.n ?? 0;
}
