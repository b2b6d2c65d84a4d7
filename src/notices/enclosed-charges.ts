import type { Day } from '../kernel/day';
import type { ClaimedCharge } from '../ledger/charge';
import type { Figures } from './figures';

/** What a paper claims beside the principal, as the statement of account that goes with it lists it: it is owed from the paper on. */
interface Claiming {
  readonly figures: Figures;
  readonly claim: { readonly currency: string };
  readonly items: readonly { readonly entryId: number; readonly document: string }[];
}

export function chargesIn({ figures, claim, items }: Claiming, customerId: number, aroseOn: Day): ClaimedCharge[] {
  const common = { chargeId: 0, customerId, currency: claim.currency, aroseOn };
  const of = (amountMinor: number): Pick<ClaimedCharge, 'amountMinor' | 'openMinor'> => ({ amountMinor, openMinor: amountMinor }); // prettier-ignore
  return [
    ...figures.claims.map(({ owed: { item }, kind, may }) => ({
      ...{ ...common, ...of(may.amountMinor), entryId: item.entryId, document: item.document, kind },
      cause: kind === 'interest' ? `interest/${may.from ?? ''}/${may.to ?? ''}` : 'fixed',
    })),
    ...figures.fees.map(({ entryId, cause, amountMinor }) => ({
      ...{ ...common, ...of(amountMinor), entryId, kind: 'fee' as const, cause },
      document: items.find((item) => item.entryId === entryId)?.document ?? '',
    })),
  ];
}
