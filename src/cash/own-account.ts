import type { BankAccount } from '../companies/bank-account';

/**
 * Which of our accounts a statement is of. Banks write the IBAN, or their own number, which is a part of it; a number that could be
 * of two accounts is of none.
 */
type Own = Pick<BankAccount, 'id' | 'iban' | 'currency'>;

export function ownAccount<Account extends Own>(
  said: string,
  currency: string | null,
  accounts: readonly Account[],
): Account | undefined {
  const exact = accounts.filter(({ iban }) => iban === said);
  if (exact.length > 0) return inCurrency(exact, currency);
  const within = accounts.filter(({ iban }) => isWithin(said, iban));
  return new Set(within.map(({ iban }) => iban)).size === 1 ? inCurrency(within, currency) : undefined;
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
