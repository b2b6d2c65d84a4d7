/**
 * Whether the bands of a commission give every claim exactly one rate. Bands are rectangles of age and amount: on the grid of
 * all their edges each cell must be in one of them. No band at all is no commission.
 */
export interface BandFault {
  readonly kind: 'gap' | 'overlap' | 'reversed';
  /** The cell in which it is: from its age and amount upwards. */
  readonly ageFrom: number;
  readonly amountFrom: number;
}

/** From, up to but without; null: no end. */
interface Reach {
  readonly ageFrom: number;
  readonly ageTo: number | null;
  readonly amountFrom: number;
  readonly amountTo: number | null;
}

export function bandFaults(bands: readonly Reach[]): BandFault[] {
  const reversed = bands.filter(
    (one) => isReversed(one.ageFrom, one.ageTo) || isReversed(one.amountFrom, one.amountTo),
  );
  if (reversed.length > 0)
    return reversed.map(({ ageFrom, amountFrom }) => ({ kind: 'reversed', ageFrom, amountFrom }));
  if (bands.length === 0) return [];
  const ages = edges(bands.flatMap(({ ageFrom, ageTo }) => [ageFrom, ageTo ?? 0]));
  const amounts = edges(bands.flatMap(({ amountFrom, amountTo }) => [amountFrom, amountTo ?? 0]));
  return ages.flatMap((ageFrom) =>
    amounts.flatMap((amountFrom): BandFault[] => {
      const here = bands.filter((band) => holds(band, ageFrom, amountFrom)).length;
      return here === 1 ? [] : [{ kind: here === 0 ? 'gap' : 'overlap', ageFrom, amountFrom }];
    }),
  );
}

const isReversed = (from: number, to: number | null): boolean => to !== null && to <= from;

const edges = (all: readonly number[]): number[] => [...new Set([0, ...all])].sort((a, b) => a - b);

const holds = (band: Reach, age: number, amount: number): boolean =>
  band.ageFrom <= age &&
  (band.ageTo === null || age < band.ageTo) &&
  band.amountFrom <= amount &&
  (band.amountTo === null || amount < band.amountTo);
