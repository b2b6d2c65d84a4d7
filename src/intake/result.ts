import type { Found } from '../imports/upload';
import { sentence } from '../imports/problem';
import type { Instant } from '../kernel/day';
import type { Verdict } from './intake';

/** What came of a file, for whoever put it there: a few lines beside it. Values of the file are in it only where they are wrong. */
export interface Result {
  readonly name: string;
  readonly verdict: Verdict;
  readonly at: Instant;
  /** Public number of the import. */
  readonly importId: string | null;
  readonly found: Found | null;
}

const MOST_PROBLEMS = 200;

const WORDS: Readonly<Record<Verdict, string>> = {
  booked: 'imported',
  known: 'was taken before: nothing was done',
  waiting: 'nothing was imported: a person must look at it',
  left: 'nothing was imported: a person decided so',
};

export function resultText({ name, verdict, at, importId, found }: Result): string {
  const lines = [`${name}: ${WORDS[verdict]}`, `at: ${at}`];
  if (importId !== null) lines.push(`import: ${importId}`);
  return [...lines, ...foundLines(found), ''].join('\n');
}

function foundLines(found: Found | null): string[] {
  if (found === null) return [];
  if (found.is === 'asks')
    return ['why: the file does not say everything', ...found.questions.map((one) => one.sentence)];
  if (found.is === 'stopped') return [`why: ${found.message}`, found.remedy];
  if (found.is === 'broken') return ['why: reading it failed'];
  if (!('outcome' in found)) return [];
  const { rows, booked, changed, unchanged, asOf, problems, problemCount, missing } = found.outcome;
  const rest = problemCount - Math.min(problems.length, MOST_PROBLEMS);
  return [
    `as of: ${asOf}`,
    `lines: ${rows}, new: ${booked}, changed: ${changed}, unchanged: ${unchanged}, missing: ${missing.items}`,
    ...(missing.mustConfirm ? ['why: so much is missing that it must be confirmed'] : []),
    ...problems.slice(0, MOST_PROBLEMS).map(sentence),
    ...(rest > 0 ? [`… and ${rest} more.`] : []),
  ];
}

/** Where it is put: by day and moment, and by its number, so that no file ever takes the place of another. */
export function keptAs(verdict: Verdict, { id, name, at }: { id: number; name: string; at: Instant }): string {
  const folder = verdict === 'booked' || verdict === 'known' ? 'done' : 'failed';
  return `${folder}/${at.slice(0, 19).replace(/:/g, '').replace('T', '_')}_${id}_${name}`;
}
