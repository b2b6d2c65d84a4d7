import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { MailKind, MailState } from './mail';

/** Mail that came in, as lists and counts show it. */
export const VIEWS = ['waiting', 'all', 'bounces', 'not_ours'] as const;
export type View = (typeof VIEWS)[number];

export interface MailLine {
  readonly id: number;
  readonly fromAddress: string;
  readonly fromName: string;
  readonly subject: string;
  readonly arrivedAt: Instant;
  readonly kind: MailKind;
  readonly state: MailState;
  readonly customerId: number | null;
  readonly customer: string | null;
  readonly caseId: number | null;
  readonly fileCount: number;
}

const WHICH: Readonly<Record<View, string>> = {
  waiting: `and m.state = 'waiting'`,
  all: '',
  bounces: `and m.kind in ('bounce', 'delayed')`,
  not_ours: `and m.state = 'not_ours'`,
};

/** The newest first. */
export async function mailLines(
  q: Query,
  companyId: number,
  { view, most, offset }: { readonly view: View; readonly most: number; readonly offset: number },
): Promise<MailLine[]> {
  const rows = await rowsOf<Omit<MailLine, 'fileCount'> & { files: string }>(
    q,
    `select m.id, m.from_address as "fromAddress", m.from_name as "fromName", m.subject, m.arrived_at as "arrivedAt", m.kind, m.state,
       m.customer_id as "customerId", (select c.name from v_customer c where c.id = m.customer_id) as customer, m.case_id as "caseId", m.files
     from inbox_mail m where m.company_id = ? ${WHICH[view]} order by m.id desc limit ? offset ?`,
    [companyId, most, offset],
  );
  return rows.map(({ files, ...row }) => ({ ...row, fileCount: (JSON.parse(files) as unknown[]).length }));
}

/** What Today shows: mails of which nobody knows whose they are, partners' that nobody has read, mailboxes that cannot be read. */
export async function mailCounts(
  q: Query,
  companyId: number,
): Promise<{ readonly waiting: number; readonly partners: number; readonly trouble: number }> {
  const [row] = await rowsOf<{ waiting: number; partners: number; trouble: number }>(
    q,
    `select (select count(*) from inbox_mail where company_id = ? and state = 'waiting') as waiting,
       (select count(*) from inbox_mail where company_id = ? and case_id is not null and seen_at is null) as partners,
       (select count(*) from mailbox where company_id = ? and ended_at is null and paused_at is null and trouble is not null) as trouble`,
    [companyId, companyId, companyId],
  );
  return row ?? { waiting: 0, partners: 0, trouble: 0 };
}

/** The one that comes after it, and the one before it, among those of which nobody knows whose they are. */
export async function besideInWait(
  q: Query,
  companyId: number,
  id: number,
): Promise<{ readonly next: number | null; readonly previous: number | null }> {
  const [row] = await rowsOf<{ next: number | null; previous: number | null }>(
    q,
    `select (select max(id) from inbox_mail where company_id = ? and state = 'waiting' and id < ?) as next,
       (select min(id) from inbox_mail where company_id = ? and state = 'waiting' and id > ?) as previous`,
    [companyId, id, companyId, id],
  );
  return row ?? { next: null, previous: null };
}

export interface CaseMail {
  readonly id: number;
  readonly from: string;
  readonly subject: string;
  readonly arrivedAt: Instant;
  readonly unread: boolean;
}

/** What a partner wrote about a case, the newest first. */
export async function mailsOfCase(q: Query, companyId: number, caseId: number): Promise<CaseMail[]> {
  const rows = await rowsOf<Omit<CaseMail, 'unread'> & { seenAt: Instant | null }>(
    q,
    `select id, case when from_name = '' then from_address else from_name end as "from", subject, arrived_at as "arrivedAt",
       seen_at as "seenAt" from inbox_mail where company_id = ? and case_id = ? order by id desc limit 50`,
    [companyId, caseId],
  );
  return rows.map(({ seenAt, ...row }) => ({ ...row, unread: seenAt === null }));
}

/** Cases of a company, for whoever says which one a mail concerns. */
export async function casesNamedLike(
  q: Query,
  companyId: number,
  number: string,
): Promise<{ readonly id: number } | undefined> {
  const [row] = await rowsOf<{ id: number }>(
    q,
    `select c.id from v_case c join v_dossier d on d.id = c.dossier_id
     where c.company_id = ? and upper(d.number) = upper(?) and c.state <> 'undone' order by c.id desc limit 1`,
    [companyId, number],
  );
  return row;
}

/** Does somebody at the customer have that address? */
export async function isContact(q: Query, companyId: number, customerId: number, email: string): Promise<boolean> {
  const [row] = await rowsOf<{ id: number }>(
    q,
    'select id from v_contact where company_id = ? and customer_id = ? and lower(email) = ? limit 1',
    [companyId, customerId, email],
  );
  return row !== undefined;
}

export interface Returned {
  readonly id: number;
  readonly customerId: number;
  readonly customer: string;
  readonly subject: string;
  readonly day: Day;
}

const MOST_RETURNED = 10;

/** What a server took for one of these addresses and may not have delivered after all. */
export async function messagesTo(
  q: Query,
  { companyId, addresses, since }: { readonly companyId: number; readonly addresses: readonly string[]; readonly since: Day },
): Promise<Returned[]> {
  const asked = addresses.slice(0, MOST_RETURNED);
  return rowsOf<Returned>(
    q,
    `select m.id, m.customer_id as "customerId", c.name as customer, m.subject, m.day from v_message m join v_customer c on c.id = m.customer_id
     where m.company_id = ? and m.day >= ? and m.channel = 'email' and m.state in ('accepted', 'doubtful')
       and m.recipient in (${asked.map(() => '?').join(', ')}) order by m.id desc limit ?`,
    [companyId, since, ...asked, MOST_RETURNED],
  );
} // prettier-ignore
