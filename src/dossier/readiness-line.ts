import type { ClaimedEntry } from './claim';

/** A line of the readiness of a recovery file: one question, how it stands, and what to do. */
export interface ReadinessLine {
  /** The question: `debtor-address`. */
  readonly item: string;
  readonly level: 'missing' | 'weak' | 'ok';
  /** True where no file is made until it is mended. */
  readonly stop: boolean;
  /** What is so. */
  readonly text: string;
  /** What to do; empty where all is right. */
  readonly fix: string;
  /** The documents that it is about; none where it is about the parties or the whole. */
  readonly about?: readonly string[];
}

export interface Question {
  readonly level: 'missing' | 'weak';
  readonly about?: readonly string[];
  readonly stop?: boolean;
  readonly text: string;
  readonly fix: string;
}

/** The line of a question: right where nothing is wrong. */
export const line = (item: string, right: string, wrong: Question | undefined): ReadinessLine =>
  wrong === undefined ? { item, level: 'ok', stop: false, text: right, fix: '' } : { stop: false, ...wrong, item };

export const filled = (text: string | null): boolean => (text ?? '').trim() !== '';

const MOST_NAMES = 8;

export function documents(entries: readonly Pick<ClaimedEntry, 'document'>[]): string {
  const names = entries.map(({ document }) => document);
  if (names.length <= MOST_NAMES) return names.join(', ');
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
}

export const named = (entries: readonly Pick<ClaimedEntry, 'document'>[]): string[] => [
  ...new Set(entries.map(({ document }) => document)),
];
