import type { Instant } from '../kernel/day';

/**
 * Something that goes to a partner by its own way: the recovery file, a supplement, the recall of a case, that it goes on after one, that
 * it was never meant for the partner. Each is made once, is tried for nearly a day, and ends as sent, as failed with a reason that a person
 * can act on, or as withdrawn because it is right no more.
 */
export type ParcelKind = 'file' | 'supplement' | 'recall' | 'reopened' | 'undone';

/** A few sentences and no files. */
export const isNote = (kind: ParcelKind): boolean => kind !== 'file' && kind !== 'supplement';

export type ParcelState = 'waiting' | 'sending' | 'sent' | 'failed' | 'withdrawn';

/** The ways that somebody must walk; a link is opened by the partner, and its own system asks us. */
export type ParcelWay = 'mail' | 'sftp';

export interface Parcel {
  readonly id: number;
  readonly companyId: number;
  readonly caseId: number;
  readonly key: string;
  readonly kind: ParcelKind;
  /** Of the supplement. */
  readonly n: number | null;
  /** Of the recall. */
  readonly why: string | null;
  readonly state: ParcelState;
  /** Since it was made, or sent again. */
  readonly attempts: number;
  /** How often it was to be sent, by us and by people. */
  readonly round: number;
  readonly nextAt: Instant;
  readonly way: ParcelWay | null;
  readonly sentTo: string | null;
  readonly enclosed: Enclosed | null;
  readonly said: string | null;
  /** Under which it lies in the folder of the partner. */
  readonly name: string | null;
  readonly claimedBy: string | null;
  readonly claimedAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly recordedAt: Instant;
}

/** What a mail carried beside its link, or that files were put into a folder. */
export type Enclosed = 'all' | 'pdfs' | 'link' | 'files';

/** Minutes until it is tried again, after each attempt that did not arrive: together nearly a day. */
export const PAUSES = [5, 15, 60, 180, 360, 720] as const;

/** When it is tried again after so many attempts; undefined: not any more. */
export function nextTry(attempts: number, now: Instant): Instant | undefined {
  const minutes = PAUSES[attempts - 1];
  return minutes === undefined ? undefined : (new Date(Date.parse(now) + minutes * 60_000).toISOString() as Instant);
}

/** Why it does not leave although it waits. */
export type Withdrawal = 'case_over' | 'case_goes_on' | 'other_way' | 'test_mode';

export interface Standing {
  /** Of the case. */
  readonly state: string;
  readonly outcome: string | null;
  readonly channel: string;
  readonly testMode: boolean;
}

/** The last look before it leaves: whether it is still right, by which way, or why not. */
export function leavesBy(
  kind: ParcelKind,
  { state, outcome, channel, testMode }: Standing,
): { readonly way: ParcelWay } | { readonly withdrawn: Withdrawal } {
  const isRecalled = state === 'closed' && outcome === 'withdrawn';
  if (kind === 'recall' && !isRecalled) return { withdrawn: 'case_goes_on' };
  if (kind === 'undone' && state !== 'undone') return { withdrawn: 'case_goes_on' };
  if (kind !== 'recall' && kind !== 'undone' && state !== 'with_partner') return { withdrawn: 'case_over' };
  if (channel !== 'mail' && channel !== 'sftp') return { withdrawn: 'other_way' };
  // a mail of test mode lies in our own folder; nothing is put on a server of others
  return channel === 'sftp' && testMode ? { withdrawn: 'test_mode' } : { way: channel };
}

interface Sized {
  readonly bytes: number;
}

/** Base64 in lines makes three bytes four letters and a little more. */
const asMailed = (bytes: number): number => Math.ceil((bytes * 4 * 78) / (3 * 76));
const MB = 1024 * 1024;

/** What fits into one mail of the partner: everything, the PDFs without the archive, or nothing but the link. */
export function enclosedIn(
  largestMb: number,
  { pdfs, others }: { readonly pdfs: readonly Sized[]; readonly others: readonly Sized[] },
): Exclude<Enclosed, 'files'> {
  const weigh = (files: readonly Sized[]): number => files.reduce((all, { bytes }) => all + asMailed(bytes), 0);
  if (weigh([...pdfs, ...others]) <= largestMb * MB) return 'all';
  return weigh(pdfs) <= largestMb * MB ? 'pdfs' : 'link';
}

/** Under which its files lie in the folder: the same for the same content, however often it is put there. */
export function dropName(number: string, { kind, n, key }: Pick<Parcel, 'kind' | 'n' | 'key'>, version: number, seal: string): string {
  const what = kind === 'file' ? `v${version}` : kind === 'supplement' ? `supplement-${n ?? 0}` : kind;
  const by = isNote(kind) ? (key.split('/')[1] ?? '') : seal.slice(0, 12);
  return [number, what, by].map((part) => part.replace(/[^A-Za-z0-9-]+/g, '-')).join('_');
} // prettier-ignore
