import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { manyRowsOf, tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { documentsIn, driverIn, type Kept, type KeptItem } from './record';
import type { Does, ReasonCode } from './reasons';
import type { Line, Outcome, Run, RunClaims } from './run';
import type { StepKind } from './strategy';

/** The decisions of runs: rows in, rows out. */
const COLUMNS = {
  customer_id: 'bigint', currency: 'text', what: 'text', because: 'text', step: 'bigint', kind: 'text', strategy_code: 'text',
  driver_item_id: 'bigint', demand_minor: 'bigint', until_on: 'text', items: 'text', chain: 'text', carry: 'text', clears: 'bigint',
  written_to_id: 'bigint', claim_interest_minor: 'bigint', claim_fixed_minor: 'bigint',
} as const; // prettier-ignore
const NAMES = Object.keys(COLUMNS).join(', ');

/** One statement however many decisions. */
export async function insertDecisions(
  tx: Tx,
  run: Pick<Run, 'id' | 'companyId'>,
  kept: readonly Kept[],
): Promise<void> {
  if (kept.length === 0) return;
  const given = tableOf(tx, COLUMNS, kept.map(rowFrom));
  await tx.raw(
    `insert into decision (run_id, company_id, ${NAMES}) select ?, ?, ${NAMES} from ${given.sql} as given where true`,
    [run.id, run.companyId, ...given.bindings],
  );
}

const rowFrom = (kept: Kept): Record<string, unknown> => ({
  customer_id: kept.customerId,
  currency: kept.currency,
  what: kept.do,
  because: kept.because,
  step: kept.step,
  kind: kept.kind,
  strategy_code: kept.strategyCode,
  driver_item_id: kept.driverItemId,
  demand_minor: kept.demandMinor,
  until_on: kept.until,
  items: JSON.stringify(kept.items),
  chain: JSON.stringify(kept.chain),
  carry: kept.carry === null ? null : JSON.stringify(kept.carry),
  clears: kept.clears ? 1 : 0,
  written_to_id: kept.writtenToId ?? null,
  claim_interest_minor: kept.claimedMinor?.interest ?? null,
  claim_fixed_minor: kept.claimedMinor?.fixed ?? null,
});

export interface DecisionRow {
  id: number;
  run_id: number;
  customer_id: number;
  currency: string;
  what: Does;
  because: ReasonCode;
  step: number | null;
  kind: StepKind | null;
  strategy_code: string | null;
  driver_item_id: number | null;
  demand_minor: number;
  until_on: Day | null;
  items: string;
  chain: string;
  carry: string | null;
  clears: number;
  written_to_id: number | null;
  claim_interest_minor: number | null;
  claim_fixed_minor: number | null;
  outcome: Outcome | null;
  outcome_why: string | null;
}

/** A decision as it was kept, with its row number and what became of it. */
export interface KeptDecision extends Kept {
  readonly id: number;
  readonly runId: number;
  readonly outcome: Outcome | null;
  readonly outcomeWhy: string | null;
}

export const keptFrom = (row: DecisionRow): KeptDecision => ({
  id: row.id,
  runId: row.run_id,
  customerId: row.customer_id,
  currency: row.currency,
  do: row.what,
  because: row.because,
  step: row.step,
  kind: row.kind,
  strategyCode: row.strategy_code,
  driverItemId: row.driver_item_id,
  demandMinor: row.demand_minor,
  until: row.until_on,
  items: JSON.parse(row.items) as KeptItem[],
  chain: JSON.parse(row.chain) as Kept['chain'],
  carry: row.carry === null ? null : (JSON.parse(row.carry) as Kept['carry']),
  clears: row.clears === 1,
  writtenToId: row.written_to_id,
  claimedMinor: row.claim_interest_minor === null ? null : { interest: row.claim_interest_minor, fixed: row.claim_fixed_minor ?? 0 }, // prettier-ignore
  outcome: row.outcome,
  outcomeWhy: row.outcome_why,
});

/** What a run decided about a customer; of several currencies, each. */
export async function decisionsOfCustomer(q: Query, runId: number, customerId: number): Promise<KeptDecision[]> {
  const rows = await q<DecisionRow>('decision').where({ run_id: runId, customer_id: customerId }).orderBy('currency');
  return rows.map(keptFrom);
}

export interface Became {
  readonly id: number;
  readonly outcome: Outcome;
  readonly why: string | null;
}

export async function noteOutcomes(tx: Tx, became: readonly Became[]): Promise<void> {
  if (became.length === 0) return;
  const given = tableOf(tx, { id: 'bigint', outcome: 'text', why: 'text' }, became.map((one) => ({ ...one }))); // prettier-ignore
  await tx.raw(
    `update decision set outcome = given.outcome, outcome_why = given.why from ${given.sql} as given where decision.id = given.id`,
    [...given.bindings],
  );
}

export async function countOutcome(q: Query, runId: number, outcome: Outcome): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(q, `select count(*) as n from decision where run_id = ? and outcome = ?`, [runId, outcome]); // prettier-ignore
  return row?.n ?? 0;
}

