import type { Day } from '../kernel/day';
import type { PortalLanguage } from '../languages/portal-words';
import type { FeeQuote } from '../mandates/fees/quote';
import type { Unsuited } from '../mandates/suitable';
import type { PartnerKind } from '../mandates/partner';

/** A quote that somebody whom we do not know asked for: what was asked, what was told, and until when it stands. Binds nobody. */
export const DEBTOR_KINDS = ['company', 'consumer'] as const;

export interface OpenlyAsked {
  readonly creditor: { readonly name: string; readonly country: string };
  readonly debtor: { readonly country: string; readonly kind: (typeof DEBTOR_KINDS)[number] };
  readonly currency: string;
  readonly principalMinor: number;
  /** From the due date of the oldest invoice. */
  readonly ageDays: number;
}

export interface OpenQuote {
  readonly id: number;
  readonly companyId: number;
  readonly language: PortalLanguage;
  readonly feeModelId: number;
  readonly asked: OpenlyAsked;
  readonly told: FeeQuote;
  readonly validUntil: Day;
  readonly recordedAt: string;
}

/** What cannot be quoted, with why. */
export type Unquoted = { readonly unsuited: readonly Unsuited[] };

/** The papers that a hand-over takes: of each claim, and once with the creditor. */
export const PAPERS = ['invoices', 'proof', 'letters'] as const;
export const signaturesFor = (kind: PartnerKind): 'agreement' | 'power' => (kind === 'agency' ? 'agreement' : 'power');
