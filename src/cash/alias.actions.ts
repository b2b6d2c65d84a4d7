import { record } from '../audit/actions';
import { everBankAccounts } from '../companies/store';
import { Refusal } from '../kernel/result';
import { waitForCompany } from '../platform/db';
import type { Work } from '../platform/work';
import { aliasesOf, insertAlias } from './store';

/**
 * States that files call one of our accounts by another number, such as its QR-IBAN or the bank's own. It is no place where anybody is
 * asked to pay: that takes an account of the company, and a second person.
 */
export async function stateAlias(
  work: Work,
  companyId: number,
  given: { readonly number: string; readonly iban: string },
): Promise<string> {
  const number = given.number.replace(/[\s.]/g, '').toUpperCase();
  const iban = given.iban.replace(/\s/g, '').toUpperCase();
  if (!/^[0-9A-Z/-]{6,40}$/.test(number)) {
    throw new Refusal(
      'bad-alias',
      `${number} is no number of an account.`,
      'Write it as the file does: 6 to 40 letters and digits.',
    );
  }
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const accounts = await everBankAccounts(tx, companyId);
    const account = accounts.find((one) => one.iban === iban);
    if (!account) {
      throw new Refusal('no-such-account', `${iban} is no account of the company.`, 'See them: duly company show');
    }
    if (
      accounts.some((one) => one.iban === number) ||
      (await aliasesOf(tx, companyId)).some((one) => one.number === number)
    ) {
      throw new Refusal('alias-taken', `${number} belongs to an account already.`, 'Nothing needs to be done.');
    }
    await insertAlias(tx, work, companyId, { accountId: account.id, number });
    await record(tx, work, { companyId, kind: 'bank.alias', ref: `company/${companyId}`, payload: { number, iban } });
    return number;
  });
}
