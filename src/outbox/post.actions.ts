import { join } from 'node:path';
import type { Settings } from '../companies/settings';
import { assert } from '../kernel/assert';
import type { Instant } from '../kernel/day';
import type { Query, Tx } from '../platform/db';
import { folderMailer, type Mailer } from '../platform/mail';
import { smtpMailer, smtpSettings } from '../platform/smtp';
import type { Work } from '../platform/work';
import type { Held } from './bounce-mailbox.actions';
import type { Ending, SendGate, Verdict, Waiting } from './gate';
import { kindOf } from './kinds';
import { openPress } from './press.actions';
import type { Press } from './render';

/**
 * The post room: what messages are printed with, by which way they leave, and which rooms are asked before they do and
 * told afterwards. Opened once, in app.ts.
 */
export interface PostRoom {
  readonly press: Press;
  /** Where mail goes when a company's test mode is off. */
  readonly mailer: Mailer;
  /** Where it goes while it is on. */
  readonly folder: Mailer;
  readonly askers: Askers;
  /** Why a company's messages do not leave by the mail server outside test mode; without it they do. */
  readonly held?: Held;
  /** The moment that stands with each answer of a provider. Without it, that of the work. */
  readonly clock?: () => Instant;
  /** Without it messages carry no link to the customer's account. */
  readonly site?: PortalSite;
}

/** Where customers reach us, and who gets no link although everybody does. */
export interface PortalSite {
  /** What links begin with: `https://duly.example.com`. */
  readonly url: string;
  /** Of these customers, whose account is a partner's matter now. */
  elsewhere(q: Query, companyId: number, customerIds: readonly number[]): Promise<ReadonlySet<number>>;
}

/** The room that asked for a message, by the kind of its `about`. */
export type Askers = Readonly<Record<string, Asker>>;

export interface Asker {
  /** `q` is the sender's transaction, inside the company's lock. */
  gate(q: Query): SendGate;
  /** What became of its messages, in the same transaction. */
  ended?(tx: Tx, work: Work, endings: readonly Ending[]): Promise<void>;
}

export interface PostSettings {
  /** DULY_HOME. */
  readonly home: string;
  /** SMTP_URL; without it all mail goes into the folder. */
  readonly smtpUrl: string | null;
  readonly askers: Askers;
  readonly held?: Held;
  readonly clock?: () => Instant;
  readonly site?: PortalSite;
}

export function openPostRoom(settings: PostSettings): PostRoom {
  const folder = folderMailer(join(settings.home, 'outbox'));
  return {
    press: openPress(),
    folder,
    mailer: settings.smtpUrl === null ? folder : smtpMailer(smtpSettings(settings.smtpUrl)),
    askers: settings.askers,
    ...(settings.held === undefined ? {} : { held: settings.held }),
    ...(settings.clock ? { clock: settings.clock } : {}),
    ...(settings.site ? { site: settings.site } : {}),
  };
}

export async function closePostRoom(post: PostRoom): Promise<void> {
  await post.mailer.close();
  await post.folder.close();
}

/** By which way a company's messages leave. */
export const mailerOf = ({ settings }: { readonly settings: Pick<Settings, 'testMode'> }, post: PostRoom): Mailer =>
  settings.testMode ? post.folder : post.mailer;

/** The work at the moment it is now. */
export const atOnce = (work: Work, post: PostRoom): Work => (post.clock ? { ...work, now: post.clock() } : work);

/** Asks each room about its own messages; every message gets a verdict. */
export async function judge(
  q: Query,
  post: PostRoom,
  waiting: readonly Waiting[],
  now: Instant,
): Promise<Map<number, Verdict>> {
  const verdicts = new Map<number, Verdict>();
  for (const [kind, asked] of byKind(waiting)) {
    const asker = post.askers[kind];
    assert(asker !== undefined, `nobody is there to judge messages about ${kind}`);
    const answers = await asker.gate(q)(asked, now);
    for (const { messageId } of asked) {
      const verdict = answers.get(messageId);
      assert(verdict !== undefined, `no verdict on message ${messageId} about ${kind}`);
      verdicts.set(messageId, verdict);
    }
  }
  return verdicts;
}

/** Tells each room what became of its messages. */
export async function tell(tx: Tx, work: Work, post: PostRoom, endings: readonly Ending[]): Promise<void> {
  for (const [kind, ended] of byKind(endings)) await post.askers[kind]?.ended?.(tx, work, ended);
}

function byKind<T extends { readonly about: string }>(list: readonly T[]): Map<string, T[]> {
  const kinds = new Map<string, T[]>();
  for (const one of list) kinds.set(kindOf(one.about), [...(kinds.get(kindOf(one.about)) ?? []), one]);
  return kinds;
}
