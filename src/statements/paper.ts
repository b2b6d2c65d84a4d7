import { daysBetween, type Day } from '../kernel/day';
import { format, formatAmount } from '../kernel/money';
import { accountWords } from '../languages/account-words';
import type { AccountWords } from '../languages/account-words.en';
import { codeText } from '../languages/code-words';
import { messageWords } from '../languages/message-words';
import { dayText, fill, numberText } from '../languages/said';
import { isCredit, labelOf, type OpenItem } from '../ledger/open-item';
import type { Statement } from '../ledger/statement';

/** A statement of account put into words and tables, for the screen, for paper and for a spreadsheet. */
export interface Said {
  readonly language: string;
  readonly locale: string;
  /** Lines beyond are left out. */
  readonly most: number;
}

/** How numbers and days are written in a language, where nobody chose a country. */
export const localeOf = (language: string): string => messageWords(language)?.locale ?? language;

/** One currency's account as a table. */
export function accountBlanks(
  w: Pick<AccountWords, 'caption'>,
  made: Statement,
  { language, locale, most }: Said,
): object {
  const { currency } = made;
  const { entry } = accountWords(language);
  const amount = (minor: number): string => formatAmount({ minor, currency }, locale);
  return {
    caption: fill(w.caption, { currency }),
    opening: made.from === null ? '' : amount(made.openingMinor),
    from: made.from === null ? '' : dayText(made.from, locale),
    lines: made.lines.slice(0, most).map((line) => ({
      day: dayText(line.on, locale),
      what: codeText(entry, line.type),
      document: line.document,
      due: line.dueOn === null ? '' : dayText(line.dueOn, locale),
      debit: line.amountMinor > 0 ? amount(line.amountMinor) : '',
      credit: line.amountMinor < 0 ? amount(-line.amountMinor) : '',
      balance: amount(line.balanceMinor),
    })),
    debit: amount(made.debitMinor),
    credit: amount(-made.creditMinor),
    to: dayText(made.to, locale),
    closing: format({ minor: made.closingMinor, currency }, locale),
  };
}

/** What of a currency is open on that day, and how late it is: what the closing balance is made of. */
export function openBlanks(w: AccountWords, made: Statement, open: readonly OpenItem[], locale: string): object {
  const { currency, to } = made;
  const mine = open.filter((item) => item.currency === currency);
  const amount = (minor: number): string => formatAmount({ minor, currency }, locale);
  return {
    caption: fill(w.open.caption, { currency, day: dayText(to, locale) }),
    lines: mine.map((item) => ({
      day: dayText(item.issuedOn, locale),
      what: codeText(w.entry, item.type),
      document: labelOf(item),
      due: item.dueOn === null ? '' : dayText(item.dueOn, locale),
      amount: amount(item.amountMinor),
      open: amount(item.openMinor),
      late: lateBy(item, to) > 0 ? numberText(lateBy(item, to), locale) : '',
    })),
    sum: format({ minor: mine.reduce((sum, item) => sum + item.openMinor, 0), currency }, locale),
  };
}

/** In days; 0 where it is not late. */
export const lateBy = (item: OpenItem, on: Day): number =>
  item.dueOn === null || isCredit(item) ? 0 : Math.max(0, daysBetween(item.dueOn, on));

/** `acme-statement-4711-2026-03-31.pdf`. */
export const paperName = (what: string, customer: string, to: Day, ending: string): string =>
  `${what}-${customer.replace(/[^\w-]+/g, '_').slice(0, 60)}-${to}.${ending}`;
