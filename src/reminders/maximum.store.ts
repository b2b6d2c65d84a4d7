import { rowsOf, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Link } from './decision';
import { OVER_THE_MAXIMUM } from './maximum';
import { LADDER } from './strategy';

/**
 * A company may cap its messages a day: of a planned run the customers with something overdue keep theirs first, of them those with
 * the larger demands; the others wait for another day, unmoved.
 */
const OVERDUE = `max(case when kind in (${[...LADDER].map((kind) => `'${kind}'`).join(', ')}) then 1 else 0 end)`;
/** What goes to one is one message, whomever it is about. */
const TO = 'coalesce(written_to_id, customer_id)';

export async function capRun(tx: Tx, runId: number, most: number): Promise<void> {
  const over = await rowsOf<{ id: number; chain: string }>(
    tx,
    `select d.id, d.chain from decision d join (
       select ${TO} as to_id, row_number() over (order by ${OVERDUE} desc, sum(demand_minor) desc, ${TO}) as place from decision
       where run_id = ? and what = 'send' and outcome is null group by ${TO}) ranked on ranked.to_id = ${TO}
     where d.run_id = ? and d.what = 'send' and d.outcome is null and ranked.place > ?`,
    [runId, runId, most],
  );
  if (over.length === 0) return;
  const rows = over.map(({ id, chain }) => ({
    id,
    chain: JSON.stringify([...(JSON.parse(chain) as Link[]), OVER_THE_MAXIMUM]),
  }));
  const given = tableOf(tx, { id: 'bigint', chain: 'text' }, rows);
  await tx.raw(
    `update decision set what = 'wait', because = 'daily_maximum', chain = given.chain from ${given.sql} as given where decision.id = given.id`,
    [...given.bindings],
  );
}
