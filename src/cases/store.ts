import type { Day, Instant } from '../kernel/day';
import type { Dependent, DependentSource } from '../ledger/dependents';
import type { HoldSource } from '../ledger/hold';
import { within } from '../ledger/range.store';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Case, CaseState, Outcome } from './case';
import type { Stage } from './course';

/** Cases and partners: rows in, rows out. */
const STILL = '9999';

interface CaseRow {
  id: number;
  company_id: number;
  customer_id: number;
  dossier_id: number;
  number: string;
  customer: string;
  partner: string;
  state: CaseState;
  handed_over_on: Day;
  ended_on: Day | null;
  outcome: Outcome | null;
}

const CASES = `select c.id, c.company_id, c.customer_id, c.dossier_id, d.number, k.code as customer, p.name as partner, c.state,
    c.handed_over_on, c.ended_on, c.outcome
  from recovery_case c join v_partner p on p.id = c.partner_id join v_dossier d on d.id = c.dossier_id
    join v_customer k on k.id = c.customer_id`;

export async function casesOf(q: Query, companyId: number): Promise<Case[]> {
  const rows = await rowsOf<CaseRow>(q, `${CASES} where c.company_id = ? order by c.id`, [companyId]);
  return rows.map(caseFrom);
}

/** The latest case of a recovery file that was not undone. */
export async function caseOfDossier(q: Query, companyId: number, number: string): Promise<Case | undefined> {
  const [row] = await rowsOf<CaseRow>(
    q,
    `${CASES}
     where c.company_id = ? and d.number = ? and c.state <> 'undone' order by c.id desc limit 1`,
    [companyId, number],
  );
  return row && caseFrom(row);
}

/** The newest version of a recovery file. */
export async function latestDossier(
  q: Query,
  companyId: number,
  number: string,
): Promise<{ id: number; customerId: number; version: number; currency: string } | undefined> {
  const [row] = await rowsOf<{ id: number; customer_id: number; version: number; currency: string }>(
    q,
    `select id, customer_id, version, currency from v_dossier where company_id = ? and number = ? order by version desc limit 1`,
    [companyId, number],
  );
  return row && { id: row.id, customerId: row.customer_id, version: row.version, currency: row.currency };
}

/** Documents of the file that are already with a partner through another case. */
export async function alreadyWithPartner(
  q: Query,
  dossierId: number,
): Promise<{ document: string; partner: string }[]> {
  return rowsOf(
    q,
    `select i.document, p.name as partner
     from v_dossier_item d
     join case_item ci on ci.item_id = d.item_id
     join recovery_case c on c.id = ci.case_id and c.state = 'with_partner'
     join v_partner p on p.id = c.partner_id
     join v_open_item i on i.item_id = d.item_id
     where d.dossier_id = ? order by i.document`,
    [dossierId],
  );
}

/** Of what is in it, what somebody else holds now. */
export async function heldByOthers(q: Query, dossierId: number): Promise<{ document: string; holder: string }[]> {
  return rowsOf(
    q,
    `select i.document, a.holder from v_dossier_item d join v_open_item i on i.item_id = d.item_id
     join v_assignment a on a.entry_id = i.entry_id where d.dossier_id = ? order by i.document`,
    [dossierId],
  );
}

