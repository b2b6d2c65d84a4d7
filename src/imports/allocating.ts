import { exponent } from '../kernel/money';
import { objections, spread, type Objection } from '../ledger/allocation';

/**
 * Which of the stated allocations are new, which stand already, and which cannot be made, with the reason. A stated allocation stands
 * where the same amount of the same payment is applied to the same document already, however it came about.
 */
export interface Stated {
  readonly line: number;
  readonly customerCode: string;
  readonly payment: string;
  readonly document: string;
  readonly amountMinor: number;
  readonly currency: string | null;
}

export interface Named {
  readonly itemId: number;
  readonly entryId: number;
  readonly customerId: number;
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly openMinor: number;
}

export interface StatedWith<S extends Stated> {
  readonly stated: S;
  readonly payments: readonly Named[];
  readonly documents: readonly Named[];
}

export type Why = Objection['because'] | 'no-payment' | 'no-document' | 'several-payments' | 'several-documents';

export interface Judged<S> {
  readonly make: readonly {
    readonly stated: S;
    readonly from: Named;
    readonly to: Named;
    readonly amountMinor: number;
  }[];
  readonly standing: number;
  readonly cannot: readonly { readonly stated: S; readonly why: Why }[];
}

export function judgeAllocations<S extends Stated>(
  rows: readonly StatedWith<S>[],
  applied: readonly { readonly fromItemId: number; readonly toEntryId: number; readonly amountMinor: number }[],
): Judged<S> {
  const left = new Map<string, number[]>();
  for (const { fromItemId, toEntryId, amountMinor } of applied) {
    const key = `${fromItemId}/${toEntryId}`;
    left.set(key, [...(left.get(key) ?? []), amountMinor]);
  }
  const judged = { make: [] as Judged<S>['make'][number][], standing: 0, cannot: [] as Judged<S>['cannot'][number][] };
  const open = new Map<number, number>();
  for (const row of rows) {
    const { stated } = row;
    const pair = pairOf(row);
    if ('why' in pair) {
      judged.cannot.push({ stated, why: pair.why });
      continue;
    }
    const { from, parts } = pair;
    const amount = inOwnDigits(stated, from.currency);
    const same = left.get(`${from.itemId}/${parts[0]?.entryId ?? 0}`);
    const at = same?.indexOf(amount) ?? -1;
    if (same !== undefined && at >= 0) {
      same.splice(at, 1);
      judged.standing++;
      continue;
    }
    const openOf = (item: Named): number => open.get(item.itemId) ?? item.openMinor;
    const split = spread(amount, parts.map((item) => ({ item, openMinor: openOf(item) }))).map(({ item, amountMinor }) => ({ item: item.item, amountMinor })); // prettier-ignore
    const rest = amount - split.reduce((sum, one) => sum + one.amountMinor, 0);
    const [first] = parts;
    const wanted = rest > 0 && first ? [{ item: first, amountMinor: amount }] : split;
    const side = (item: Named) => ({ ...item, key: `item/${item.itemId}`, openMinor: openOf(item) });
    const objection = objections(wanted.map(({ item, amountMinor }) => ({ from: side(from), to: side(item), amountMinor }))).find((one) => one !== undefined); // prettier-ignore
    if (objection !== undefined || wanted.length === 0) {
      judged.cannot.push({ stated, why: objection?.because ?? 'more-than-open' });
      continue;
    }
    for (const { item, amountMinor } of wanted) {
      judged.make.push({ stated, from, to: item, amountMinor });
      open.set(item.itemId, openOf(item) - amountMinor);
      open.set(from.itemId, openOf(from) + amountMinor);
    }
  }
  return judged;
}

/** The payment and the due parts of the document that a row means. Of several payments or documents, the customer's own. */
function pairOf(
  row: StatedWith<Stated>,
): { readonly why: Why } | { readonly from: Named; readonly parts: readonly Named[] } {
  const { customerCode } = row.stated;
  const own = (items: readonly Named[]): readonly Named[] =>
    customerCode === ''
      ? items
      : items.filter(
          ({ code, name }) => code === customerCode || name.replace(/\s+/g, ' ').toLowerCase() === customerCode,
        );
  const payments = own(row.payments);
  if (payments.length === 0) return { why: 'no-payment' };
  const candidates = own(row.documents);
  if (candidates.length === 0) return { why: 'no-document' };
  const fits = payments.filter((payment) => candidates.some(({ customerId }) => customerId === payment.customerId));
  const [from, ...others] = fits;
  if (from === undefined) return { why: 'other-customer' };
  if (others.length > 0) return { why: 'several-payments' };
  const parts = candidates.filter(({ customerId }) => customerId === from.customerId);
  if (new Set(parts.map(({ entryId }) => entryId)).size > 1) return { why: 'several-documents' };
  if (row.stated.currency !== null && row.stated.currency !== from.currency) return { why: 'other-currency' };
  return { from, parts };
}

/** Where the list names no currency, it was read with two digits. */
function inOwnDigits({ amountMinor, currency }: Stated, own: string): number {
  const digits = exponent(own);
  if (currency !== null || digits === 2) return amountMinor;
  return digits < 2 ? Math.round(amountMinor / 10 ** (2 - digits)) : amountMinor * 10 ** (digits - 2);
}
