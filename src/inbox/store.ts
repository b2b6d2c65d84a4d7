import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { HungFile, Mail, MailKind, MailState, MatchedBy } from './mail';
import type { Proposal } from './reading';

/** Mails that came in: rows in, rows out. What a mail says is never changed; whose it is may be. */
export interface NewMail extends Omit<Mail, 'id' | 'seenAt' | 'settledBy' | 'settledAt'> {
  readonly uidValidity: number;
  readonly uid: number;
  readonly key: string;
  readonly toMove: boolean;
}

/** Its row number; undefined where it was taken before. */
export async function insertMail(tx: Tx, work: Work, mail: NewMail): Promise<number | undefined> {
  const [made] = await tx('inbox_mail')
    .insert({
      mailbox_id: mail.mailboxId,
      uid_validity: mail.uidValidity,
      uid: mail.uid,
      mail_key: mail.key,
      their_id: mail.theirId,
      from_address: mail.fromAddress,
      from_name: mail.fromName,
      subject: mail.subject,
      text: mail.text,
      arrived_at: mail.arrivedAt,
      bytes: mail.bytes,
      raw_sha: mail.rawSha,
      read_as: mail.readAs,
      kind: mail.kind,
      to_move: mail.toMove ? 1 : 0,
      ...placeOf(mail),
      candidates: JSON.stringify(mail.candidates),
      reading: JSON.stringify(mail.reading),
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  return made?.id;
}

export type Place = Pick<
  Mail,
  'companyId' | 'state' | 'by' | 'customerId' | 'messageId' | 'caseId' | 'activityId' | 'files'
>;

const placeOf = (place: Place) => ({
  company_id: place.companyId,
  state: place.state,
  by: place.by,
  customer_id: place.customerId,
  message_id: place.messageId,
  case_id: place.caseId,
  activity_id: place.activityId,
  files: JSON.stringify(place.files),
}); // prettier-ignore

/** Where it stands now. Empty: somebody else said something of it meanwhile. */
export async function placeMail(
  tx: Tx,
  before: Mail,
  place: Omit<Place, 'companyId'>,
  settled: { readonly by: string | null; readonly at: Instant | null },
): Promise<boolean> {
  const many = await tx('inbox_mail')
    .where({ id: before.id, company_id: before.companyId, state: before.state, activity_id: before.activityId })
    .andWhere({ customer_id: before.customerId, case_id: before.caseId })
    .update({
      ...placeOf({ ...place, companyId: before.companyId }),
      settled_by: settled.by,
      settled_at: settled.at,
      seen_at: null,
      seen_by: null,
    });
  return many === 1;
}

export const keepActivity = async (tx: Tx, id: number, activityId: number | null, files: readonly HungFile[]): Promise<void> => {
  await tx('inbox_mail')
    .where({ id })
    .update({ activity_id: activityId, files: JSON.stringify(files) });
}; // prettier-ignore

export const storeReading = async (tx: Tx, id: number, reading: readonly Proposal[]): Promise<void> => {
  await tx('inbox_mail')
    .where({ id })
    .update({ reading: JSON.stringify(reading) });
};

export const markSeen = async (tx: Tx, work: Work, { id }: Mail): Promise<boolean> =>
  (await tx('inbox_mail')
    .where({ id })
    .whereNull('seen_at')
    .update({ seen_at: work.now, seen_by: actorText(work.actor) })) === 1;

/** Those of a mailbox that were taken and have not been moved there yet. */
export async function mailsToMove(q: Query, mailboxId: number, uidValidity: number): Promise<number[]> {
  const rows = await rowsOf<{ uid: number }>(
    q,
    'select uid from inbox_mail where mailbox_id = ? and uid_validity = ? and to_move = 1 order by uid limit 500',
    [mailboxId, uidValidity],
  );
  return rows.map(({ uid }) => uid);
}

export const markMoved = async (tx: Tx, mailboxId: number, uidValidity: number, uids: readonly number[]): Promise<void> => {
  await tx('inbox_mail').where({ mailbox_id: mailboxId, uid_validity: uidValidity }).whereIn('uid', uids).update({ to_move: 0 });
}; // prettier-ignore

/** Bounces of messages that were still leaving when they came. */
export async function bouncesInWait(q: Query, mailboxId: number): Promise<Mail[]> {
  const rows = await rowsOf<Row>(
    q,
    `select * from inbox_mail where mailbox_id = ? and state = 'waiting' and kind = 'bounce' and message_id is not null
     order by id limit 100`,
    [mailboxId],
  );
  return rows.map(mailFrom);
}

export async function mailById(q: Query, companyId: number, id: number): Promise<Mail | undefined> {
  const row = await q<Row>('inbox_mail').where({ company_id: companyId, id }).first();
  return row && mailFrom(row);
}

/** Mails behind talks of the timeline. */
export async function mailsOfActivities(
  q: Query,
  companyId: number,
  activityIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (activityIds.length === 0) return new Map();
  const rows: { id: number; activity_id: number }[] = await q<Row>('inbox_mail')
    .where({ company_id: companyId })
    .whereIn('activity_id', activityIds)
    .select('id', 'activity_id');
  return new Map(rows.map((row) => [row.activity_id, row.id]));
}

interface Row {
  id: number;
  company_id: number;
  mailbox_id: number;
  their_id: string | null;
  from_address: string;
  from_name: string;
  subject: string;
  text: string;
  arrived_at: Instant;
  bytes: number;
  raw_sha: string | null;
  read_as: Mail['readAs'];
  kind: MailKind;
  state: MailState;
  by: MatchedBy;
  customer_id: number | null;
  message_id: number | null;
  case_id: number | null;
  activity_id: number | null;
  candidates: string;
  reading: string;
  files: string;
  seen_at: Instant | null;
  settled_by: string | null;
  settled_at: Instant | null;
}

const mailFrom = (row: Row): Mail => ({
  id: row.id,
  companyId: row.company_id,
  mailboxId: row.mailbox_id,
  theirId: row.their_id,
  fromAddress: row.from_address,
  fromName: row.from_name,
  subject: row.subject,
  text: row.text,
  arrivedAt: row.arrived_at,
  bytes: row.bytes,
  rawSha: row.raw_sha,
  readAs: row.read_as,
  kind: row.kind,
  state: row.state,
  by: row.by,
  customerId: row.customer_id,
  messageId: row.message_id,
  caseId: row.case_id,
  activityId: row.activity_id,
  candidates: JSON.parse(row.candidates) as number[],
  reading: JSON.parse(row.reading) as Proposal[],
  files: JSON.parse(row.files) as HungFile[],
  seenAt: row.seen_at,
  settledBy: row.settled_by,
  settledAt: row.settled_at,
});
