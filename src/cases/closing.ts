import type { Outcome } from './case';

/** How somebody says that a case ended. A recall is said on a page of its own, with its price. */
export interface Closing {
  readonly outcome: Exclude<Outcome, 'withdrawn'>;
  /** What the settlement came to, in minor units: only of `settled`. */
  readonly settledMinor?: number;
  /** The number of the case that takes the items over: only of `merged`. */
  readonly into?: string;
  readonly why?: string;
}

export const CLOSINGS = ['paid', 'partly_paid', 'settled', 'uncollectable', 'returned', 'insolvent', 'merged'] as const satisfies readonly Outcome[]; // prettier-ignore

export const isClosing = (text: string | null): text is Closing['outcome'] =>
  (CLOSINGS as readonly (string | null)[]).includes(text);

/** A settlement is less than the whole; more is a mistake in typing. */
export const isSettlement = (settledMinor: number, claimedMinor: number): boolean =>
  settledMinor > 0 && settledMinor < claimedMinor;
