import type { MergedCustomers } from '../customers/merge.store';
import { count } from '../kernel/count';
import type { Day } from '../kernel/day';
import type { BookedLines, BookedMarks } from '../ledger/book';
import type { CodeProposal } from './code-alike';
import type { DebtorTypes } from './debtor-type.actions';
import type { FileKind } from './mapping';
import type { OpenedFile } from './open.actions';
import type { MissingFigures, Outcome } from './outcome';
import { LIMITS } from './mapping-profile';
import type { Problem } from './problem';
import type { Totals } from './reading';

/** What came of a booking, put together for whoever asked for it: figures, and in sentences what was taken for granted. */
export interface BookedEntries {
  readonly lines: BookedLines;
  readonly missing: MissingFigures;
  readonly disputes: number;
  /** Entries that the source voided and that were cancelled. */
  readonly voided: number;
  /** Due days computed from the terms of the customer itself. */
  /** From whose terms due days were computed. */
  readonly dueDays: readonly string[];
  /** What of it could not be applied. */
  readonly notices: readonly string[];
}

export interface When {
  readonly asOf: Day;
  readonly assumed: boolean;
}

export interface Terms {
  readonly mode: Outcome['mode'];
  readonly scope: Outcome['scope'];
  /** A newer list was booked before this one. */
  readonly older: boolean;
  readonly paymentImports: readonly number[];
  readonly notes: readonly string[];
}

interface Read {
  readonly opened: OpenedFile;
  readonly totals: Totals;
  readonly kind: FileKind;
  readonly proposed: readonly CodeProposal[];
  readonly request: { readonly yes?: boolean };
}

interface Results extends BookedEntries {
  readonly when: When;
  readonly terms: Terms;
  readonly importId: number;
  readonly customers: MergedCustomers;
  readonly marks: BookedMarks;
  readonly leftOut: number;
  readonly debtors: DebtorTypes;
  /** Payers that are none. */
  readonly payers: readonly Problem[];
}

export function outcomeOf(staged: Read, results: Results): Outcome {
  const { opened, totals, kind } = staged;
  const { lines, customers, when, terms, missing, leftOut, disputes, voided, debtors, dueDays } = results;
  const counted = kind === 'customers' ? customers : lines;
  return {
    importId: results.importId,
    state: 'booked',
    recognised: opened.reading.recognised,
    source: opened.source,
    kind,
    mode: terms.mode,
    scope: terms.scope,
    asOf: when.asOf,
    asOfAssumed: when.assumed,
    rows: totals.rows,
    booked: counted.booked,
    changed: counted.changed,
    unchanged: counted.unchanged,
    customers: { booked: customers.booked, changed: customers.changed },
    voided,
    marks: results.marks,
    missing,
    stopped: [],
    codes: { proposed: staged.proposed, read: totals.codes },
    skipped: totals.skipped,
    problems: [...totals.problems, ...results.payers].slice(0, LIMITS.problems),
    problemCount: totals.problemCount + results.payers.length,
    totals: totals.byCurrency,
    assumptions: [
      ...opened.assumptions,
      ...totals.assumptions,
      ...(when.assumed && !opened.assumed.has('asOf') ? [`The list was taken to show ${when.asOf}.`] : []),
      ...terms.notes,
      ...(debtors.assumed === null ? [] : [debtors.assumed]),
      ...(leftOut > 0
        ? [
            `${count(leftOut, 'line belongs', 'lines belong')} to other companies of yours and ${leftOut === 1 ? 'was' : 'were'} left out.`,
          ]
        : []),
      ...ownCodes(staged),
      ...(customers.parentless > 0
        ? [
            `${count(customers.parentless, 'customer names', 'customers name')} a group that cannot be told: nobody here has that number, or it would be a second level.`,
          ]
        : []),
      ...(customers.payerless.length > 0
        ? [
            `${count(customers.payerless.length, 'customer was', 'customers were')} taken without ${customers.payerless.length === 1 ? 'its' : 'their'} payer (${firstOf(customers.payerless.map(({ code }) => code))}).`,
          ]
        : []),
      ...(voided > 0
        ? [`${count(voided, 'document is', 'documents are')} void in the source and cancelled here.`]
        : []),
      ...dueDays,
      ...(disputes > 0 ? [`${count(disputes, 'item is', 'items are')} in dispute, as the list says.`] : []),
    ],
    notices: [],
  };
}

/** Numbers that look like those of known customers and were booked as customers of their own all the same. */
function ownCodes({ proposed, request }: Read): string[] {
  if (request.yes !== true) return [];
  const own = proposed.filter(({ because }) => because !== 'cut');
  return own.map(({ code, meant }) => `Customer ${code} was taken for another than ${meant.code}.`);
}

/** By number; of many the first. */
const firstOf = (codes: readonly string[]): string =>
  codes.length > MOST_NAMED ? `${codes.slice(0, MOST_NAMED).join(', ')} …` : codes.join(', ');

const MOST_NAMED = 5;