/** Takes a customer's decisions out of a run, each with who and why; returns how many would have been carried out. */
/** It leaves once what goes before it was taken out. */
const FOLLOWS = { because: 'other_message' };

export async function leaveOutLines(tx: Tx, runId: number, customerId: number, why: string): Promise<number> {
  return tx('decision')
    .where({ run_id: runId, customer_id: customerId })
    .whereNull('outcome')
    .where((of) => of.whereIn('what', ['send', 'approve', 'call', 'task', 'propose']).orWhere(FOLLOWS))
    .update({ outcome: 'left_out', outcome_why: why });
}

/** Forgets what a run under review decided about a customer, so that it can be decided again. */
export async function forgetDecisions(tx: Tx, runId: number, customerId: number): Promise<void> {
  await tx('decision').where({ run_id: runId, customer_id: customerId }).delete();
}

/**
 * A person agrees to what waits for it: of what goes into one message with it, to the rest too. Returns how many decisions that
 * were. `customerIds` empty: to all of it.
 */
export async function agree(tx: Tx, work: Work, runId: number, customerIds: readonly number[]): Promise<number> {
  const asked = tx('decision').where({ run_id: runId, what: 'approve' }).whereNull('approved_by').whereNull('outcome');
  if (customerIds.length > 0) {
    const messages = tx('decision')
      .where({ run_id: runId, what: 'approve' })
      .whereNull('outcome')
      .whereIn('customer_id', customerIds)
      .whereNotNull('written_to_id')
      .select('written_to_id');
    void asked.where((of) => of.whereIn('customer_id', customerIds).orWhereIn('written_to_id', messages));
  }
  return asked.update({ approved_by: actorText(work.actor) });
}

/** Puts back what a person took out; returns how many decisions. */
export async function putBackLines(tx: Tx, runId: number, customerId: number): Promise<number> {
  return tx('decision')
    .where({ run_id: runId, customer_id: customerId, outcome: 'left_out' })
    .update({ outcome: null, outcome_why: null });
}

/** Takes everything out of a run that would be carried out, but for these customers; returns how many decisions. */
export async function leaveOutOthers(
  tx: Tx,
  runId: number,
  customerIds: readonly number[],
  why: string,
): Promise<number> {
  const given = tableOf(tx, { id: 'bigint' }, customerIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ id: number }>(
    tx,
    `update decision set outcome = 'left_out', outcome_why = ? where run_id = ? and outcome is null
       and (what in ('send', 'approve', 'call', 'task', 'propose') or because = 'other_message')
       and customer_id not in (select id from ${given.sql} as given) returning id`,
    [why, runId, ...given.bindings],
  );
  return rows.length;
}

/** The decisions of a run as lines, the largest demand first. */
export async function linesOf(q: Query, runId: number): Promise<Line[]> {
  const rows = await manyRowsOf<Omit<Line, 'driver' | 'items'> & { driverItemId: number | null; kept: string }>(
    q,
    ['customerId', 'customer', 'name', 'currency', 'do', 'step', 'kind', 'because', 'driverItemId', 'demandMinor', 'kept', 'outcome', 'outcomeWhy'],
    `select d.customer_id as "customerId", c.code as customer, c.name, d.currency, d.what as "do", d.step, d.kind, d.because,
       d.driver_item_id as "driverItemId", d.demand_minor as "demandMinor", d.items as kept, d.outcome, d.outcome_why as "outcomeWhy"
     from decision d join v_customer c on c.id = d.customer_id
     where d.run_id = ? and d.because not in ('nothing_due', 'not_overdue') order by d.demand_minor desc, d.customer_id, d.currency`,
    [runId],
  ); // prettier-ignore
  return rows.map(({ driverItemId, kept, ...line }) => {
    const told = { items: JSON.parse(kept) as KeptItem[], driverItemId };
    return { ...line, driver: driverIn(told), items: documentsIn(told) };
  });
}

/** What the messages of a run claim, or would, beside what they demand, by currency; those alone that claim anything. */
export async function claimsOfRun(q: Query, runId: number): Promise<RunClaims[]> {
  return rowsOf<RunClaims>(
    q,
    `select currency, sum(claim_interest_minor) as "interestMinor", sum(claim_fixed_minor) as "fixedMinor" from decision
     where run_id = ? and what in ('send', 'approve') and coalesce(outcome, 'issued') = 'issued'
     group by currency having sum(claim_interest_minor + claim_fixed_minor) > 0 order by currency`,
    [runId],
  );
}
