import type { Day } from '../kernel/day';

/** Somebody is away, and somebody stands in: from the first day to the last. */
export interface Absence {
  readonly id: number;
  readonly person: Named;
  readonly deputy: Named;
  readonly fromOn: Day;
  /** The last day away. */
  readonly untilOn: Day;
}

export interface Named {
  readonly id: number;
  readonly email: string;
  readonly name: string;
}

/** Those that hold on that day. */
export const awayOn = (absences: readonly Absence[], day: Day): Absence[] =>
  absences.filter(({ fromOn, untilOn }) => fromOn <= day && day <= untilOn);

/** Who stands in for whom, by address. */
export const deputiesIn = (absences: readonly Absence[]): ReadonlyMap<string, string> =>
  new Map(absences.map(({ person, deputy }) => [person.email, deputy.email]));

/** The absence of whoever a record names, by address or by name; undefined: they are here, or nobody's. */
export function absenceOf(absences: readonly Absence[], who: string | null | undefined): Absence | undefined {
  const named = (who ?? '').trim().toLowerCase();
  if (named === '') return undefined;
  return absences.find(({ person }) => person.email === named || person.name.toLowerCase() === named);
}

/** The longest time away. */
export const LONGEST_DAYS = 366;
