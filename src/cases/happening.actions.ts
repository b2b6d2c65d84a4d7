import { record } from '../audit/actions';
import type { Day } from '../kernel/day';
import { appendEvents } from '../ledger/event.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { noteChange } from './next-kept.store';

/**
 * What happens in a case is written twice in one transaction: as a line of the audit, and as an event of the one log, which
 * feeds the case's timeline and whoever is told of it; and what comes next in it is worked out anew. `internal`: the partner never sees it.
 */
export interface Happening {
  /** `case.…` or `collected.…`, with its words in `languages/`. */
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly internal?: boolean;
  /** The business day, where it is not today. */
  readonly occurredOn?: Day;
}

export async function happen(
  tx: Tx,
  work: Work,
  found: { readonly id: number; readonly companyId: number; readonly customerId: number },
  { kind, payload, internal = false, occurredOn }: Happening,
): Promise<void> {
  const { id, companyId, customerId } = found;
  const subject = `case/${id}`;
  await noteChange(tx, id);
  await record(tx, work, { companyId, kind, ref: subject, payload });
  const told = { ...payload, ...(internal && { internal }) };
  await appendEvents(tx, work, [{ companyId, customerId, kind, subject, payload: told, occurredOn: occurredOn ?? work.today }]); // prettier-ignore
}
