import type { Trouble } from '../intake/intake';
import type { Day, Instant } from '../kernel/day';

/**
 * A postal service: letters are put into its folder as PDF, with a list of them that comes last, and it prints and posts them. What it
 * was given is given once; a letter is in the post when the list lies there, or when the service says so.
 */
export interface PostalService {
  readonly id: number;
  readonly companyId: number;
  /** Who carries the letters, as it stands beside each. */
  readonly name: string;
  readonly kind: 'folder' | 'sftp';
  readonly place: string;
  readonly host: string | null;
  readonly port: number | null;
  readonly user: string | null;
  /** The name under which password or key are kept, apart from the database. */
  readonly secret: string | null;
  /** `SHA256:…`, confirmed by a person; without it nobody signs in there. */
  readonly hostKey: string | null;
  /** No more often is a drop made. */
  readonly everyMinutes: number;
  readonly colour: boolean;
  readonly duplex: boolean;
  readonly registered: Registered;
  readonly counts: Counts;
  /** Letters made before this moment wait for a person. */
  readonly since: Instant;
  readonly pausedAt: Instant | null;
  readonly looks: Looks;
  readonly lookedAt: Instant | null;
  readonly droppedAt: Instant | null;
  readonly trouble: Trouble | null;
  readonly claimedBy: string | null;
  readonly claimedAt: Instant | null;
}

/** How each answer was seen first in the state in which it is, by its name. */
export type Looks = Readonly<Record<string, { readonly as: string; readonly at: Instant }>>;

/** Which letters go by registered mail: final reminders, or all. */
export const REGISTERED = ['never', 'final', 'always'] as const;
export type Registered = (typeof REGISTERED)[number];

/** A letter counts as posted when its drop is confirmed, or only when the service says so. */
export const COUNTS = ['dropped', 'said'] as const;
export type Counts = (typeof COUNTS)[number];

/**
 * open: its letters are being put there · handed: the list is written, and gets its name now · dropped: it lies there, or the service has
 * taken it · doubtful: nobody can know, a person asks the service · void: nothing of it is with the service.
 */
export type DropState = 'open' | 'handed' | 'dropped' | 'doubtful' | 'void';

export interface Drop {
  readonly id: number;
  readonly name: string;
  readonly state: DropState;
  readonly day: Day;
  readonly recordedAt: Instant;
}

/** taken: for a drop that is under way · given: with the service. */
export type LetterState = 'taken' | 'given' | Answered | 'released' | 'withdrawn';
export const ANSWERED = ['posted', 'delivered', 'returned', 'refused', 'rejected'] as const;
/** rejected: the service does not take it. */
export type Answered = (typeof ANSWERED)[number];

/** Who holds the letters of a service in the outbox. */
export const holderOf = ({ id }: Pick<PostalService, 'id'>): string => `postal/${id}`;

export const manifestOf = ({ name }: Pick<Drop, 'name'>): string => `${name}.csv`;

/** One letter as the list names it. */
export interface Listed {
  readonly id: string;
  readonly file: string;
  readonly recipient: string;
  readonly lines: readonly string[];
  readonly country: string;
  readonly pages: number;
  readonly colour: boolean;
  readonly duplex: boolean;
  readonly registered: boolean;
  readonly sha256: string;
}

const MOST_LINES = 6;
const HEAD = ['id', 'file', 'recipient', ...Array.from({ length: MOST_LINES }, (_, n) => `line${n + 1}`), 'country', 'pages', 'colour', 'duplex', 'registered', 'sha256']; // prettier-ignore

/** The list of a drop: UTF-8, semicolons, each cell in quotation marks (RFC 4180), lines that end in CR LF. */
export function manifestText(letters: readonly Listed[]): string {
  const rows = letters.map((of) => [
    ...[of.id, of.file, of.recipient],
    ...Array.from({ length: MOST_LINES }, (_, n) => of.lines[n] ?? ''),
    ...[of.country, String(of.pages), of.colour ? 'colour' : 'black', of.duplex ? 'duplex' : 'simplex'],
    ...[of.registered ? 'registered' : 'ordinary', of.sha256],
  ]);
  return [HEAD, ...rows].map((row) => `${row.map(cell).join(';')}\r\n`).join('');
}

const cell = (text: string): string =>
  `"${text
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .replaceAll('"', '""')}"`;

/** Is it time for the service? Answers are read at each look; a drop is made no more often than it was said. */
export const isDue = ({ pausedAt, kind, hostKey }: PostalService): boolean =>
  pausedAt === null && (kind === 'folder' || hostKey !== null);

export const mayDrop = ({ droppedAt, everyMinutes }: PostalService, now: Instant): boolean =>
  droppedAt === null || Date.parse(now) - Date.parse(droppedAt) >= everyMinutes * 60_000 - 30_000;
