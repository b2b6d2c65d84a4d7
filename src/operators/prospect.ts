import type { Instant } from '../kernel/day';

/** A creditor who registered from a quote: who they say they are, what they accepted, and what became of it. */
export interface ProspectIs {
  readonly legalName: string;
  readonly country: string;
  readonly registerNo: string | null;
  readonly vatNo: string | null;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly iban: string;
}

export interface Prospect {
  readonly id: number;
  readonly companyId: number;
  readonly openQuoteId: number;
  /** In small letters. */
  readonly email: string;
  readonly person: string;
  readonly is: ProspectIs;
  readonly termsId: number;
  readonly termsSha: string;
  readonly acceptedAt: Instant;
  readonly confirmUntil: Instant;
  /** The link of the mail was used: the address is theirs. */
  readonly confirmedAt: Instant | null;
  readonly decision: 'accepted' | 'refused' | null;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly madeCompanyId: number | null;
  /** Of one that was accepted: since when the agreement is drawn up and the creditor told, and when both were done. */
  readonly finishingAt: Instant | null;
  readonly finishedAt: Instant | null;
}

/** Hours within which the address is confirmed. */
export const CONFIRM_HOURS = 48;
export const LONGEST_REASON = 500;

export type ProspectState = 'unconfirmed' | 'waiting' | 'accepted' | 'refused';

export const stateOf = ({ confirmedAt, decision }: Prospect): ProspectState =>
  decision ?? (confirmedAt === null ? 'unconfirmed' : 'waiting');

/** Longer than it takes to finish: what has not ended by then broke off. */
const FINISHING_MS = 5 * 60_000;

/** Accepted, and its agreement may be missing and the creditor untold; nobody is at it now. */
export const isUnfinished = ({ decision, finishingAt, finishedAt }: Prospect, now: Instant): boolean =>
  decision === 'accepted' && finishedAt === null && (finishingAt === null || finishingAt < brokenOff(now));

export const brokenOff = (now: Instant): string => new Date(Date.parse(now) - FINISHING_MS).toISOString();
