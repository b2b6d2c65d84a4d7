import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** Records beside each other: what a person looks at before saying that they are one. */
export interface RecordShown {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly legalName: string | null;
  readonly vatNo: string | null;
  readonly registerNo: string | null;
  readonly country: string | null;
  readonly debtorType: string;
  readonly collector: string | null;
  /** Documents ever booked, and since when. */
  readonly entries: number;
  readonly firstOn: Day | null;
  readonly lastOn: Day | null;
  readonly emails: readonly string[];
  readonly places: readonly string[];
  readonly sums: readonly { readonly currency: string; readonly openMinor: number; readonly items: number }[];
}

type Row = Omit<RecordShown, 'emails' | 'places' | 'sums'>;
interface Told {
  readonly id: number;
  readonly text: string;
}

export async function recordsShown(q: Query, companyId: number, ids: readonly number[]): Promise<ReadonlyMap<number, RecordShown>> {
  const given = tableOf(q, { id: 'bigint' }, [...new Set(ids)].map((id) => ({ id })));
  const these = `(select id from ${given.sql} as given)`;
  const bindings = [companyId, ...given.bindings];
  const rows = await rowsOf<Row>(
    q,
    `select c.id, c.code, c.name, c.legal_name as "legalName", c.vat_no as "vatNo", c.register_no as "registerNo", c.country,
       c.debtor_type as "debtorType", c.collector, coalesce(e.n, 0) as entries, e.first_on as "firstOn", e.last_on as "lastOn"
     from v_customer c left join (
       select customer_id, count(*) as n, min(issued_on) as first_on, max(issued_on) as last_on from v_entry
       where company_id = ? and customer_id in ${these} group by customer_id) e on e.customer_id = c.id
     where c.company_id = ? and c.id in ${these}`,
    [...bindings, ...bindings],
  );
  const told = (text: string, from: string): Promise<Told[]> =>
    rowsOf(q, `select distinct customer_id as id, ${text} as "text" from ${from} and company_id = ? and customer_id in ${these} order by 1, 2`, bindings);
  const emails = await told('email', 'v_contact where email is not null');
  const places = await told(`coalesce(postcode || ' ', '') || coalesce(city, '')`, `v_address where coalesce(postcode, city) is not null`);
  const sums = await rowsOf<{ id: number; currency: string; openMinor: number; items: number }>(
    q,
    `select customer_id as id, currency, open_minor as "openMinor", open_count as items from v_balance
     where company_id = ? and customer_id in ${these} order by currency`,
    bindings,
  );
  const of = <Kept extends { readonly id: number }>(kept: readonly Kept[], id: number): Kept[] => kept.filter((one) => one.id === id);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        emails: of(emails, row.id).map(({ text }) => text),
        places: of(places, row.id).map(({ text }) => text),
        sums: of(sums, row.id).map(({ currency, openMinor, items }) => ({ currency, openMinor, items })),
      },
    ]),
  );
} // prettier-ignore

export async function recordShown(q: Query, companyId: number, id: number): Promise<RecordShown> {
  const record = (await recordsShown(q, companyId, [id])).get(id);
  if (record === undefined)
    throw new Refusal('no-such-customer', 'There is no such customer.', 'Look for it: duly customers TEXT');
  return record;
}

/** Which of two stays where nobody says otherwise: the one with more history, else the older record. */
export const staying = (one: RecordShown, other: RecordShown): RecordShown => {
  if (one.entries !== other.entries) return one.entries > other.entries ? one : other;
  return one.id < other.id ? one : other;
};
