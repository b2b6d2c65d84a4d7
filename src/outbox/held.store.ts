import type { Tx } from '../platform/db';

/**
 * Made letters that lie with a postal service: nobody prints, posts or withdraws them meanwhile. Held is held by one, and let go by the
 * same.
 */
export async function holdLetters(
  tx: Tx,
  { companyId, ids, by, at }: { companyId: number; ids: readonly number[]; by: string; at: string },
): Promise<number[]> {
  const rows = await tx('message')
    .where({ company_id: companyId, channel: 'letter', state: 'made' })
    .whereIn('id', [...ids])
    .whereNull('claimed_by')
    .update({ claimed_by: by, claimed_at: at })
    .returning<{ id: number }[]>('id');
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

export async function letGo(tx: Tx, companyId: number, ids: readonly number[], by: string): Promise<void> {
  await tx('message')
    .where({ company_id: companyId, claimed_by: by })
    .whereIn('id', [...ids])
    .update({ claimed_by: null, claimed_at: null });
}
