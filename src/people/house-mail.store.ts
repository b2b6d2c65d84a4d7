import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { subjectLine, type HouseMail, type MailSaid } from './house-mail';

/** Mail to colleagues that waits: rows in, rows out. */
export interface WaitingMail {
  readonly id: number;
  readonly companyId: number | null;
  readonly recipient: string;
  readonly name: string;
  readonly language: string;
  readonly said: MailSaid;
  readonly attempts: number;
}

/** A key that is known stays as it is. Returns how many are new. */
export async function insertHouseMail(tx: Tx, work: Work, mails: readonly HouseMail[]): Promise<number> {
  if (mails.length === 0) return 0;
  const made = await tx('house_mail')
    .insert(
      mails.map(({ companyId, key, to, said }) => ({
        ...{ company_id: companyId, key, recipient: to.email, name: to.name, language: to.language },
        ...{ subject: subjectLine(said.subject), body: JSON.stringify(said), state: 'waiting', not_before: work.now },
        ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
      })),
    )
    .onConflict('key')
    .ignore()
    .returning<{ id: number }[]>('id');
  return made.length;
}

interface Row {
  readonly id: number;
  readonly company_id: number | null;
  readonly recipient: string;
  readonly name: string;
  readonly language: string;
  readonly body: string;
  readonly attempts: number;
}

/** Takes what is due, also what a process that is no more had taken before `lost`. Of several who ask, one gets a mail. */
export async function claimHouseMail(tx: Tx, now: Instant, lost: Instant, most: number): Promise<WaitingMail[]> {
  const due = `(state = 'waiting' and not_before <= ?) or (state = 'sending' and not_before <= ?)`;
  const rows = await rowsOf<Row>(
    tx,
    `update house_mail set state = 'sending', not_before = ?, attempts = attempts + 1
     where id in (select id from house_mail where ${due} order by id limit ?) and (${due})
     returning id, company_id, recipient, name, language, body, attempts`,
    [now, now, lost, most, now, lost],
  );
  return rows
    .map(({ id, company_id, recipient, name, language, body, attempts }) => ({
      ...{ id, companyId: company_id, recipient, name, language, attempts },
      said: JSON.parse(body) as MailSaid,
    }))
    .sort((a, b) => a.id - b.id);
}

/** It has gone, or never will: its words are emptied. */
export async function endHouseMail(
  tx: Tx,
  now: Instant,
  id: number,
  ended: { readonly state: 'sent' | 'failed'; readonly by: string; readonly answer: string },
): Promise<void> {
  const { state, by, answer } = ended;
  await tx('house_mail').where({ id }).update({ state, went_by: by, answer, body: null, ended_at: now });
}

export async function putOffHouseMail(tx: Tx, id: number, until: Instant, answer: string): Promise<void> {
  await tx('house_mail').where({ id }).update({ state: 'waiting', not_before: until, answer });
}

/** How mail to colleagues fared: for the page of senders. */
export async function houseMailCounts(
  q: Query,
  companyId: number,
): Promise<{ readonly waiting: number; readonly failed: number }> {
  const [row] = await rowsOf<{ waiting: number | string; failed: number | string }>(
    q,
    `select count(case when state in ('waiting', 'sending') then 1 end) as waiting,
            count(case when state = 'failed' then 1 end) as failed
     from house_mail where company_id = ? or company_id is null`,
    [companyId],
  );
  return { waiting: Number(row?.waiting ?? 0), failed: Number(row?.failed ?? 0) };
}

/** Mail that has ended before that day is forgotten; the oldest that stays tells when there is more. */
export async function endedHouseMail(
  q: Query,
  companyId: number,
  before: string,
): Promise<{ readonly goes: number; readonly oldest: string | null }> {
  const [row] = await rowsOf<{ goes: number | string; kept: string | null }>(
    q,
    `select count(case when ended_at < ? then 1 end) as goes, min(case when ended_at >= ? then ended_at end) as kept
     from house_mail where company_id = ? and ended_at is not null`,
    [before, before, companyId],
  );
  return { goes: Number(row?.goes ?? 0), oldest: row?.kept ?? null };
}

export async function forgetHouseMail(tx: Tx, companyId: number, before: string): Promise<number> {
  const gone = await rowsOf(
    tx,
    `delete from house_mail where company_id = ? and ended_at is not null and ended_at < ? returning id`,
    [companyId, before],
  );
  return gone.length;
}
