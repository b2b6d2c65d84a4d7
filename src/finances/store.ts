import { actorText } from '../kernel/actor';
import { assert } from '../kernel/assert';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Fact, NewFact } from './fact';

/** What is known of the means of customers: rows in, rows out. A fact stays as it was told; taken back, it says so. */
interface Whose {
  readonly companyId: number;
  readonly customerId: number;
}

export async function insertFact(tx: Tx, work: Work, { companyId, customerId }: Whose, fact: NewFact): Promise<number> {
  const [row] = await tx('finance')
    .insert({
      ...{ company_id: companyId, customer_id: customerId, kind: fact.kind, source: fact.source, as_of: fact.asOf },
      ...{ amount_minor: fact.amountMinor, currency: fact.currency, people: fact.people, year: fact.year },
      ...{ note: fact.note, told_by: fact.toldBy, recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  assert(row !== undefined, 'a fact without a number');
  return row.id;
}

/** All that was ever told of a customer, the last told first. */
export async function factsOf(q: Query, { companyId, customerId }: Whose): Promise<Fact[]> {
  return rowsOf<Fact>(
    q,
    `select id, kind, amount_minor as "amountMinor", currency, people, year, note, source, as_of as "asOf", told_by as "toldBy",
       recorded_at as "recordedAt", recorded_by as "recordedBy", ended_at as "endedAt"
     from finance where company_id = ? and customer_id = ? order by id desc`,
    [companyId, customerId],
  );
}

/** False: there is none, or it was taken back already. */
export async function endFact(tx: Tx, work: Work, whose: Whose, end: { id: number; why: string }): Promise<boolean> {
  const ended = await tx('finance')
    .where({ id: end.id, company_id: whose.companyId, customer_id: whose.customerId })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor), end_why: end.why });
  return ended > 0;
}
