import type { Instant } from '../kernel/day';

/**
 * A change of where payments go: the favourite fraud. One person proposes it, another confirms it, it takes effect a day
 * later, and until then every administrator, who were told twice, can stop it.
 */
export interface BankChange {
  readonly id: number;
  readonly companyId: number;
  /** `set`: payments in the currency go there; the account before is ended. `retire`: the account goes, none follows. */
  readonly kind: 'set' | 'retire';
  readonly currency: string;
  readonly iban: string;
  readonly bic: string | null;
  readonly holder: string;
  readonly bankName: string | null;
  /** Of a holder of claims; null: our own. */
  readonly payeeId: number | null;
  readonly state: BankChangeState;
  readonly proposedAt: Instant;
  readonly proposedBy: string;
  readonly confirmedAt: Instant | null;
  readonly confirmedBy: string | null;
  readonly effectiveAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedBy: string | null;
}

export type BankChangeState = 'proposed' | 'confirmed' | 'in_force' | 'stopped';

export const DELAY_HOURS = 24;

export const effectiveFrom = (confirmedAt: Instant): Instant =>
  new Date(Date.parse(confirmedAt) + DELAY_HOURS * 3_600_000).toISOString() as Instant;

export const aboutBankChange = (id: number): string => `bank_change/${id}`;
