import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import type { VisitReason } from '../outbox/content';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Agent, AgentTerms } from './agent';
import type { Part, Visit, VisitAddress, VisitOutcome, VisitState, Way } from './visit';

/** Agents and visits: rows in, rows out. */
interface AgentRow extends AgentTerms {
  readonly id: number;
  readonly company_id: number;
  readonly ended_at: Instant | null;
}

const agentFromRow = ({ id, company_id: companyId, ended_at: endedAt, ...row }: AgentRow): Agent => ({
  ...{ id, companyId, active: endedAt === null },
  ...{ name: row.name, role: row.role, qualification: row.qualification, partner: row.partner },
  ...{ phone: row.phone, email: row.email, hours: row.hours, areas: row.areas },
});

/** Those who go to customers first, by name. */
export async function agentsOf(q: Query, companyId: number): Promise<Agent[]> {
  const rows = await q<AgentRow>('agent').where('company_id', companyId).orderBy(['name', 'id']);
  return rows.map(agentFromRow).sort((a, b) => Number(b.active) - Number(a.active));
}

export async function agentById(q: Query, companyId: number, id: number): Promise<Agent | undefined> {
  const row = await q<AgentRow>('agent').where({ company_id: companyId, id }).first();
  return row && agentFromRow(row);
}

export async function insertAgent(tx: Tx, work: Work, companyId: number, terms: AgentTerms): Promise<number> {
  const recorded = { recorded_at: work.now, recorded_by: actorText(work.actor) };
  const [made] = await tx('agent')
    .insert({ company_id: companyId, ...terms, ...recorded })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

export async function updateAgent(tx: Tx, work: Work, agent: Agent): Promise<void> {
  const { id, companyId, active, ...terms } = agent;
  const ended = active ? { ended_at: null, ended_by: null } : { ended_at: work.now, ended_by: actorText(work.actor) };
  await tx('agent').where({ id, company_id: companyId }).update({ ...terms, ...ended }); // prettier-ignore
}

interface Row {
  id: number;
  company_id: number;
  customer_id: number;
  agent_id: number | null;
  state: VisitState;
  on_day: Day | null;
  part: Part | null;
  wishes: string;
  reason: VisitReason;
  address: string | null;
  source: 'portal' | 'desk';
  needs_approval: number;
  way: Way | null;
  message_id: number | null;
  approved_by: string | null;
  outcome: VisitOutcome | null;
  note: string | null;
  recorded_at: Instant;
  ended_at: Instant | null;
  ended_why: string | null;
}

const fromRow = (row: Row): Visit => ({
  id: row.id,
  companyId: row.company_id,
  customerId: row.customer_id,
  agentId: row.agent_id,
  state: row.state,
  onDay: row.on_day,
  part: row.part,
  wishes: row.wishes,
  reason: row.reason,
  address: row.address === null ? null : (JSON.parse(row.address) as VisitAddress),
  source: row.source,
  needsApproval: row.needs_approval === 1,
  way: row.way,
  messageId: row.message_id,
  approvedBy: row.approved_by,
  outcome: row.outcome,
  note: row.note,
  recordedAt: row.recorded_at,
  endedAt: row.ended_at,
  endedWhy: row.ended_why,
});

export type VisitTerms = Pick<
  Visit,
  'agentId' | 'state' | 'onDay' | 'part' | 'reason' | 'address' | 'needsApproval' | 'way'
>;

const columnsOf = (terms: Partial<VisitTerms>): Record<string, unknown> => {
  const { agentId, onDay, needsApproval, address, ...rest } = terms;
  return {
    ...rest,
    ...(agentId === undefined ? {} : { agent_id: agentId }),
    ...(onDay === undefined ? {} : { on_day: onDay }),
    ...(needsApproval === undefined ? {} : { needs_approval: needsApproval ? 1 : 0 }),
    ...(address === undefined ? {} : { address: address === null ? null : JSON.stringify(address) }),
  };
};

/** Undefined: one is still to come already. */
export async function insertVisit(
  tx: Tx,
  work: Work,
  made: VisitTerms & Pick<Visit, 'companyId' | 'customerId' | 'wishes' | 'source'>,
): Promise<number | undefined> {
  const { companyId, customerId, wishes, source, ...terms } = made;
  const [row] = await tx('visit')
    .insert({
      ...{ company_id: companyId, customer_id: customerId, wishes, source, ...columnsOf(terms) },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  return row?.id;
}

export interface Changed extends Partial<VisitTerms> {
  readonly messageId?: number | null;
  readonly approvedBy?: string | null;
  readonly wishes?: string;
}

export async function updateVisit(tx: Tx, work: Work, visit: Visit, changed: Changed): Promise<void> {
  const { messageId, approvedBy, wishes, ...terms } = changed;
  await tx('visit')
    .where({ id: visit.id, company_id: visit.companyId })
    .update({
      ...columnsOf(terms),
      ...(messageId === undefined ? {} : { message_id: messageId }),
      ...(wishes === undefined ? {} : { wishes }),
      ...(approvedBy === undefined
        ? {}
        : { approved_by: approvedBy, approved_at: approvedBy === null ? null : work.now }),
    });
}

export interface Ended {
  readonly state: 'over' | 'cancelled' | 'refused';
  readonly why: string | null;
  readonly outcome?: VisitOutcome;
  readonly note?: string;
  readonly activityId?: number | null;
}

export async function endVisit(tx: Tx, work: Work, visit: Visit, ended: Ended): Promise<void> {
  const { state, why, outcome = null, note = null, activityId = null } = ended;
  await tx('visit')
    .where({ id: visit.id, company_id: visit.companyId })
    .update({
      ...{ state, outcome, note, activity_id: activityId, ended_why: why },
      ...{ ended_at: work.now, ended_by: actorText(work.actor) },
    });
}

export async function visitById(q: Query, companyId: number, id: number): Promise<Visit | undefined> {
  const row = await q<Row>('visit').where({ company_id: companyId, id }).first();
  return row && fromRow(row);
}

/** The visit to a customer that is still to come. */
export async function liveVisit(
  q: Query,
  whose: { readonly companyId: number; readonly customerId: number },
): Promise<Visit | undefined> {
  const row = await q<Row>('visit')
    .where({ company_id: whose.companyId, customer_id: whose.customerId })
    .whereIn('state', ['requested', 'waiting', 'planned'])
    .first();
  return row && fromRow(row);
}

export async function refusedBefore(q: Query, companyId: number, customerId: number): Promise<boolean> {
  const row = await q<Row>('visit').where({ company_id: companyId, customer_id: customerId, state: 'refused' }).first('id'); // prettier-ignore
  return row !== undefined;
}

/** A visit as lists show it: of whom, what it owes, and whether the announcement has left the house. */
export interface ListedVisit extends Visit {
  readonly customer: string;
  readonly customerCode: string;
  readonly agent: string | null;
  readonly announced: boolean;
  /** `posted`, `queued`, …; null: there is no announcement. */
  readonly messageState: string | null;
}

export interface VisitsAsked {
  readonly companyId: number;
  readonly customerId?: number;
  readonly agentId?: number;
  readonly onDay?: Day;
  /** Only what is still to come or still without an outcome. */
  readonly live?: boolean;
}

export async function listedVisits(q: Query, asked: VisitsAsked, limit = 500): Promise<ListedVisit[]> {
  const { companyId, customerId = null, agentId = null, onDay = null, live = false } = asked;
  const rows = await rowsOf<
    Row & { customer: string; customer_code: string; agent: string | null; message: string | null }
  >(
    q,
    `select v.*, c.name as customer, c.code as customer_code, a.name as agent, m.state as message
     from visit v join v_customer c on c.id = v.customer_id left join agent a on a.id = v.agent_id
     left join v_message m on m.id = v.message_id
     where v.company_id = ?
       and v.customer_id = coalesce(cast(? as bigint), v.customer_id)
       and (cast(? as bigint) is null or v.agent_id = ?)
       and (cast(? as text) is null or v.on_day = ?)
       and (1 = ? or v.ended_at is null)
     order by case when v.state in ('requested', 'waiting', 'planned') then 0 else 1 end,
       coalesce(v.on_day, ''), v.id desc limit ?`,
    [companyId, customerId, agentId, agentId, onDay, onDay, live ? 0 : 1, limit],
  );
  return rows.map((row) => ({
    ...fromRow(row),
    ...{ customer: row.customer, customerCode: row.customer_code, agent: row.agent, messageState: row.message },
    announced: LEFT.includes(row.message ?? ''),
  }));
}

/** States of a message that has left the house. */
const LEFT: readonly string[] = ['accepted', 'posted', 'delivered'];

/** Has the message left the house? */
export async function hasLeft(q: Query, messageId: number | null): Promise<boolean> {
  if (messageId === null) return false;
  const [row] = await rowsOf<{ state: string }>(q, 'select state from v_message where id = ?', [messageId]);
  return LEFT.includes(row?.state ?? '');
}

/** What customers owe in all, per currency: for who visits them. */
export async function owedBy(
  q: Query,
  companyId: number,
  customerIds: readonly number[],
): Promise<{ customerId: number; currency: string; openMinor: number }[]> {
  if (customerIds.length === 0) return [];
  return rowsOf(
    q,
    `select customer_id as "customerId", currency, open_minor as "openMinor" from v_balance
     where company_id = ? and open_minor > 0 and customer_id in (${customerIds.map(() => '?').join(', ')}) order by currency`,
    [companyId, ...customerIds],
  );
}

/** Planned visits whose day has passed without an outcome. */
export async function overdueVisits(q: Query, companyId: number, before: Day): Promise<Visit[]> {
  const rows = await q<Row>('visit').where({ company_id: companyId, state: 'planned' }).where('on_day', '<', before);
  return rows.map(fromRow);
}

/** The visits that these messages announce. */
export async function visitsOf(q: Query, companyId: number, ids: readonly number[]): Promise<Map<number, Visit>> {
  const rows = await q<Row>('visit').where('company_id', companyId).whereIn('id', ids);
  return new Map(rows.map((row) => [row.id, fromRow(row)]));
}
