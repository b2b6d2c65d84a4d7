import { addDays, type Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import { MOST_DAYS, sameMoney, type Told } from './same-money';

/** The first letters of the identity of a payment that the bank told of first: `bank|<bank line>|<n>`. */
export const BANK_BORN = 'bank|';

/** The first letters of the identity of a payment that a remittance of a partner booked first. */
export const COLLECTED_BORN = 'collected|';

/** Its money came from the partner, also where accounting told of it later: no line of the bank that a customer sent is that. */
const NOT_COLLECTED = `e.identity not like '${COLLECTED_BORN}%' and not exists (
  select 1 from entry_change o where o.entry_id = e.id and o.field = 'identity' and o.before like '${COLLECTED_BORN}%')`;

/** Money that the bank tells of. */
export interface AskedMoney {
  readonly customerId: number;
  readonly currency: string;
  /** > 0, as it came in. */
  readonly amountMinor: number;
  readonly bookedOn: Day;
}

/**
 * The payments that the accounting system booked already for money that the bank tells of now: one item, or undefined, for each that is
 * asked, in its order; each payment at most once, and none of `taken`, which earlier bank lines turned out to be. One statement.
 */
export async function bookedAlready(
  q: Query,
  companyId: number,
  asked: readonly AskedMoney[],
  taken: ReadonlySet<number> = new Set(),
): Promise<(number | undefined)[]> {
  if (asked.length === 0) return [];
  const days = asked.map(({ bookedOn }) => bookedOn).sort();
  const [first, last] = [days[0] as Day, days[days.length - 1] as Day];
  const given = tableOf(
    q,
    { customer_id: 'bigint', currency: 'text', minor: 'bigint' },
    asked.map(({ customerId, currency, amountMinor }) => ({ customer_id: customerId, currency, minor: -amountMinor })),
  );
  const rows = await rowsOf<Told>(
    q,
    `select i.id, e.customer_id as "customerId", e.currency, -e.amount_minor as "amountMinor", e.issued_on as "on"
     from (select distinct customer_id, currency, minor from ${given.sql} as given) asked
     join entry e on e.company_id = ? and e.customer_id = asked.customer_id and e.issued_on between ? and ?
     join open_item i on i.entry_id = e.id
     where e.currency = asked.currency and e.amount_minor = asked.minor and e.type = 'payment' and e.basis = 'booked'
       and e.cancelled_at is null and e.identity not like '${BANK_BORN}%' and ${NOT_COLLECTED}`,
    [...given.bindings, companyId, addDays(first, -MOST_DAYS), addDays(last, MOST_DAYS)],
  );
  const told = asked.map(({ bookedOn, ...one }, at) => ({ ...one, id: at, on: bookedOn }));
  const pairs = sameMoney(told, rows.filter(({ id }) => !taken.has(id))); // prettier-ignore
  return told.map(({ id }) => pairs.get(id));
}

/** Payments of these customers that accounting booked about those days, whatever their amount. */
export async function bookedNear(
  q: Query,
  companyId: number,
  asked: readonly AskedMoney[],
  taken: ReadonlySet<number>,
): Promise<Told[]> {
  if (asked.length === 0) return [];
  const days = asked.map(({ bookedOn }) => bookedOn).sort();
  const [first, last] = [days[0] as Day, days[days.length - 1] as Day];
  const given = tableOf(q, { id: 'bigint' }, [...new Set(asked.map(({ customerId }) => customerId))].map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<Told>(
    q,
    `select i.id, e.customer_id as "customerId", e.currency, -e.amount_minor as "amountMinor", e.issued_on as "on"
     from ${given.sql} as given join entry e on e.company_id = ? and e.customer_id = given.id and e.issued_on between ? and ?
     join open_item i on i.entry_id = e.id
     where e.type = 'payment' and e.basis = 'booked' and e.cancelled_at is null and e.identity not like '${BANK_BORN}%'
       and ${NOT_COLLECTED} order by i.id`,
    [...given.bindings, companyId, addDays(first, -MOST_DAYS), addDays(last, MOST_DAYS)],
  );
  return rows.filter(({ id }) => !taken.has(id));
}
