import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/**
 * Everything that happened with a customer, newest first: messages, talks, notes, money, invoices, disputes, promises, plans, holds,
 * what runs decided, cases. One statement; only the rows of a page are made.
 */
export const TIMELINE_KINDS = [
  'message',
  'statement',
  'talk',
  'mail',
  'note',
  'money',
  'invoice',
  'dispute',
  'promise',
  'plan',
  'hold',
  'decision',
  'case',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export interface TimelineRow {
  readonly kind: TimelineKind;
  /** The row number of the thing itself: message, dispute, promise, run … */
  readonly id: number;
  readonly on: Day;
  readonly at: Instant;
  readonly by: string | null;
  /** What it is (kind of talk, type of entry, category) and what became of it (state, outcome, verdict). */
  readonly code: string | null;
  readonly state: string | null;
  readonly text: string | null;
  readonly minor: number | null;
  readonly currency: string | null;
}

export interface TimelineQuestion {
  readonly companyId: number;
  readonly customerId: number;
  /** What came later is not there yet. */
  readonly until: Day;
  /** Empty: all of them, but of decisions only those that nothing else tells. */
  readonly kind: TimelineKind | '';
  readonly offset: number;
  readonly limit: number;
}

export async function timelineOf(q: Query, asked: TimelineQuestion): Promise<TimelineRow[]> {
  const parts = SOURCES.filter(({ kind }) => asked.kind === '' || kind === asked.kind);
  const whose = [asked.companyId, asked.customerId, asked.until];
  const told = parts.map(({ kind, sql }) => (kind === 'decision' && asked.kind === '' ? `${sql} ${UNTOLD}` : sql));
  return rowsOf<TimelineRow>(
    q,
    `select kind, id, on_day as "on", at, who as "by", code, state, what as "text", minor, currency
     from (${told.join(' union all ')}) happened order by on_day desc, at desc, turn desc, kind, own desc, id desc limit ? offset ?`,
    [...parts.flatMap(() => whose), asked.limit, asked.offset],
  );
}

/** A decision that became a message is told by the message; one to do nothing is no event. */
const UNTOLD = `and (d.outcome in ('left_out', 'changed', 'failed') or d.what in ('call', 'task', 'propose')
  or (d.what = 'approve' and d.outcome is null))`;

interface Source {
  readonly kind: TimelineKind;
  readonly sql: string;
}

/** Of one instant, what follows from something comes after it (`turn`), and of one kind in the order of its rows (`own`). */
const FOLLOWS = { invoice: 0, money: 1, talk: 2, mail: 2, note: 2, dispute: 3, promise: 3, plan: 3, hold: 4, decision: 4, message: 5, statement: 5, case: 5 } as const satisfies Record<TimelineKind, number>; // prettier-ignore
/** Of what has an end, after everything of that instant. */
const LAST = 9;

interface Order {
  /** The row number within its table. */
  readonly own: string;
  readonly turn?: number;
}

const source = (kind: TimelineKind, { own, turn = FOLLOWS[kind] }: Order, columns: string, from: string): Source => ({
  kind,
  sql: `select '${kind}' as kind, ${turn} as turn, ${own} as own, ${columns} ${from}`,
});

const of = (table: string, day: string): string =>
  `where ${table}.company_id = ? and ${table}.customer_id = ? and ${day} <= ?`;
/** Runs decided about a record as it was: also about those that went into it since. */
const ofEver = (table: string, day: string): string =>
  `where ${table}.company_id = ? and ${table}.customer_id in (
     with whose as (select cast(? as bigint) as id) select id from whose
     union all select c.id from whose join v_customer c on c.merged_into = whose.id) and ${day} <= ?`;
const NO_MONEY = `cast(null as bigint) as minor, cast(null as varchar(3)) as currency`;

const SOURCES: readonly Source[] = [
  source(
    'message',
    { own: 'm.id' },
    `m.id, m.day as on_day, coalesce(m.finished_at, m.recorded_at) as at, m.recorded_by as who, m.channel as code, m.state,
     coalesce(m.subject, m.to_name, m.recipient) as what, ${NO_MONEY}`,
    `from v_message m ${of('m', 'm.day')}`,
  ),
  source(
    'message',
    { own: 'm.id' },
    `m.id, m.day as on_day, coalesce(m.finished_at, m.recorded_at) as at, m.recorded_by as who, m.channel as code, m.state,
     coalesce(m.subject, m.to_name, m.recipient) as what, ${NO_MONEY}`,
    `from (select distinct company_id, customer_id, message_id from v_reminder) r join v_message m on m.id = r.message_id
     ${of('r', 'm.day')} and m.customer_id <> r.customer_id`, // written to whoever pays for it, or heads its group
  ),
  source(
    'statement',
    { own: 'l.run_id' },
    `l.run_id as id, l.done_on as on_day, l.recorded_at as at, l.recorded_by as who, l.outcome as code, null as state, l.as_on as what, ${NO_MONEY}`,
    `from v_statement_line l ${of('l', 'l.done_on')} and l.outcome = 'printed'`,
  ),
  source(
    'talk',
    { own: 'a.id' },
    `a.id, a.on_day, a.recorded_at as at, a.recorded_by as who, a.kind as code, a.outcome as state, a.note as what, ${NO_MONEY}`,
    `from v_activity a ${of('a', 'a.on_day')} and a.kind <> 'note'`,
  ),
  source(
    'mail',
    { own: 'l.id' },
    `l.id, substr(l.recorded_at, 1, 10) as on_day, l.recorded_at as at, null as who, l.kind as code, null as state, l.subject as what, ${NO_MONEY}`,
    `from v_inbox_mail l ${of('l', 'substr(l.recorded_at, 1, 10)')} and l.state = 'theirs' and l.kind <> 'reply'`, // an answer is a talk
  ),
  source(
    'note',
    { own: 'a.id' },
    `a.id, a.on_day, a.recorded_at as at, a.recorded_by as who, a.visibility as code, a.outcome as state, a.note as what, ${NO_MONEY}`,
    `from v_activity a ${of('a', 'a.on_day')} and a.kind = 'note'`,
  ),
  source(
    'money',
    { own: 'e.id' },
    `e.id, e.issued_on as on_day, e.recorded_at as at, e.recorded_by as who, e.type as code, e.basis as state, e.document as what,
     e.amount_minor as minor, e.currency`,
    `from v_entry e ${of('e', 'e.issued_on')} and e.amount_minor < 0`,
  ),
  source(
    'invoice',
    { own: 'e.id' },
    `e.id, e.issued_on as on_day, e.recorded_at as at, e.recorded_by as who, e.type as code, e.basis as state, e.document as what,
     e.amount_minor as minor, e.currency`,
    `from v_entry e ${of('e', 'e.issued_on')} and e.amount_minor >= 0`,
  ),
  source(
    'dispute',
    { own: 'm.id' },
    `d.id, m.on_day, m.recorded_at as at, m.recorded_by as who, d.category as code, m.to_state as state,
     case when m.from_state is null then d.objection else m.note end as what, ${NO_MONEY}`,
    `from v_dispute d join v_dispute_move m on m.dispute_id = d.id ${of('d', 'm.on_day')}`,
  ),
  source(
    'promise',
    { own: 'p.id' },
    `p.id, p.given_on as on_day, p.recorded_at as at, p.recorded_by as who, p.channel as code, 'given' as state, p.promised_on as what,
     p.amount_minor as minor, p.currency`,
    `from v_promise p ${of('p', 'p.given_on')}`,
  ),
  source(
    'promise',
    { own: 'p.id', turn: LAST },
    `p.id, p.withdrawn_on as on_day, p.ended_at as at, p.ended_by as who, p.channel as code, 'withdrawn' as state,
     p.withdrawn_why as what, p.amount_minor as minor, p.currency`,
    `from v_promise p ${of('p', 'p.withdrawn_on')}`,
  ),
  source(
    'promise',
    { own: 'n.promise_id', turn: LAST },
    `p.id, n.on_day, n.recorded_at as at, null as who, p.channel as code, n.verdict as state, p.promised_on as what,
     p.amount_minor as minor, p.currency`,
    `from v_promise p join v_promise_announcement n on n.promise_id = p.id ${of('p', 'n.on_day')}`,
  ),
  source(
    'plan',
    { own: 's.id' },
    `p.id, s.on_day, s.recorded_at as at, s.recorded_by as who, p.number as code, s.kind as state, s.why as what,
     p.amount_minor as minor, p.currency`,
    `from v_plan p join v_plan_step s on s.plan_id = p.id ${of('p', 's.on_day')}`,
  ),
  source(
    'hold',
    { own: 'h.id' },
    `h.id, h.from_on as on_day, h.recorded_at as at, h.recorded_by as who, h.kind as code, 'put' as state, h.reason as what, ${NO_MONEY}`,
    `from v_hold h ${of('h', 'h.from_on')}`,
  ),
  source(
    'hold',
    { own: 'h.id', turn: LAST },
    `h.id, h.ended_on as on_day, h.ended_at as at, h.ended_by as who, h.kind as code, 'ended' as state, h.end_reason as what, ${NO_MONEY}`,
    `from v_hold h ${of('h', 'h.ended_on')}`,
  ),
  source(
    'case',
    { own: 'c.id' },
    `c.id, c.handed_over_on as on_day, c.recorded_at as at, c.recorded_by as who, null as code, 'with_partner' as state, null as what, ${NO_MONEY}`,
    `from v_case c ${of('c', 'c.handed_over_on')}`,
  ),
  source(
    'case',
    { own: 'c.id', turn: LAST },
    `c.id, c.ended_on as on_day, coalesce(c.ended_at, c.undone_at) as at, coalesce(c.ended_by, c.undone_by) as who, null as code,
     c.state, c.outcome as what, ${NO_MONEY}`,
    `from v_case c ${of('c', 'c.ended_on')}`,
  ),
  source(
    'decision',
    { own: 'r.id' },
    `r.id, r.as_on as on_day, r.recorded_at as at, d.approved_by as who, d.what as code, d.because as state,
     coalesce(d.outcome_why, d.outcome) as what, d.demand_minor as minor, d.currency`,
    `from v_decision d join v_run r on r.id = d.run_id ${ofEver('d', 'r.as_on')} and r.state not in ('simulated', 'cancelled')`,
  ),
];
