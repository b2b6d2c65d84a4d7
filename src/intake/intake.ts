import type { Day, Instant } from '../kernel/day';
import type { Rhythm, Tells } from '../ledger/freshness';

/**
 * A source that delivers by itself: files that somebody puts into a folder, here or on an SFTP server, and that are imported as a person
 * would import them. Nobody's file is taken before it is complete, none twice, and what is unsure of it waits for a person.
 */
export interface Intake {
  readonly id: number;
  readonly companyId: number;
  readonly name: string;
  readonly kind: 'folder' | 'sftp';
  /** The folder: of this company below the root of the installation, or there. */
  readonly place: string;
  readonly host: string | null;
  readonly port: number | null;
  readonly user: string | null;
  /** The name under which password or key are kept, apart from the database. */
  readonly secret: string | null;
  /** `SHA256:…`, confirmed by a person; without it nobody signs in there. */
  readonly hostKey: string | null;
  readonly pattern: string;
  /** The name under which imports of it remember how it writes its files. */
  readonly source: string;
  readonly takes: Takes;
  /** A file that does not say its day shows the day on which it was written. */
  readonly fileDay: boolean;
  /** Nothing is sent without its word. */
  readonly required: boolean;
  readonly rhythm: Rhythm;
  readonly everyMinutes: number;
  readonly pausedAt: Instant | null;
  readonly looks: Looks;
  readonly refused: readonly Refused[];
  /** Complete files that wait their turn. */
  readonly ahead: number;
  readonly lookedAt: Instant | null;
  readonly trouble: Trouble | null;
  readonly claimedBy: string | null;
  readonly claimedAt: Instant | null;
  readonly recordedBy: string;
}

/** Why a look came to nothing, as a Refusal says it. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** What its files are; `anything`: what stands in each says it. */
export const TAKES = ['ledger', 'bank', 'remittances', 'anything'] as const;
export type Takes = (typeof TAKES)[number];

/** What its word counts for at the gate: advices say nothing of how far anything is known. */
export const tellsOf = (takes: Takes): Tells | undefined =>
  takes === 'bank' ? 'bank' : takes === 'remittances' ? undefined : 'items';

/**
 * booked · known: taken before, nothing was done · waiting: for a person · left: a person wanted nothing of it · problems: a file of the
 * bank or an advice of which something was not taken.
 */
export type Verdict = 'booked' | 'known' | 'waiting' | 'left' | 'problems';

/** What lies in the folder. */
export interface Entry {
  readonly name: string;
  readonly is: 'file' | 'folder' | 'link' | 'other';
  readonly bytes: number;
  readonly modifiedAt: Instant;
}

export const FAULTS = ['name', 'link', 'folder', 'special', 'size', 'many'] as const;
export type Fault = (typeof FAULTS)[number];

export interface Refused {
  readonly name: string;
  readonly fault: Fault;
}

/** How each file was seen first in the state in which it is, by its name. */
export type Looks = Readonly<Record<string, { readonly as: string; readonly at: Instant }>>;

/** Nobody reads larger lists. */
export const MOST_BYTES = 1_000_000_000;
const MOST_FILES = 2_000;
/** So long a file must lie unchanged between two looks. */
export const SETTLE_MS = 5_000;

/** Folders that Duly makes beside the files. */
export const OWN = ['working', 'done', 'failed'] as const;

export interface Sorted {
  /** Complete, oldest first. */
  readonly ready: readonly Entry[];
  /** Seen, and perhaps still being written. */
  readonly unsettled: readonly string[];
  readonly refused: readonly Refused[];
  readonly looks: Looks;
}

/** Which of what lies there is complete: unchanged over two looks, announced by a companion, or renamed into its name. */
export function sortEntries(
  all: readonly Entry[],
  { pattern, looks, now }: { readonly pattern: string; readonly looks: Looks; readonly now: Instant },
): Sorted {
  const named = all.filter(({ name }) => !isOwn(name) && !isHidden(name) && !isCompanion(name));
  const wanted = named.filter(({ name }) => isPart(name) || matches(pattern, name));
  wanted.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const [near, far] = [wanted.slice(0, MOST_FILES), wanted.slice(MOST_FILES)];
  const refused = near.flatMap((entry) => {
    const fault = faultOf(entry);
    return fault === null ? [] : [{ name: shownName(entry.name), fault }];
  });
  const good = near.filter((entry) => faultOf(entry) === null);
  const seen = Object.fromEntries(good.map((entry) => [entry.name, sightOf(entry, looks, now)]));
  const files = good.filter(({ name }) => !isPart(name));
  const isReady = (entry: Entry): boolean =>
    isAnnounced(entry, all) || wasRenamed(entry, looks, all) || isSettled(seen[entry.name]?.at, now);
  const ready = files.filter(isReady);
  return {
    ready,
    unsettled: files.filter((entry) => !isReady(entry)).map(({ name }) => name),
    refused: far.length > 0 ? [...refused, { name: `+ ${far.length}`, fault: 'many' }] : refused,
    looks: seen,
  };
}

