import type { Day } from '../kernel/day';
import type { Entry } from './entry';

/** A statement of account in one currency: what stood before, each entry with the balance after it, what stands at the end. */
export interface Statement {
  readonly currency: string;
  readonly from: Day | null;
  readonly to: Day;
  readonly openingMinor: number;
  readonly lines: readonly StatementLine[];
  /** Σ of what was invoiced, credited and paid in the period; with the opening balance it makes the closing one. */
  readonly debitMinor: number;
  readonly creditMinor: number;
  readonly closingMinor: number;
}

export interface StatementLine {
  readonly entryId: number;
  readonly on: Day;
  readonly type: Entry['type'];
  readonly document: string;
  /** Empty where it has none or several. */
  readonly dueOn: Day | null;
  readonly basis: Entry['basis'];
  /** + owes. */
  readonly amountMinor: number;
  readonly balanceMinor: number;
}

export type Posting = Omit<StatementLine, 'balanceMinor'> & { readonly currency: string };

/** One statement per currency that occurs, from a customer's whole postings in order of day and booking. */
export function statements(postings: readonly Posting[], from: Day | null, to: Day): Statement[] {
  const currencies = [...new Set(postings.map((posting) => posting.currency))].sort();
  return currencies.map((currency) =>
    statement(
      postings.filter((posting) => posting.currency === currency && posting.on <= to),
      { currency, from, to },
    ),
  );
}

function statement(postings: readonly Posting[], period: Pick<Statement, 'currency' | 'from' | 'to'>): Statement {
  let [openingMinor, debitMinor, creditMinor] = [0, 0, 0];
  let balanceMinor = 0;
  const lines: StatementLine[] = [];
  for (const { currency: _, ...posting } of postings) {
    balanceMinor += posting.amountMinor;
    if (period.from !== null && posting.on < period.from) {
      openingMinor = balanceMinor;
      continue;
    }
    if (posting.amountMinor > 0) debitMinor += posting.amountMinor;
    else creditMinor += posting.amountMinor;
    lines.push({ ...posting, balanceMinor });
  }
  return { ...period, openingMinor, lines, debitMinor, creditMinor, closingMinor: balanceMinor };
}
