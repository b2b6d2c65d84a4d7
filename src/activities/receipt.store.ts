import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';

/** Receipts of what was told in the portal, in the words in which they were given: rows in, rows out. They are only added to. */
export interface Receipt {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly recordedAt: Instant;
}

interface Whose {
  readonly companyId: number;
  readonly customerId: number;
  readonly visitorId: number;
}

export async function insertReceipt(
  tx: Tx,
  work: Work,
  receipt: Whose & Pick<Receipt, 'title' | 'text'>,
): Promise<number> {
  const [made] = await tx('receipt')
    .insert({
      company_id: receipt.companyId,
      customer_id: receipt.customerId,
      visitor_id: receipt.visitorId,
      title: receipt.title,
      text: receipt.text,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

const MOST = 40;

/** What this visitor was given about this account, newest first. */
export async function receiptsOf(q: Query, { companyId, customerId, visitorId }: Whose): Promise<Receipt[]> {
  return rowsOf<Receipt>(
    q,
    `select id, title, text, recorded_at as "recordedAt" from receipt
     where company_id = ? and customer_id = ? and visitor_id = ? order by id desc limit ?`,
    [companyId, customerId, visitorId, MOST],
  );
}
