import { rowsOf, type Query } from '../platform/db';

/** What a company's settings would touch, in figures. */
export async function messagesWaiting(
  q: Query,
  companyId: number,
): Promise<{ readonly emails: number; readonly letters: number }> {
  const rows = await rowsOf<{ channel: string; n: number | string }>(
    q,
    `select channel, count(*) as n from v_message where company_id = ? and state = 'queued' group by channel`,
    [companyId],
  );
  const of = (channel: string): number => Number(rows.find((row) => row.channel === channel)?.n ?? 0);
  return { emails: of('email'), letters: of('letter') };
}
