import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Dispute, DisputeOutcome, DisputeState } from './dispute';
import { disputeById } from './store';

/** What the page of one dispute shows beside the dispute itself: its moves, what was invoiced, comments, papers. */
export interface CaseMove {
  readonly fromState: DisputeState | null;
  readonly toState: DisputeState;
  readonly onDay: Day;
  readonly reviewOn: Day;
  readonly resumesOn: Day | null;
  readonly outcome: DisputeOutcome | null;
  readonly cause: string | null;
  readonly note: string | null;
  readonly recordedBy: string;
}

export interface Case {
  /** Of a past day: as its last move up to then left it. */
  readonly dispute: Dispute;
  readonly moves: readonly CaseMove[];
}

/** The dispute with its moves; undefined where there is none, or none yet on a past day. */
export async function caseOf(q: Query, companyId: number, id: number, past: Day | null): Promise<Case | undefined> {
  const dispute = await disputeById(q, companyId, id);
  if (dispute === undefined || dispute.raisedOn > (past ?? dispute.raisedOn)) return undefined;
  const all = await rowsOf<CaseMove>(
    q,
    `select from_state as "fromState", to_state as "toState", on_day as "onDay", review_on as "reviewOn",
       resumes_on as "resumesOn", outcome, cause, note, recorded_by as "recordedBy"
     from dispute_move where dispute_id = ? order by id`,
    [id],
  );
  if (past === null) return { dispute, moves: all };
  const moves = all.filter(({ onDay }) => onDay <= past);
  return { dispute: stoodAfter(dispute, moves, past), moves };
}

function stoodAfter(dispute: Dispute, moves: readonly CaseMove[], past: Day): Dispute {
  const last = moves.at(-1);
  if (last === undefined) return dispute;
  const answered = dispute.answeredOn !== null && dispute.answeredOn <= past;
  return {
    ...dispute,
    state: last.toState,
    reviewOn: last.reviewOn,
    resumesOn: last.resumesOn,
    outcome: last.outcome,
    ...(answered ? {} : { answer: null, answeredOn: null }),
  };
}

export interface CaseItem {
  readonly itemId: number;
  readonly entryId: number;
  readonly dueOn: Day | null;
  readonly invoicedMinor: number;
}

export async function caseItems(q: Query, disputeId: number): Promise<CaseItem[]> {
  return rowsOf<CaseItem>(
    q,
    `select v.item_id as "itemId", v.entry_id as "entryId", v.due_on as "dueOn", v.amount_minor as "invoicedMinor"
     from dispute_item di join v_open_item_ever v on v.item_id = di.item_id where di.dispute_id = ?`,
    [disputeId],
  );
}

export interface Said {
  readonly note: string;
  readonly onDay: Day;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** Comments on a dispute, oldest first, up to a day. */
export async function commentsOn(q: Query, dispute: Dispute, until: Day): Promise<Said[]> {
  return rowsOf<Said>(
    q,
    `select note, on_day as "onDay", recorded_at as "recordedAt", recorded_by as "recordedBy" from v_activity
     where company_id = ? and customer_id = ? and about = ? and on_day <= ? order by id`,
    [dispute.companyId, dispute.customerId, `dispute/${dispute.id}`, until],
  );
}

export interface Paper {
  readonly id: number;
  readonly about: string;
  readonly kind: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** What is attached to these things, oldest first. */
export async function papersOf(q: Query, companyId: number, abouts: readonly string[]): Promise<Paper[]> {
  const wanted = tableOf(
    q,
    { about: 'text' },
    abouts.map((about) => ({ about })),
  );
  return rowsOf<Paper>(
    q,
    `select id, about, kind, file_name as "fileName", bytes, recorded_at as "recordedAt", recorded_by as "recordedBy"
     from v_document where company_id = ? and about in (select about from ${wanted.sql} as wanted) order by id`,
    [companyId, ...wanted.bindings],
  );
}
