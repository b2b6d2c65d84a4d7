/**
 * After wrong passwords or codes in a row a person must wait: from the fifth on, twice as long each time, at most an hour.
 * So guessing is hopeless, and nobody can lock a colleague out for long.
 */
const FREE = 4;
const FIRST_MS = 60_000;
const LONGEST_MS = 3_600_000;

/** How long to wait after so many failures in a row, in milliseconds. */
export const lockMs = (failures: number): number =>
  failures <= FREE ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - FREE - 1, 20));
