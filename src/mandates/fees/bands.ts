/**
 * Whether the bands of a commission give every claim exactly one rate: for every age and amount one band, none missing and no two
 * applying. Bands are named by their place, counted from 0. No band at all is no commission: a partner may live of its set-up and
 * its steps.
 */
export type BandFault =
  | { readonly fault: 'inverted_age' | 'inverted_amount' | 'beyond'; readonly band: number }
  | { readonly fault: 'overlap'; readonly band: number; readonly other: number }
  /** From that age and amount on nothing says what is charged; `band`: the nearest below, by amount, then by age. */
  | { readonly fault: 'gap'; readonly band: number | null; readonly ageDays: number; readonly amountMinor: number };

/** From, up to but without; null: no end. */
interface Band {
  readonly ageFrom: number;
  readonly ageTo: number | null;
  readonly amountFrom: number;
  readonly amountTo: number | null;
  readonly rateBps: number;
}

const FULL_BPS = 10_000;

/** Faults of single bands first; only where there are none, those between bands. */
export function bandFaults(bands: readonly Band[]): BandFault[] {
  if (bands.length === 0) return [];
  const own = bands.flatMap((band, at) => ownFaults(band, at));
  return own.length > 0 ? own : [...overlapsIn(bands), ...gapsIn(bands)];
}

function ownFaults({ ageFrom, ageTo, amountFrom, amountTo, rateBps }: Band, band: number): BandFault[] {
  return [
    ...(ageTo !== null && ageTo <= ageFrom ? [{ fault: 'inverted_age' as const, band }] : []),
    ...(amountTo !== null && amountTo <= amountFrom ? [{ fault: 'inverted_amount' as const, band }] : []),
    ...(rateBps > FULL_BPS ? [{ fault: 'beyond' as const, band }] : []),
  ];
}

const meet = (from: number, to: number | null, otherFrom: number, otherTo: number | null): boolean =>
  from < (otherTo ?? Infinity) && otherFrom < (to ?? Infinity);

const overlapsIn = (bands: readonly Band[]): BandFault[] =>
  bands.flatMap((one, band) =>
    bands.slice(0, band).flatMap((two, other) =>
      meet(one.ageFrom, one.ageTo, two.ageFrom, two.ageTo) && meet(one.amountFrom, one.amountTo, two.amountFrom, two.amountTo)
        ? [{ fault: 'overlap' as const, band, other }]
        : [],
    ),
  ); // prettier-ignore

/** Where bands begin or end, ages and amounts are cut; within a cell all are alike, so its first corner stands for it. */
function gapsIn(bands: readonly Band[]): BandFault[] {
  const ages = cuts(bands.flatMap(({ ageFrom, ageTo }) => [ageFrom, ageTo]));
  const amounts = cuts(bands.flatMap(({ amountFrom, amountTo }) => [amountFrom, amountTo]));
  const gaps: BandFault[] = [];
  let before = '';
  for (const ageDays of ages) {
    const free = amounts.filter((minor) => !bands.some((band) => covers(band, ageDays, minor)));
    const first = free.filter((minor) => !free.includes(amounts[amounts.indexOf(minor) - 1] ?? -1));
    // the same hole at the next age is one hole
    if (free.join() !== before)
      for (const amountMinor of first)
        gaps.push({ fault: 'gap', band: nearest(bands, ageDays, amountMinor), ageDays, amountMinor });
    before = free.join();
  }
  return gaps;
}

const cuts = (points: readonly (number | null)[]): number[] =>
  [...new Set([0, ...points.filter((point) => point !== null)])].sort((a, b) => a - b);

const covers = (band: Band, ageDays: number, minor: number): boolean =>
  band.ageFrom <= ageDays &&
  ageDays < (band.ageTo ?? Infinity) &&
  band.amountFrom <= minor &&
  minor < (band.amountTo ?? Infinity);

/** The band that ends where the hole begins. */
function nearest(bands: readonly Band[], ageDays: number, minor: number): number | null {
  const below = bands.findIndex((band) => band.amountTo === minor && covers(band, ageDays, minor - 1));
  const younger = bands.findIndex((band) => band.ageTo === ageDays && covers(band, ageDays - 1, minor));
  const found = [below, younger].find((at) => at >= 0);
  return found ?? null;
}
