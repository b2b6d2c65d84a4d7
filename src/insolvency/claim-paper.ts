import type { BankAccount } from '../companies/bank-account';
import type { Company } from '../companies/company';
import type { Customer } from '../customers/customer';
import type { Day } from '../kernel/day';
import { format, sum } from '../kernel/money';
import { interestNoteWords, noteLanguage } from '../languages/interest-note-words';
import { PROOF_WORDS, type Court } from '../languages/proof-words';
import type { ProofWords } from '../languages/proof-words.en';
import { dayText, fill, numberText } from '../languages/said';
import { seriesName } from '../languages/series-words';
import type { InterestLine } from '../law/policy';
import { labelOf } from '../ledger/open-item';
import { cell, number, tableOf, type MoneyTable } from '../remittances/table';
import { lastDayOf, type ClaimLine, type ClaimTotal } from './claim';
import { deadlinesOf, PROCEEDINGS, type Proceeding, type ProceedingKind } from './proceeding';

/**
 * A proof of debt in words, in the language of the court: what is known stands there, what is not is a blank that one sees. It is
 * always a draft for signature; it names what is enclosed and which copy of an invoice is missing.
 */
export interface ProofAbout {
  readonly company: Company;
  readonly customer: Customer;
  readonly proceeding: Proceeding;
  readonly parties: { readonly creditor: readonly string[]; readonly debtor: readonly string[] };
  /** One for each currency, where there is one. */
  readonly accounts: readonly (BankAccount | undefined)[];
  readonly today: Day;
}

export interface ProofClaim {
  readonly lines: readonly ClaimLine[];
  readonly totals: readonly ClaimTotal[];
}

/** Whose form it takes: courts of other countries get one in English that can be translated. */
export function courtOf(kind: ProceedingKind): Court {
  const { country } = PROCEEDINGS[kind];
  return country === 'FR' || country === 'DE' || country === 'GB' ? country : 'other';
}

/** In which the court counts; a claim in another one leaves a blank for the rate. */
const CURRENCY: Readonly<Record<Court, string | null>> = { FR: 'EUR', DE: 'EUR', GB: 'GBP', other: null };

interface Saying {
  readonly w: ProofWords;
  readonly about: ProofAbout;
}

export function proofBlanks(about: ProofAbout, claim: ProofClaim): Readonly<Record<string, unknown>> {
  const court = courtOf(about.proceeding.kind);
  const w = PROOF_WORDS[court];
  const saying = { w, about };
  const on = dayText(about.today, w.locale);
  return {
    ...{ w, language: w.locale, title: `${w.title} · ${about.customer.name}` },
    draft: fill(w.draft, { day: on }),
    parts: [proceedingRows(saying), creditorRows(saying), debtorRows(saying)],
    tables: claim.totals.map((total) => claimTable(w, claim.lines, total)),
    sums: claim.totals.map((total) => fill(w.sum, { total: money(w, total.totalMinor, total.currency) })),
    convert: claim.totals
      .filter(({ currency }) => CURRENCY[court] !== null && currency !== CURRENCY[court])
      .map(({ currency }) => row(fill(w.convert, { currency, to: CURRENCY[court] ?? '' }), '')),
    matured: maturedRows(saying, claim),
    interest: interestTexts(saying, claim),
    rates: claim.totals.flatMap(({ currency }) => rateTable(w, claim.lines, currency) ?? []),
    asked: w.asked.map((label) => row(label, '')),
    enclosures: enclosures(w, claim.lines),
    sign: w.sign.map((label) => ({ label })),
  };
}

const row = (label: string, value: string): { label: string; value: string } => ({ label, value });
const money = (w: ProofWords, minor: number, currency: string): string => format({ minor, currency }, w.locale);

function proceedingRows({ w, about: { proceeding, company } }: Saying): object {
  const day = (one: Day | null = null): string => (one === null ? '' : dayText(one, w.locale));
  const { name } = PROCEEDINGS[proceeding.kind];
  const [proof] = deadlinesOf(proceeding, company.country);
  const { administrator, administratorEmail } = proceeding;
  return {
    title: w.proceeding.title,
    rows: [
      row(w.proceeding.to, [administrator, administratorEmail].filter((part) => part !== null).join(', ')),
      row(w.proceeding.toAddress, ''),
      row(w.proceeding.court, proceeding.court ?? ''),
      row(w.proceeding.number, proceeding.number ?? ''),
      row(w.proceeding.kind, proceeding.kind === 'other' ? '' : name),
      row(w.proceeding.opened, day(proceeding.openedOn)),
      row(w.proceeding.published, day(proceeding.publishedOn)),
      row(w.proceeding.proofBy, day(proof?.day)),
    ],
  };
}

function creditorRows({ w, about: { company, parties, accounts } }: Saying): object {
  const known = accounts.flatMap((one) => (one === undefined ? [] : `${one.currency}: ${one.iban} (${one.holder})`));
  return {
    title: w.creditor.title,
    rows: [
      row(w.creditor.name, parties.creditor.join(', ')),
      row(w.creditor.register, company.registerNo ?? ''),
      row(w.creditor.vat, company.vatNo ?? ''),
      row(w.creditor.representative, company.representative ?? ''),
      row(w.creditor.bank, known.join('; ')),
      row(w.creditor.reference, ''),
    ],
  };
}

