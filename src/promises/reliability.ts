import { daysBetween } from '../kernel/day';
import { sum } from '../kernel/money';
import { UNKEPT, type Judged } from './promise';

/** How far a customer's word goes: of the promises whose day has come, how many were kept, and how late the money was. */
export interface Reliability {
  readonly kept: number;
  /** Promises on which there is a verdict: kept, partly kept, broken, or replaced by a later one. */
  readonly judged: number;
  /** Days from the promised day to the day the money was all there, mean over those that were paid in the end; 0 at best. */
  readonly meanDelayDays: number | null;
  /** The longest promise to accept without asking, in days. */
  readonly longestDays: number;
  readonly pause: boolean;
  /** `kept 2 of 5, mean delay 9 d`. */
  readonly sentence: string;
}

const SHORTEST_DAYS = 3;

/** `longestPauseDays` is the company's setting: what a customer gets of whom nothing is known. */
export function reliability(history: readonly Judged[], longestPauseDays: number): Reliability {
  const judged = history.filter(hasVerdict);
  const kept = judged.filter((one) => one.verdict.state === 'kept').length;
  const delays = judged.flatMap(({ promise, paidOn }) =>
    paidOn === null ? [] : [Math.max(0, daysBetween(promise.promisedOn, paidOn))],
  );
  const meanDelayDays = delays.length === 0 ? null : Math.round(sum(delays) / delays.length);
  const pause = judged.length === 0 || kept * 2 >= judged.length;
  return {
    kept,
    judged: judged.length,
    meanDelayDays,
    longestDays: Math.min(longestPauseDays, Math.max(SHORTEST_DAYS, longestPauseDays - (meanDelayDays ?? 0))),
    pause,
    sentence: sentence(kept, judged.length, meanDelayDays),
  };
}

const hasVerdict = ({ promise, verdict }: Judged): boolean =>
  verdict.state === 'kept' ||
  UNKEPT.has(verdict.state) ||
  (verdict.state === 'withdrawn' && promise.parts.some((part) => part.replacedOn !== null));

function sentence(kept: number, judged: number, meanDelayDays: number | null): string {
  if (judged === 0) return 'no promise has come due yet';
  return `kept ${kept} of ${judged}${meanDelayDays === null ? '' : `, mean delay ${meanDelayDays} d`}`;
}
