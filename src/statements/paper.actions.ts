import type { Company } from '../companies/company';
import type { LetterLayout } from '../companies/letter-layout';
import type { Customer } from '../customers/customer';
import type { Day } from '../kernel/day';
import { format } from '../kernel/money';
import { accountWords } from '../languages/account-words';
import { dayText, fill } from '../languages/said';
import { othersWords } from '../languages/statement-others-words';
import type { ClaimedCharge } from '../ledger/charge';
import type { OpenItem } from '../ledger/open-item';
import type { Statement } from '../ledger/statement';
import { addressLines } from '../outbox/address';
import { SHEETS } from '../outbox/letter-sheet';
import { creditorOf } from '../outbox/parties';
import { renderPdf } from '../platform/pdf/render';
import { xlsxOf } from '../platform/sheet';
import type { JudgedPlan } from '../promises/plan';
import type { PaperRecipient } from './judge';
import { accountBlanks, localeOf, openBlanks } from './paper';
import { besideBlanks } from './beside.actions';
import { planTables } from './plans';
import { statementSheets, type OtherAccount } from './sheet.actions';

/** A statement of account as the files that leave the house, in the language of whoever reads it. */
export interface Account {
  readonly company: Company;
  readonly customer: Customer;
  /** Where it goes on paper; null where none is known. */
  readonly address: PaperRecipient | null;
  readonly to: Day;
  readonly made: readonly Statement[];
  readonly open: readonly OpenItem[];
  /** Interest and costs that are claimed beside it, paid or not. */
  readonly charges: readonly ClaimedCharge[];
  /** Instalments that are asked for in place of invoices. */
  readonly plans: readonly JudgedPlan[];
  /** Of customers whose messages come to this one. */
  readonly others: readonly OtherAccount[];
  readonly language: string;
  /** Of the envelope, as the company's letters have it. */
  readonly window: LetterLayout;
}

/** Fills a layout. */
export type View = (name: 'layouts/statement', blanks: Readonly<Record<string, unknown>>) => string;

export async function statementPdf(view: View, account: Account): Promise<Buffer> {
  return renderPdf(statementHtml(view, account));
}

export const statementXlsx = ({ made, open, charges, others, language }: Account): Buffer =>
  xlsxOf(statementSheets({ made, open, charges, others }, language));

function statementHtml(view: View, account: Account): string {
  const { company, customer, to, made, open, language } = account;
  const w = accountWords(language);
  const locale = localeOf(language);
  const said = { language, locale, most: Infinity };
  const creditor = creditorOf(company);
  return view('layouts/statement', {
    lang: language,
    w,
    title: w.title,
    customer_no: fill(w.customerNo, { code: customer.code }),
    as_of: fill(w.asOf, { day: dayText(to, locale) }),
    creditor: filled([
      creditor.legalName,
      creditor.street,
      filled([creditor.postcode, creditor.city]).join(' '),
      creditor.email,
      creditor.phone,
    ]),
    place: placesOf(account.window),
    debtor: debtorLines(account),
    plans: planTables(account.plans, language, locale),
    others: othersBlanks(account.others, language, locale),
    beside: besideBlanks(account, language, locale),
    accounts: made.map((one) => ({
      ...accountBlanks(w, one, said),
      open: open.some(({ currency }) => currency === one.currency) ? openBlanks(w, one, open, locale) : null,
    })),
  });
}

function othersBlanks(others: readonly OtherAccount[], language: string, locale: string): object | null {
  const w = othersWords(language);
  const rows = others.map(({ code, name, currency, openMinor: minor }) => ({ code, name, open: format({ minor, currency }, locale) })); // prettier-ignore
  return rows.length === 0 ? null : { w, rows };
}

/** In millimetres inside the margins of the layout: the address in the window of the envelope, the sender beside it. */
function placesOf(layout: LetterLayout): Readonly<Record<string, number>> {
  const { address, reference, body } = SHEETS[layout];
  return {
    left: address.left - MARGIN.left,
    top: address.top - MARGIN.top,
    line: address.line,
    senderLeft: reference.left - MARGIN.left,
    senderTop: reference.top - MARGIN.top,
    senderWidth: Math.min(reference.width, 210 - MARGIN.left - reference.left),
    body: body - MARGIN.top,
  };
}

const MARGIN = { left: 18, top: 20 };

/** As on an envelope; a customer without an address is only named. */
function debtorLines({ company, customer, address }: Account): readonly string[] {
  return address === null ? [customer.legalName ?? customer.name] : addressLines(address, company);
}

const filled = (parts: readonly (string | null | undefined)[]): string[] =>
  parts.flatMap((one) => (one === null || one === undefined || one === '' ? [] : [one]));
