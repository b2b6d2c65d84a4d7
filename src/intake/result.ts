import type { Found } from '../imports/upload';
import { sentence } from '../imports/problem';
import type { Instant } from '../kernel/day';
import { format } from '../kernel/money';
import type { Verdict } from './intake';
import { isRefused, refusalsIn, type BankPart, type Figures, type Told, type Total } from './told';

/** What came of a file, for whoever put it there: a few lines beside it. Values of the file are in it only where they are wrong. */
export interface Result {
  readonly name: string;
  readonly verdict: Verdict;
  readonly at: Instant;
  /** Public number of the import. */
  readonly importId: string | null;
  readonly found: Found | null;
  /** Of a file of the bank or an advice. */
  readonly told?: Figures | null;
}

const MOST_PROBLEMS = 200;

const WORDS: Readonly<Record<Verdict, string>> = {
  booked: 'imported',
  known: 'was taken before: nothing was done',
  waiting: 'nothing was imported: a person must look at it',
  left: 'nothing was imported: a person decided so',
  problems: 'not all of it was taken: see why',
};

export function resultText({ name, verdict, at, importId, found, told }: Result): string {
  const lines = [`${name}: ${WORDS[verdict]}`, `at: ${at}`];
  if (importId !== null) lines.push(`import: ${importId}`);
  return [...lines, ...foundLines(found), ...(told ? toldLines(told) : []), ''].join('\n');
}

/** What was taken, in counts and sums, and what was not and why. */
export function toldLines({ told, totals, made }: Figures): string[] {
  const parts = told.is === 'bank' ? told.parts : [];
  return [
    ...(told.is === 'bank' ? parts.flatMap((part) => bankLines(part)) : []),
    ...(made.length === 0 ? [] : [`${told.is === 'bank' ? 'statements' : 'advices'}: ${made.join(', ')}`]),
    ...totals.map((total) => `${total.currency}: ${total.lines} lines, ${sumsText(told.is, total)}`),
    ...refusalsIn(told).flatMap(({ file, message, remedy, faults }) => [
      `why: ${file === '' ? '' : `${file}: `}${message}`,
      remedy,
      ...faults.map(
        ({ place, value, code }) => `  ${place}: ${value === '' ? '' : `"${value.replace(/\s+/g, ' ')}" `}${code}`,
      ),
    ]),
  ];
}

function sumsText(is: Told['is'], { currency, inMinor, outMinor }: Total): string {
  const said = (minor: number): string => format({ minor, currency }, 'en');
  return is === 'bank' ? `in ${said(inMinor)}, out ${said(outMinor)}` : `pays ${said(inMinor)}`;
}

function bankLines(part: BankPart): string[] {
  if (isRefused(part)) return [];
  const { file, statements, repeated, lines, added, joined, twins, notices } = part;
  return [
    `${file}: statements: ${statements.length} new, ${repeated} known; lines: ${lines}, new: ${added}, told in another file too: ${joined}`,
    ...(twins > 0 ? [`asks: ${twins} lines are perhaps told in another file too (duly bank doubts)`] : []),
    ...(notices > 0 ? [`left out or kept whole: ${notices}`] : []),
  ];
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
