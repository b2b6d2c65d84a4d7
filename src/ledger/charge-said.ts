import { chargeWords } from '../languages/charge-words';
import { dayText, fill } from '../languages/said';
import { periodOf, type ClaimedCharge } from './charge';

/** What a charge is for, as who owes it reads it: `Interest for late payment of F-1, from 2 Feb 2026 to 1 Mar 2026`. */
export function chargeSaid(language: string, locale: string, charge: ClaimedCharge): string {
  const w = chargeWords(language);
  const { kind, document, aroseOn } = charge;
  const period = kind === 'interest' ? periodOf(charge) : undefined;
  return period === undefined
    ? fill(w.kind[kind], { document, day: dayText(aroseOn, locale) })
    : fill(w.period, { document, from: dayText(period.from, locale), to: dayText(period.to, locale) });
}
