import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import type { Instant } from '../kernel/day';
import type { Work } from '../platform/work';
import { queuedMails } from './list.store';
import { hoursOf, waitsUntil } from './send-window';

/** The mails of a batch that lie in the outbox until an hour of theirs: how many, and when the first of them leaves. */
export interface WaitingMails {
  readonly mails: number;
  readonly from: Instant;
}

/** Null where none waits for an hour. */
export async function waitingMails(work: Work, company: Company, batch: string): Promise<WaitingMails | null> {
  const q = work.db.read;
  const queued = await queuedMails(q, company.id, batch);
  if (queued.length === 0) return null;
  const hours = hoursOf(await settingsOf(q, company.id), company);
  const waiting = queued.flatMap(({ n, ...mails }) => {
    const until = waitsUntil({ ...mails, channel: 'email' }, hours, work.now);
    return until === null ? [] : [{ until, n }];
  });
  const [first] = waiting.map(({ until }) => until).sort();
  if (first === undefined) return null;
  return { mails: waiting.reduce((sum, { n }) => sum + n, 0), from: first };
}
