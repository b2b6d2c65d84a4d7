import type { Instant } from '../kernel/day';
import { WrongUse } from '../kernel/result';

/**
 * How fast mail leaves for one receiving domain: so many a minute, and so many at the same time. Large providers refuse whoever
 * sends them much at once, and then refuse the rest too; what an installation agreed with them it says itself (`MAIL_PACE`).
 */
export interface Pace {
  readonly perMinute: number;
  readonly atOnce: number;
}

export type PaceOf = (domain: string) => Pace;

/** What is known to be taken without trouble from senders that are not known yet [K]; `*`: everybody else. */
const USUAL: Readonly<Record<string, Pace>> = {
  ...paces({ perMinute: 30, atOnce: 3 }, 'gmail.com', 'googlemail.com'),
  ...paces({ perMinute: 30, atOnce: 2 }, 'outlook.com', 'hotmail.com', 'hotmail.fr', 'live.com', 'live.fr', 'msn.com'),
  ...paces({ perMinute: 15, atOnce: 2 }, 'yahoo.com', 'yahoo.fr', 'yahoo.de', 'aol.com', 'icloud.com', 'me.com'),
  ...paces({ perMinute: 30, atOnce: 2 }, 'gmx.de', 'gmx.net', 'web.de', 't-online.de', 'freenet.de'),
  ...paces({ perMinute: 15, atOnce: 1 }, 'orange.fr', 'wanadoo.fr', 'free.fr', 'sfr.fr', 'laposte.net'),
  '*': { perMinute: 300, atOnce: 5 },
};

function paces(pace: Pace, ...domains: readonly string[]): Record<string, Pace> {
  return Object.fromEntries(domains.map((domain) => [domain, pace]));
}

/** From `gmail.com=20/2,*=600/10`; what is not named keeps what is usual. Throws WrongUse. */
export function paceFrom(text = ''): PaceOf {
  const own = text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(pacePart);
  const known = new Map<string, Pace>([...Object.entries(USUAL), ...own]);
  const others = known.get('*') ?? { perMinute: 300, atOnce: 5 };
  return (domain) => known.get(domain) ?? others;
}

function pacePart(text: string): readonly [string, Pace] {
  const found = /^(\*|[a-z0-9.-]+)=(\d{1,6})\/(\d{1,3})$/.exec(text.trim().toLowerCase());
  const [, domain = '', minute, once] = found ?? [];
  const pace = { perMinute: Number(minute), atOnce: Number(once) };
  if (found && pace.perMinute > 0 && pace.atOnce > 0) return [domain, pace];
  throw new WrongUse(
    `MAIL_PACE cannot be read: ${text.trim()}.`,
    'Write mails a minute and at once for each domain, such as gmail.com=20/2,*=600/10.',
  );
}

/** The domain that takes a mail; empty where the address has none. */
export const domainOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();

/** Lets no more than so many work for one domain at once; the others wait for their turn, in order. */
export function turnsAtOnce(paceOf: PaceOf): <T>(domain: string, work: () => Promise<T>) => Promise<T> {
  const busy = new Map<string, { at: number; waiting: (() => void)[] }>();
  return async (domain, work) => {
    const turn = busy.get(domain) ?? { at: 0, waiting: [] };
    busy.set(domain, turn);
    if (turn.at >= paceOf(domain).atOnce) await new Promise<void>((goOn) => turn.waiting.push(goOn));
    else turn.at += 1;
    try {
      return await work();
    } finally {
      const next = turn.waiting.shift();
      if (next) next();
      else if ((turn.at -= 1) === 0) busy.delete(domain);
    }
  };
}

/** What left for a domain in the last minute, and how often it put mail off. */
export interface PaceState {
  /** Moments, and how many left then. */
  readonly recent: readonly (readonly [Instant, number])[];
  /** As of `deferredAt`: each level quarters what leaves. */
  readonly slowness: number;
  readonly deferredAt: Instant | null;
  /** Nothing leaves before. */
  readonly fullUntil: Instant | null;
}

/** How many may leave now. */
export function roomFor(state: PaceState, pace: Pace, now: Instant): number {
  if (state.fullUntil !== null && state.fullUntil > now) return 0;
  return Math.max(0, limitOf(state, pace, now) - countOf(withinMinute(state, now)));
}

/** So many leave now. Where that is all, the domain is full until the first of them is a minute ago. */
export function afterLeaving(state: PaceState, pace: Pace, count: number, now: Instant): PaceState {
  const recent = [...withinMinute(state, now), ...(count > 0 ? [[now, count] as const] : [])];
  const full = countOf(recent) >= limitOf(state, pace, now);
  return { ...state, recent, fullUntil: full ? later(recent[0]?.[0] ?? now, MINUTE_MS) : state.fullUntil };
}

/**
 * It said "not now": it is left alone for a minute, twice as long each further time, and gets a quarter after that. Answers to
 * mails that were in the air together count once. Without such an answer it gets one level back each quarter of an hour.
 */
export function afterDeferral(state: PaceState, now: Instant): PaceState {
  const together = state.deferredAt !== null && Date.parse(now) - Date.parse(state.deferredAt) < MINUTE_MS;
  if (together) return state;
  const slowness = Math.min(SLOWEST, slownessAt(state, now) + 1);
  return { ...state, slowness, deferredAt: now, fullUntil: later(now, MINUTE_MS * 2 ** (slowness - 1)) };
}

/** A mailbox that is full or away says nothing of the domain that it is at (RFC 3463: X.1 and X.2 are of the address and the mailbox). */
export const isOfTheMailbox = (answer: string): boolean => /\b4\.[12]\.\d{1,3}\b/.test(answer);

const MINUTE_MS = 60_000;
const LEVEL_MS = 15 * MINUTE_MS;
const SLOWEST = 6;

const slownessAt = ({ slowness, deferredAt }: PaceState, now: Instant): number =>
  deferredAt === null ? 0 : Math.max(0, slowness - Math.floor((Date.parse(now) - Date.parse(deferredAt)) / LEVEL_MS));

const limitOf = (state: PaceState, { perMinute }: Pace, now: Instant): number =>
  Math.max(1, Math.floor(perMinute / 4 ** slownessAt(state, now)));

const withinMinute = ({ recent }: PaceState, now: Instant): PaceState['recent'] =>
  recent.filter(([at]) => later(at, MINUTE_MS) > now);

const countOf = (recent: PaceState['recent']): number => recent.reduce((sum, [, count]) => sum + count, 0);

const later = (from: Instant, ms: number): Instant => new Date(Date.parse(from) + ms).toISOString() as Instant;
