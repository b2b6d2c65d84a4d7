import type { Claim } from '../dossier/claim';
import { isInterest } from '../dossier/claim-charge';
import { interestTable } from '../dossier/interest';
import { routeNamed } from '../dossier/routes/routes';
import { daysBetween, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { PartnerKind } from '../mandates/partner';
import type { Asked } from '../mandates/quote';

/** What a recovery file asks a quote for: its claim as it was made, and how old its oldest item is today. */
export interface FileClaim {
  readonly asked: Asked;
  /** Who may go the way of the file; empty: anybody. */
  readonly kinds: readonly PartnerKind[];
}

interface Debtor {
  readonly name: string;
  readonly country: string | null;
  readonly language: string | null;
}

export function fileClaim(claim: Claim, debtor: Debtor, today: Day): FileClaim {
  const [oldest] = claim.entries.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).sort();
  const charged = (interest: boolean): number =>
    sum(claim.charges.filter((one) => isInterest(one) === interest).map(({ openMinor }) => openMinor));
  return {
    asked: {
      debtor: debtor.name,
      country: debtor.country,
      language: debtor.language,
      currency: claim.currency,
      principalMinor: sum(claim.entries.map(({ claimedMinor }) => claimedMinor)),
      interestMinor: (interestTable(claim)?.totalMinor ?? 0) + charged(true),
      costsMinor: charged(false),
      ageDays: oldest === undefined ? 0 : Math.max(0, daysBetween(oldest, today)),
    },
    kinds: claim.route === 'amicable' ? [] : KINDS[routeNamed(claim.route).kind],
  };
}

const KINDS = {
  agency: ['agency'],
  bailiff: ['bailiff'],
  court: ['bailiff', 'solicitor'],
  solicitor: ['solicitor'],
  eu: ['bailiff', 'solicitor'],
} as const;
