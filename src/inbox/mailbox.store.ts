import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { claimRow } from '../platform/claim';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Draft } from './mailbox-draft';
import type { Mailbox, Security, Trouble } from './mailbox';

/** Mailboxes: rows in, rows out. One process looks into one of them at a time, and says so here. */
export async function insertMailbox(
  tx: Tx,
  work: Work,
  made: Omit<Draft, 'password'> & { readonly companyId: number; readonly secret: string },
): Promise<number> {
  const [row] = await tx('mailbox')
    .insert({
      company_id: made.companyId,
      name: made.name,
      host: made.host,
      port: made.port,
      security: made.security,
      certificate: made.certificate,
      user_name: made.user,
      secret: made.secret,
      folder: made.folder,
      move_to: made.moveTo,
      shared: made.shared ? 1 : 0,
      every_minutes: made.everyMinutes,
      from_on: work.today,
      last_uid: 0,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

/** Of a company, in the order of their names. */
export async function mailboxesOf(q: Query, companyId: number): Promise<Mailbox[]> {
  const rows = await q<Row>('mailbox').where({ company_id: companyId }).whereNull('ended_at').orderBy('name');
  return rows.map(mailboxFrom);
}

export async function mailboxById(q: Query, companyId: number, id: number): Promise<Mailbox | undefined> {
  const row = await q<Row>('mailbox').where({ company_id: companyId, id }).whereNull('ended_at').first();
  return row && mailboxFrom(row);
}

/** Is there a mailbox that is read, in which what comes back to the company would be found? */
export async function hasReadMailbox(q: Query, companyId: number): Promise<boolean> {
  const [row] = await rowsOf<{ id: number }>(
    q,
    `select id from mailbox where (company_id = ? or shared = 1) and ended_at is null and paused_at is null
       and read_at is not null limit 1`,
    [companyId],
  );
  return row !== undefined;
}

/** Mailboxes of other companies into which mail of this one comes too. */
export async function sharedWith(q: Query, companyId: number): Promise<{ name: string; company: string }[]> {
  return rowsOf(
    q,
    `select m.name, c.code as company from mailbox m join v_company c on c.id = m.company_id
     where m.company_id <> ? and m.shared = 1 and m.ended_at is null order by m.name`,
    [companyId],
  );
}

export const pauseMailbox = async (tx: Tx, { id }: Mailbox, at: Instant | null): Promise<void> => {
  await tx('mailbox').where({ id }).update({ paused_at: at });
};

export const endMailbox = async (tx: Tx, work: Work, { id }: Mailbox): Promise<void> => {
  await tx('mailbox')
    .where({ id })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
};

const LONGEST_MS = 3_600_000;

/** False where another process is there right now. */
export const claimMailbox = (tx: Tx, mailbox: Mailbox, by: string, at: Instant): Promise<boolean> =>
  claimRow(tx, 'mailbox', mailbox, { by, at, longestMs: LONGEST_MS });

export interface Looked {
  readonly by: string;
  readonly at: Instant;
  readonly ahead: boolean;
  readonly trouble: Trouble | null;
}

export async function finishLook(tx: Tx, mailbox: Mailbox, { by, at, ahead, trouble }: Looked): Promise<void> {
  await tx('mailbox')
    .where({ id: mailbox.id, claimed_by: by })
    .update({
      claimed_by: null,
      claimed_at: null,
      looked_at: at,
      ahead: ahead ? 1 : 0,
      ...(trouble === null
        ? { read_at: at, trouble: null, trouble_since: null }
        : { trouble: JSON.stringify(trouble), trouble_since: mailbox.troubleSince ?? at }),
    });
}

/** How far it was read, in the transaction in which the last of it was taken. A new validity begins anew. */
export async function readUpTo(tx: Tx, id: number, uidValidity: number, lastUid: number): Promise<void> {
  await tx('mailbox').where({ id }).update({ uid_validity: uidValidity, last_uid: lastUid });
}

interface Row {
  id: number;
  company_id: number;
  name: string;
  host: string;
  port: number;
  security: Security;
  certificate: string | null;
  user_name: string;
  secret: string;
  folder: string;
  move_to: string | null;
  shared: number;
  every_minutes: number;
  from_on: Day;
  uid_validity: number | null;
  last_uid: number;
  ahead: number;
  paused_at: Instant | null;
  looked_at: Instant | null;
  read_at: Instant | null;
  trouble: string | null;
  trouble_since: Instant | null;
  claimed_by: string | null;
  claimed_at: Instant | null;
}

const mailboxFrom = (row: Row): Mailbox => ({
  id: row.id,
  companyId: row.company_id,
  name: row.name,
  host: row.host,
  port: row.port,
  security: row.security,
  certificate: row.certificate,
  user: row.user_name,
  secret: row.secret,
  folder: row.folder,
  moveTo: row.move_to,
  shared: row.shared === 1,
  everyMinutes: row.every_minutes,
  fromOn: row.from_on,
  uidValidity: row.uid_validity,
  lastUid: row.last_uid,
  ahead: row.ahead === 1,
  pausedAt: row.paused_at,
  lookedAt: row.looked_at,
  readAt: row.read_at,
  trouble: row.trouble === null ? null : (JSON.parse(row.trouble) as Trouble),
  troubleSince: row.trouble_since,
  claimedBy: row.claimed_by,
  claimedAt: row.claimed_at,
});
