import type { Visit } from '../companies/visit.pages';
import type { ImportsWords } from '../languages/imports-words';
import { PROBLEM_WORDS } from '../languages/problem-words';
import { countText, fill, inLanguage, isLanguage, numberText } from '../languages/said';
import { csvOf } from '../platform/sheet';
import { file, type Answer } from '../platform/web/answer';
import type { Problem } from './problem';

/** The lines of a file that could not be taken: as a table with line, value, what was expected and what to do, and as a file to send back. */
export interface SaidProblem {
  readonly line: string;
  readonly column: string;
  readonly value: string;
  readonly fault: string;
  readonly expected: string;
  readonly remedy: string;
}

/**
 * In English as whoever read the file says it, with its details; in other languages as the code of the problem says it. What to do is
 * said for people at this page in any case.
 */
export function sayProblem(problem: Problem, language: string): SaidProblem {
  const said: Readonly<Pick<Problem, 'fault' | 'expected' | 'remedy'>> = inLanguage(PROBLEM_WORDS, language)[
    problem.code
  ];
  const { fault, expected } = isLanguage(language) && language !== 'en' ? said : problem;
  return {
    line: problem.line === null ? '' : String(problem.line),
    column: problem.column ?? '',
    value: problem.value ?? '',
    fault,
    expected,
    remedy: said.remedy,
  };
}

/** On a page; the file has the others. */
const SHOWN = 50;

export function problemBlanks(
  visit: Visit,
  w: ImportsWords,
  problems: { readonly kept: readonly Problem[]; readonly count: number; readonly report: string },
): Readonly<Record<string, unknown>> {
  const { kept, count, report } = problems;
  const shown = Math.min(SHOWN, kept.length);
  return {
    count: countText(w.problems.count, count, visit.locale),
    rows: kept.slice(0, SHOWN).map((problem) => sayProblem(problem, visit.language)),
    shown: shown < count ? fill(w.problems.shown, { n: numberText(shown, visit.locale) }) : '',
    report,
  };
}

/** Spreadsheets know by this mark that the text is UTF-8. */
const MARK = '\ufeff';

/** Every problem that is kept, as a file to send back to whoever made the list; texts that a spreadsheet would run are made harmless. */
export function problemsFile(
  visit: Visit,
  w: ImportsWords,
  problems: { readonly kept: readonly Problem[]; readonly count: number; readonly fileName: string },
): Answer {
  const { kept, count, fileName } = problems;
  const p = w.problems;
  const more = count - kept.length;
  const rows = kept.map((problem) => {
    const said = sayProblem(problem, visit.language);
    return [problem.line, said.column, said.value, said.fault, said.expected, said.remedy];
  });
  const rest = more > 0 ? [[null, '', '', fill(p.more, { n: numberText(more, visit.locale) }), '', '']] : [];
  const head = [p.line, p.column, p.value, p.fault, p.expected, p.remedy];
  const text = csvOf({ name: fileName, head, rows: [...rows, ...rest] });
  return csvFile(`${p.reportName}-${stemOf(fileName)}.csv`, text);
}

export const csvFile = (name: string, text: string): Answer =>
  file(name, 'text/csv; charset=utf-8', Buffer.from(MARK + text, 'utf8'));

/** The name without its ending and without what a header cannot carry. */
const stemOf = (name: string): string => name.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[^\p{L}\p{N}._-]/gu, '_').slice(0, 80); // prettier-ignore
