import type { Company } from '../companies/company';
import { hasEnded } from '../platform/claimant';
import type { Work } from '../platform/work';
import { takenMessages, type TakenRow } from './delivery.store';
import { settle, type Outcome } from './outcome.actions';
import type { PostRoom } from './post.actions';
import { underwayOf } from './store';
import { SMS } from './sms';

/**
 * Messages whose deliverer is gone. What was not handed over yet goes back into the queue: not a byte of it left. What was
 * handed over is looked for where it went; where nobody can know, a person decides, and until then it is never sent again.
 * Returns how many there were.
 */
export async function settleAbandoned(work: Work, post: PostRoom, company: Company): Promise<number> {
  const taken = await takenMessages(work.db.read, company.id);
  const abandoned = taken.filter((row) => isAbandoned(row, work));
  const outcomes = await Promise.all(abandoned.map((row) => outcomeOf(row, post)));
  await settle(work, post, company.id, outcomes);
  return abandoned.length;
}

/** On another machine nobody can tell whether a process still lives: after an hour without an answer it does not. */
const PATIENCE_MS = 60 * 60_000;
/** A message that ends its deliverer so many times is not tried again. */
const MOST_ATTEMPTS = 10;

const isAbandoned = (row: TakenRow, work: Work): boolean =>
  hasEnded(row.claimed_by) || Date.parse(work.now) - Date.parse(row.claimed_at) > PATIENCE_MS;

async function outcomeOf(row: TakenRow, post: PostRoom): Promise<Outcome> {
  const message = underwayOf(row);
  if (row.handed_over === null) return again(message, 'the deliverer stopped before it was handed over');
  const { to, key } = JSON.parse(row.handed_over) as { to: string; key: string };
  const mailer = to === post.folder.name ? post.folder : post.mailer;
  const arrived = to === SMS ? undefined : await mailer.arrived(key);
  if (arrived === undefined) return { is: 'doubtful', message, reason: 'the deliverer stopped before an answer came' };
  if (!arrived) return again(message, 'the deliverer stopped before it was written');
  return { is: 'accepted', message, ref: `${key}.eml`, refused: [], kept: to === post.folder.name };
}

const again = (message: Outcome['message'], reason: string): Outcome =>
  message.attempts < MOST_ATTEMPTS
    ? { is: 'later', message, reason, unavailable: true }
    : { is: 'failed', message, reason: `given up after ${message.attempts} attempts: ${reason}`, bounced: false };
