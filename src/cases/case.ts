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

/** paid: the money is in · returned: back in our hands, reminders may go on · uncollectable: nobody chases any more. */
export const OUTCOMES = ['paid', 'returned', 'uncollectable'] as const;
export type Outcome = (typeof OUTCOMES)[number];
