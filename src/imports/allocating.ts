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
  /** The amount is the most that is applied: as far as the document is open and the credit is there. */
  readonly asOpen?: boolean;
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
    const openOf = (item: Named): number => open.get(item.itemId) ?? item.openMinor;
    const amount = amountOf(stated, pair, openOf);
    if (standsAlready(left.get(`${from.itemId}/${parts[0]?.entryId ?? 0}`) ?? [], amount, stated.asOpen === true)) {
      judged.standing++;
      continue;
    }
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

function amountOf(stated: Stated, { from, parts }: Pair, openOf: (item: Named) => number): number {
  const most = inOwnDigits(stated, from.currency);
  return stated.asOpen === true ? Math.max(0, Math.min(most, -openOf(from), sumOpen(parts, openOf))) : most;
}

/** Takes the amount out of those that stand. As much as is open stands where any does, and where nothing is. */
function standsAlready(amounts: number[], amount: number, asOpen: boolean): boolean {
  if (asOpen) return amount === 0 || amounts.length > 0;
  const at = amounts.indexOf(amount);
  if (at >= 0) amounts.splice(at, 1);
  return at >= 0;
}

const sumOpen = (items: readonly Named[], openOf: (item: Named) => number): number =>
  items.reduce((sum, item) => sum + Math.max(0, openOf(item)), 0);

/** Of the documents that one credit names together the oldest is paid first. */
export function oldestFirst<S extends Stated>(
  rows: readonly (StatedWith<S> & { readonly documents: readonly (Named & { readonly issuedOn?: string })[] })[],
): readonly StatedWith<S>[] {
  const sorted = [...rows];
  for (let from = 0; from < sorted.length; from++) {
    const first = sorted[from];
    if (first?.stated.asOpen !== true) continue;
    let to = from + 1;
    while (sorted[to]?.stated.asOpen === true && sorted[to]?.stated.payment === first.stated.payment) to++;
    const run = sorted.slice(from, to).sort((a, b) => dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0); // prettier-ignore
    sorted.splice(from, run.length, ...run);
    from = to - 1;
  }
  return sorted;
}

const dayOf = ({ documents }: { readonly documents: readonly { readonly issuedOn?: string }[] }): string =>
  documents[0]?.issuedOn ?? '';

interface Pair {
  readonly from: Named;
  readonly parts: readonly Named[];
}

/** The payment and the due parts of the document that a row means. Of several payments or documents, the customer's own. */
function pairOf(row: StatedWith<Stated>): { readonly why: Why } | Pair {
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
