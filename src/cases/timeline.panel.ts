import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { MailAbout } from './deps.pages';

/**
 * Everything that happened in a case, newest first: its events, what the partner told, supplements, messages, money and mails. What is
 * internal is left out here, in the statement itself, for whoever is not of us.
 */
export const TIMELINE_FILTERS = ['', 'partner', 'us', 'money'] as const;
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number];

export interface TimelineRow {
  readonly source: 'event' | 'report' | 'supplement' | 'opened' | 'out' | 'over' | 'money' | 'mail';
  readonly id: number;
  readonly at: Instant;
  readonly on: Day;
  /** As it was recorded: `partner:NAME`, `clock:clock`, an email; null: nobody is named. */
  readonly by: string | null;
  /** Of the event or report. */
  readonly kind: string;
  /** JSON. */
  readonly payload: string;
  readonly note: string | null;
  readonly minor: number | null;
  readonly internal: boolean;
}

export interface TimelineAsked {
  readonly for: 'us' | 'partner';
  readonly filter: TimelineFilter;
  readonly offset: number;
  readonly limit: number;
  /** What the partner wrote by mail, from the room that takes mail in. */
  readonly mails: readonly MailAbout[];
}

/** A page of it; one row more than `limit` where there is more. */
export async function timelineOf(q: Query, companyId: number, caseId: number, asked: TimelineAsked): Promise<TimelineRow[]> {
  const { offset, limit } = asked;
  const { sql, bindings } = selected(companyId, caseId, asked);
  const rows = await rowsOf<Omit<TimelineRow, 'internal'>>(
    q,
    `select source, id, at, on_day as "on", who as "by", kind, payload, note, minor from (${sql}) happened
     order by at desc, turn desc, id desc limit ?`,
    [...bindings, offset + limit + 1],
  );
  const mails = asked.filter === '' || asked.filter === 'partner' ? asked.mails.map(mailRow) : [];
  const all = [...rows.map((row) => ({ ...row, internal: row.payload.includes(INTERNAL) })), ...mails];
  const page = all.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(offset, offset + limit + 1);
  return asked.for === 'us' ? withTexts(q, companyId, caseId, page) : page;
} // prettier-ignore

/** The partner reads them in their own thread: among what happened they would only push the rest out of sight. */
const MESSAGE = 'case.message';

/** Quotes within a text are written with a backslash before them: this is never a part of one. */
const INTERNAL = '"internal":true';

const mailRow = ({ id, from, subject, arrivedAt }: MailAbout): TimelineRow => ({
  ...{ source: 'mail', id, at: arrivedAt, on: arrivedAt.slice(0, 10) as Day, by: from, kind: 'mail', note: null },
  ...{ payload: JSON.stringify({ subject }), minor: null, internal: false },
});

