import type { Part, SaftPayment } from './saft-payments';

/** What a receipt settles, as entries and what of each goes to which document. */
export interface Settled {
  /** Money: what came, less what is no money. */
  readonly moneyMinor: number;
  /** Tax kept back that its invoices were still asked for, and discounts: entries of their own. */
  readonly withheldMinor: number;
  readonly discountMinor: number;
  readonly applied: readonly { readonly from: Source; readonly document: string; readonly minor: number }[];
}

/** The money, the tax kept back, the discount, or a credit note by its number. */
export type Source = 'money' | 'withheld' | 'discount' | { readonly credit: string };

/** `statedWithheld`: what the customer keeps back of a document whose row is without it already. */
export function settledBy(payment: SaftPayment, statedWithheld: (document: string) => number): Settled {
  let withheld = payment.withheldMinor;
  let whole = payment.minor ?? 0;
  const debts: { document: string; minor: number }[] = [];
  const credits: { source: Source; minor: number }[] = [];
  for (const { document, minor } of payment.parts) {
    if (minor < 0) {
      credits.push({ source: { credit: document }, minor: -minor });
      continue;
    }
    const stated = Math.min(withheld, statedWithheld(document), minor);
    withheld -= stated;
    whole -= stated;
    debts.push({ document, minor: minor - stated });
  }
  withheld = Math.max(0, Math.min(withheld, whole));
  const money = whole - withheld;
  credits.push({ source: 'money', minor: Math.max(0, money) }, { source: 'withheld', minor: withheld });
  const discounts = payment.discounts.map(({ document, minor }) => ({ from: 'discount' as const, document, minor }));
  return {
    ...{ moneyMinor: money, withheldMinor: withheld, discountMinor: discounts.reduce((sum, { minor }) => sum + minor, 0) },
    applied: money < 0 ? [] : [...spread(credits, debts), ...discounts],
  };
} // prettier-ignore

/** The sources in their order over the documents in theirs. */
function spread(sources: { source: Source; minor: number }[], debts: Part[]): Settled['applied'] {
  const applied: Settled['applied'][number][] = [];
  const open = debts.map((debt) => ({ ...debt }));
  let at = 0;
  for (const { source, minor } of sources) {
    let left = minor;
    for (let debt = open[at]; left > 0 && debt !== undefined; debt = open[at]) {
      const part = Math.min(left, debt.minor);
      if (part > 0) applied.push({ from: source, document: debt.document, minor: part });
      left -= part;
      debt.minor -= part;
      if (debt.minor === 0) at++;
    }
  }
  return applied;
}