export interface NewCase {
  readonly companyId: number;
  readonly customerId: number;
  readonly dossierId: number;
  readonly partnerId: number;
  readonly handedOverOn: Day;
  readonly stage: Stage;
  readonly quoteId: number | null;
  readonly feeModelId: number | null;
  readonly ageDays: number;
  readonly startWhen: 'at_once' | 'set_up_paid';
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** The case with the items of its recovery file. */
export async function insertCase(tx: Tx, made: NewCase): Promise<number> {
  const [row] = await tx('recovery_case')
    .insert({
      company_id: made.companyId,
      customer_id: made.customerId,
      dossier_id: made.dossierId,
      partner_id: made.partnerId,
      state: 'with_partner',
      handed_over_on: made.handedOverOn,
      staged_on: made.handedOverOn,
      stage: made.stage,
      quote_id: made.quoteId,
      fee_model_id: made.feeModelId,
      age_days: made.ageDays,
      start_when: made.startWhen,
      recorded_at: made.recordedAt,
      recorded_by: made.recordedBy,
    })
    .returning<{ id: number }[]>('id');
  const id = row?.id ?? 0;
  await tx.raw(`insert into case_item (case_id, item_id) select ?, item_id from v_dossier_item where dossier_id = ?`, [
    id,
    made.dossierId,
  ]);
  return id;
}

export async function closeCase(
  tx: Tx,
  id: number,
  end: { on: Day; outcome: Outcome; at: Instant; by: string },
): Promise<void> {
  await tx('recovery_case')
    .where({ id })
    .update({ state: 'closed', ended_on: end.on, outcome: end.outcome, ended_at: end.at, ended_by: end.by });
}

export async function reopenCase(tx: Tx, id: number): Promise<void> {
  const open = { state: 'with_partner', ended_on: null, outcome: null, ended_at: null, ended_by: null };
  await tx('recovery_case').where({ id }).update(open);
}

export async function undoCase(tx: Tx, id: number, at: Instant, by: string): Promise<void> {
  await tx('recovery_case').where({ id }).update({ state: 'undone', undone_at: at, undone_by: by });
}

/** What is with a partner, or was given up there, is not reminded. */
export function caseHolds(q: Query): HoldSource {
  return async (range, asOn, knownAt) => {
    const known = knownAt ?? STILL;
    const whose = within('c.customer_id', range);
    const rows = await rowsOf<{
      id: number;
      customer_id: number;
      item_id: number;
      partner: string;
      by: string;
      on: Day;
    }>(
      q,
      `select c.id, c.customer_id, ci.item_id, p.name as partner, c.recorded_by as by, c.handed_over_on as "on"
       from recovery_case c join case_item ci on ci.case_id = c.id join v_partner p on p.id = c.partner_id
       where c.company_id = ? and ${whose.sql} and c.handed_over_on <= ? and c.recorded_at <= ?
         and (c.undone_at is null or c.undone_at > ?)
         and (c.ended_on is null or c.ended_on > ? or c.ended_at > ? or c.outcome = 'uncollectable')
       order by c.id, ci.item_id`,
      [range.companyId, ...whose.bindings, asOn, known, known, asOn, known],
    );
    return rows.map((row) => ({
      key: `case/${row.id}`,
      customerId: row.customer_id,
      itemId: row.item_id,
      amountMinor: null,
      kind: 'with_partner',
      reason: row.partner,
      author: row.by,
      from: row.on,
      until: null,
      caused: true,
    }));
  };
}

/** An import whose items are with a partner cannot be undone under the partner's feet. */
export function caseDependents(q: Query): DependentSource {
  return async ({ companyId, importId }) => {
    const rows = await rowsOf<{ id: number; partner: string; items: number }>(
      q,
      `select c.id, p.name as partner, count(*) as items
       from recovery_case c join case_item ci on ci.case_id = c.id
       join v_open_item i on i.item_id = ci.item_id join v_partner p on p.id = c.partner_id
       where c.company_id = ? and i.import_id = ? and c.state = 'with_partner' group by c.id, p.name order by c.id`,
      [companyId, importId],
    );
    return rows.map((row): Dependent => ({
      ref: `case/${row.id}`,
      what: `${row.items} of its items are with ${row.partner}`,
      about: row.partner,
      effect: 'blocks',
    }));
  };
}

const caseFrom = (row: CaseRow): Case => ({
  id: row.id,
  companyId: row.company_id,
  customerId: row.customer_id,
  dossierId: row.dossier_id,
  number: row.number,
  customer: row.customer,
  partner: row.partner,
  state: row.state,
  handedOverOn: row.handed_over_on,
  endedOn: row.ended_on,
  outcome: row.outcome,
});
