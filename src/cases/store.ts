import type { Day, Instant } from '../kernel/day';
import type { Dependent, DependentSource } from '../ledger/dependents';
import type { Hold, HoldSource } from '../ledger/hold';
import { within } from '../ledger/range.store';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { leaving, REST_OF, type Case, type CaseState, type Outcome } from './case';
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

export async function casesOf(q: Query, companyId: number, customerId?: number): Promise<Case[]> {
  const of = customerId === undefined ? '' : 'and c.customer_id = ?';
  const given = [companyId, ...(customerId === undefined ? [] : [customerId])];
  const rows = await rowsOf<CaseRow>(q, `${CASES} where c.company_id = ? ${of} order by c.id`, given);
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

/** Other cases of the same customer and currency that are with a partner. */
export async function openCasesBeside(
  q: Query,
  { companyId, customerId, id, currency }: { companyId: number; customerId: number; id: number; currency: string },
): Promise<{ number: string; partner: string }[]> {
  return rowsOf(
    q,
    `select d.number, p.name as partner from recovery_case c join v_dossier d on d.id = c.dossier_id
       join v_partner p on p.id = c.partner_id
     where c.company_id = ? and c.customer_id = ? and c.state = 'with_partner' and c.id <> ? and d.currency = ? order by d.number`,
    [companyId, customerId, id, currency],
  );
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

export interface CaseEnd {
  readonly on: Day;
  readonly outcome: Outcome;
  readonly at: Instant;
  readonly by: string;
  readonly why: string | null;
  readonly settledMinor: number | null;
  readonly withdrawalMinor: number | null;
  /** The case that has its items from now on. */
  readonly mergedInto: number | null;
}

export async function closeCase(tx: Tx, id: number, end: CaseEnd): Promise<void> {
  await tx('recovery_case')
    .where({ id })
    .update({
      ...{ state: 'closed', ended_on: end.on, outcome: end.outcome, ended_at: end.at, ended_by: end.by },
      ...{ end_why: end.why, settled_minor: end.settledMinor, withdrawal_minor: end.withdrawalMinor },
      merged_into: end.mergedInto,
    });
  if (end.mergedInto === null) return;
  await tx.raw(
    `insert into case_item (case_id, item_id) select ?, item_id from case_item x where x.case_id = ?
       and not exists (select 1 from case_item y where y.case_id = ? and y.item_id = x.item_id)`,
    [end.mergedInto, id, end.mergedInto],
  );
}

/** What it brought into another case leaves that again. */
export async function reopenCase(tx: Tx, id: number): Promise<void> {
  await tx.raw(
    `delete from case_item where case_id = (select merged_into from recovery_case where id = ?)
       and item_id in (select x.item_id from case_item x where x.case_id = ?)
       and item_id not in (select d.item_id from v_dossier_item d join recovery_case k on k.dossier_id = d.dossier_id
         where k.id = (select merged_into from recovery_case where id = ?))`,
    [id, id, id],
  );
  const open = { state: 'with_partner', ended_on: null, outcome: null, ended_at: null, ended_by: null };
  const unsaid = { end_why: null, settled_minor: null, withdrawal_minor: null, merged_into: null };
  await tx('recovery_case')
    .where({ id })
    .update({ ...open, ...unsaid });
}

export async function undoCase(tx: Tx, id: number, at: Instant, by: string): Promise<void> {
  await tx('recovery_case').where({ id }).update({ state: 'undone', undone_at: at, undone_by: by });
}

/** Nobody asks for the rest of these. */
export const UNASKED = leaving('nobody', 'frozen')
  .map((outcome) => `'${outcome}'`)
  .join(', ');

/** What is with a partner, was given up there or is frozen, is not reminded. What was given up may be written off. */
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
      endedOn: Day | null;
      endedAt: Instant | null;
      outcome: Outcome | null;
      number: string;
    }>(
      q,
      `select c.id, c.customer_id, ci.item_id, p.name as partner, c.recorded_by as by, c.handed_over_on as "on",
         c.ended_on as "endedOn", c.ended_at as "endedAt", c.outcome, d.number
       from recovery_case c join case_item ci on ci.case_id = c.id join v_partner p on p.id = c.partner_id
         join v_dossier d on d.id = c.dossier_id
       where c.company_id = ? and ${whose.sql} and c.handed_over_on <= ? and c.recorded_at <= ?
         and (c.undone_at is null or c.undone_at > ?)
         and (c.ended_on is null or c.ended_on > ? or c.ended_at > ? or c.outcome in (${UNASKED}))
         and not exists (select 1 from recovery_case m join case_item mi on mi.case_id = m.id
           where m.merged_into = c.id and mi.item_id = ci.item_id and (m.ended_on > ? or m.ended_at > ?))
       order by c.id, ci.item_id`,
      [range.companyId, ...whose.bindings, asOn, known, known, asOn, known, asOn, known],
    );
    return rows.map((row) => ({
      key: `case/${row.id}`,
      customerId: row.customer_id,
      itemId: row.item_id,
      amountMinor: null,
      ...standingOf(row, asOn, known),
      author: row.by,
      until: null,
      caused: true,
    }));
  };
}

interface Standing {
  readonly partner: string;
  readonly number: string;
  readonly on: Day;
  readonly endedOn: Day | null;
  readonly endedAt: Instant | null;
  readonly outcome: Outcome | null;
}

/** While the partner has it, and after it ended there. */
function standingOf(row: Standing, asOn: Day, known: string): Pick<Hold, 'kind' | 'reason' | 'from'> {
  const { endedOn, endedAt, outcome } = row;
  if (outcome === null || endedOn === null || endedOn > asOn || (endedAt ?? '') > known)
    return { kind: 'with_partner', reason: row.partner, from: row.on };
  const reason = `${row.number}, ${row.partner}`;
  return { kind: REST_OF[outcome] === 'frozen' ? 'insolvency' : 'admin', reason, from: endedOn };
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
