import { rowsOf, type Query, type Tx } from '../platform/db';
import type { IntakeColumn } from './intake-columns';

/** The columns in which a partner takes the list of its cases: JSON beside the partner; null: the usual ones. */
export async function columnsKept(q: Query, companyId: number, partnerId: number): Promise<string | null> {
  const [row] = await rowsOf<{ kept: string | null }>(
    q,
    'select intake_columns as kept from partner where company_id = ? and id = ?',
    [companyId, partnerId],
  );
  return row?.kept ?? null;
}

export async function putColumns(
  tx: Tx,
  { companyId, partnerId }: { readonly companyId: number; readonly partnerId: number },
  columns: readonly IntakeColumn[],
): Promise<void> {
  const kept = columns.length === 0 ? null : JSON.stringify(columns);
  await tx('partner').where({ company_id: companyId, id: partnerId }).update({ intake_columns: kept });
}
