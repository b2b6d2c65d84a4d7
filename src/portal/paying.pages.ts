import { chooseAddress } from '../customers/contact-choice';
import { addressesInRange } from '../customers/store';
import { isSwiss } from '../companies/reference-scheme';
import { format, toDecimal } from '../kernel/money';
import { PORTAL_PAY_WORDS } from '../languages/portal-pay-words';
import { fill } from '../languages/said';
import type { Quoted } from '../ledger/quoted';
import { DENSEST_CODE, epcBytes } from '../outbox/epc';
import { inFours, printedReference, scannedCode } from '../outbox/payment';
import { DENSEST_SWISS, swissBillOf, swissCode, type GivenAddress, type SwissBill } from '../outbox/swiss-bill';
import { qrMatrix, qrPng, swissSvg } from '../platform/qr';
import type { PortalVisit } from './visit.pages';

/** One transfer as it is shown: account, amount and reference to copy, and the code that a bank's app scans. */
export interface Paid extends Quoted {
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
  readonly currency: string;
  readonly amountMinor: number;
  /** Empty: it is paid to us. */
  readonly payee: string;
  /** Invoices, as a payment part names them. */
  readonly message: string;
}

/** The picture of a code, and its file. */
export interface Code {
  readonly type: 'image/png' | 'image/svg+xml';
  readonly bytes: Buffer;
}

export const codeOf = (paid: Paid, bill: SwissBill | undefined): Code | undefined => {
  if (bill) return { type: 'image/svg+xml', bytes: Buffer.from(swissSvg(qrMatrix(Buffer.from(swissCode(bill)), DENSEST_SWISS), 'screen')) }; // prettier-ignore
  const code = paid.currency === 'EUR' ? scannedCode({ ...paid, bankName: null }) : undefined;
  return code === undefined ? undefined : { type: 'image/png', bytes: qrPng(qrMatrix(epcBytes(code), DENSEST_CODE), 6) };
}; // prettier-ignore

/** Of an account in Switzerland or Liechtenstein that is ours; undefined for every other, and where an address is not complete. */
export async function billOf({ work, company, customer }: PortalVisit, paid: Paid): Promise<SwissBill | undefined> {
  if (paid.payee !== '' || !isSwiss(paid.iban)) return undefined;
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const address = chooseAddress(await addressesInRange(work.db.read, range), false);
  const debtor: GivenAddress | null = address && {
    ...{ name: customer.legalName ?? customer.name, street: address.street, postcode: address.postcode },
    ...{ city: address.city, country: address.country ?? company.country },
  };
  const { street, postcode, city, country } = company;
  const creditor = { name: paid.holder, street, postcode, city, country };
  return swissBillOf(paid, paid.currency, { creditor, debtor, message: paid.message });
}

export async function payingBlanks(visit: PortalVisit, paid: Paid): Promise<Record<string, unknown>> {
  const { w, locale, language } = visit;
  const { holder, iban, bic, currency, amountMinor, reference, scheme, payee } = paid;
  const text = format({ minor: amountMinor, currency }, locale);
  const code = codeOf(paid, await billOf(visit, paid));
  const printed = printedReference(reference, scheme);
  const row = (label: string, value: string, copy: string, exact = true): unknown => ({ label, value, copy, exact });
  return {
    rows: [
      row(w.pay.amount, text, toDecimal(amountMinor, currency), false),
      row(w.pay.holder, holder, holder, false),
      row(w.pay.iban, inFours(iban), iban.replace(/\s/g, '')),
      ...(bic === null ? [] : [row(w.pay.bic, bic, bic)]),
      ...(reference === '' ? [] : [row(w.pay.reference, printed, scheme === 'ogm' ? printed : reference)]),
    ],
    qr: code === undefined ? '' : `data:${code.type};base64,${code.bytes.toString('base64')}`,
    only: payee === '' ? '' : fill(w.pay.only, { holder: payee }),
    alt: fill(w.pay.alt, { sum: text, holder, reference: printed }),
    copy: PORTAL_PAY_WORDS[language].copy,
    copied: PORTAL_PAY_WORDS[language].copied,
  };
}