interface Part {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

function selected(companyId: number, caseId: number, asked: TimelineAsked): Part {
  const parts = partsOf(companyId, caseId, asked.for);
  const sql = parts.map((part) => part.sql).join(' union all ');
  const bindings = parts.flatMap((part) => part.bindings);
  const where = { '': '', partner: `who like 'partner:%'`, us: `who not like 'partner:%' and source <> 'money' and who not like 'clock:%'`, money: `(source = 'money' or kind like 'collected.%' or (source = 'report' and kind = 'paid'))` }[asked.filter]; // prettier-ignore
  return where === '' ? { sql, bindings } : { sql: `select * from (${sql}) every_one where ${where}`, bindings };
}

const COLUMNS = (turn: number, source: TimelineRow['source']): string => `${turn} as turn, '${source}' as source`;

/** Events of cases have an index of their own, which is taken only where this is said. */
const OF_A_CASE = `e.subject like 'case/%'`;

function partsOf(companyId: number, caseId: number, reader: 'us' | 'partner'): readonly Part[] {
  const subject = `case/${caseId}`;
  const whose = [companyId, caseId];
  const open = reader === 'partner' ? `and e.payload not like '%${INTERNAL}%' and e.kind <> '${MESSAGE}'` : '';
  const noEvent = (kind: string): string => `not exists (select 1 from v_event e where e.company_id = k.company_id and e.subject = '${subject}' and ${OF_A_CASE} and e.kind = '${kind}')`; // prettier-ignore
  return [
    {
      sql: `select ${COLUMNS(5, 'event')}, e.id, e.recorded_at as at, e.occurred_on as on_day, e.recorded_by as who, e.kind, e.payload,
        null as note, cast(null as bigint) as minor from v_event e where e.company_id = ? and e.subject = ? and ${OF_A_CASE}
        and e.kind not like 'case.told_%' and e.kind not like 'case.supplement_%' ${open}`,
      bindings: [companyId, subject],
    },
    {
      sql: `select ${COLUMNS(4, 'report')}, r.id, r.recorded_at, substr(r.recorded_at, 1, 10), r.recorded_by, r.kind,
        '{"day":"' || r.on_day || '","outcome":"' || coalesce(r.outcome, '') || '","details":' || coalesce(r.details, '{}') || '}', r.note, r.amount_minor
        from case_report r where r.company_id = ? and r.case_id = ?`,
      bindings: whose,
    },
    {
      sql: `select ${COLUMNS(6, 'supplement')}, s.n, s.recorded_at, s.on_day, s.recorded_by, 'supplement', '{}', null, cast(null as bigint)
        from supplement s where s.company_id = ? and s.case_id = ?`,
      bindings: whose,
    },
    {
      sql: `select ${COLUMNS(7, 'opened')}, s.n, s.opened_at, substr(s.opened_at, 1, 10), 'partner:' || p.name, 'opened', '{}', null, cast(null as bigint)
        from supplement s join recovery_case k on k.id = s.case_id join v_partner p on p.id = k.partner_id
        where s.company_id = ? and s.case_id = ? and s.opened_at is not null`,
      bindings: whose,
    },
    {
      sql: `select ${COLUMNS(1, 'out')}, k.id, k.recorded_at, k.handed_over_on, k.recorded_by, 'case.handed_over', '{}', null, cast(null as bigint)
        from recovery_case k where k.company_id = ? and k.id = ? and ${noEvent('case.handed_over')}`,
      bindings: whose,
    },
    {
      sql: `select ${COLUMNS(9, 'over')}, k.id, k.ended_at, k.ended_on, k.ended_by, 'case.closed', '{"outcome":"' || coalesce(k.outcome, '') || '"}', null,
        cast(null as bigint) from recovery_case k where k.company_id = ? and k.id = ? and k.ended_at is not null and ${noEvent('case.closed')}`,
      bindings: whose,
    },
    {
      sql: `select ${COLUMNS(3, 'money')}, min(a.id), a.recorded_at, a.allocated_on, min(a.recorded_by), f.document, '{}', null, sum(a.amount_minor)
        from recovery_case k join case_item ci on ci.case_id = k.id join v_allocation a on a.to_item_id = ci.item_id and a.allocated_on >= k.handed_over_on
        join v_open_item_ever f on f.item_id = a.from_item_id where k.company_id = ? and k.id = ?
        group by a.recorded_at, a.allocated_on, f.document`,
      bindings: whose,
    },
  ];
}

/** What was written stands with its event. */
async function withTexts(
  q: Query,
  companyId: number,
  caseId: number,
  rows: readonly TimelineRow[],
): Promise<TimelineRow[]> {
  const ids = rows.flatMap(({ kind, payload }) => (kind === MESSAGE ? [(JSON.parse(payload) as { message: number }).message] : [])); // prettier-ignore
  if (ids.length === 0) return [...rows];
  const given = tableOf(
    q,
    { id: 'bigint' },
    ids.map((id) => ({ id })),
  );
  const found = await rowsOf<{ id: number; text: string }>(
    q,
    `select m.id, m.text from case_message m join ${given.sql} as given on given.id = m.id
     where m.company_id = ? and m.case_id = ?`,
    [...given.bindings, companyId, caseId],
  );
  const texts = new Map(found.map(({ id, text }) => [id, text]));
  return rows.map((row) => {
    if (row.kind !== MESSAGE) return row;
    return { ...row, note: texts.get((JSON.parse(row.payload) as { message: number }).message) ?? null };
  });
}
