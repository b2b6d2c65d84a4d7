import type { BankAccount } from '../companies/bank-account';
import { isQrIban } from '../companies/iban';

/**
 * Which of our accounts a statement is of. Banks write the IBAN, or their own number, which is a part of it; a number that could be
 * of two accounts is of none.
 */
type Own = Pick<BankAccount, 'id' | 'iban' | 'currency'>;

/** Another number of an account that the company has stated. */
export interface Alias {
  readonly number: string;
  readonly accountId: number;
}

export function ownAccount<Account extends Own>(
  said: string,
  currency: string | null,
  accounts: readonly Account[],
  aliases: readonly Alias[] = [],
): Account | undefined {
  const stated = aliases.find(({ number }) => number === said);
  if (stated) return accounts.find(({ id }) => id === stated.accountId);
  const exact = accounts.filter(({ iban }) => iban === said);
  const [first] = exact;
  if (first) return siblingOf(first.iban, exact, currency, accounts, 'plain') ?? inCurrency(exact, currency);
  const other = siblingOf(said, [], currency, accounts, 'any');
  if (other) return other;
  const within = accounts.filter(({ iban }) => isWithin(said, iban));
  return new Set(within.map(({ iban }) => iban)).size === 1 ? inCurrency(within, currency) : undefined;
}

/**
 * A Swiss account has an IBAN and perhaps a QR-IBAN: another number of the bank before the same number of the account. Both are the one
 * with the plain IBAN, where the company has that too.
 */
function siblingOf<Account extends Own>(
  said: string,
  itself: readonly Account[],
  currency: string | null,
  accounts: readonly Account[],
  wanted: 'plain' | 'any',
): Account | undefined {
  if (!/^(CH|LI)\d{19}$/.test(said) || (wanted === 'plain' && !isQrIban(said))) return undefined;
  const alike = accounts.filter(
    (one) =>
      !itself.includes(one) &&
      one.iban.slice(9) === said.slice(9) &&
      one.iban.length === said.length &&
      isQrIban(one.iban) !== isQrIban(said),
  );
  return new Set(alike.map(({ iban }) => iban)).size === 1 ? inCurrency(alike, currency) : undefined;
}

const inCurrency = <Account extends Own>(accounts: readonly Account[], currency: string | null): Account | undefined =>
  accounts.find((account) => account.currency === currency) ?? accounts[0];

const SHORTEST = 6;

/** `37040044/0532013000` is DE89 3704 0044 0532 0130 00; zeros in front do not matter, and less than six digits say nothing. */
function isWithin(said: string, iban: string): boolean {
  if (/^[A-Z]{2}\d{2}/.test(said)) return false;
  const [bank, number] = said.includes('/') ? said.split('/') : ['', said];
  const plain = (number ?? '').replace(/\W/g, '').replace(/^0+/, '');
  const national = iban.slice(4);
  if (plain.replace(/\D/g, '').length < SHORTEST) return false;
  if (!bank) return national.endsWith(plain) || (iban.startsWith('FR') && national.slice(0, -2).endsWith(plain));
  const rest = national.slice(bank.length);
  return national.startsWith(bank) && rest.replace(/^0+/, '') === plain;
}
