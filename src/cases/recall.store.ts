import { rowsOf, type Query } from '../platform/db';

/** Formal steps of a case that are neither done nor called off. */
export async function openSteps(q: Query, caseId: number): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    q,
    `select count(*) as n from case_step where case_id = ? and done_on is null and ended_at is null`,
    [caseId],
  );
  return row?.n ?? 0;
}
