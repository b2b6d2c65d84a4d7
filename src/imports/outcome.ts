import type { Day } from '../kernel/day';
import type { BookedMarks } from '../ledger/book';
import type { Stopped } from '../ledger/stopped';
import type { CodeProposal } from './code-alike';
import type { FileKind } from './mapping';
import type { Problem } from './problem';
import type { CurrencyTotals, Recognised, Totals } from './reading';
import type { Mode, Scope } from './scope';

/** What became of a file: the same whether it was booked, only looked at, or refused. */
export interface Outcome {
  /** Row number of the import; null where nothing was booked. */
  readonly importId: number | null;
  readonly state: 'booked' | 'previewed' | 'refused';
  readonly recognised: Recognised;
  readonly source: string;
  readonly kind: FileKind;
  readonly mode: Mode;
  readonly scope: Scope;
  readonly asOf: Day;
  readonly asOfAssumed: boolean;
  /** Rows that could be read. */
  readonly rows: number;
  readonly booked: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly customers: { readonly booked: number; readonly changed: number };
  /** Entries that the source has voided and that were cancelled. */
  readonly voided: number;
  /** What the source marks items or customers with: reminder levels, blocks. */
  readonly marks: BookedMarks;
  readonly missing: MissingFigures;
  readonly codes: Codes;
  /** Messages that wait to leave and that this stops. */
  readonly stopped: readonly Stopped[];
  readonly skipped: Totals['skipped'];
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  /** Of the rows that could be read. Signed, + owes. */
  readonly totals: Readonly<Record<string, CurrencyTotals>>;
  readonly assumptions: readonly string[];
  /** What a person should look at afterwards, in sentences. */
  readonly notices: readonly string[];
}

/** Customer numbers that look damaged: what is proposed and waits for a person, and what was read as decided before. */
export interface Codes {
  readonly proposed: readonly CodeProposal[];
  readonly read: Totals['codes'];
}

/** What a snapshot no longer names. */
export interface MissingFigures {
  /** Missing for the first time. */
  readonly items: number;
  readonly byCurrency: Readonly<Record<string, MissingSum>>;
  /** Missing a second time, and closed. */
  readonly closed: number;
  /** The imports from which those were missing first. */
  readonly closedOf: readonly number[];
  /** More vanished than may without a person saying so. */
  readonly mustConfirm: boolean;
}

export interface MissingSum {
  /** What was open of them. */
  readonly openMinor: number;
  /** What was open in the scope before. */
  readonly beforeMinor: number;
}

export const NOTHING_MISSING: MissingFigures = {
  items: 0,
  byCurrency: {},
  closed: 0,
  closedOf: [],
  mustConfirm: false,
};

/** What scripts are told. `importId` as a public id, or null. Shapes are kept; fields may be added. */
export function outcomeJson(outcome: Outcome, importId: string | null): Record<string, unknown> {
  const { recognised, problems, totals, skipped, missing, ...rest } = outcome;
  return {
    import: importId,
    number: rest.importId,
    state: rest.state,
    file: recognised.file,
    format: recognised.format,
    source: rest.source,
    kind: rest.kind,
    mode: rest.mode,
    scope: rest.scope,
    asOf: rest.asOf,
    asOfAssumed: rest.asOfAssumed,
    rows: rest.rows,
    booked: rest.booked,
    changed: rest.changed,
    unchanged: rest.unchanged,
    customers: rest.customers,
    voided: rest.voided,
    marks: rest.marks,
    codes: rest.codes,
    stopped: rest.stopped.map(({ messageId: _, ...one }) => one),
    skipped: skipped.map(({ reason, sentence, count }) => ({ reason, sentence, count })),
    missing: {
      items: missing.items,
      byCurrency: missing.byCurrency,
      closed: missing.closed,
      mustConfirm: missing.mustConfirm,
    },
    problems,
    problemCount: rest.problemCount,
    totals,
    assumptions: rest.assumptions,
    notices: rest.notices,
  };
}

/** Two numbers of one customer, because two records of it were merged. */
export const twinsInWords = (lines: number): readonly string[] =>
  lines === 0 ? [] : [`Lines under two numbers of one customer, counted once: ${lines}.`];
