import { termsFromCode, type PaymentTerms } from '../kernel/terms';

/**
 * Where the due day of an open item comes from. Empty, or `given`: the source or a person says the day. Else it was computed, and it is kept from
 * whose terms and which: `customer:45+eom`. What nobody agreed (`country`) is assumed, and a thing to prove before anything is
 * claimed from that day. `corrected:…`: a person's day stands over the computed one as long as the correction does.
 */
export const WHOSE_TERMS = ['document', 'customer', 'masters', 'file', 'company', 'country'] as const;
/** document: as the invoice states; masters: as the file has them for the customer; file: as said of the whole file; country: what is usual. */
export type WhoseTerms = (typeof WHOSE_TERMS)[number];

export interface DueBasis {
  readonly basis: 'given' | 'computed' | 'assumed';
  /** Only of what was computed. */
  readonly whose: WhoseTerms | null;
  readonly terms: PaymentTerms | null;
}

const GIVEN: DueBasis = { basis: 'given', whose: null, terms: null };

export const dueByText = (whose: WhoseTerms, code: string): string => `${whose}:${code}`;

export function dueBasisOf(text: string | null): DueBasis {
  if (text === null) return GIVEN;
  const [whose, code] = text.split(':');
  const terms = termsFromCode(code ?? '');
  if (!isWhose(whose) || terms === undefined) return GIVEN;
  return { basis: whose === 'country' ? 'assumed' : 'computed', whose, terms };
}

const isWhose = (text: string | undefined): text is WhoseTerms =>
  (WHOSE_TERMS as readonly string[]).includes(text ?? '');

/** In SQL, of the column: whether the day was computed; only those that are assumed. */
export const computedSql = (column: string, onlyAssumed = false): string =>
  onlyAssumed
    ? `(${column} is not null and ${column} like 'country:%')`
    : `(${column} is not null and ${column} <> 'given' and ${column} not like 'corrected:%')`;
