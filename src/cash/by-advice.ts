import { daysBetween, type Day } from '../kernel/day';
import type { Knowledge } from './knowledge';
import { plain } from './number-key';
import { knownAs, payerSigns } from './paying';
import type { Proposal } from './proposal';
import type { Receipt } from './receipt';
import { saidBy } from './said';

/** What a customer wrote of what it pays, as far as it is understood. */
export interface Advice {
  readonly id: number;
  readonly customerId: number | null;
  readonly currency: string;
  readonly totalMinor: number;
  readonly on: Day | null;
  readonly reference: string | null;
  readonly lines: readonly {
    readonly itemId: number | null;
    readonly paidMinor: number;
    readonly deductionMinor: number;
  }[];
}

/** Days between an advice and its money. */
const MOST_DAYS = 20;

/**
 * The advice that tells what a receipt pays: of its amount, of that time, every line of it open. Undefined where none is, or two are.
 * It is as good as certain where the transfer names it, or its customer pays.
 */
export function byAdvice(receipt: Receipt, knowledge: Knowledge, advices: readonly Advice[]): Proposal | undefined {
  const fitting = advices.filter((advice) => fits(advice, receipt, knowledge));
  const said = saidBy(receipt);
  const words = new Set([...said.references, ...said.spans.map((span) => span.full)]);
  const named = fitting.filter(({ reference }) => reference !== null && words.has(plain(reference)));
  const [advice, second] = named.length > 0 ? named : fitting;
  if (advice === undefined || second !== undefined) return undefined;
  const parts = advice.lines.flatMap(({ itemId, paidMinor }) => {
    const item = itemId === null ? undefined : knowledge.item(itemId);
    return item === undefined || paidMinor === 0
      ? []
      : [{ itemId: item.itemId, customerId: item.customerId, minor: paidMinor }];
  });
  const customerIds = [...new Set(parts.map((part) => part.customerId))];
  const signs = payerSigns(receipt, said, knowledge);
  const known = customerIds.map((id) => knownAs(id, signs, knowledge));
  const payer = (['other', 'no', 'partially'] as const).find((one) => known.includes(one)) ?? 'fully';
  const isSure = named.length > 0 || (payer !== 'no' && payer !== 'other');
  const open = parts.reduce((sum, part) => sum + (knowledge.item(part.itemId)?.openMinor ?? 0), 0);
  return {
    ...{
      receiptId: receipt.id,
      confidence: isSure ? 'high' : 'medium',
      naming: 'advice',
      fit: 'exact',
      payer,
      doubts: [],
    },
    signs: [...new Set(signs.filter((sign) => customerIds.includes(sign.customerId)).map((sign) => sign.by))],
    ...{
      parts,
      customerIds,
      onAccountMinor: 0,
      shortMinor: Math.max(0, open - receipt.amountMinor),
      adviceId: advice.id,
    },
  };
}

function fits({ currency, totalMinor, on, lines }: Advice, receipt: Receipt, knowledge: Knowledge): boolean {
  if (currency !== receipt.currency || totalMinor !== receipt.amountMinor || lines.length === 0) return false;
  if (on !== null && Math.abs(daysBetween(on, receipt.bookedOn)) > MOST_DAYS) return false;
  const items = lines.flatMap(({ itemId }) => itemId ?? []);
  if (new Set(items).size !== lines.length) return false;
  return lines.every(({ itemId, paidMinor }) => {
    const openMinor = itemId === null ? 0 : (knowledge.item(itemId)?.openMinor ?? 0);
    return paidMinor >= 0 ? paidMinor <= openMinor : paidMinor >= openMinor;
  });
}
