import type { Instant } from '../kernel/day';
import { hasEnded } from './claimant';
import type { Tx } from './db';

/** A row at which one process is at a time, and that says which: a source, a mailbox, a service that is visited. */
export interface Claimable {
  readonly id: number;
  readonly claimedBy: string | null;
  readonly claimedAt: Instant | null;
}

export interface Claiming {
  readonly by: string;
  readonly at: Instant;
  /** Longer than any work on it can last: a claim of another machine that is older is taken over. */
  readonly longestMs: number;
}

/** May it be taken, as it was read? Where it is certain that nobody is at it any more. */
export const isFree = ({ claimedBy, claimedAt }: Claimable, at: Instant, longestMs: number): boolean =>
  claimedBy === null ||
  (claimedAt !== null && Date.parse(at) - Date.parse(claimedAt) > longestMs) ||
  hasEnded(claimedBy);

/** False where another process is at it right now, or took it since it was read, or it has ended. */
export async function claimRow(
  tx: Tx,
  table: string,
  row: Claimable,
  { by, at, longestMs }: Claiming,
): Promise<boolean> {
  if (!isFree(row, at, longestMs)) return false;
  const many = await tx(table)
    .where({ id: row.id, claimed_by: row.claimedBy })
    .whereNull('ended_at')
    .update({ claimed_by: by, claimed_at: at });
  return many === 1;
}