function debtorRows({ w, about: { customer, parties } }: Saying): object {
  const rows = [row(w.debtor.name, parties.debtor.join(', ')), row(w.debtor.register, customer.registerNo ?? '')];
  return { title: w.debtor.title, rows: [...rows, row(w.debtor.customer, customer.code)] };
}

type TableWords = Pick<ProofWords, 'locale' | 'table' | 'column' | 'total'>;

/** The table that is claimed, to the cent; the desk shows the same. */
export function claimTable(w: TableWords, all: readonly ClaimLine[], total: ClaimTotal): MoneyTable {
  const { currency } = total;
  const { column: c } = w;
  const amount = (minor: number) => number(format({ minor, currency }, w.locale));
  const on = (day: Day | null) => cell(day === null ? '–' : dayText(day, w.locale));
  return tableOf(
    fill(w.table, { currency }),
    [c.document, c.issued, c.due, c.supplied, `#${c.principal}`, `#${c.interest}`, `#${c.costs}`, `#${c.total}`],
    all.filter(({ item }) => item.currency === currency).map(({ item, principalMinor, interestMinor, costsMinor }) => [
      ...[cell(labelOf(item)), on(item.issuedOn), on(item.dueOn), on(item.suppliedOn), amount(principalMinor)],
      ...[amount(interestMinor), amount(costsMinor), amount(principalMinor + interestMinor + costsMinor)],
    ]),
    [
      ...[cell(w.total), cell(''), cell(''), cell(''), amount(total.principalMinor), amount(total.interestMinor)],
      ...[amount(total.costsMinor), amount(total.totalMinor)],
    ],
  );
} // prettier-ignore

/** What was due on the opening day, and what was not: some courts ask for them apart. */
function maturedRows({ w, about: { proceeding } }: Saying, { lines, totals }: ProofClaim): object[] {
  if (w.matured === null) return [];
  const { due, later } = w.matured;
  return totals.flatMap(({ currency }) => {
    const own = lines.filter(({ item }) => item.currency === currency);
    const isDue = ({ item: { dueOn } }: ClaimLine): boolean => dueOn === null || dueOn <= proceeding.openedOn;
    const of = (some: readonly ClaimLine[]): string =>
      money(w, sum(some.map((one) => one.principalMinor + one.interestMinor + one.costsMinor)), currency);
    return [row(due, of(own.filter(isDue))), row(later, of(own.filter((one) => !isDue(one))))];
  });
}

function interestTexts({ w, about: { proceeding } }: Saying, { totals }: ProofClaim): string[] {
  const isClaimed = totals.some(({ interestMinor }) => interestMinor !== 0);
  return [isClaimed ? fill(w.interest, { day: dayText(lastDayOf(proceeding.openedOn), w.locale) }) : w.noInterest];
}

/** How interest was counted, stretch by stretch; null: nothing is counted in that currency. */
function rateTable(w: ProofWords, all: readonly ClaimLine[], currency: string): MoneyTable | null {
  const { rates: c } = w;
  const rows = all
    .filter(({ item }) => item.currency === currency)
    .flatMap(({ item, counted }) =>
      counted.map((line) => [
        ...[cell(labelOf(item)), cell(dayText(line.from, w.locale)), cell(dayText(line.to, w.locale))],
        ...[number(numberText(line.days, w.locale)), number(money(w, line.baseMinor, currency))],
        ...[number(percentText(w, line.percent)), cell(rateText(w, line.rateRow))],
      ]),
    ); // prettier-ignore
  const head = [c.document, c.from, c.to, `#${c.days}`, `#${c.base}`, `#${c.percent}`, c.source];
  return rows.length === 0 ? null : tableOf(fill(c.title, { currency }), head, rows);
}

const percentText = (w: ProofWords, percent: string): string =>
  `${w.locale.startsWith('en') ? percent : percent.replace('.', ',')} %`;

/** The published rate that the margin is added to, as an interest note names it; of a fixed percentage there is nothing more to say. */
function rateText(w: ProofWords, row: InterestLine['rateRow']): string {
  if (row === null) return '';
  const language = noteLanguage(w.locale);
  const said = { series: seriesName(row.series, language), value: percentText(w, row.value) };
  return fill(interestNoteWords(language).rowOf, { ...said, day: dayText(row.from, w.locale) });
}

function enclosures(w: ProofWords, lines: readonly ClaimLine[]): { text: string; isMissing: boolean }[] {
  const invoices = lines.filter(({ item }) => item.amountMinor > 0);
  const copies = invoices.map(({ item }) => ({
    text: fill(item.copies > 0 ? w.copy : w.missing, { document: labelOf(item) }),
    isMissing: item.copies === 0,
  }));
  return [...copies, ...w.enclosed.map((text) => ({ text, isMissing: true }))];
}
