import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { nextOf, RUNNING, type JudgedPlan } from './plan';
import { judgedPlans } from './plan.store';
import type { Missing } from './weeks';

/** The register of plans as the desk shows it: few beside the promises, so that all of a company are judged at once. */
export interface PlanRow extends JudgedPlan {
  readonly customerCode: string;
  readonly customerName: string;
  readonly collector: string | null;
}

export interface PlanQuestion {
  readonly companyId: number;
  readonly today: Day;
  /** A part of a number, of a document, or of the customer's number or name. */
  readonly text: string;
  /** A state, `running`, `open`, `missed`, `ended` or `all`. */
  readonly state: string;
  readonly collector: string;
  readonly currency: string;
  readonly customerId: number | null;
  readonly sort: string;
  readonly descending: boolean;
}

/** Everything that fits, in its order. */
export async function planRows(q: Query, asked: PlanQuestion): Promise<PlanRow[]> {
  const { companyId, customerId, today } = asked;
  const customers = customerId === null ? {} : { customers: { first: customerId, last: customerId } };
  const plans = await judgedPlans(q, { companyId, ...customers }, today);
  const known = plans.filter(({ plan }) => plan.steps.some(({ on }) => on <= today));
  const parties = await partiesOf(q, companyId);
  const rows = known.flatMap((one) => {
    const party = parties.get(one.plan.customerId);
    return party === undefined ? [] : [{ ...one, ...party }];
  });
  const sign = asked.descending ? -1 : 1;
  return rows.filter((row) => fits(row, asked)).sort((a, b) => sign * compare(keyOf(a, asked.sort), keyOf(b, asked.sort)) || b.plan.id - a.plan.id); // prettier-ignore
}

type Party = Pick<PlanRow, 'customerCode' | 'customerName' | 'collector'>;

async function partiesOf(q: Query, companyId: number): Promise<Map<number, Party>> {
  const rows = await rowsOf<Party & { id: number }>(
    q,
    `select c.id, c.code as "customerCode", c.name as "customerName", c.collector from v_customer c
     where c.company_id = ? and c.id in (select customer_id from plan where company_id = ?)`,
    [companyId, companyId],
  );
  return new Map(rows.map(({ id, ...party }) => [id, party]));
}

function fits(row: PlanRow, { state, collector, currency, text }: PlanQuestion): boolean {
  if (!hasState(row, state)) return false;
  if (collector !== '' && row.collector?.toLowerCase() !== collector.toLowerCase()) return false;
  if (currency !== '' && row.plan.currency !== currency) return false;
  const told = [row.plan.number, row.customerCode, row.customerName, ...row.plan.items.map(({ document }) => document)];
  return text === '' || told.some((one) => one.toLowerCase().includes(text.toLowerCase()));
}

function hasState({ state, instalments }: PlanRow, asked: string): boolean {
  switch (asked) {
    case 'all':
      return true;
    case 'running':
      return RUNNING.has(state);
    case 'open':
      return state === 'draft' || state === 'offered';
    case 'missed':
      return RUNNING.has(state) && instalments.some((one) => one.state === 'missed');
    case 'ended':
      return state === 'completed' || state === 'defaulted' || state === 'cancelled';
    default:
      return state === asked;
  }
}

type Key = string | number;
const compare = (a: Key, b: Key): number => (a < b ? -1 : a > b ? 1 : 0);

function keyOf(row: PlanRow, sort: string): Key {
  switch (sort) {
    case 'customer':
      return row.customerName.toLowerCase();
    case 'amount':
      return row.plan.amountMinor;
    case 'left':
      return row.leftMinor;
    case 'next':
      return nextOf(row)?.dueOn ?? '9999';
    default:
      return row.plan.number;
  }
}

/** What is missing of the instalments of plans that run, by their days. */
export function missingOfPlans(rows: readonly JudgedPlan[]): Missing[] {
  return rows
    .filter(({ state }) => RUNNING.has(state))
    .flatMap(
      ({ plan, instalments }) =>
      instalments
        .filter(({ shortfallMinor }) => shortfallMinor > 0)
        .map(({ dueOn, shortfallMinor }) => ({ promisedOn: dueOn, currency: plan.currency, promises: 1, missingMinor: shortfallMinor })), // prettier-ignore
    );
}
