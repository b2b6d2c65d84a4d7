import type { Instant } from '../kernel/day';

/** Two records of one customer that became one: who stays, what changed on it, and when that was taken back. */
export interface CustomerMerge {
  readonly id: number;
  readonly companyId: number;
  readonly winnerId: number;
  readonly loserId: number;
  readonly fields: readonly ChangedField[];
  readonly why: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly undoneAt: Instant | null;
}

export type Value = string | number | null;

export interface ChangedField {
  /** The column. */
  readonly field: string;
  readonly before: Value;
  readonly after: Value;
}

/** Who and where the customer is in law: what one record does not know, the other may. */
const IDENTITY = [
  'legal_name', 'legal_form', 'trading_name', 'register_no', 'vat_no', 'representative', 'country', 'region', 'language', 'segment',
  'collector', 'terms_days', 'payment_terms', 'payment_method', 'governing_law', 'court_country', 'claim_type', 'supplier_no',
] as const; // prettier-ignore

export type Fields = Readonly<Record<string, Value>>;

/**
 * What changes on the record that stays: gaps are filled, and of marks that spare a customer the stricter wins, whichever record had it.
 * What both know and know differently stays as it is.
 */
export function mergedFields(winner: Fields, loser: Fields): ChangedField[] {
  const after: Record<string, Value> = {};
  for (const field of IDENTITY) after[field] = filled(winner[field]) ?? filled(loser[field]) ?? null;
  after['debtor_type'] =
    [winner, loser].map((one) => one['debtor_type']).find((kind) => kind !== 'unknown') ?? 'unknown';
  for (const mark of ['internal', 'hardship', 'written_apart']) after[mark] = larger(winner[mark], loser[mark]);
  after['max_step'] = smaller(winner['max_step'], loser['max_step']);
  after['stopped_at'] = winner['stopped_at'] ?? loser['stopped_at'] ?? null;
  for (const above of ['parent_id', 'payer_id']) after[above] = winner[above] ?? loser[above] ?? null;
  Object.assign(after, limitOf(winner, loser));
  return Object.entries(after).flatMap(([field, value]) =>
    value === (winner[field] ?? null) ? [] : [{ field, before: winner[field] ?? null, after: value }],
  );
}

const filled = (value: Value | undefined): Value | undefined => (value === '' ? undefined : (value ?? undefined));
const larger = (one: Value = 0, other: Value = 0): number => Math.max(Number(one), Number(other));
const smaller = (one: Value = null, other: Value = null): Value =>
  one === null ? other : other === null ? one : Math.min(Number(one), Number(other));

/** In one currency the smaller limit; in two, that of the record that stays. */
function limitOf(winner: Fields, loser: Fields): Fields {
  const [own, other] = [winner['credit_limit_minor'] ?? null, loser['credit_limit_minor'] ?? null];
  const currency = winner['credit_limit_currency'] ?? null;
  if (other === null) return {};
  if (own === null)
    return { credit_limit_minor: other, credit_limit_currency: loser['credit_limit_currency'] ?? currency };
  return currency === (loser['credit_limit_currency'] ?? null) ? { credit_limit_minor: smaller(own, other) } : {};
}

/** Why two records cannot become one, before anything that hangs on them is looked at. */
export type Unfit = 'same' | 'gone' | 'group' | 'levels' | 'kind';

export interface Standing {
  readonly fields: Fields;
  readonly hasEntities: boolean;
}

export function unfitOf(winner: Standing, loser: Standing): Unfit | undefined {
  const [one, other] = [winner.fields, loser.fields];
  if (one['id'] === other['id']) return 'same';
  if ((one['merged_into'] ?? null) !== null || (other['merged_into'] ?? null) !== null) return 'gone';
  const above = [one['parent_id'], one['payer_id'], other['parent_id'], other['payer_id']];
  if (above.includes(one['id']) || above.includes(other['id'])) return 'group';
  const isBelow = ({ fields }: Standing): boolean => (fields['parent_id'] ?? null) !== null;
  if ((isBelow(winner) && loser.hasEntities) || (isBelow(loser) && winner.hasEntities)) return 'levels';
  const kinds = [one['debtor_type'], other['debtor_type']].filter((kind) => kind !== 'unknown');
  return new Set(kinds).size > 1 ? 'kind' : undefined;
}
