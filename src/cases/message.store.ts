import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { amongIds } from '../platform/rows';
import type { Work } from '../platform/work';
import { noteChange } from './next-kept.store';

/** What we and the partner write each other about a case, and what we note for ourselves: rows in, rows out. Never changed. */
export type MessageSide = 'us' | 'partner';
export type MessageVisibility = 'internal' | 'partner';

export interface CaseMessage {
  readonly id: number;
  readonly caseId: number;
  readonly side: MessageSide;
  /** As the other side sees it. */
  readonly author: string;
  readonly text: string;
  /** Row numbers of documents. */
  readonly documents: readonly number[];
  readonly visibility: MessageVisibility;
  readonly at: Instant;
  readonly by: string;
  /** When the other side read it. */
  readonly readAt: Instant | null;
}

export interface NewMessage {
  readonly companyId: number;
  readonly caseId: number;
  readonly side: MessageSide;
  readonly author: string;
  readonly text: string;
  readonly documents: readonly number[];
  readonly visibility: MessageVisibility;
  /** Of the form it came by: twice is one. */
  readonly key: string;
}

/** Undefined where that form was kept already. */
export async function insertMessage(tx: Tx, work: Work, made: NewMessage): Promise<number | undefined> {
  const [row] = await rowsOf<{ id: number }>(
    tx,
    `insert into case_message (company_id, case_id, side, author, text, documents, visibility, key, recorded_at, recorded_by)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (case_id, key) do nothing returning id`,
    [
      ...[made.companyId, made.caseId, made.side, made.author, made.text, JSON.stringify(made.documents)],
      ...[made.visibility, made.key, work.now, actorText(work.actor)],
    ],
  );
  return row?.id;
}

type Row = Omit<CaseMessage, 'documents'> & { readonly documents: string };

/** Newest first; `for` the partner: none that is internal. */
export async function messagesOf(
  q: Query,
  asked: { readonly companyId: number; readonly caseId: number; readonly for: MessageSide },
): Promise<CaseMessage[]> {
  const rows = await rowsOf<Row>(
    q,
    `select id, case_id as "caseId", side, author, text, documents, visibility, recorded_at as at, recorded_by as "by", read_at as "readAt"
     from case_message where company_id = ? and case_id = ? ${asked.for === 'partner' ? `and visibility = 'partner'` : ''}
     order by id desc limit 500`,
    [asked.companyId, asked.caseId],
  );
  return rows.map(({ documents, ...row }) => ({ ...row, documents: JSON.parse(documents) as number[] }));
}

export interface Unread {
  readonly caseId: number;
  readonly side: MessageSide;
  /** The day of the oldest. */
  readonly since: Day;
  readonly messages: number;
}

/** By case and who wrote them: what the other side has not read. */
export async function unreadOf(q: Query, companyId: number, caseIds: readonly number[]): Promise<Unread[]> {
  const among = amongIds(q, caseIds);
  return rowsOf(
    q,
    `select m.case_id as "caseId", m.side, substr(min(m.recorded_at), 1, 10) as since, count(*) as messages
     from case_message m where m.company_id = ? and m.case_id in ${among.sql} and m.visibility = 'partner' and m.read_at is null
     group by m.case_id, m.side`,
    [companyId, ...among.bindings],
  );
}

/** Those that the other side wrote are read. Returns how many were not. */
export async function markRead(
  tx: Tx,
  work: Work,
  { companyId, caseId, writtenBy }: { readonly companyId: number; readonly caseId: number; readonly writtenBy: MessageSide },
): Promise<number> {
  const read = await tx('case_message')
    .where({ company_id: companyId, case_id: caseId, side: writtenBy, visibility: 'partner' })
    .whereNull('read_at')
    .update({ read_at: work.now, read_by: actorText(work.actor) });
  if (read > 0) await noteChange(tx, caseId);
  return read;
} // prettier-ignore

/** Of these documents, how many the other side may see and are of the customer. */
export async function documentsToShow(
  q: Query,
  { companyId, customerId, ids }: { readonly companyId: number; readonly customerId: number; readonly ids: readonly number[] },
): Promise<number> {
  const among = amongIds(q, ids);
  const [row] = await rowsOf<{ n: number }>(
    q,
    `select count(*) as n from v_document d
     where d.id in ${among.sql} and d.company_id = ? and d.customer_id = ? and d.visibility <> 'internal'`,
    [...among.bindings, companyId, customerId],
  );
  return row?.n ?? 0;
} // prettier-ignore
