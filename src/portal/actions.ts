import { raise } from '../disputes/actions';
import type { Dispute } from '../disputes/dispute';
import type { CategoryCode } from '../disputes/category';
import { addWorkdays, TARGET } from '../kernel/calendar';
import type { Day } from '../kernel/day';
import { asks } from '../languages/task-title';
import { putHolds } from '../ledger/actions';
import { within, type Work } from '../platform/work';
import { recordPromise, type DisputeHolds } from '../promises/actions';
import type { Promised } from '../promises/promise';
import { promiseTogether } from '../promises/together.actions';
import { openTasks } from '../tasks/actions';

/**
 * What a customer does in the portal. A first promise that is near pauses by itself; a longer or a second one waits for a
 * person, and no message goes out for three bank days meanwhile. An objection holds its part at once.
 */
export interface PortalPromiseAsked {
  readonly companyId: number;
  readonly customerId: number;
  readonly totalMinor: number;
  readonly currency: string;
  readonly promisedOn: Day;
  readonly byWhom: string | null;
}

/** So long a person has to decide. */
export const DECIDE_DAYS = 3;

export async function promiseInPortal(
  work: Work,
  asked: PortalPromiseAsked,
  disputes: DisputeHolds,
): Promise<{ readonly waits: boolean; readonly promiseId: number }> {
  const { companyId, customerId, totalMinor, currency, promisedOn, byWhom } = asked;
  const { promise } = await recordPromise(
    work,
    {
      ...{ companyId, customerId, promisedOn, channel: 'portal', once: true, of: { totalMinor, currency } },
      ...(byWhom === null ? {} : { byWhom }),
    },
    disputes,
  );
  if (!promise.pauses) await decideLater(work, promise);
  return { waits: !promise.pauses, promiseId: promise.id };
}

/** A person decides about it; no message goes out meanwhile. */
async function decideLater(work: Work, { id, companyId, customerId, promisedOn, parts }: Promised): Promise<void> {
  const until = addWorkdays(TARGET, work.today, DECIDE_DAYS);
  const items = parts.map(({ itemId }) => ({ itemId, customerId }));
  const reason = `A promise for ${promisedOn} waits for a decision`;
  await putHolds(work, companyId, items, { kind: 'admin', until, reason });
  const about = `promise/${id}`;
  const title = asks('decidePromise', { day: promisedOn });
  await work.db.transaction((tx) =>
    openTasks(tx, work, [
      { companyId, customerId, kind: 'promise_decide', key: `${about}/decide`, about, title, dueOn: until },
    ]),
  );
}

export interface PortalTogether {
  readonly companyId: number;
  readonly payerId: number;
  readonly promisedOn: Day;
  readonly byWhom: string;
  readonly amounts: readonly { readonly customerId: number; readonly currency: string; readonly totalMinor: number }[];
}

/** One promise over several accounts, all of it or nothing. Returns of whom a person decides first. */
export async function promiseTogetherInPortal(
  work: Work,
  { companyId, payerId, promisedOn, byWhom, amounts }: PortalTogether,
  disputes: DisputeHolds,
): Promise<ReadonlySet<number>> {
  const promises = amounts.map(({ customerId, ...of }) => ({
    ...{ customerId, of, promisedOn, byWhom, channel: 'portal', once: true },
  }));
  return work.db.transaction(async (tx) => {
    const inside = within(work, tx);
    const made = await promiseTogether(inside, { companyId, payerId, promises }, disputes);
    const waiting = made.filter(({ promise }) => !promise.pauses);
    for (const { promise } of waiting) await decideLater(inside, promise);
    return new Set(waiting.map(({ promise }) => promise.customerId));
  });
}

export interface PortalObjection {
  readonly companyId: number;
  readonly customerId: number;
  readonly itemId: number;
  readonly category: CategoryCode;
  readonly objection: string;
  /** Only these lines of it; none: all of it. */
  readonly lines: readonly string[];
  /** Only this charge that is claimed for it, and nothing of the invoice. */
  readonly chargeId?: number;
  /** Only a part of it; null: all, or what the lines come to. */
  readonly amountMinor: number | null;
}

export async function objectInPortal(
  work: Work,
  { itemId, chargeId, lines, amountMinor, ...objection }: PortalObjection,
): Promise<Dispute> {
  return raise(work, {
    ...objection,
    items: [
      chargeId === undefined ? { itemId, amountMinor, lines } : { itemId, amountMinor: null, charges: [chargeId] },
    ],
  });
}
