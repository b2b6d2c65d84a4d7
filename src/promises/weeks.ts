import { addDays, maxDay, weekday, type Day } from '../kernel/day';

/** What is promised and has not come yet, by the week in which it should: what a forecast of cash begins with. */
export interface Week {
  /** Monday; the first week also has what was promised before and still counts. */
  readonly from: Day;
  /** Sunday; empty: everything later. */
  readonly to: Day | null;
  readonly currency: string;
  readonly promises: number;
  readonly missingMinor: number;
}

/** What is missing of the open promises of one day and currency. */
export interface Missing {
  readonly promisedOn: Day;
  readonly currency: string;
  readonly promises: number;
  readonly missingMinor: number;
}

/** So many weeks are told apart; what lies further away is one. */
const WEEKS = 8;

/** Sums are per currency. */
export function weeksOf(missing: readonly Missing[], today: Day): Week[] {
  const first = mondayOf(today);
  const last = addDays(first, 7 * WEEKS);
  const sums = new Map<string, Week>();
  for (const { promisedOn, currency, promises, missingMinor } of missing) {
    const monday = maxDay(first, mondayOf(promisedOn));
    const from = monday < last ? monday : last;
    const key = `${from} ${currency}`;
    const sum = sums.get(key) ?? {
      ...{ from, to: from < last ? addDays(from, 6) : null, currency },
      ...{ promises: 0, missingMinor: 0 },
    };
    sums.set(key, { ...sum, promises: sum.promises + promises, missingMinor: sum.missingMinor + missingMinor });
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, week]) => week);
}

const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day));
