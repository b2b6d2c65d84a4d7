import { grouped } from '../kernel/grouped';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Link } from './decision';
import { together, type Shared } from './group';

/** What a run decided for customers who are written to through one, brought together: read and written at once, however many. */
export async function joinGroups(tx: Tx, runId: number): Promise<void> {
  const rows = await rowsOf<Shared & { id: number; writtenToId: number; chain: string }>(
    tx,
    `select id, written_to_id as "writtenToId", what as "do", kind, chain from decision
     where run_id = ? and written_to_id is not null and what in ('send', 'approve') and outcome is null
     order by written_to_id, customer_id, currency`,
    [runId],
  );
  const changed = [...grouped(rows, ({ writtenToId }) => writtenToId).values()].flatMap((shared) => {
    const changes = together(shared);
    return shared.flatMap(({ id, chain }, at) => {
      const change = changes[at];
      if (change === undefined) return [];
      const { do: what, because, link } = change;
      return [{ id, what, because, chain: JSON.stringify([...(JSON.parse(chain) as Link[]), link]) }];
    });
  });
  if (changed.length === 0) return;
  const given = tableOf(tx, { id: 'bigint', what: 'text', because: 'text', chain: 'text' }, changed);
  await tx.raw(
    `update decision set what = given.what, because = given.because, chain = given.chain from ${given.sql} as given
     where decision.id = given.id`,
    [...given.bindings],
  );
}

/** The customers of a run of whom one message speaks together with this one, itself included; left out are those taken out of it. */
export async function sharingWith(q: Query, runId: number, customerId: number): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    q,
    `select distinct customer_id as id from decision where run_id = ? and written_to_id in (
       select written_to_id from decision where run_id = ? and customer_id = ? and written_to_id is not null)
       and what in ('send', 'approve') and (outcome is null or outcome = 'issued') and customer_id <> ?`,
    [runId, runId, customerId, customerId],
  );
  return [customerId, ...rows.map(({ id }) => id)].sort((a, b) => a - b);
}
