/** Dice of a seed: the same throws on every machine (mulberry32), so that a made year is the same year everywhere. */
export interface Dice {
  /** A whole number from 0 to below n. */
  readonly below: (n: number) => number;
  /** A whole number from a to b, both possible. */
  readonly from: (a: number, b: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** One of a table of [thing, weight]. */
  readonly weigh: <T>(table: readonly (readonly [T, number])[]) => T;
  /** About normally distributed, mean 0, deviation 1. */
  readonly normal: () => number;
  readonly digits: (n: number) => string;
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(unit() * n);
  const weigh = <T>(table: readonly (readonly [T, number])[]): T => {
    let left = unit() * table.reduce((all, [, weight]) => all + weight, 0);
    for (const [thing, weight] of table) if ((left -= weight) < 0) return thing;
    return table[table.length - 1]![0];
  };
  return {
    below,
    from: (a, b) => a + below(b - a + 1),
    chance: (share) => unit() < share,
    pick: (list) => list[below(list.length)]!,
    weigh,
    normal: () =>
      unit() + unit() + unit() + unit() + unit() + unit() + (unit() + unit() + unit()) + (unit() + unit() + unit()) - 6,
    digits: (n) => Array.from({ length: n }, () => String(below(10))).join(''),
  };
}
