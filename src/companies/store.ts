import type { Day, Instant } from '../kernel/day';
import { actorText } from '../kernel/actor';
import { Refusal } from '../kernel/result';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { BankAccount } from './bank-account';
import type { Company } from './company';
import type { IdentityField, NewBankAccount } from './new-company';
import { agreedOn, agreementsInForce } from './reference-agreement.store';
import { settingsFrom, type SettingName, type Settings } from './settings';

/** Companies, their settings with history, bank accounts and numbering: rows in, rows out. */
const LATEST = '9999';

interface CompanyRow {
  id: number;
  code: string;
  legal_name: string;
  trading_name: string | null;
  legal_form: string | null;
  register_no: string | null;
  vat_no: string | null;
  country: string;
  region: string | null;
  currency: string;
  language: string;
  zone: string;
  street: string | null;
  postcode: string | null;
  city: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  representative: string | null;
  governing_law: string | null;
  logo_sha: string | null;
}

export async function allCompanies(q: Query): Promise<Company[]> {
  const rows = await q<CompanyRow>('company').orderBy('id');
  return rows.map(companyFrom);
}

/**
 * The company of that code; without a code the only one there is. Refuses where there is none, or several and none named.
 */
export async function theCompany(q: Query, code?: string): Promise<Company> {
  const all = await allCompanies(q);
  const codes = all.map((company) => company.code);
  if (all.length === 0) {
    throw new Refusal(
      'no-company',
      'There is no company yet.',
      'Make one: duly init --company NAME --country FR --currency EUR',
    );
  }
  if (code === undefined && all.length > 1) {
    throw new Refusal('which-company', 'There are several companies.', `Say which: --company ${codes.join(' | ')}`, {
      codes,
    });
  }
  const found = code === undefined ? all[0] : all.find((company) => company.code === code.toLowerCase());
  if (!found) {
    throw new Refusal('no-such-company', `There is no company ${code ?? ''}.`, `Known are: ${codes.join(', ')}.`, {
      codes,
    });
  }
  return found;
}

/** The company of that row number. Refuses where there is none. */
export async function companyById(q: Query, id: number): Promise<Company> {
  const row = await q<CompanyRow>('company').where({ id }).first();
  if (!row) throw new Refusal('no-such-company', 'There is no such company.', 'See which there are: duly company');
  return companyFrom(row);
}

/** The settings in force now, or as they were known at an instant. */
export async function settingsOf(q: Query, companyId: number, knownAt: Instant | null = null): Promise<Settings> {
  const rows = await rowsOf<{ name: string; value: string }>(
    q,
    `select name, value from company_setting
     where company_id = ? and recorded_at <= ? and (ended_at is null or ended_at > ?)`,
    [companyId, knownAt ?? LATEST, knownAt ?? LATEST],
  );
  return settingsFrom(new Map(rows.map((row) => [row.name, row.value])));
}

/** Where payments in that currency go: its preferred account, else any of that currency, else none. `payeeId`: those to a holder of claims. */
export async function bankAccountFor(
  q: Query,
  companyId: number,
  currency: string,
  payeeId?: number,
): Promise<BankAccount | undefined> {
  const accounts = payeeId === undefined ? await bankAccountsOf(q, companyId) : await payeeAccountsOf(q, companyId);
  return accounts.find((account) => account.currency === currency && account.payeeId === (payeeId ?? null));
}

/** Did payments in that currency ever have an account, in use or ended? */
export async function hadBankAccount(q: Query, companyId: number, currency: string): Promise<boolean> {
  const used = q('bank_account').where({ company_id: companyId, currency, payee_id: null });
  return (await used.whereRaw('(ended_at is null or ended_at > recorded_at)').first('id')) !== undefined;
}

/** Our own accounts in use, preferred ones first, then the newest. */
export const bankAccountsOf = (q: Query, companyId: number): Promise<BankAccount[]> => accountsOf(q, companyId, true);

/** Our own accounts, those too that are not in use any more: statements of them may still come. */
export const everBankAccounts = (q: Query, companyId: number): Promise<BankAccount[]> =>
  accountsOf(q, companyId, true, true);

/** Those of holders of claims. */
export const payeeAccountsOf = (q: Query, companyId: number): Promise<BankAccount[]> => accountsOf(q, companyId, false);

