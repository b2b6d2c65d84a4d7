import type { Dependent } from '../ledger/dependents';
import type { Day, Instant } from '../kernel/day';
import type { FileMatch, LeftOut } from './attachment-match';
import type { ListAnswers } from './formats/bank-list';
import type { ReadOptions } from './mapping-profile';
import type { Outcome } from './outcome';
import type { Question, Recognised } from './reading';
import type { ImportRequest } from './request';
import type { Mode, Scope } from './scope';

/**
 * An upload on its way to become an import, or an import that is being taken back: what a person said about it, what was found, how
 * far it is. It waits for a person, is worked on by one process at a time, and is done once.
 */
export interface ImportWork {
  readonly id: number;
  readonly companyId: number;
  readonly kind: WorkKind;
  readonly fileName: string;
  readonly place: string | null;
  readonly bytes: number;
  readonly fileDay: Day;
  readonly said: Said;
  readonly task: Task;
  readonly state: 'waiting' | 'working' | 'done';
  /** Counts each change, so that nobody acts on what he has not seen. */
  readonly version: number;
  readonly result: Found | null;
  readonly progress: Progress | null;
  readonly claimedBy: string | null;
  readonly claimedAt: Instant | null;
  readonly importId: number | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

type DebtorType = NonNullable<ImportRequest['debtorType']>;

/** bank: a list of a bank that asks something. */
export type WorkKind = 'file' | 'documents' | 'undo' | 'bank';
/** read: recognise and preview · book · match: find the documents that files belong to · attach · undo. */
export type Task = 'read' | 'book' | 'match' | 'attach' | 'undo';

/** What a person said about a file. */
export interface Said {
  readonly options: ReadOptions;
  readonly source?: string;
  readonly mode?: Mode;
  readonly scope?: Scope;
  /** Leave out the lines with problems and take the others. */
  readonly goodRows?: boolean;
  /** What customers are of whom nobody says it; `unknown`: asked, and left open. */
  readonly debtorType?: DebtorType | 'unknown';
  /** Of documents: what kind of paper they are. */
  readonly paper?: string;
  /** Of a list of a bank: what it does not say itself. */
  readonly list?: ListAnswers;
}

/** How far a task is: rows so far, bytes (of a workbook: rows) of all, and the time it took. */
export interface Progress {
  readonly rows: number;
  readonly taken: number;
  readonly of: number;
  readonly elapsedMs: number;
}

/** What the last task found, and the person sees. */
export type Found =
  | Asks
  | { readonly is: 'previewed' | 'refused' | 'booked'; readonly outcome: Outcome }
  | { readonly is: 'matched'; readonly files: readonly FileMatch[] }
  | { readonly is: 'attached'; readonly attached: number; readonly unchanged: number; readonly left: readonly LeftOut[] }
  | { readonly is: 'undone'; readonly cancelled: number; readonly restored: number; readonly withdrawn: readonly Dependent[]; readonly sent: readonly Dependent[]; readonly later: readonly string[] }
  | { readonly is: 'stopped'; readonly code: string; readonly message: string; readonly remedy: string }
  | { readonly is: 'broken' }; // prettier-ignore

export interface Asks {
  readonly is: 'asks';
  readonly recognised: Recognised;
  readonly questions: readonly Question[];
  readonly source: string;
  readonly askMode: boolean;
  readonly askDebtorType: boolean;
}

/** What was said when the same source was imported last. */
export interface Past {
  readonly mode: Mode;
  readonly scope: Scope;
}

/**
 * What must be asked before the file can be looked at: what it leaves open; whether a list of open items shows all of them, the first
 * time; what customers are of whom nobody knows it, the first time.
 */
export function asksOf(
  found: { readonly recognised: Recognised; readonly questions: readonly Question[]; readonly source: string },
  said: Said,
  companySays: DebtorType | null,
): Asks | undefined {
  const { recognised, questions, source } = found;
  const kind = recognised.kind?.value;
  const askMode = kind === 'items' && said.mode === undefined;
  const known = recognised.columns.some(({ field }) => field === 'debtorType');
  const answered = said.debtorType !== undefined || companySays !== null;
  const askDebtorType = !known && !answered && kind !== 'payments' && kind !== 'allocations';
  if (questions.length === 0 && !askMode && !askDebtorType) return undefined;
  return { is: 'asks', recognised, questions, source, askMode, askDebtorType };
}

/** What was recognised in a file, where anything was. */
export function recognisedIn(found: Found | null): Recognised | undefined {
  if (found === null) return undefined;
  if (found.is === 'asks') return found.recognised;
  return 'outcome' in found ? found.outcome.recognised : undefined;
}
