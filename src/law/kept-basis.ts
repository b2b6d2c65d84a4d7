import { z } from 'zod';
import { dayFrom, maxDay, type Day } from '../kernel/day';

/** Reads again what a charge keeps of how it was counted (see `owed-kept.ts`): the law it rests on, and the rates of its days. */
const TOLD = z.object({
  basis: z.string().optional(),
  lines: z.array(z.object({ from: z.string(), to: z.string(), percent: z.string() })).optional(),
});

function read(told: string | null): z.infer<typeof TOLD> {
  if (told === null) return {};
  try {
    return TOLD.safeParse(JSON.parse(told)).data ?? {};
  } catch {
    return {}; // nothing that was kept so
  }
}

/** The law, as it may be printed; empty: nobody recorded it. */
export const keptBasis = (told: string | null): string => read(told).basis ?? '';

/** The rates of those days, each with its first one; a rate that goes on is said once. */
export function ratesBetween(
  told: string | null,
  first: Day,
  last: Day,
): { readonly percent: string; readonly from: Day }[] {
  const lines = (read(told).lines ?? []).flatMap(({ from, to, percent }) => {
    const [begins, ends] = [dayFrom(from), dayFrom(to)];
    return begins === undefined || ends === undefined || begins > last || ends < first
      ? []
      : [{ percent, from: maxDay(begins, first) }];
  });
  return lines.filter(({ percent }, n) => n === 0 || lines[n - 1]?.percent !== percent);
}