async function accountsOf(q: Query, companyId: number, own: boolean, ended = false): Promise<BankAccount[]> {
  const rows = await q<BankAccountRow>('bank_account')
    .where((is) => void (own ? is.whereNull('payee_id') : is.whereNotNull('payee_id')))
    .where('company_id', companyId)
    .where((is) => void (ended ? is : is.whereNull('ended_at')))
    .orderBy([
      { column: 'preferred', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  const agreed = await agreementsInForce(q, companyId);
  return rows.map((row) => ({
    ...{ id: row.id, currency: row.currency, iban: row.iban, bic: row.bic, holder: row.holder },
    ...{ bankName: row.bank_name, preferred: row.preferred === 1, from: row.from_on, payeeId: row.payee_id },
    references: agreedOn(row.iban, agreed),
  }));
}

interface BankAccountRow {
  id: number;
  currency: string;
  iban: string;
  bic: string | null;
  holder: string;
  bank_name: string | null;
  preferred: number;
  from_on: Day | null;
  payee_id: number | null;
}

export async function insertCompany(tx: Tx, work: Work, company: Omit<Company, 'id'>): Promise<number> {
  const [made] = await tx('company')
    .insert({
      ...Object.fromEntries(Object.entries(company).map(([field, value]) => [column(field), value])),
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

export async function storeIdentity(
  tx: Tx,
  companyId: number,
  field: IdentityField,
  value: string | null,
): Promise<void> {
  await tx('company')
    .where({ id: companyId })
    .update({ [column(field)]: value });
}

/** Null: it has none. */
export async function storeLogo(tx: Tx, companyId: number, sha256: string | null): Promise<void> {
  await tx('company').where({ id: companyId }).update({ logo_sha: sha256 });
}

/** Ends the value in force and keeps the new one, unless it is the same. Returns the JSON that was in force before. */
export async function storeSetting(
  tx: Tx,
  work: Work,
  setting: { readonly companyId: number; readonly name: SettingName; readonly value: unknown },
): Promise<string | undefined> {
  const value = JSON.stringify(setting.value);
  const inForce = { company_id: setting.companyId, name: setting.name, ended_at: null };
  const before = await tx<{ value: string }>('company_setting').where(inForce).first('value');
  if (before?.value === value) return value;
  const who = actorText(work.actor);
  await tx('company_setting').where(inForce).update({ ended_at: work.now, ended_by: who });
  const { companyId, name } = setting;
  await tx('company_setting').insert({ company_id: companyId, name, value, recorded_at: work.now, recorded_by: who });
  return before?.value;
}

/** Keeps the account as the preferred one of its currency; the ones before are ended. */
export async function insertBankAccount(tx: Tx, work: Work, companyId: number, account: NewBankAccount): Promise<void> {
  const who = actorText(work.actor);
  await tx('bank_account')
    .where({ company_id: companyId, currency: account.currency, payee_id: account.payeeId ?? null, ended_at: null })
    .update({ ended_at: work.now, ended_by: who });
  await tx('bank_account').insert({
    company_id: companyId,
    currency: account.currency,
    iban: account.iban,
    bic: account.bic ?? null,
    holder: account.holder,
    bank_name: account.bankName ?? null,
    payee_id: account.payeeId ?? null,
    preferred: 1,
    from_on: work.today,
    recorded_at: work.now,
    recorded_by: who,
  });
}

/** Keeps an account to which nobody is asked to pay: it is ours, and statements of it come. */
export async function insertKnownAccount(
  tx: Tx,
  work: Work,
  companyId: number,
  account: NewBankAccount,
): Promise<void> {
  const who = actorText(work.actor);
  const { currency, iban, holder } = account;
  await tx('bank_account').insert({
    ...{ company_id: companyId, currency, iban, holder, preferred: 0, from_on: work.today },
    ...{ recorded_at: work.now, recorded_by: who, ended_at: work.now, ended_by: who },
  });
}

/** Takes the account out of use; none follows. */
export async function endBankAccount(
  tx: Tx,
  work: Work,
  companyId: number,
  { currency, iban, payeeId }: Pick<BankAccount, 'currency' | 'iban' | 'payeeId'>,
): Promise<void> {
  await tx('bank_account')
    .where({ company_id: companyId, currency, iban, payee_id: payeeId, ended_at: null })
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
}

const column = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The next number of a series, 1 at first; never given twice, also where several ask at once. */
export async function nextNumber(tx: Tx, companyId: number, series: string): Promise<number> {
  return nextNumbers(tx, companyId, series, 1);
}

/** What the next number of a series would be now; none is taken. */
export async function comingNumber(q: Query, companyId: number, series: string): Promise<number> {
  const [row] = await rowsOf<{ next: number }>(q, `select next from numbering where company_id = ? and series = ?`, [companyId, series]); // prettier-ignore
  return row?.next ?? 1;
}

/** Takes `count` numbers of a series at once and returns the first. */
export async function nextNumbers(tx: Tx, companyId: number, series: string, count: number): Promise<number> {
  const [row] = await rowsOf<{ next: number }>(
    tx,
    `insert into numbering (company_id, series, next) values (?, ?, ?)
     on conflict (company_id, series) do update set next = numbering.next + ? returning next`,
    [companyId, series, count + 1, count],
  );
  return (row?.next ?? 0) - count;
}

function companyFrom(row: CompanyRow): Company {
  return {
    id: row.id,
    code: row.code,
    legalName: row.legal_name,
    tradingName: row.trading_name,
    legalForm: row.legal_form,
    registerNo: row.register_no,
    vatNo: row.vat_no,
    country: row.country,
    region: row.region,
    currency: row.currency,
    language: row.language,
    zone: row.zone,
    street: row.street,
    postcode: row.postcode,
    city: row.city,
    email: row.email,
    phone: row.phone,
    website: row.website,
    representative: row.representative,
    governingLaw: row.governing_law,
    logoSha: row.logo_sha,
  };
}