const orderOf = ({ modifiedAt, name }: Entry): string => `${modifiedAt} ${name}`;
const asOf = ({ bytes, modifiedAt }: Entry): string => `${bytes} ${modifiedAt}`;

/** A look is remembered as long as the file is as it was then. */
function sightOf(entry: Entry, looks: Looks, now: Instant): { as: string; at: Instant } {
  const before = Object.hasOwn(looks, entry.name) ? looks[entry.name] : undefined;
  return before?.as === asOf(entry) ? before : { as: asOf(entry), at: now };
}

const isSettled = (since: Instant | undefined, now: Instant): boolean =>
  since !== undefined && Date.parse(now) - Date.parse(since) >= SETTLE_MS;

const PART = /\.(part|partial|filepart|tmp|crdownload)$/i;
const COMPANION = ['.done', '.ok'];

const isOwn = (name: string): boolean => (OWN as readonly string[]).includes(name);
const isHidden = (name: string): boolean =>
  name.startsWith('.') && name !== '.' && name !== '..' && !/[/\\]/.test(name);
const isPart = (name: string): boolean => PART.test(name);
const isCompanion = (name: string): boolean => /\.(done|ok)$/i.test(name);

/** The names of companions that announce a file: `list.csv.done`, `list.done`. */
export function companionsOf(name: string, all: readonly Entry[]): Entry[] {
  const stem = name.replace(/\.[^.]+$/, '');
  const known = new Set([name, stem].flatMap((one) => COMPANION.map((end) => `${one}${end}`.toLowerCase())));
  return all.filter((entry) => entry.is === 'file' && known.has(entry.name.toLowerCase()));
}

/** A companion older than its file was written for the file before. */
const isAnnounced = (entry: Entry, all: readonly Entry[]): boolean =>
  companionsOf(entry.name, all).some(({ modifiedAt }) => modifiedAt >= entry.modifiedAt);

/** It was there under a passing name at the last look, and is no more. */
function wasRenamed({ name }: Entry, looks: Looks, all: readonly Entry[]): boolean {
  const before = Object.keys(looks).filter((one) => isPart(one) && one.replace(PART, '') === name);
  return before.length > 0 && !all.some((entry) => before.includes(entry.name));
}

/** In bytes: what we add to it must still be a name on any disk. */
const LONGEST_NAME = 180;

export function faultOf({ name, is, bytes }: Entry): Fault | null {
  if (!isName(name)) return 'name';
  if (is === 'link') return 'link';
  if (is === 'folder') return 'folder';
  if (is === 'other') return 'special';
  return bytes > MOST_BYTES ? 'size' : null;
}

/** A name that leads nowhere else and shows what it is. */
export const isName = (name: string): boolean =>
  name.trim() !== '' &&
  Buffer.byteLength(name) <= LONGEST_NAME &&
  name !== '.' &&
  name !== '..' &&
  !/[/\\]|\p{C}/u.test(name);

const shownName = (name: string): string => name.replace(/\p{C}/gu, '�').slice(0, LONGEST_NAME);

/** `*.csv`, `open-items-????.csv`: `*` is anything, `?` one character; capitals make no difference. */
export function matches(pattern: string, name: string): boolean {
  // by hand: a pattern turned into an expression could be made to take hours
  const [p, n] = [[...pattern.toLowerCase()], [...name.toLowerCase()]];
  let [at, on, star, mark] = [0, 0, -1, 0];
  while (on < n.length) {
    if (p[at] === '*') [star, mark, at] = [at, on, at + 1];
    else if (at < p.length && (p[at] === '?' || p[at] === n[on])) [at, on] = [at + 1, on + 1];
    else if (star >= 0) [at, mark, on] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  return p.slice(at).every((mark) => mark === '*');
}

/** What came of a file before that had the same content. */
export interface Earlier {
  readonly fileDay: Day;
  /** It stands in the ledger, or waits for a person. */
  readonly stands: boolean;
  /** Nothing else of this source was taken since. */
  readonly isLast: boolean;
}

/**
 * new: to be imported · same: it was taken already, nothing is done · older: the source is back where it was before; whether that is
 * meant, a person says. The same list with a newer day is new: it changes nothing, and says that nothing has changed.
 */
export function againOf(before: Earlier | undefined, fileDay: Day): 'new' | 'same' | 'older' {
  if (before === undefined || !before.stands) return 'new';
  if (fileDay <= before.fileDay) return 'same';
  return before.isLast ? 'new' : 'older';
}

/** Is it time to look there again? */
export const isDue = ({ pausedAt, lookedAt, everyMinutes, kind, hostKey, ahead }: Intake, now: Instant): boolean =>
  pausedAt === null &&
  (kind === 'folder' || hostKey !== null) &&
  // the clock looks once a minute, and never to the second
  (lookedAt === null || ahead > 0 || Date.parse(now) - Date.parse(lookedAt) >= everyMinutes * 60_000 - 30_000);
