import { grouped } from '../kernel/grouped';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Link } from './decision';
import { agreementIn, sentBecause, together, type Shared } from './group';
import type { ReasonCode } from './reasons';

/** What a run decided for customers who are written to through one: brought together, and who they are. */
interface Row extends Shared {
  readonly id: number;
  readonly writtenToId: number;
  readonly because: ReasonCode;
  readonly step: number | null;
  readonly chain: readonly Link[];
}

/**
 * What a run decided for customers who are written to through one, brought together: read and written at once, however many. Asked
 * again once something was left out or decided otherwise (`of`: only what goes to the same as this customer's), what waited only
 * for the agreement to that, or because that went before it, waits no more. Returns how many decisions changed.
 */
export async function joinGroups(tx: Tx, runId: number, of: number | null = null): Promise<number> {
  const rows = await rowsOf<Omit<Row, 'chain'> & { chain: string }>(
    tx,
    `select id, written_to_id as "writtenToId", what as "do", kind, because, step, chain from decision
     where run_id = ? and written_to_id is not null and outcome is null
       and (what in ('send', 'approve') or because = 'other_message')
       ${of === null ? '' : 'and written_to_id in (select written_to_id from decision where run_id = ? and customer_id = ?)'}
     order by written_to_id, customer_id, currency`,
    [runId, ...(of === null ? [] : [runId, of])],
  );
  const kept = rows.map((row): Row => ({ ...row, chain: JSON.parse(row.chain) as Link[] }));
  const changed = [...grouped(kept, ({ writtenToId }) => writtenToId).values()].flatMap(changedIn);
  if (changed.length === 0) return 0;
  const given = tableOf(tx, { id: 'bigint', what: 'text', because: 'text', chain: 'text' }, changed);
  await tx.raw(
    `update decision set what = given.what, because = given.because, chain = given.chain from ${given.sql} as given
     where decision.id = given.id`,
    [...given.bindings],
  );
  return changed.length;
}

function changedIn(message: readonly Row[]): { id: number; what: string; because: string; chain: string }[] {
  const changes = together(message.map(byItself));
  return message.flatMap((before, at) => {
    const [row, change] = [byItself(before), changes[at]];
    const now = change === undefined ? row : { ...row, ...change, chain: [...row.chain, change.link] };
    if (now.do === before.do && now.because === before.because) return [];
    return [{ id: row.id, what: now.do, because: now.because, chain: JSON.stringify(now.chain) }];
  });
}

/** As it was decided before it was brought together with others. */
function byItself(row: Row): Row {
  if (row.because !== 'group_waits' && row.because !== 'other_message') return row;
  const chain = row.chain.slice(0, -1);
  const needs = row.because === 'other_message' ? agreementIn(chain) : null;
  return needs === null
    ? { ...row, do: 'send', because: sentBecause(row.kind, row.step), chain }
    : { ...row, do: 'approve', because: needs, chain };
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
