import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Ask, AskKind, Decision, Silence } from './ask';

/** What partners ask of us: rows in, rows out. An ask is decided once and never changed. */
interface Row extends Omit<Ask, 'required'> {
  readonly required: number;
}

const ASK = `select a.id, a.company_id as "companyId", a.case_id as "caseId", a.kind, a.required, a.details, a.amount_minor as "amountMinor",
  a.note, a.answer_by as "answerBy", a.silence, a.recorded_at as "askedAt", a.recorded_by as "askedBy", a.decided_at as "decidedAt",
  a.decided_by as "decidedBy", a.decision, a.reason from case_ask a`;

const askFrom = (row: Row): Ask => ({ ...row, required: row.required === 1 });

export interface NewAsk {
  readonly companyId: number;
  readonly caseId: number;
  readonly kind: AskKind;
  readonly required: boolean;
  readonly details: unknown;
  readonly amountMinor: number | null;
  readonly note: string | null;
  readonly answerBy: Day;
  readonly silence: Silence;
  /** Of the form it came by: twice is one. */
  readonly key: string;
}

/** Undefined where that form was kept already. */
export async function insertAsk(tx: Tx, work: Work, made: NewAsk): Promise<number | undefined> {
  const [row] = await rowsOf<{ id: number }>(
    tx,
    `insert into case_ask (company_id, case_id, kind, required, details, amount_minor, note, answer_by, silence, key, recorded_at, recorded_by)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (case_id, key) do nothing returning id`,
    [
      ...[made.companyId, made.caseId, made.kind, made.required ? 1 : 0, JSON.stringify(made.details)],
      ...[made.amountMinor, made.note, made.answerBy, made.silence, made.key, work.now, actorText(work.actor)],
    ],
  );
  return row?.id;
}

export interface Decided {
  readonly decision: Decision;
  readonly reason: string | null;
}

/** False where it was decided meanwhile. */
export async function decideAsk(tx: Tx, work: Work, ask: Ask, { decision, reason }: Decided): Promise<boolean> {
  const decided = { decided_at: work.now, decided_by: actorText(work.actor), decision, reason };
  return (await tx('case_ask').where({ company_id: ask.companyId, id: ask.id }).whereNull('decided_at').update(decided)) > 0; // prettier-ignore
}

export async function askById(q: Query, companyId: number, id: number): Promise<Ask | undefined> {
  const [row] = await rowsOf<Row>(q, `${ASK} where a.company_id = ? and a.id = ?`, [companyId, id]);
  return row && askFrom(row);
}

/** Of a case: those to answer first, by their day; then the decided ones, the newest first. */
export async function asksOf(q: Query, companyId: number, caseId: number): Promise<Ask[]> {
  const rows = await rowsOf<Row>(
    q,
    `${ASK} where a.company_id = ? and a.case_id = ?
     order by case when a.decided_at is null then 0 else 1 end, case when a.decided_at is null then a.answer_by end, a.id desc`,
    [companyId, caseId],
  );
  return rows.map(askFrom);
}

/** Undecided ones whose day is past, or whose case is with its partner no more. */
export async function asksOver(q: Query, companyId: number, today: Day): Promise<(Ask & { readonly over: boolean })[]> {
  const rows = await rowsOf<Row & { readonly state: string }>(
    q,
    `select a.*, k.state from (${ASK} where a.company_id = ? and a.decided_at is null) a
     join recovery_case k on k.id = a."caseId" where a."answerBy" < ? or k.state <> 'with_partner' order by a.id`,
    [companyId, today],
  );
  return rows.map(({ state, ...row }) => ({ ...askFrom(row), over: state !== 'with_partner' }));
}
