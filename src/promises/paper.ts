import type { Company } from '../companies/company';
import type { Address, Customer } from '../customers/customer';
import type { Day } from '../kernel/day';
import { format, formatAmount } from '../kernel/money';
import { amountInFrench } from '../languages/french-amount';
import { legalWords } from '../languages/legal-words';
import { planPaperWords, type speaksPapers } from '../languages/plan-paper-words';
import { countText, dayText, fill, numberText } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import { townLine } from '../outbox/address';

/**
 * What a customer signs: the agreement on a plan, or the acknowledgement of a debt that was promised. Parties, invoices, days
 * and amounts, the default clause, room for signatures; in French the sum in figures and in words.
 */
export interface Paper {
  readonly kind: 'agreement' | 'acknowledgement';
  readonly language: Parameters<typeof speaksPapers>[0] & string;
  readonly number: string;
  readonly company: Company;
  readonly customer: Customer;
  readonly address: Address | null;
  readonly on: Day;
  readonly currency: string;
  readonly amountMinor: number;
  readonly invoices: readonly {
    readonly document: string;
    readonly part: number;
    readonly parts: number;
    readonly issuedOn: Day | null;
    readonly dueOn: Day | null;
    readonly amountMinor: number;
  }[];
  readonly schedule: readonly { readonly n: number; readonly dueOn: Day; readonly amountMinor: number }[];
  readonly reference: string;
  readonly graceDays: number;
  /** Empty: nothing is agreed about it. */
  readonly missedLimit: number | null;
  /** Claimed beside these invoices and open: no part of it. */
  readonly apart: { readonly interestMinor: number; readonly costsMinor: number };
  /** That signing begins the time of limitation anew, by which law; null: it does not, or nobody knows. */
  readonly anew: { readonly country: string; readonly basis: string; readonly sure: boolean } | null;
  readonly account: { readonly holder: string; readonly iban: string; readonly bic: string | null } | null;
}

/** How numbers and days are written, where nobody chose a country. */
const LOCALES: Readonly<Record<string, string>> = {
  ...{ en: 'en-GB', fr: 'fr-FR', de: 'de-DE', sv: 'sv-SE', nl: 'nl-NL', es: 'es-ES', it: 'it-IT', da: 'da-DK' },
  ...{ no: 'nb-NO', nb: 'nb-NO', fi: 'fi-FI', pl: 'pl-PL', pt: 'pt-PT' },
};

export function paperBlanks(paper: Paper): Readonly<Record<string, unknown>> {
  const { language, currency, company, customer, number } = paper;
  const w = planPaperWords(language);
  const locale = LOCALES[language] ?? language;
  const money = (minor: number): string => formatAmount({ minor, currency }, locale);
  const sum = sumText(paper, locale);
  return {
    lang: language,
    w,
    title: fill(paper.kind === 'agreement' ? w.agreement : w.acknowledgement, { number }),
    made_on: fill(w.madeOn, { day: dayText(paper.on, locale) }),
    creditor: creditorLines(paper),
    debtor: debtorLines(paper),
    owes: fill(w.owes, { sum }),
    currency,
    invoices: paper.invoices.map((one) => ({
      document: labelOf(one),
      date: one.issuedOn === null ? '' : dayText(one.issuedOn, locale),
      due: one.dueOn === null ? '' : dayText(one.dueOn, locale),
      amount: money(one.amountMinor),
    })),
    total: money(paper.amountMinor),
    figures: figuresOf(paper, money),
    pays: fill(w.pays, { reference: paper.reference }),
    schedule: paper.schedule.map(({ n, dueOn, amountMinor }) => ({
      ...{ n: numberText(n, locale), on: dayText(dueOn, locale), amount: money(amountMinor) },
    })),
    account: accountLines(paper),
    terms: termsOf(paper, locale),
    by_hand: w.byHand === '' ? '' : fill(w.byHand, { sum }),
    signers: [
      ...(paper.kind === 'agreement' ? [{ label: w.creditor, name: company.legalName }] : []),
      { label: w.debtor, name: customer.legalName ?? customer.name },
    ],
  };
}

/** French law wants it in words as well, because the words prevail. */
function sumText({ amountMinor, currency, language }: Paper, locale: string): string {
  const figures = format({ minor: amountMinor, currency }, locale);
  if (language !== 'fr') return figures;
  return fill(planPaperWords(language).inWords, { figures, words: amountInFrench(amountMinor, currency) });
}

function termsOf(paper: Paper, locale: string): string[] {
  const { kind, language, graceDays, missedLimit } = paper;
  const w = planPaperWords(language);
  const plan = kind === 'agreement';
  return [
    ...(plan ? [w.noInterest, w.whileKept] : []),
    ...(graceDays > 0 ? [fill(w.grace, { days: countText(w.days, graceDays, locale) })] : []),
    ...(missedLimit === null ? [] : [fill(w.clause, { missed: countText(w.parts, missedLimit, locale) })]),
    ...apartText(paper, locale),
    ...anewText(paper, locale),
    w.rights,
  ];
}

/** What is acknowledged or paid off, told apart: nothing is added to the principal. */
function figuresOf({ language, amountMinor }: Paper, money: (minor: number) => string): readonly object[] {
  const w = legalWords(language);
  const rows = [[w.principal, amountMinor], [w.interestSum, 0], [w.costs, 0]] as const; // prettier-ignore
  return rows.map(([head, minor]) => ({ head, amount: money(minor) }));
}

function apartText({ apart, currency, language }: Paper, locale: string): string[] {
  const { interestMinor, costsMinor } = apart;
  if (interestMinor + costsMinor === 0) return [];
  const said = (minor: number): string => format({ minor, currency }, locale);
  return [fill(planPaperWords(language).apart, { interest: said(interestMinor), costs: said(costsMinor) })];
}

function anewText({ anew, language }: Paper, locale: string): string[] {
  if (anew === null) return [];
  const w = planPaperWords(language);
  const country = new Intl.DisplayNames([locale], { type: 'region' }).of(anew.country) ?? anew.country;
  return [fill(w.timeAnew, { country, basis: anew.sure ? anew.basis : `${anew.basis}; ${w.unverified}` })];
}

const filled = (lines: readonly (string | null | undefined)[]): string[] =>
  lines.map((line) => (line ?? '').trim()).filter((line) => line !== '');

function creditorLines({ company, language }: Paper): string[] {
  const w = planPaperWords(language);
  const { legalName, registerNo, street, representative } = company;
  return filled([
    legalName,
    registerNo,
    street,
    townLine(company),
    representative === null ? '' : fill(w.represented, { name: representative }),
  ]);
}

function debtorLines({ customer, address, language }: Paper): string[] {
  const w = planPaperWords(language);
  return filled([
    customer.legalName ?? address?.name ?? customer.name,
    customer.registerNo,
    address?.street,
    filled([address?.postcode, address?.city]).join(' '),
    customer.representative === null ? '' : fill(w.represented, { name: customer.representative }),
    fill(w.customerNo, { code: customer.code }),
  ]);
}

const accountLines = ({ account }: Paper): string[] =>
  account === null ? [] : filled([account.holder, `IBAN ${account.iban.replace(/(.{4})(?=.)/g, '$1 ')}`, account.bic && `BIC ${account.bic}`]); // prettier-ignore
