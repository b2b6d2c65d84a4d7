import type { Day } from '../kernel/day';
import { historyFor, type PastCase } from './fees/history';
import { quoteOf, type FeeQuote, type QuoteClaim } from './fees/quote';
import { modelIn, unsuitedFor, type Candidate, type Sought, type Unsuited } from './suitable';

/** Quotes of all partners for one claim, side by side; those that do not fit stay, with why. A quote binds nobody until it is accepted. */
export interface Asked extends QuoteClaim {
  /** Of the debtor, as it was known or typed. */
  readonly debtor: string;
  readonly country: string | null;
  readonly language: string | null;
}

/** So long a quote stands. */
export const QUOTE_DAYS = 14;

export interface Offer {
  readonly partner: Candidate;
  readonly modelId: number | null;
  /** Null where none can be made. */
  readonly quote: FeeQuote | null;
  readonly unsuited: readonly Unsuited[];
}

/** Those that fit first: by what is expected to stay, else by what stays if all comes in; then by name. */
export function offersFor(
  asked: Asked,
  candidates: readonly Candidate[],
  past: readonly PastCase[],
  kinds: Sought['kinds'],
): Offer[] {
  const offers = candidates.map((partner): Offer => {
    const unsuited = unsuitedFor(partner, { ...asked, kinds });
    const found = modelIn(partner, asked.currency);
    const like = { partnerId: partner.id, currency: asked.currency, claimMinor: asked.principalMinor, ageDays: asked.ageDays }; // prettier-ignore
    return {
      partner,
      modelId: found?.id ?? null,
      quote: found === undefined || unsuited.length > 0 ? null : quoteOf(found.model, asked, historyFor(past, like)),
      unsuited,
    };
  });
  const stays = ({ quote }: Offer): number => quote?.expected?.netMinor ?? quote?.ifAll.netMinor ?? -Infinity;
  const all = ({ quote }: Offer): number => quote?.ifAll.netMinor ?? -Infinity;
  const worth = offers.some(({ quote }) => quote !== null && quote.expected === null) ? all : stays;
  return offers.sort((a, b) =>
    worth(a) === worth(b) ? (a.partner.name < b.partner.name ? -1 : 1) : worth(b) - worth(a),
  );
}

/** How a kept quote stands: it lapses by itself. */
export type QuoteState = 'open' | 'expired' | 'accepted' | 'declined';

export interface KeptQuote {
  readonly id: number;
  readonly partnerId: number;
  readonly partner: string;
  readonly feeModelId: number;
  readonly customerId: number | null;
  readonly dossierId: number | null;
  readonly asked: Asked;
  readonly told: FeeQuote;
  readonly currency: string;
  readonly claimMinor: number;
  readonly ageDays: number;
  readonly validUntil: Day;
  readonly recordedAt: string;
  readonly acceptedAt: string | null;
  readonly declinedAt: string | null;
}

export function quoteState(quote: Pick<KeptQuote, 'acceptedAt' | 'declinedAt' | 'validUntil'>, today: Day): QuoteState {
  if (quote.acceptedAt !== null) return 'accepted';
  if (quote.declinedAt !== null) return 'declined';
  return quote.validUntil < today ? 'expired' : 'open';
}
