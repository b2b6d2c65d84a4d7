import type { Day } from '../kernel/day';

/** A statement as it continues the one before: both its balances. */
export interface Continued {
  readonly id: number;
  readonly openingMinor: number | null;
  readonly openingOn: Day | null;
  readonly closingMinor: number | null;
  readonly closingOn: Day | null;
  /** The sum of all its lines. */
  readonly movedMinor: number;
  /** 1: it begins with the balance after a line that another one tells, or within its days: a list of any days that a person chose. */
  readonly goesOn?: number;
}

/** What is wrong with a statement of an account. */
export interface Break {
  /** `gap`: something between it and the statement before is missing; `sum`: its own lines do not lead from one balance to the other. */
  readonly is: 'gap' | 'sum';
  readonly id: number;
  readonly expectedMinor: number;
  readonly saidMinor: number;
  /** The last day known before the gap. */
  readonly after: Day | null;
}

/**
 * Where the statements of one account do not continue each other. One that begins with any balance that an earlier one had
 * continues: banks repeat and overlap. A gap is closed by the statement that was missing, whenever it comes.
 */
export function breaksOf(statements: readonly Continued[]): Break[] {
  const ordered = statements
    .filter((one) => one.closingMinor !== null && one.closingOn !== null)
    .sort((a, b) => order(a).localeCompare(order(b)) || a.id - b.id);
  const known = new Set<number>();
  let before: Continued | undefined;
  const breaks: Break[] = [];
  for (const one of ordered) {
    const { id, openingMinor, closingMinor, movedMinor, goesOn = 0 } = one;
    if (openingMinor !== null && closingMinor !== null) {
      if (
        before?.closingMinor !== undefined &&
        before.closingMinor !== null &&
        !known.has(openingMinor) &&
        goesOn === 0
      ) {
        const { closingMinor: expectedMinor, closingOn: after } = before;
        breaks.push({ is: 'gap', id, expectedMinor, saidMinor: openingMinor, after });
      }
      if (openingMinor + movedMinor !== closingMinor) {
        breaks.push({ is: 'sum', id, expectedMinor: openingMinor + movedMinor, saidMinor: closingMinor, after: null });
      }
    }
    for (const minor of [openingMinor, closingMinor]) if (minor !== null) known.add(minor);
    before = one;
  }
  return breaks;
}

const order = (one: Continued): string => `${one.closingOn ?? ''}|${one.openingOn ?? ''}`;
