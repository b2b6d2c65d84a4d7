/** One of what may be added up: its place in the list and its amount. */
export interface Addend {
  readonly minor: number;
}

/** Looked at before giving up: what is not found by then is not proposed. */
const MOST_STEPS = 40_000;

export interface Sums {
  /** Places in the list, ascending; at most as many as asked for. */
  readonly found: readonly (readonly number[])[];
  /** False: there may be more. */
  readonly complete: boolean;
}

/**
 * Which of these add up to exactly that, at most `size` of them. Of several ways the first found come first: those with the
 * earlier ones in the list. Amounts may be negative. Bounded: gives up after so many steps and says so.
 */
export function sumsTo(of: readonly Addend[], minor: number, { size, most }: { size: number; most: number }): Sums {
  const above = new Array<number>(of.length + 1).fill(0);
  const below = new Array<number>(of.length + 1).fill(0);
  for (let at = of.length - 1; at >= 0; at--) {
    const one = of[at]?.minor ?? 0;
    above[at] = (above[at + 1] ?? 0) + Math.max(0, one);
    below[at] = (below[at + 1] ?? 0) + Math.min(0, one);
  }
  const found: number[][] = [];
  const taken: number[] = [];
  let steps = 0;
  const look = (at: number, left: number): void => {
    if (left === 0 && taken.length > 0) found.push([...taken]);
    if (found.length >= most || steps >= MOST_STEPS || taken.length >= size) return;
    for (let next = at; next < of.length; next++) {
      steps++;
      if (left > (above[next] ?? 0) || left < (below[next] ?? 0)) return;
      taken.push(next);
      look(next + 1, left - (of[next]?.minor ?? 0));
      taken.pop();
      if (found.length >= most || steps >= MOST_STEPS) return;
    }
  };
  look(0, minor);
  return { found, complete: steps < MOST_STEPS && found.length < most };
}

/** Sets of so many out of so many come to any amount sooner or later: how many would come to this one by chance alone. */
export function byChance(of: number, taken: number, minor: number): number {
  let sets = 1;
  for (let n = 0; n < taken; n++) sets *= (of - n) / (n + 1);
  return sets / Math.max(1, Math.abs(minor));
}
