import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import type { CustomerRange } from '../ledger/hold';
import { within } from '../ledger/range.store';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf, type ColumnKind } from '../platform/rows';
import type { Work } from '../platform/work';
import { isAdviceKind, type Advice, type AdviceKind } from './advice';

/** What was counted of customers, and what people set aside of it. Every statement is of one company. */
export interface Counted {
  readonly customerId: number;
  readonly advice: Advice;
}

/** What was counted of a range takes the place of what was counted of it before; since when it is of its kind is kept. */
export async function keepAdvice(tx: Tx, work: Work, range: CustomerRange, counted: readonly Counted[]): Promise<void> {
  const whose = within('customer_id', range);
  const before = await rowsOf<{ customerId: number; kind: string; sinceOn: Day }>(
    tx,
    `select customer_id as "customerId", kind, since_on as "sinceOn" from advice where company_id = ? and ${whose.sql}`,
    [range.companyId, ...whose.bindings],
  );
  const since = new Map(before.map((one) => [`${one.customerId} ${one.kind}`, one.sinceOn]));
  await tx.raw(`delete from advice where company_id = ? and ${whose.sql}`, [range.companyId, ...whose.bindings]);
  if (counted.length === 0) return;
  const rows = counted.map(({ customerId, advice }) => ({
    ...rowOf(advice),
    customer_id: customerId,
    since_on: since.get(`${customerId} ${advice.kind}`) ?? work.today,
  }));
  const given = tableOf(tx, COLUMNS, rows);
  const names = Object.keys(COLUMNS).join(', ');
  await tx.raw(
    `insert into advice (company_id, counted_on, ${names}) select ?, ?, ${names} from ${given.sql} as given`,
    [range.companyId, work.today, ...given.bindings],
  );
}

const COLUMNS: Readonly<Record<string, ColumnKind>> = {
  ...{ customer_id: 'bigint', kind: 'text', since_on: 'text', reason: 'text', currency: 'text' },
  ...{ overdue_minor: 'bigint', ripe_minor: 'bigint', ends_on: 'text', file_by: 'text', sure: 'bigint' },
  ...{ changes_on: 'text', told: 'text' },
};

/** By the largest sum that is overdue. */
function rowOf(advice: Advice): Readonly<Record<string, unknown>> {
  const { kind, reasons, overdue, ripe, limitation, changes } = advice;
  const [largest] = [...overdue].sort((a, b) => b.minor - a.minor);
  const currency = largest?.currency ?? '';
  return {
    ...{ kind, reason: reasons[0]?.kind ?? '', currency, overdue_minor: largest?.minor ?? 0 },
    ripe_minor: ripe.find((one) => one.currency === currency)?.minor ?? 0,
    ...{ ends_on: limitation?.endsOn ?? null, file_by: limitation?.fileBy ?? null, sure: limitation?.sure === true ? 1 : 0 }, // prettier-ignore
    ...{ changes_on: changes?.on ?? null, told: JSON.stringify(advice) },
  };
}

export interface Aside {
  readonly id: number;
  readonly kind: AdviceKind;
  readonly untilOn: Day;
  readonly why: string;
  readonly by: string;
}

/** What a person set aside of this customer and stands on that day; null: nothing. */
export async function asideOf(q: Query, companyId: number, customerId: number, today: Day): Promise<Aside | null> {
  const [row] = await rowsOf<Aside>(
    q,
    `select id, kind, until_on as "untilOn", why, recorded_by as "by" from v_advice_aside
     where company_id = ? and customer_id = ? and until_on >= ? order by id desc limit 1`,
    [companyId, customerId, today],
  );
  return row === undefined || !isAdviceKind(row.kind) ? null : row;
}

export interface NewAside extends Pick<Aside, 'kind' | 'untilOn' | 'why'> {
  readonly companyId: number;
  readonly customerId: number;
}

export async function insertAside(tx: Tx, work: Work, one: NewAside): Promise<void> {
  await tx('advice_aside').insert({
    ...{ company_id: one.companyId, customer_id: one.customerId, kind: one.kind, until_on: one.untilOn, why: one.why },
    ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
  });
}

/** Returns how many stood. */
export async function endAsides(
  tx: Tx,
  work: Work,
  { companyId, customerId }: { readonly companyId: number; readonly customerId: number },
): Promise<number> {
  return tx('advice_aside')
    .where({ company_id: companyId, customer_id: customerId, ended_at: null })
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
}
