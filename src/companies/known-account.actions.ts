import { record } from '../audit/actions';
import { isCurrency } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { ibanFrom } from './iban';
import { companyById, everBankAccounts, insertKnownAccount } from './store';

/**
 * An account of ours of which statements come, and to which nobody is asked to pay: one person may add it, because no customer ever reads
 * it. Where customers pay needs a second person.
 */
export async function knowBankAccount(
  work: Work,
  companyId: number,
  given: { readonly iban: string; readonly currency: string },
): Promise<string> {
  const iban = ibanFrom(given.iban);
  const currency = given.currency.trim().toUpperCase();
  if (iban === undefined) {
    throw new Refusal('no-iban', `${given.iban.slice(0, 50)} is no IBAN.`, 'Copy it from the bank’s own paper.');
  }
  if (!isCurrency(currency)) {
    throw new Refusal('no-currency', `${currency.slice(0, 10)} is no currency.`, 'Write it as EUR or SEK.');
  }
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const accounts = await everBankAccounts(tx, companyId);
    if (accounts.some((one) => one.iban === iban && one.currency === currency)) {
      throw new Refusal('known-account', `${iban} is an account of the company already.`, 'Nothing needs to be done.');
    }
    const { legalName: holder } = await companyById(tx, companyId);
    await insertKnownAccount(tx, work, companyId, { iban, currency, holder });
    await record(tx, work, {
      companyId,
      kind: 'bank_account.known',
      ref: `company/${companyId}`,
      payload: { iban, currency },
    });
    return iban;
  });
}

/** The same for an account that has no IBAN and is named by us, such as that of a payment provider; in the caller's transaction. */
export async function knowAccount(tx: Tx, work: Work, companyId: number, name: string): Promise<void> {
  const { legalName: holder, currency } = await companyById(tx, companyId);
  await insertKnownAccount(tx, work, companyId, { iban: name, currency, holder });
  const payload = { iban: name, currency };
  await record(tx, work, { companyId, kind: 'bank_account.known', ref: `company/${companyId}`, payload });
}
