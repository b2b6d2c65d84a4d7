import type { Company } from '../companies/company';
import { dayIn, hourIn, type Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { claimant } from '../platform/claimant';
import type { Tx } from '../platform/db';
import type { PaceOf } from '../platform/pace';
import type { Work } from '../platform/work';
import { claimMessages, nextEmails, postpone } from './claim.store';
import { appendSteps, countWaiting } from './delivery.store';
import { settleAbandoned } from './doubt.actions';
import { deliverEmails } from './email.actions';
import { makeLetters } from './letter.actions';
import { mailSigner } from './mail-key.actions';
import type { Outcome } from './outcome.actions';
import { takeTurns } from './pace.actions';
import { waitingTheirTurn } from './pace.store';
import { atOnce, mailerOf, type PostRoom } from './post.actions';
import { senderOf, type Sender } from './prepare.actions';
import { hoursOf, opensAt, waitsUntil, windowOf, type SendHours } from './send-window';
import { deliverSms, holdTillMorning, roomForSms } from './sms.actions';
import type { MessageRow } from './store';

/**
 * Delivers what waits in a company's outbox: emails leave, letters are made. Any number of processes may do so at once;
 * each message is claimed by one, and what was claimed by a process that is no more is settled first.
 */
export interface DeliveryReport {
  readonly accepted: number;
  readonly made: number;
  readonly failed: number;
  readonly doubtful: number;
  /** By the gate: saved from error. By reason. */
  readonly withdrawn: Readonly<Record<string, number>>;
  /** Put back or waiting for their hour. */
  readonly waiting: number;
  /** Why emails stay where they are; null where they do not. */
  readonly trouble: string | null;
  /** Where the emails went: `folder` while test mode is on. */
  readonly by: string;
}

export interface DeliveryOptions {
  /** At most so many messages; all of them if not said. */
  readonly most?: number;
  /** Told after each batch. */
  readonly progress?: (done: number) => void;
}

/** Messages taken at once: a crash leaves no more than these unfinished, and their attachments fit into memory. */
const EMAILS = 50;
const LETTERS = 50;

/** `work.today` is the company's own day. */
export async function deliver(
  work: Work,
  post: PostRoom,
  company: Company,
  options: DeliveryOptions = {},
): Promise<DeliveryReport> {
  await settleAbandoned(atOnce(work, post), post, company);
  const sender = await senderOf(work, company);
  const delivery: Delivery = { work, post, sender, most: options.most ?? Infinity, progress: options.progress };
  const trouble = (await noMailbox(work, sender, post)) ?? (await noSigner(work, sender, post));
  const emails = trouble === null ? await deliverAll(delivery, 'email', EMAILS) : [];
  const letters = await deliverAll({ ...delivery, most: delivery.most - emails.length }, 'letter', LETTERS);
  const texts = await deliverTexts(delivery, delivery.most - emails.length - letters.length);
  const { now } = atOnce(work, post);
  const waits = await countWaiting(work.db.read, company.id, now);
  const opens = waits.window > 0 ? opensAt(windowOf(sender.settings, company), now) : null;
  const { name: by, paceOf } = mailerOf(sender, post);
  const turns =
    trouble === null && opens === null && paceOf ? await waitingTheirTurn(work.db.read, company.id, now) : [];
  const inTurn = turns.reduce((sum, { count }) => sum + count, 0);
  const waiting = waits.hour + inTurn + (opens === null ? 0 : waits.window);
  return {
    ...reportOf(
      [...emails, ...letters, ...texts],
      waiting,
      trouble ?? windowClosed(opens, company) ?? turnsSaid(turns),
    ),
    by,
  };
}

interface Delivery {
  readonly work: Work;
  readonly post: PostRoom;
  readonly sender: Sender;
  readonly most: number;
  readonly progress: DeliveryOptions['progress'];
}

async function deliverAll(delivery: Delivery, channel: 'email' | 'letter' | 'sms', size: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  while (outcomes.length < delivery.most) {
    const done = await deliverBatch(delivery, channel, Math.min(size, delivery.most - outcomes.length));
    if (done.length === 0) break;
    outcomes.push(...done);
    delivery.progress?.(outcomes.length);
    if (done.some(isUnavailable)) break;
  }
  return outcomes;
}

/** Short messages, so many a minute, and only in the hours of their readers. */
async function deliverTexts(delivery: Delivery, most: number): Promise<Outcome[]> {
  const { work, post, sender } = delivery;
  const { now } = atOnce(work, post);
  await holdTillMorning(work, sender, now);
  return deliverAll({ ...delivery, most: Math.min(most, await roomForSms(work, sender, now)) }, 'sms', EMAILS);
}

const isUnavailable = (outcome: Outcome): boolean => outcome.is === 'later' && outcome.unavailable;

/** Claims the next batch and delivers it. Whatever goes wrong, the claims end with it. */
async function deliverBatch(
  delivery: Delivery,
  channel: 'email' | 'letter' | 'sms',
  most: number,
): Promise<readonly Outcome[]> {
  const { work, post, sender } = delivery;
  const claim = claimant();
  const { paceOf } = mailerOf(sender, post);
  try {
    const rows = await claimNext(atOnce(work, post), sender, { channel, by: claim.name, most }, paceOf);
    if (rows.length === 0) return [];
    if (channel === 'sms') return await deliverSms(work, post, sender, rows);
    return channel === 'email'
      ? await deliverEmails(work, post, sender, rows)
      : await makeLetters(work, post, sender, rows);
  } finally {
    claim.end();
    await settleAbandoned(atOnce(work, post), post, sender.company);
  }
}

function claimNext(
  work: Work,
  sender: Sender,
  claim: { readonly channel: 'email' | 'letter' | 'sms'; readonly by: string; readonly most: number },
  paceOf: PaceOf | undefined,
): Promise<MessageRow[]> {
  const { id: companyId } = sender.company;
  const hours = hoursOf(sender.settings, sender.company);
  const closed = claim.channel !== 'letter' && opensAt(hours.own, work.now) !== null;
  return work.db.transaction(async (tx) => {
    const chosen =
      claim.channel === 'email' && paceOf
        ? await inTheirTurn(tx, work, { ...claim, companyId, closed, paceOf, hours })
        : {};
    const rows = await claimMessages(tx, work, { companyId, closed, ...claim, ...chosen });
    await appendSteps(
      tx,
      work,
      rows.map((row) => ({ messageId: row.id, kind: 'attempt', onDay: work.today, detail: { by: claim.by } })),
    );
    return rows;
  });
}

/**
 * Of what comes next, what its recipients' hours and their domains let leave now. What is outside of those hours waits for them;
 * where that is all, or all are for domains that are full by that, those behind them are looked at.
 */
async function inTheirTurn(
  tx: Tx,
  work: Work,
  {
    paceOf,
    hours,
    ...claim
  }: Parameters<typeof nextEmails>[2] & { readonly paceOf: PaceOf; readonly hours: SendHours },
): Promise<{ readonly only: readonly number[] }> {
  for (let lots = 0; lots < MOST_LOTS; lots += 1) {
    const waiting = await nextEmails(tx, work, claim);
    const timed = waiting.map((email) => ({ ...email, until: waitsUntil(email, hours, work.now) }));
    await postpone(
      tx,
      timed.flatMap(({ id, until }) => (until === null ? [] : [{ id, until }])),
    );
    const open = timed.filter(({ until }) => until === null);
    const leaving = await takeTurns(tx, paceOf, open, work.now);
    if (leaving.length > 0 || waiting.length === 0) return { only: leaving.map(({ id }) => id) };
  }
  return { only: [] };
}

const MOST_LOTS = 50;

/** Why no email can leave at all, or nothing. */
async function noMailbox(work: Work, { company, address, settings }: Sender, post: PostRoom): Promise<string | null> {
  if (settings.testMode || post.mailer.name === post.folder.name) return null;
  const held = await post.held?.(work.db.read, company.id);
  if (held) return held;
  if (address !== null) return null;
  return `${company.legalName} has no email address to send from: duly company set email ADDRESS --company ${company.code}`;
}

/** A domain whose mails are signed does not send one without: where its key is gone, they wait for it. */
async function noSigner(work: Work, sender: Sender, post: PostRoom): Promise<string | null> {
  if (mailerOf(sender, post) === post.folder) return null;
  const signer = await mailSigner(work);
  const senders = Object.values(sender.settings.senders).flatMap(({ email }) => email ?? []);
  try {
    for (const from of [sender.address ?? '', ...senders]) await signer(from);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return `${error.message} ${error.remedy}`;
    throw error;
  }
}

const windowClosed = (opens: Instant | null, { code, zone }: Company): string | null =>
  opens &&
  `the send window of ${code} opens on ${dayIn(zone, opens)} at ${String(hourIn(zone, opens)).padStart(2, '0')}:00 (${zone})`;

/** `mail for gmail.com (40) leaves so many a minute`. */
function turnsSaid(turns: Awaited<ReturnType<typeof waitingTheirTurn>>): string | null {
  if (turns.length === 0) return null;
  const named = turns.slice(0, 3).map(({ domain, count }) => `${domain} (${count})`);
  const more = turns.length > named.length ? ` and ${turns.length - named.length} more` : '';
  return `only so many a minute leave for ${named.join(', ')}${more}; the rest follows by itself`;
}

function reportOf(outcomes: readonly Outcome[], waiting: number, trouble: string | null): Omit<DeliveryReport, 'by'> {
  const count = (is: Outcome['is']): number => outcomes.filter((outcome) => outcome.is === is).length;
  const withdrawn: Record<string, number> = {};
  for (const outcome of outcomes) {
    if (outcome.is === 'withdrawn') withdrawn[outcome.reason] = (withdrawn[outcome.reason] ?? 0) + 1;
  }
  const stopped = outcomes.find(isUnavailable);
  return {
    accepted: count('accepted'),
    made: count('made'),
    failed: count('failed'),
    doubtful: count('doubtful'),
    withdrawn,
    waiting: waiting + outcomes.filter(isUnavailable).length,
    trouble: stopped?.is === 'later' ? stopped.reason : trouble,
  };
}
