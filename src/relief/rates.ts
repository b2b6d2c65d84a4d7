import { sum } from '../kernel/money';
import type { Priced } from '../ledger/invoice-line';

/**
 * The VAT of an invoice by its rates, where its lines say the VAT of each and come to that of the whole; else nothing is said of rates.
 * A rate is what the lines come to, in tenths of a percent; a line that is one unit off by rounding goes with the rate it is nearest to.
 */
export interface RateOf {
  readonly permille: number;
  readonly netMinor: number;
  readonly vatMinor: number;
}

export function ratesOf(priced: Priced | undefined, vatMinor: number | null): RateOf[] {
  if (priced === undefined || vatMinor === null || !(priced.tax === 'of_line' || priced.tax === 'in_line')) return [];
  const lines = priced.lines.map(({ grossMinor, vatMinor: vat }) => ({ gross: grossMinor, vat }));
  if (lines.some(({ gross, vat }) => gross === null || vat === null)) return [];
  const known = lines.map(({ gross, vat }) => ({ netMinor: (gross ?? 0) - (vat ?? 0), vatMinor: vat ?? 0 }));
  if (sum(known.map((one) => one.vatMinor)) !== vatMinor || known.some(({ netMinor }) => netMinor <= 0)) return [];
  const rates: RateOf[] = [];
  for (const line of known.sort((a, b) => b.netMinor - a.netMinor)) {
    const at = rates.findIndex(({ permille }) => Math.abs(line.vatMinor * 1000 - line.netMinor * permille) <= 1000);
    const rate = rates[at];
    if (rate === undefined) rates.push({ permille: Math.round((line.vatMinor * 1000) / line.netMinor), ...line });
    else rates[at] = { ...rate, netMinor: rate.netMinor + line.netMinor, vatMinor: rate.vatMinor + line.vatMinor };
  }
  return rates.sort((a, b) => b.permille - a.permille);
}

/**
 * What is lost of each rate: its share of the VAT and of what is lost, as if everything was paid in proportion. What rounding leaves
 * goes by the running sum, so that the rates add up to the VAT and the sum of the item.
 */
export function lostByRate(rates: readonly RateOf[], lostMinor: number, vatMinor: number | null): RateOf[] {
  const whole = sum(rates.map((rate) => rate.netMinor + rate.vatMinor));
  const wholeVat = sum(rates.map((rate) => rate.vatMinor));
  if (rates.length === 0 || whole <= 0 || vatMinor === null) return [];
  const part = (of: number, seen: number, all: number): number => (all === 0 ? 0 : Number((BigInt(of) * BigInt(seen)) / BigInt(all)));
  let [seenGross, seenVat, givenGross, givenVat] = [0, 0, 0, 0];
  return rates.map(({ permille, ...rate }) => {
    seenGross += rate.netMinor + rate.vatMinor;
    seenVat += rate.vatMinor;
    const [gross, vat] = [part(lostMinor, seenGross, whole), part(vatMinor, seenVat, wholeVat)];
    const made = { permille, netMinor: gross - givenGross - (vat - givenVat), vatMinor: vat - givenVat };
    [givenGross, givenVat] = [gross, vat];
    return made;
  });
} // prettier-ignore
