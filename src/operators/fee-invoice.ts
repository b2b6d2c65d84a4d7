import type { Company } from '../companies/company';
import { withRf } from '../companies/reference-scheme';
import type { Day } from '../kernel/day';
import { format, formatAmount } from '../kernel/money';
import { FEE_INVOICE_WORDS } from '../languages/fee-invoice-words';
import type { FeeInvoiceWords } from '../languages/fee-invoice-words.en';
import type { FeeShownWords } from '../languages/fee-shown-words.en';
import type { PortalLanguage } from '../languages/portal-words';
import { dayText, fill } from '../languages/said';
import type { FeeModel } from '../mandates/fees/fee-model';
import { countryName } from '../mandates/named';

/**
 * The invoice of an agency that works here for the fee of a new case, and the credit note that takes it back: what stands on it, by what
 * was agreed for the case, and what must be known before it can be drawn. Amounts in minor units.
 */
export interface FeeInvoice {
  /** Of the operator in that year, from 1 and without gaps; invoices and credit notes are one series. */
  readonly year: number;
  readonly serial: number;
  readonly operator: Company;
  readonly creditor: Company;
  readonly on: Day;
  readonly case: { readonly number: string; readonly debtor: string; readonly handedOverOn: Day };
  readonly model: FeeModel;
  readonly netMinor: number;
  readonly vatMinor: number;
  readonly dueOn: Day | null;
  /** Null on a credit note. */
  readonly account: { readonly iban: string; readonly bic: string | null; readonly holder: string } | null;
  /** A credit note: of which invoice. */
  readonly credits: { readonly number: string; readonly on: Day } | null;
}

export const feeNumber = (year: number, serial: number): string => `SF-${year}-${String(serial).padStart(4, '0')}`;

/** What is written on the transfer: ISO 11649 in euros, else the number. */
export function feeReference(number: string, currency: string): string {
  return currency === 'EUR' ? withRf(number.replace(/-/g, '')) : number;
}

export type Lack = 'account' | 'address' | 'vat_no' | 'their_vat_no';

/** Without these it would be no invoice: who draws it must mend that first. */
export function lacksOf({ operator, creditor, model, account, credits }: Pick<FeeInvoice, 'operator' | 'creditor' | 'model' | 'account' | 'credits'>): Lack[] {
  const hasNo = (text: string | null): boolean => text === null || text.trim() === '';
  return [
    ...(account === null && credits === null ? (['account'] as const) : []),
    ...(hasNo(operator.street) || hasNo(operator.city) ? (['address'] as const) : []),
    ...(model.vat.kind !== 'none' && hasNo(operator.vatNo) ? (['vat_no'] as const) : []),
    ...(model.vat.kind === 'reverse_charge' && hasNo(creditor.vatNo) ? (['their_vat_no'] as const) : []),
  ];
} // prettier-ignore

/** Everything that `layouts/fee-invoice` needs; `code` is the picture that a banking app reads, or empty. */
export function feeInvoiceBlanks(invoice: FeeInvoice, language: PortalLanguage, code: string): Readonly<Record<string, unknown>> {
  const { operator, creditor, year, serial, credits, model, netMinor, vatMinor } = invoice;
  const w = FEE_INVOICE_WORDS[language];
  const number = feeNumber(year, serial);
  const amount = (minor: number): string => formatAmount({ minor, currency: model.currency }, language);
  const title = fill(credits === null ? w.title : w.creditTitle, { number });
  return {
    ...{ lang: language, w, title, currency: model.currency, code },
    issuer: partyLines(operator, w, language),
    recipient: partyLines(creditor, w, language),
    facts: factsOf(invoice, w, language),
    line: fill(credits === null ? w.line : w.creditLine, { number: invoice.case.number, debtor: invoice.case.debtor }),
    net: amount(netMinor),
    vat: vatTold(model, w, language, amount(vatMinor)),
    gross: amount(netMinor + vatMinor),
    notes: notesOf(invoice, w, language),
    payment: paymentRows(invoice, w, language),
  };
} // prettier-ignore

