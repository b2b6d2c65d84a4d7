import type { Company } from '../companies/company';
import { printedIn } from '../companies/reference-scheme';
import type { Customer } from '../customers/customer';
import type { Day } from '../kernel/day';
import { format, formatAmount, sum } from '../kernel/money';
import { interestNoteWords } from '../languages/interest-note-words';
import type { MessageLanguage } from '../languages/message-words';
import { dayText, fill, numberText } from '../languages/said';
import { isInterestHoldReason } from '../law/interest-hold';
import type { KeptCount } from '../law/owed-kept';
import type { RateRow } from '../law/rates';
import type { KeptCharge } from '../ledger/kept-charge';
import type { PaymentBlock } from '../outbox/content';
import { seriesName } from '../languages/series-words';
import { cited } from '../law/cited';

/**
 * An interest note: what is claimed beside invoices, on a paper of its own that names each invoice and counts every day, with the row of
 * the rate that each line used. What it adds up to is what the claims are open for: no more, and nothing that was paid or waived.
 */
export interface InterestNote {
  readonly company: Company;
  readonly customer: Customer;
  /** Lines of the address; the name alone where there is none. */
  readonly debtor: readonly string[];
  readonly creditor: readonly string[];
  readonly language: MessageLanguage;
  readonly locale: string;
  readonly on: Day;
  readonly currency: string;
  readonly invoices: readonly NotedInvoice[];
  readonly payment: PaymentBlock | null;
  /** By `SERIES 2023-01-01`. */
  readonly rows: ReadonlyMap<string, RateRow>;
}

export interface NotedInvoice {
  readonly label: string;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly amountMinor: number;
  readonly interest: NotedInterest | null;
  /** Fixed sums and fees, and interest of which nobody kept how it was counted. */
  readonly plain: readonly { readonly kind: KeptCharge['kind']; readonly on: Day; readonly minor: number }[];
  readonly daily: { readonly from: Day; readonly exact: string; readonly minor: number } | null;
}

export interface NotedInterest {
  readonly count: KeptCount;
  readonly to: Day;
  /** Open of all claims of interest beside it. */
  readonly askedMinor: number;
}

export const noteTotal = (invoices: readonly NotedInvoice[]): number => sum(invoices.map(invoiceTotal));

const invoiceTotal = ({ interest, plain }: NotedInvoice): number =>
  (interest?.askedMinor ?? 0) + sum(plain.map(({ minor }) => minor));

export function noteBlanks(note: InterestNote): Readonly<Record<string, unknown>> {
  const { language, locale, currency, invoices, payment } = note;
  const w = interestNoteWords(language);
  const used = new Set(
    invoices.flatMap(({ interest }) => interest?.count.lines.flatMap(({ rate }) => rate ?? []) ?? []),
  );
  const titles = [...used].flatMap((key) => note.rows.get(key)?.source.title ?? []);
  return {
    ...{ lang: language, w, currency, title: w.title, debtor: note.debtor, creditor: note.creditor },
    customer_no: note.customer.code,
    made_on: fill(w.of, { day: dayText(note.on, locale) }),
    invoices: invoices.map((one) => invoiceBlanks(note, one)),
    total: format({ minor: noteTotal(invoices), currency }, locale),
    account: payment === null ? [] : accountLines(note, payment),
    sources: [...new Set(titles)],
  };
}

function accountLines({ language }: InterestNote, payment: PaymentBlock): string[] {
  const w = interestNoteWords(language);
  const { holder, iban, bic, bankName, reference, scheme } = payment;
  return [
    holder,
    iban.replace(/(.{4})(?=.)/g, '$1 '),
    [bic ?? '', bankName ?? ''].filter((one) => one !== '').join(' · '),
    fill(w.reference, { reference: printedIn(scheme ?? 'rf', reference) }),
  ].filter((line) => line !== '');
}

function invoiceBlanks(note: InterestNote, one: NotedInvoice): object {
  const { language, locale, currency } = note;
  const w = interestNoteWords(language);
  const { interest, plain, daily, dueOn } = one;
  const money = (minor: number): string => format({ minor, currency }, locale);
  const said = { document: one.label, issued: dayText(one.issuedOn, locale), amount: money(one.amountMinor) };
  const ground = [
    ...(interest === null || interest.count.start === null
      ? []
      : [fill(w.since, { day: dayText(interest.count.start, locale) })]),
    ...(interest === null || interest.count.basis === ''
      ? []
      : [fill(w.ground, { basis: cited(interest.count.basis) })]),
  ];
  return {
    title: dueOn === null ? fill(w.undated, said) : fill(w.invoice, { ...said, due: dayText(dueOn, locale) }),
    ground: ground.join(' '),
    lines: (interest?.count.lines ?? []).map((line) => lineBlanks(note, line)),
    sums: [
      ...(interest === null ? [] : interestSums(note, interest)),
      ...plain.map(({ kind, on, minor }) => ({
        ...{ label: fill(w.plain, { kind: w.kind[kind], day: dayText(on, locale) }), strong: false },
        amount: formatAmount({ minor, currency }, locale),
      })),
      {
        ...{ label: fill(w.perInvoice, { document: one.label }), strong: true },
        amount: formatAmount({ minor: invoiceTotal(one), currency }, locale),
      },
    ],
    daily:
      daily === null
        ? ''
        : fill(w.daily, { day: dayText(daily.from, locale), exact: pointed(daily.exact, locale), amount: money(daily.minor) }), // prettier-ignore
  };
}

/** What accrued, what of it was settled before, and the rest: only where something was. */
function interestSums(
  { language, locale, currency }: InterestNote,
  { count, to, askedMinor }: NotedInterest,
): object[] {
  const w = interestNoteWords(language);
  const amount = (minor: number): string => formatAmount({ minor, currency }, locale);
  const accrued = { label: fill(w.accrued, { day: dayText(to, locale) }), amount: amount(count.total), strong: false };
  if (count.total === askedMinor) return [accrued];
  return [
    accrued,
    { label: w.before, amount: amount(askedMinor - count.total), strong: false },
    { label: w.asked, amount: amount(askedMinor), strong: false },
  ];
}

function lineBlanks({ language, locale, currency, rows }: InterestNote, line: KeptCount['lines'][number]): object {
  const w = interestNoteWords(language);
  const row = line.rate === null ? undefined : rows.get(line.rate);
  const day = (one: Day): string => dayText(one, locale);
  return {
    principal: formatAmount({ minor: line.base, currency }, locale),
    ...{ from: day(line.from), to: day(line.to), days: numberText(line.days, locale), year: String(line.year) },
    rate: line.held === null ? `${pointed(line.percent, locale)} %` : '–',
    row:
      line.held !== null && isInterestHoldReason(line.held)
        ? w.held[line.held]
        : row === undefined
          ? (line.rate ?? w.asAgreed)
          : fill(w.rowOf, {
              series: seriesName(row.series, language),
              value: `${pointed(row.value, locale)} %`,
              day: day(row.from),
            }),
    amount: pointed(line.interest, locale),
  };
}

const pointed = (decimal: string, locale: string): string =>
  decimal.replace('.', new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.'); // prettier-ignore
