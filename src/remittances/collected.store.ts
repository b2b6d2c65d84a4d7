import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { Reckoned, Split, Way } from './collected';
import type { Collected } from './collected-rows';

/** What came in for cases: rows in, rows out. */
const COLLECTED = `select c.id, c.case_id as "caseId", k.customer_id as "customerId", d.number, k.partner_ref as "partnerRef",
  c.remittance_id as "remittanceId", c.way, c.on_day as "on", c.currency, c.gross_minor as "grossMinor",
  c.principal_minor as "principalMinor", c.interest_minor as "interestMinor", c.costs_minor as "costsMinor",
  c.commission_minor as "commissionMinor", c.vat_minor as "vatMinor", c.net_minor as "netMinor",
  c.told_commission_minor as "toldCommissionMinor", c.told_vat_minor as "toldVatMinor", c.told_costs_minor as "toldCostsMinor",
  c.fee_model_id as "feeModelId", c.entry_id as "entryId"
  from collected c join v_case k on k.id = c.case_id join v_dossier d on d.id = k.dossier_id`;

export const collectedOfCase = (q: Query, companyId: number, caseId: number): Promise<Collected[]> =>
  rowsOf(q, `${COLLECTED} where c.company_id = ? and c.case_id = ? and c.ended_at is null order by c.on_day, c.id`, [companyId, caseId]); // prettier-ignore

/** The lines of a remittance, in their order. */
export const collectedOfRemittance = (q: Query, companyId: number, remittanceId: number): Promise<Collected[]> =>
  rowsOf(q, `${COLLECTED} where c.company_id = ? and c.remittance_id = ? and c.ended_at is null order by c.id`, [companyId, remittanceId]); // prettier-ignore

export const collectedOfCases = (q: Query, companyId: number, caseIds: readonly number[]): Promise<Collected[]> => {
  const given = tableOf(q, { id: 'bigint' }, [...new Set(caseIds)].map((id) => ({ id }))); // prettier-ignore
  return rowsOf(
    q,
    `${COLLECTED} where c.company_id = ? and c.ended_at is null and c.case_id in (select id from ${given.sql} as given)
     order by c.case_id, c.on_day, c.id`,
    [companyId, ...given.bindings],
  );
};

export interface NewCollected extends Split {
  readonly caseId: number;
  readonly remittanceId: number | null;
  readonly way: Way;
  readonly on: Day;
  readonly currency: string;
  readonly grossMinor: number;
  readonly toldCommissionMinor: number | null;
  readonly toldVatMinor: number | null;
  readonly toldCostsMinor: number | null;
  readonly source: string;
  readonly entryId: number | null;
}

const COLUMNS = {
  case_id: 'bigint', remittance_id: 'bigint', way: 'text', on_day: 'text', currency: 'text', gross_minor: 'bigint',
  principal_minor: 'bigint', interest_minor: 'bigint', costs_minor: 'bigint', told_commission_minor: 'bigint',
  told_vat_minor: 'bigint', told_costs_minor: 'bigint', source: 'text', entry_id: 'bigint',
} as const; // prettier-ignore

/** One statement. Its commission is counted after it, with all of its case. */
export async function insertCollected(
  tx: Tx,
  work: Work,
  companyId: number,
  rows: readonly NewCollected[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = tableOf(
    tx,
    COLUMNS,
    rows.map((row) => ({
      ...{ case_id: row.caseId, remittance_id: row.remittanceId, way: row.way, on_day: row.on, currency: row.currency },
      ...{ gross_minor: row.grossMinor, principal_minor: row.principalMinor, interest_minor: row.interestMinor },
      ...{ costs_minor: row.costsMinor, told_commission_minor: row.toldCommissionMinor },
      ...{ told_vat_minor: row.toldVatMinor, told_costs_minor: row.toldCostsMinor },
      ...{ source: row.source, entry_id: row.entryId },
    })),
  );
  const names = Object.keys(COLUMNS).join(', ');
  await tx.raw(
    `insert into collected (company_id, ${names}, commission_minor, vat_minor, net_minor, recorded_at, recorded_by)
     select ?, ${names}, 0, 0, gross_minor, ?, ? from ${given.sql} as given where true order by source
     on conflict (company_id, case_id, source) do nothing`,
    [companyId, work.now, actorText(work.actor), ...given.bindings],
  );
}

/** What it paid is known once it is booked, and not any more when that is taken back. */
export async function setSplits(
  tx: Tx,
  rows: readonly (Split & { readonly id: number; readonly entryId: number | null })[],
): Promise<void> {
  const given = tableOf(
    tx,
    { id: 'bigint', principal: 'bigint', interest: 'bigint', costs: 'bigint', entry: 'bigint' },
    rows.map(({ id, principalMinor: principal, interestMinor: interest, costsMinor: costs, entryId: entry }) => ({ id, principal, interest, costs, entry })), // prettier-ignore
  );
  await tx.raw(
    `update collected set principal_minor = given.principal, interest_minor = given.interest, costs_minor = given.costs,
       entry_id = given.entry from ${given.sql} as given where given.id = collected.id`,
    [...given.bindings],
  );
}

export async function setReckoned(
  tx: Tx,
  rows: readonly (Reckoned & { readonly feeModelId: number | null })[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = tableOf(
    tx,
    { id: 'bigint', commission: 'bigint', vat: 'bigint', net: 'bigint', model: 'bigint' },
    rows.map(({ id, commissionMinor: commission, vatMinor: vat, netMinor: net, feeModelId: model }) => ({ id, commission, vat, net, model })), // prettier-ignore
  );
  await tx.raw(
    `update collected set commission_minor = given.commission, vat_minor = given.vat, net_minor = given.net,
       fee_model_id = given.model from ${given.sql} as given where given.id = collected.id`,
    [...given.bindings],
  );
}

export interface AgreedRow {
  readonly caseId: number;
  readonly principalMinor: number;
  readonly ageDays: number | null;
  readonly currency: string;
  readonly feeModelId: number | null;
  /** JSON. */
  readonly model: string | null;
}

/** What was agreed for these cases, and what chooses its band. */
export function agreedOf(q: Query, companyId: number, caseIds: readonly number[]): Promise<AgreedRow[]> {
  const given = tableOf(q, { id: 'bigint' }, [...new Set(caseIds)].map((id) => ({ id }))); // prettier-ignore
  return rowsOf(
    q,
    `select k.id as "caseId", d.principal_minor as "principalMinor", k.age_days as "ageDays", d.currency, m.id as "feeModelId", m.model
     from v_case k join v_dossier d on d.id = k.dossier_id left join v_fee_model m on m.id = k.fee_model_id
     where k.company_id = ? and k.id in (select id from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
}