function partyLines(party: Company, w: FeeInvoiceWords, language: string): string[] {
  const place = [`${party.postcode ?? ''} ${party.city ?? ''}`.trim(), countryName(party.country, language)];
  const named = (label: string, value: string | null): string => (value === null || value === '' ? '' : fill(label, { value })); // prettier-ignore
  return [
    ...[party.legalName, party.street ?? '', place.filter((one) => one !== '').join(', ')],
    ...[named(w.registerNo, party.registerNo), named(w.vatNo, party.vatNo)],
  ].filter((one) => one !== '');
}

function factsOf({ on, dueOn, case: of, credits }: FeeInvoice, w: FeeInvoiceWords, language: string) {
  const fact = (label: string, value: string) => ({ label, value });
  return [
    fact(w.issued, dayText(on, language)),
    fact(w.supplied, dayText(of.handedOverOn, language)),
    fact(w.case, of.number),
    ...(dueOn === null ? [] : [fact(w.due, dayText(dueOn, language))]),
    ...(credits === null ? [] : [fact(w.credits, fill(w.creditsOf, { number: credits.number, day: dayText(credits.on, language) }))]), // prettier-ignore
  ];
}

function vatTold({ vat }: FeeModel, w: FeeInvoiceWords, language: string, amount: string) {
  if (vat.kind !== 'standard') return { label: w.vat, amount };
  const rate = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(vat.bps / 10_000);
  return { label: fill(w.vatAt, { rate }), amount };
}

function notesOf({ model, credits }: FeeInvoice, w: FeeInvoiceWords, language: string): string[] {
  return [
    ...(model.vat.kind === 'reverse_charge' ? [w.reverse, w.unverified] : []),
    ...(model.vat.kind === 'none' ? [w.noVat] : []),
    ...(credits === null ? [] : [fill(w.creditText, { number: credits.number, day: dayText(credits.on, language) })]),
    ...(credits === null && model.setUp.first ? [w.begins] : []),
  ];
}

function paymentRows(invoice: FeeInvoice, w: FeeInvoiceWords, language: string) {
  const { account, year, serial, model, netMinor, vatMinor, dueOn } = invoice;
  if (account === null) return null;
  const reference = feeReference(feeNumber(year, serial), model.currency);
  const row = (label: string, value: string, exact = false) => ({ label, value, exact });
  return [
    row(w.amount, format({ minor: netMinor + vatMinor, currency: model.currency }, language)),
    ...(dueOn === null ? [] : [row(w.due, dayText(dueOn, language))]),
    row(w.holder, account.holder),
    row('IBAN', inFours(account.iban), true),
    ...(account.bic === null ? [] : [row('BIC', account.bic, true)]),
    row(w.reference, reference.startsWith('RF') ? inFours(reference) : reference, true),
  ];
}

const inFours = (text: string): string => text.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');

export interface FeeStanding {
  /** Not null: it is a credit note. */
  readonly creditsId: number | null;
  /** The number of the credit note that takes it back. */
  readonly creditedBy: string | null;
  readonly paidOn: Day | null;
  /** Work began because somebody said that it is paid. */
  readonly saidPaidOn: Day | null;
  readonly dueOn: Day | null;
}

/** In what state it is, in words: the page of the case and the list of the operator say the same. */
export function feeState({ creditsId, creditedBy, paidOn, saidPaidOn, dueOn }: FeeStanding, w: FeeShownWords, locale: string): string {
  if (creditsId !== null) return w.states.credit;
  const paid = paidOn === null ? '' : fill(w.states.paid, { day: dayText(paidOn, locale) });
  if (creditedBy !== null) return [fill(w.states.credited, { number: creditedBy }), paid].filter((one) => one !== '').join(', '); // prettier-ignore
  if (paid !== '') return paid;
  if (saidPaidOn !== null) return fill(w.states.said, { day: dayText(saidPaidOn, locale) });
  return fill(w.states.open, { day: dueOn === null ? '' : dayText(dueOn, locale) });
} // prettier-ignore
