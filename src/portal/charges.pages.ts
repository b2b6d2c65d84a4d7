import { format, sum } from '../kernel/money';
import { chargeWords } from '../languages/charge-words';
import { fill } from '../languages/said';
import { openBeside, type ClaimedCharge } from '../ledger/charge';
import { chargeSaid } from '../ledger/charge-said';
import type { Owed, OwedCharge } from './owed';
import type { PortalVisit } from './visit.pages';

/** Principal, interest and costs apart, and for each charge what it is for; or, in one line, that nothing is claimed beside the invoices. */
export function chargesBlanks(visit: PortalVisit, one: Owed): Record<string, unknown> {
  const w = chargeWords(visit.language);
  if (one.charges.length === 0) return { beside: null, no_charges: one.items.length > 0 ? w.none : '' };
  const money = (minor: number): string => format({ minor, currency: one.currency }, visit.locale);
  const charges = one.charges.map(({ charge }) => charge);
  const { interestMinor, costsMinor } = openBeside(charges);
  return {
    no_charges: '',
    beside: {
      ...{ w, currency: one.currency, title: `${w.title}, ${one.currency}` },
      text: fill(w.text, { wrong: visit.w.dispute.title }),
      sums: [
        { label: w.invoices, sum: money(one.openMinor - sum(charges.map(({ openMinor }) => openMinor))) },
        { label: w.interest, sum: money(interestMinor) },
        { label: w.costs, sum: money(costsMinor) },
        { label: w.total, sum: money(one.openMinor) },
      ],
      rows: one.charges.map((charge) => ({ ...rowOf(visit, charge), open: money(charge.charge.openMinor) })),
    },
  };
}

const rowOf = (visit: PortalVisit, { charge, state }: OwedCharge): object => ({
  text: chargeText(visit, charge),
  state: state === 'asked' ? chargeWords(visit.language).asked : visit.w.owe.state[state],
});

export const chargeText = (
  { language, locale }: Pick<PortalVisit, 'language' | 'locale'>,
  charge: ClaimedCharge,
): string => chargeSaid(language, locale, charge);
