import { addDays, dayFrom } from '../../kernel/day';
import { dayIn, type Amounts, type Discount } from './einvoice';
import { allAt, oneAt, textAt, type Xml } from './xml';

/** What an e-invoice says of those who pay early, in whatever format it says it. */
const NOTHING: Discount = { rate: null, basis: null, minor: null, until: '', days: null, from: '' };

/** What the discount comes to and until when; undefined where the document does not say both, or says what cannot be. */
export function discountOn(
  discounts: readonly Discount[],
  { payable, issuedOn }: { readonly payable: number; readonly issuedOn: string },
): { readonly minor: number; readonly until: string } | undefined {
  const found = discounts.flatMap(({ rate, basis, minor, until, days, from }) => {
    const amount = minor ?? (rate === null ? null : Math.round(((basis ?? payable) * rate) / 10_000));
    const start = dayFrom(from === '' ? issuedOn : from);
    const last = dayFrom(until) ?? (start === undefined || days === null ? undefined : addDays(start, days));
    if (amount === null || last === undefined || amount <= 0 || amount >= payable || last < issuedOn) return [];
    return [{ minor: amount, until: last }];
  });
  return [...found].sort((a, b) => b.minor - a.minor)[0]; // of several steps the first, which is the largest
}

/** XRechnung (BR-DE-18): `#SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=100.00#`, a line for each step. */
function discountsInText(text: string, amounts: Amounts): Discount[] {
  return [...text.matchAll(/#SKONTO#TAGE=(\d{1,3})#PROZENT=(\d{1,2}(?:\.\d{1,4})?)#(?:BASISBETRAG=(-?\d{1,15}(?:\.\d{1,2})?)#)?/g)]
    .map(([, days = '', rate = '', basis]) => ({ ...NOTHING, days: Number(days), rate: rateIn(rate), basis: basis === undefined ? null : amounts.plain(basis) })); // prettier-ignore
}

/** CII: the terms of a discount stand among those of payment. */
export function discountsInCii(settlement: Xml | undefined, amounts: Amounts): Discount[] {
  return allAt(settlement, 'SpecifiedTradePaymentTerms').flatMap((terms) => [
    ...allAt(terms, 'ApplicableTradePaymentDiscountTerms').map((one) => ({
      ...NOTHING,
      rate: rateIn(textAt(one, 'CalculationPercent')),
      basis: amounts.ofLine(one, 'BasisAmount'),
      minor: amounts.ofLine(one, 'ActualDiscountAmount'),
      days: daysIn(oneAt(one, 'BasisPeriodMeasure')),
      from: dayIn(textAt(one, 'BasisDateTime/DateTimeString', 'BasisDateTime/DateTime')),
    })),
    ...discountsInText(textAt(terms, 'Description'), amounts),
  ]);
}

/** UBL: a period with a percentage or an amount is that of a discount. */
export function discountsInUbl(root: Xml, amounts: Amounts): Discount[] {
  return allAt(root, 'PaymentTerms').flatMap((terms) => [
    ...(isOfDiscount(terms)
      ? [{
          ...NOTHING,
          rate: rateIn(textAt(terms, 'SettlementDiscountPercent')),
          minor: amounts.ofLine(terms, 'SettlementDiscountAmount'),
          until: dayIn(textAt(terms, 'SettlementPeriod/EndDate')),
          days: daysIn(oneAt(terms, 'SettlementPeriod/DurationMeasure')),
          from: dayIn(textAt(terms, 'SettlementPeriod/StartDate')),
        }]
      : []),
    ...allAt(terms, 'Note').flatMap((note) => discountsInText(note.text, amounts)),
  ]); // prettier-ignore
}

export const isOfDiscount = (terms: Xml): boolean =>
  Number(textAt(terms, 'SettlementDiscountPercent') || 0) > 0 || textAt(terms, 'SettlementDiscountAmount') !== '';

/** FatturaPA: an amount until a day, at each way of payment. */
export function discountsInFatturaPa(body: Xml, amounts: Amounts): Discount[] {
  return allAt(body, 'DatiPagamento/DettaglioPagamento').flatMap((pay) => {
    const minor = amounts.ofLine(pay, 'ScontoPagamentoAnticipato');
    return minor === null ? [] : [{ ...NOTHING, minor, until: dayIn(textAt(pay, 'DataLimitePagamentoAnticipato')) }];
  });
}

function rateIn(text: string): number | null {
  const rate = /^\d{1,2}(?:\.\d+)?$/.test(text) ? Math.round(Number(text) * 100) : 0;
  return rate > 0 && rate < 10_000 ? rate : null;
}

/** Days; other units are not counted. */
function daysIn(measure: Xml | undefined): number | null {
  const unit = (measure?.attributes.unitCode ?? 'DAY').toUpperCase();
  return measure !== undefined && unit === 'DAY' && /^\d{1,3}$/.test(measure.text) ? Number(measure.text) : null;
}
