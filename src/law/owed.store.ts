import type { Day } from '../kernel/day';
import { within } from '../ledger/range.store';
import type { CustomerRange } from '../ledger/hold';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { OwedDebtor } from './owed';

/** What decides whose law counts and when default begins, beside what interest itself is counted from: one statement each, however many. */
export interface BesideItem {
  readonly entryId: number;
  readonly receivedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly contractLaw: string | null;
}

export function besideItems(q: Query, companyId: number, entryIds: readonly number[]): Promise<BesideItem[]> {
  const given = tableOf(q, { id: 'bigint' }, [...new Set(entryIds)].map((id) => ({ id }))); // prettier-ignore
  return rowsOf<BesideItem>(
    q,
    `select e.id as "entryId", e.einvoice_received_on as "receivedOn", coalesce(e.delivery_on, e.supply_on) as "deliveredOn",
       e.governing_law as "contractLaw" from v_entry e
     where e.company_id = ? and e.id in (select id from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
}

export async function owedDebtors(q: Query, range: CustomerRange): Promise<OwedDebtor[]> {
  const whose = within('id', range);
  const rows = await rowsOf<Omit<OwedDebtor, 'hardship'> & { readonly hardship: number }>(
    q,
    `select id as "customerId", debtor_type as "debtorType", country, region, language, governing_law as "governingLaw",
       court_country as "courtCountry", hardship from v_customer where company_id = ? and ${whose.sql} order by id`,
    [range.companyId, ...whose.bindings],
  );
  return rows.map((row) => ({ ...row, hardship: row.hardship === 1 }));
}
