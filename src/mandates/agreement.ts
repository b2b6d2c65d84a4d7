import { z } from 'zod';
import { addDays, type Day } from '../kernel/day';

/** What was agreed with a partner, on paper: from when until when it holds, who signed it, and what it was drawn up with. */
export const AGREEMENT_KINDS = ['collection', 'power_of_attorney', 'pricing'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export const termsSchema = z.object({
  /** Who insures the partner's liability, and under which number: the guarantee that CPCE R124-3, 2° asks for. */
  guarantee: z.string().max(500).default(''),
  /** Days within which money is passed on, counted from the day it came in; null: nothing was agreed (in France a month, CPCE R124-6). */
  remitDays: z.number().int().min(0).max(365).nullable().default(null),
  /** Where it is passed on to. */
  remitTo: z.string().max(200).default(''),
  /** What a power of attorney covers beyond the usual. */
  scope: z.string().max(1_000).default(''),
  /** Days of notice. */
  noticeDays: z.number().int().min(0).max(365).default(90),
});
export type AgreementTerms = z.infer<typeof termsSchema>;

/** What an agreement that is drawn up here proposes: it is printed and signed, so that it is agreed. */
export const PROPOSED_REMIT_DAYS = 30;

export interface Agreement {
  readonly id: number;
  readonly partnerId: number;
  readonly kind: AgreementKind;
  readonly origin: 'uploaded' | 'generated';
  readonly documentId: number | null;
  readonly signedDocumentId: number | null;
  readonly feeModelId: number | null;
  readonly signedOn: Day | null;
  readonly signedBy: string | null;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
  readonly language: string | null;
  readonly terms: AgreementTerms;
}

/** Days before its end on which somebody is told. */
export const TOLD_BEFORE = [60, 30] as const;

/** unsigned: nobody signed it · coming: it does not hold yet · ending: it ends within 60 days · expired: its last day is over. */
export type AgreementState = 'unsigned' | 'coming' | 'in_force' | 'ending' | 'expired';

type Dated = Pick<Agreement, 'signedOn' | 'validFrom' | 'validUntil'>;

export function stateOf({ signedOn, validFrom, validUntil }: Dated, today: Day): AgreementState {
  if (validUntil !== null && validUntil < today) return 'expired';
  if (signedOn === null || signedOn > today) return 'unsigned';
  if (validFrom > today) return 'coming';
  return validUntil !== null && validUntil <= addDays(today, TOLD_BEFORE[0]) ? 'ending' : 'in_force';
}

export const holds = (agreement: Dated, today: Day): boolean =>
  ['in_force', 'ending'].includes(stateOf(agreement, today));

/** What a signed paper of a partner says of passing money on. */
export interface RemitTerm {
  readonly validFrom: Day;
  readonly validUntil: Day | null;
  readonly remitDays: number | null;
}

/** By the newest paper that held on that day and says something of it; `terms` come with the newest first. Null: nothing was agreed. */
export const agreedDaysOn = (terms: readonly RemitTerm[], on: Day): number | null =>
  terms.find(({ validFrom, validUntil, remitDays }) => remitDays !== null && validFrom <= on && (validUntil === null || on <= validUntil))?.remitDays ?? null; // prettier-ignore

/** The terms of the papers that were signed, in their order. */
export const remitTermsIn = (agreements: readonly Agreement[]): RemitTerm[] =>
  agreements
    .filter(({ signedOn }) => signedOn !== null)
    .map(({ validFrom, validUntil, terms: { remitDays } }) => ({ validFrom, validUntil, remitDays }));
