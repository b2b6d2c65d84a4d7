import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { CurrencySection } from './content';
import { entityText, payeeText } from './payment';
import { inText } from './plain';
import type { Speech } from './speech';

/** A table of a message, and those that are lists of their own: they say more of an amount and add nothing up. */
export interface Table {
  /** With the currency of its amounts. */
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** One cell per column, or nothing where one row is all there is. */
  readonly foot: readonly string[];
}

export interface Column {
  readonly head: string;
  readonly numeric: boolean;
}

/** What of it was kept back as a cash discount that was not due any more. */
export function lateDiscounts(section: CurrencySection, speech: Speech): Table {
  const { lateDiscounts: lines = [], currency } = section;
  const { table: words, column } = speech.words;
  return {
    title: titleOf(words.lateDiscount, section),
    columns: [
      { head: column.invoice, numeric: false },
      { head: words.discountUntil, numeric: false },
      { head: words.discountPaid, numeric: false },
      { head: column.amount, numeric: true },
    ],
    rows: lines.map(({ document, untilOn, paidOn, amountMinor }) => [
      inText(document),
      speech.shortDay(untilOn),
      speech.shortDay(paidOn),
      speech.amount(amountMinor, currency),
    ]),
    foot: [],
  };
}

/** Interest and costs beside the invoices, with what they add up to. */
export function chargesTable(section: CurrencySection, speech: Speech): Table {
  const { charges: lines = [], currency } = section;
  const { table: words, column, charge } = speech.words;
  const days = (from: Day | null, to: Day | null): string =>
    from === null || to === null ? '' : `${speech.shortDay(from)} – ${speech.shortDay(to)}`;
  return {
    title: titleOf(words.charges, section),
    columns: [
      { head: column.invoice, numeric: false },
      { head: charge.what, numeric: false },
      { head: charge.days, numeric: false },
      { head: column.amount, numeric: true },
    ],
    rows: lines.map(({ document, kind, from, to, amountMinor }) => [
      inText(document),
      charge.kind[kind],
      days(from, to),
      speech.amount(amountMinor, currency),
    ]),
    foot:
      lines.length > 1
        ? [speech.words.sum.total, '', '', speech.amount(sum(lines.map((one) => one.amountMinor)), currency)]
        : [],
  };
}

/** Which lines of invoices it is that are held as disputed. */
export function disputedLines(section: CurrencySection, speech: Speech): Table {
  const { disputedLines: lines = [], currency } = section;
  const { table: words, column } = speech.words;
  return {
    title: titleOf(words.disputedLines, section),
    columns: [
      { head: column.invoice, numeric: false },
      { head: column.line, numeric: false },
      { head: column.amount, numeric: true },
    ],
    rows: lines.map(({ document, no, text, amountMinor }) => [
      inText(document),
      inText([no, text].filter((part) => part !== '').join(' · ')),
      amountMinor === null ? '' : speech.amount(amountMinor, currency),
    ]),
    foot: [],
  };
}

/** With the currency of its amounts, where there are several customers whose it is, and who is paid where it is not us. */
export const titleOf = (title: string, section: CurrencySection): string =>
  [
    ...(section.entity === undefined ? [] : [entityText(section.entity)]),
    ...payeeOf(section),
    title,
    section.currency,
  ].join(' · ');

export const payeeOf = ({ payee }: CurrencySection): string[] => (payee === undefined ? [] : [payeeText(payee)]);
