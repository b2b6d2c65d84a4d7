import { record } from '../audit/actions';
import { assert } from '../kernel/assert';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { BankAccount } from './bank-account';
import type { Company } from './company';
import { letterLayoutOf } from './letter-layout';
import { bankAccountOf, companyOf, type IdentityField, type NewBankAccount, type NewCompany } from './new-company';
import { SETTINGS, settingFromText, type SettingName } from './settings';
import {
  allCompanies,
  bankAccountFor,
  companyById,
  insertBankAccount,
  insertCompany,
  storeIdentity,
  storeSetting,
} from './store';

/** Opens companies and changes what is known of them: each change a version, each with its audit line. */

/** Opens a company, with its first account where one is given. Refuses a name or code that is taken. */
export async function openCompany(work: Work, given: NewCompany, account?: NewBankAccount): Promise<Company> {
  const company = companyOf(given);
  const checkedAccount = account && bankAccountOf(account);
  return work.db.transaction(async (tx) => {
    const taken = (await allCompanies(tx)).find(
      (other) => other.code === company.code || other.legalName.toLowerCase() === company.legalName.toLowerCase(),
    );
    if (taken) {
      throw new Refusal(
        'company-exists',
        `${taken.legalName} is a company already.`,
        `See it with: duly company --company ${taken.code}`,
        { code: taken.code },
      );
    }
    const companyId = await insertCompany(tx, work, company);
    await record(tx, work, { companyId, kind: 'company.opened', ref: `company/${companyId}`, payload: company });
    const layout = letterLayoutOf(company.country);
    if (layout !== SETTINGS.letterLayout.initial) {
      await storeSetting(tx, work, { companyId, name: 'letterLayout', value: layout });
    }
    if (checkedAccount) await putBankAccount(tx, work, companyId, checkedAccount);
    return companyById(tx, companyId);
  });
}

export interface SettingGiven {
  readonly companyId: number;
  readonly name: SettingName;
  readonly value: unknown;
}

/** What rooms above do in the same transaction when a setting has another value than before. */
export type SettingChanged = (tx: Tx, work: Work, given: SettingGiven) => Promise<void>;

/** Sets a setting from what a person typed. Throws WrongUse where it is not accepted; the same value again changes nothing. */
export async function changeSetting(
  work: Work,
  companyId: number,
  name: SettingName,
  text: string,
  changed?: SettingChanged,
): Promise<unknown> {
  const given: SettingGiven = { companyId, name, value: settingFromText(name, text) };
  await work.db.transaction(async (tx) => {
    if (await putSetting(tx, work, given)) await changed?.(tx, work, given);
  });
  return given.value;
}

/** The same inside a transaction, with a value that was checked before. True where it is another one. */
export async function putSetting(tx: Tx, work: Work, { companyId, name, value }: SettingGiven): Promise<boolean> {
  const before = await storeSetting(tx, work, { companyId, name, value });
  if (before === JSON.stringify(value)) return false;
  const payload = { name, before: before === undefined ? null : (JSON.parse(before) as unknown), after: value };
  await record(tx, work, { companyId, kind: 'setting.changed', ref: `company/${companyId}`, payload });
  return true;
}

/** Changes a fact of the company itself, as it was checked by `identityFrom`. */
export async function changeIdentity(
  work: Work,
  companyId: number,
  field: IdentityField,
  value: string | null,
): Promise<Company> {
  return work.db.transaction(async (tx) => {
    const before = (await companyById(tx, companyId))[field];
    if (before !== value) {
      await storeIdentity(tx, companyId, field, value);
      const payload = { field, before, after: value };
      await record(tx, work, { companyId, kind: 'company.changed', ref: `company/${companyId}`, payload });
    }
    return companyById(tx, companyId);
  });
}

/** Makes an account the one to which payments in its currency go; the one before is ended and kept. */
export async function changeBankAccount(work: Work, companyId: number, given: NewBankAccount): Promise<BankAccount> {
  const account = bankAccountOf(given);
  return work.db.transaction((tx) => putBankAccount(tx, work, companyId, account));
}

async function putBankAccount(tx: Tx, work: Work, companyId: number, account: NewBankAccount): Promise<BankAccount> {
  const before = await bankAccountFor(tx, companyId, account.currency);
  const same =
    before?.iban === account.iban && before.bic === (account.bic ?? null) && before.holder === account.holder;
  if (same) return before;
  await insertBankAccount(tx, work, companyId, account);
  const payload = { currency: account.currency, before: before ?? null, after: account };
  await record(tx, work, { companyId, kind: 'bank_account.changed', ref: `company/${companyId}`, payload });
  const after = await bankAccountFor(tx, companyId, account.currency);
  assert(after, 'the account that was just kept is not there');
  return after;
}
