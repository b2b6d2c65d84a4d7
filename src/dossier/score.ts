import type { ReadinessLine } from './readiness-line';

/** Readiness as one number, 0 to 100: what is right counts whole, what is weak half, what is missing nothing. */
export function scoreOf(lines: readonly ReadinessLine[]): number {
  if (lines.length === 0) return 100;
  const worth = { ok: 2, weak: 1, missing: 0 } as const;
  const points = lines.reduce((sum, { level }) => sum + worth[level], 0);
  return Math.floor((100 * points) / (2 * lines.length));
}
