import { sum } from '../../kernel/money';
import type { YearCustomer, YearItem, YearPart, YearPayment } from './year-nouns';

type Ungraded = Omit<YearPayment, 'grade'>;

/** How hard a payment is, played day by day with what was open and which accounts had been seen by then. */
export function graded(
  payments: readonly Ungraded[],
  items: readonly YearItem[],
  customers: readonly YearCustomer[],
): YearPayment[] {
  const ledger = new Map<string, { readonly item: YearItem; open: number }>(
    items.map((item) => [item.id, { item, open: item.amountMinor }]),
  );
  const byCustomer = new Map<string, { readonly item: YearItem; open: number }[]>();
  for (const one of ledger.values())
    byCustomer.set(one.item.customerId, [...(byCustomer.get(one.item.customerId) ?? []), one]);
  const names = new Map<string, number>();
  for (const { name } of customers) names.set(plain(name), (names.get(plain(name)) ?? 0) + 1);
  const nameOf = new Map(customers.map(({ id, name }) => [id, plain(name)]));
  const seen = new Map<string, Set<string>>();
  return payments.map((payment) => {
    const { truth } = payment;
    if (truth.kind === 'not-ours') return { ...payment, grade: strange(payment) };
    const customersOf = [...new Set(truth.parts.map(({ customerId }) => customerId))];
    const one = customersOf.length === 1 ? customersOf[0]! : null;
    const accounts = payment.iban === null ? null : seen.get(payment.iban);
    const known = one !== null && accounts?.size === 1 && accounts.has(one);
    const name = plain(payment.name ?? '');
    const called = one !== null && name === nameOf.get(one) && names.get(name) === 1;
    const open = (one === null ? [] : (byCustomer.get(one) ?? [])).filter(
      (row) => row.open !== 0 && row.item.issuedOn <= payment.bookedOn,
    );
    const grade = gradeOf(payment, { truth: ledger, open, isKnown: known || called });
    for (const part of truth.parts) {
      const row = part.itemId === null ? undefined : ledger.get(part.itemId);
      if (row) row.open -= part.settlesMinor;
      if (payment.iban !== null) seen.set(payment.iban, (seen.get(payment.iban) ?? new Set()).add(part.customerId));
    }
    return { ...payment, grade };
  });
}

interface Seen {
  readonly truth: ReadonlyMap<string, { readonly item: YearItem; readonly open: number }>;
  readonly open: readonly { readonly item: YearItem; readonly open: number }[];
  readonly isKnown: boolean;
}

const ODD = new Set(['discount too late', 'discount rounded', 'charges eaten', 'some cents less', 'amount mistyped', 'something deducted', 'another currency', 'twice', 'too much', 'some cents more', 'in parts', 'before any invoice', 'round on account']); // prettier-ignore
const MISLEADING = new Set([
  'reference mistyped',
  "an older invoice's reference",
  "an older invoice's number",
  'number mistyped',
]);
const HOPELESS = new Set(['provider pays out', 'batch without details']);

function gradeOf(payment: Ungraded, { truth, open, isKnown }: Seen): YearPayment['grade'] {
  if (payment.truth.kind === 'not-ours') return 'work';
  const has = (words: ReadonlySet<string>): boolean => payment.noise.some((word) => words.has(word));
  if (has(HOPELESS)) return 'ambiguous';
  return gradeOfParts(payment, payment.truth.parts, { truth, open, isKnown });
}

function gradeOfParts(
  payment: Ungraded,
  parts: readonly YearPart[],
  { truth, open, isKnown }: Seen,
): YearPayment['grade'] {
  const has = (words: ReadonlySet<string>): boolean => payment.noise.some((word) => words.has(word));
  const paid = parts.flatMap((part) => (part.itemId === null ? [] : [truth.get(part.itemId)!]));
  const named = paid.filter(({ item }) => isNamed(payment, item)).length;
  if (paid.length > 0 && named === paid.length && !has(ODD)) return 'clean';
  const same = open.filter((row) => row.open === payment.amountMinor).length;
  const all = sum(open.map((row) => row.open));
  const isOnly = paid.length === 1 ? same === 1 || (same === 0 && open.length === 1) : all === payment.amountMinor;
  if (isKnown && isOnly && paid.length > 0 && !has(ODD) && !has(MISLEADING)) return 'clean';
  if (named > 0 || isOnly) return 'work';
  if (paid.length === 0) return isKnown ? 'work' : 'ambiguous';
  return has(MISLEADING) || /number|list|file number|range|the first/.test(payment.noise.join()) ? 'work' : 'ambiguous';
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase();

/** The invoice's own reference, or its whole number standing by itself. */
function isNamed({ reference, text }: Ungraded, item: YearItem): boolean {
  if (item.reference !== null && (reference === item.reference || plain(text).includes(plain(item.reference))))
    return true;
  const number = item.document.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return new RegExp(`(?<![A-Z0-9])${number}(?![A-Z0-9])`, 'i').test(text);
}

function strange({ noise }: Ungraded): YearPayment['grade'] {
  if (noise.includes('refund of an open amount')) return 'ambiguous';
  return noise.some((word) => /^(refund|payment sent|rent)/.test(word)) ? 'work' : 'clean';
}
