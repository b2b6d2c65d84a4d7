import { addMonths, dayOf, partsOf, type Day, type Instant } from '../kernel/day';
import { isCurrency } from '../kernel/money';
import { Refusal } from '../kernel/result';

/**
 * One thing that is known of a customer's means, with who told it, where it stands and the day it was so. Facts are never changed:
 * a newer one stands before an older one, and one that was wrong is taken back.
 */
export const FACT_KINDS = ['assets', 'employees', 'turnover', 'result', 'equity', 'total_assets', 'note'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** third: whoever else, such as a credit agency. */
export const TELLERS = ['us', 'partner', 'customer', 'third'] as const;
export type Teller = (typeof TELLERS)[number];

export interface NewFact {
  readonly kind: FactKind;
  /** Minor units; result and equity may lie below nothing. */
  readonly amountMinor: number | null;
  readonly currency: string | null;
  /** Of `employees`. */
  readonly people: number | null;
  /** The year that a figure is of. */
  readonly year: number | null;
  readonly note: string | null;
  readonly source: string;
  readonly asOf: Day;
  readonly toldBy: Teller;
}

export interface Fact extends NewFact {
  readonly id: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  /** Taken back: it never was so. */
  readonly endedAt: Instant | null;
}

export const LONGEST_SOURCE = 200;
export const LONGEST_NOTE = 1_000;
/** A note is nothing else; of assets it may say what they are, without a worth. */
const MAY_BE_BELOW: readonly FactKind[] = ['result', 'equity'];
const OLDEST_YEAR = 1950;

/** Refuses what says nothing, lies ahead or cannot be. */
export function checked(fact: NewFact, today: Day): NewFact {
  if (!isSaid(fact))
    throw new Refusal('finance-says-nothing', 'This says nothing of the customer’s means.', 'Give the figure, and for a note its words.'); // prettier-ignore
  const firstDay = fact.year === null ? undefined : dayOf(fact.year, 1, 1);
  const yearIsWrong = fact.year !== null && (fact.year < OLDEST_YEAR || firstDay === undefined || firstDay > today);
  if (fact.asOf > today || yearIsWrong)
    throw new Refusal('finance-ahead', 'What is known of means is of a day and a year that have come.', 'Correct the day or the year.'); // prettier-ignore
  if (fact.amountMinor !== null && fact.amountMinor < 0 && !MAY_BE_BELOW.includes(fact.kind))
    throw new Refusal('finance-below-nothing', 'Only a result or own funds can lie below nothing.', 'Correct the figure.'); // prettier-ignore
  return fact;
}

function isSaid({ kind, amountMinor, currency, people, note, source }: NewFact): boolean {
  if (source.trim() === '' || source.length > LONGEST_SOURCE || (note ?? '').length > LONGEST_NOTE) return false;
  const sum = amountMinor !== null && currency !== null && isCurrency(currency);
  if (kind === 'employees') return people !== null && Number.isSafeInteger(people) && people >= 0;
  if (kind === 'note') return (note ?? '').trim() !== '';
  return sum || (kind === 'assets' && amountMinor === null && (note ?? '').trim() !== '');
}

const OLD_MONTHS = 18;

/** From then on a fact is shown as old, and nothing is concluded from it any more. */
export const isOld = ({ asOf }: Pick<NewFact, 'asOf'>, today: Day): boolean => addMonths(asOf, OLD_MONTHS) < today;

/** What stands of each kind, the newest day first, then what was told last; notes all stand. */
export function standing(facts: readonly Fact[]): Fact[] {
  const left = facts.filter(({ endedAt }) => endedAt === null);
  const newest = [...left].sort((a, b) => (a.asOf === b.asOf ? b.id - a.id : a.asOf < b.asOf ? 1 : -1));
  const seen = new Set<FactKind>();
  const kept = newest.filter(({ kind }) => {
    if (kind !== 'note' && seen.has(kind)) return false;
    seen.add(kind);
    return true;
  });
  return kept.sort((a, b) => FACT_KINDS.indexOf(a.kind) - FACT_KINDS.indexOf(b.kind));
}

export interface Means {
  readonly equityMinor: number | null;
  readonly assets: boolean | null;
  readonly employees: number | null;
  readonly on: Day;
}

/** What can be concluded on a day from what is not old; null: nothing. */
export function meansOf(facts: readonly Fact[], today: Day): Means | null {
  const fresh = standing(facts).filter((fact) => !isOld(fact, today));
  const of = (kind: FactKind): Fact | undefined => fresh.find((fact) => fact.kind === kind);
  const [assets, equity, employees] = [of('assets'), of('equity'), of('employees')];
  const used = [assets, equity, employees].flatMap((fact) => fact?.asOf ?? []);
  const [on] = used.sort().reverse();
  if (on === undefined) return null;
  return {
    assets: assets === undefined ? null : assets.amountMinor === null || assets.amountMinor > 0,
    equityMinor: equity?.amountMinor ?? null,
    employees: employees?.people ?? null,
    on,
  };
}

/** The year before, which figures are mostly of. */
export const usualYear = (today: Day): number => partsOf(today)[0] - 1;
