import { addDays } from '../kernel/day';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { appendEvents } from './event.store';
import { endHolds, holdsOfCause, insertHolds } from './hold.store';

/**
 * Items that a proceeding freezes: caused holds of one cause, put and ended together inside the caller's transaction, whose
 * audit line says why. They end only with their cause.
 */
interface Frozen {
  readonly companyId: number;
  readonly customerId: number;
  /** `insolvency/3`. */
  readonly cause: string;
  readonly reason: string;
}

const LOOK_AGAIN_DAYS = 90;

export async function freezeItems(tx: Tx, work: Work, itemIds: readonly number[], frozen: Frozen): Promise<void> {
  if (itemIds.length === 0) return;
  const until = addDays(work.today, LOOK_AGAIN_DAYS);
  const terms = { amountMinor: null, kind: 'insolvency', from: work.today, until, caused: true } as const;
  const ids = await insertHolds(
    tx,
    work,
    itemIds.map((itemId) => ({ ...frozen, ...terms, itemId })),
  );
  await tellHolds(tx, work, frozen, { ids, kind: 'held' });
}

/** Returns how many were held. */
export async function thawItems(tx: Tx, work: Work, frozen: Frozen): Promise<number> {
  const { companyId, cause, reason } = frozen;
  const ids = await holdsOfCause(tx, companyId, cause);
  if (ids.length === 0) return 0;
  await endHolds(tx, work, { companyId, holdIds: ids, reason });
  await tellHolds(tx, work, frozen, { ids, kind: 'hold_ended' });
  return ids.length;
}

async function tellHolds(
  tx: Tx,
  work: Work,
  { companyId, customerId }: Frozen,
  { ids, kind }: { readonly ids: readonly number[]; readonly kind: 'held' | 'hold_ended' },
): Promise<void> {
  const occurredOn = work.today;
  await appendEvents(
    tx,
    work,
    ids.map((id) => ({ companyId, customerId, kind, subject: `hold/${id}`, occurredOn })),
  );
}
