import { amountInWords } from '../mapping-cells';
import type { Choice, Question } from '../reading';

/** An account of a ledger, with what its lines come to. */
export interface Account {
  readonly number: string;
  readonly name: string;
  lines: number;
  minor: number;
}

/** The accounts that a person or the format names as those of customers: each by how its number begins. */
export const isAmong = (account: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => account.startsWith(beginning));

/** Of a German chart: debtors have numbers one digit longer than other accounts, from 10000 to 69999 where those have four. */
export const isDebtorAccount = (account: string, digits: number, named: readonly string[] | undefined): boolean =>
  named === undefined
    ? account.replace(/^0+/, '').length === digits + 1 && /^0*[1-6]/.test(account)
    : isAmong(account, named);

/** `411000 Clients: 52517.24 EUR`. */
export const accountInWords = ({ number, name, minor }: Account, currency: string): string =>
  `${number}${name === '' ? '' : ` ${name}`}: ${amountInWords(minor, currency)}`;

const MOST_CHOICES = 12;

/** Which of the accounts hold what customers owe. `likely`: what the standard calls so, where there is any such account. */
export function askAccounts(
  accounts: readonly Account[],
  { likely, currency }: { readonly likely: readonly Account[]; readonly currency: string },
): Question {
  const each = [...accounts]
    .sort((a, b) => b.lines - a.lines || (a.number < b.number ? -1 : 1))
    .slice(0, MOST_CHOICES)
    .map((account): Choice => ({ value: account.number, means: accountInWords(account, currency) }));
  const all = likely.map(({ number }) => number).join(',');
  const together = likely.length > 1
    ? [{ value: all, means: likely.map((account) => accountInWords(account, currency)).join(' + ') }]
    : []; // prettier-ignore
  return {
    about: 'accounts',
    sentence: likely.length > 1
      ? 'Customers stand on several accounts of this file. Which of them hold what is asked for?'
      : 'The file does not show which account holds what customers owe. Which is it?',
    choices: [...together, ...each],
    suggestion: all === '' ? null : all,
    samples: [],
  }; // prettier-ignore
}

/** A ledger holds no due days: how many days people have to pay is asked once. */
export const askTerms = (): Question => ({
  about: 'termsDays',
  sentence: 'The file holds no due days. By which terms of payment is each due: 30 days, 45 days end of month …?',
  choices: [],
  suggestion: null,
  samples: [],
});
