import type { Day } from '../kernel/day';

/** A case is a recovery file in a partner's hands. While it is there, its items are nobody else's to chase. */
export interface Case {
  readonly id: number;
  readonly companyId: number;
  readonly customerId: number;
  readonly dossierId: number;
  /** Of the recovery file: RF-2026-0007. */
  readonly number: string;
  /** The customer's number. */
  readonly customer: string;
  readonly partner: string;
  readonly state: CaseState;
  readonly handedOverOn: Day;
  readonly endedOn: Day | null;
  readonly outcome: Outcome | null;
}

export const CASE_STATES = ['with_partner', 'closed', 'undone'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const NEXT: Readonly<Record<CaseState, readonly CaseState[]>> = {
  with_partner: ['closed', 'undone'],
  closed: ['with_partner'], // reopened: closed by mistake
  undone: [],
};

export const OUTCOMES = ['paid', 'partly_paid', 'settled', 'uncollectable', 'returned', 'withdrawn', 'insolvent', 'merged'] as const; // prettier-ignore
export type Outcome = (typeof OUTCOMES)[number];

/**
 * What becomes of what is still open. ours: reminders go on where they stood · nobody: nobody chases it, it waits to be written
 * off · frozen: the law stops it · elsewhere: another case has it.
 */
export type Rest = 'ours' | 'nobody' | 'frozen' | 'elsewhere';

export const REST_OF: Readonly<Record<Outcome, Rest>> = {
  paid: 'ours',
  partly_paid: 'ours',
  settled: 'nobody',
  uncollectable: 'nobody',
  returned: 'ours',
  withdrawn: 'ours',
  insolvent: 'frozen',
  merged: 'elsewhere',
};

/** The outcomes that leave a rest so. */
export const leaving = (...rests: readonly Rest[]): readonly Outcome[] =>
  OUTCOMES.filter((outcome) => rests.includes(REST_OF[outcome]));

/** How a partner may say that it ended: a recall and a merger are ours to say. */
export const PARTNERS_OUTCOMES = OUTCOMES.filter((outcome) => outcome !== 'withdrawn' && outcome !== 'merged');

/** Within so many days a set-up fee is to be paid, where work waits for it. */
export const SET_UP_DAYS = 7;
