import type { Stopped } from '../ledger/stopped';
import type { Tx } from '../platform/db';
import type { Outcome } from './outcome';

/** Messages that wait to leave and would no longer be right: rooms above answer, inside the transaction that books. */
export type StopSource = (tx: Tx, companyId: number) => Promise<readonly Stopped[]>;

/** Books, or tries to, and says beside what came of it which messages that wait to leave are stopped by it. */
export async function withStops(
  tx: Tx,
  { stops, companyId }: { readonly stops: StopSource | undefined; readonly companyId: number },
  books: () => Promise<Outcome>,
): Promise<Outcome> {
  if (stops === undefined) return books();
  const before = new Set((await stops(tx, companyId)).map(({ messageId }) => messageId));
  const outcome = await books();
  const after = await stops(tx, companyId);
  return { ...outcome, stopped: after.filter(({ messageId }) => !before.has(messageId)) };
}
