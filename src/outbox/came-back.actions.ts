import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { settleAndTell } from './outcome.actions';
import type { PostRoom } from './post.actions';
import { messageById, underwayOf } from './store';

/**
 * A mail that a server took and could not deliver after all. It reached nobody: what had been accepted is failed, with everything that
 * follows from that, and what was kept of its leaving stays beside it.
 */
export interface CameBack {
  readonly companyId: number;
  readonly messageId: number;
  readonly reason: string;
  /** Nobody reads at its address. */
  readonly addressToBlame: boolean;
}

/** done · not_yet: it is still leaving, and this must be said again · over: it had failed already, or was never to leave. */
export async function sayCameBack(
  tx: Tx,
  work: Work,
  post: PostRoom,
  { companyId, messageId, reason, addressToBlame }: CameBack,
): Promise<'done' | 'not_yet' | 'over'> {
  const row = await messageById(tx, companyId, messageId);
  if (row === undefined || row.channel !== 'email') return 'over';
  if (row.state === 'queued' || row.state === 'sending') return 'not_yet';
  if (row.state !== 'accepted' && row.state !== 'doubtful') return 'over';
  await settleAndTell(tx, work, post, companyId, [
    { is: 'failed', message: underwayOf(row), reason, bounced: addressToBlame },
  ]);
  const doubts = { companyId, abouts: [`message/${messageId}`], kind: 'message_doubtful', outcome: 'it came back' };
  await closeTasksAbout(tx, work, doubts);
  return 'done';
}
