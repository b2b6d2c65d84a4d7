import { takeBankFile, type BankFileGiven, type TakenFile } from '../cash/actions';
import { everBankAccounts } from '../companies/store';
import type { BankAccount } from '../companies/bank-account';
import { Refusal, WrongUse } from '../kernel/result';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { columnsNamed, readBankList, type BankList, type ListAnswers } from './formats/bank-list';
import { LIST_FIELDS } from './formats/bank-list-words';
import { isLedgerList } from './formats/bank-list-kind';
import { layoutOf, type ListTable } from './formats/bank-list-table';
import { keepListProfile, listProfileOf } from './bank-list.store';

/**
 * A list that a bank lets people download, taken like any statement once nothing of it is open. What a person said of it is kept for the
 * lists that have the same headings, so that nothing is asked twice.
 */
export interface ListGiven {
  readonly companyId: number;
  readonly fileName: string;
  /** What a person says of this list. */
  readonly answers: ListAnswers;
  /** As any file of the bank: from where, and what is done with it. */
  readonly taking?: Pick<BankFileGiven, 'source' | 'also'>;
}

export interface LookedAt {
  readonly list: BankList;
  readonly accounts: readonly BankAccount[];
  /** What is kept for the next one: what was kept, and what is said now. */
  readonly answers: ListAnswers;
}

export async function lookAtList(q: Query, table: ListTable, given: ListGiven): Promise<LookedAt> {
  const { companyId, fileName } = given;
  const accounts = await everBankAccounts(q, companyId);
  const kept = (await listProfileOf(q, companyId, layoutOf(table))) ?? {};
  const { named, ...said } = given.answers;
  const columns = named === undefined ? undefined : columnsNamed(named, table.headings);
  if (columns && 'wrong' in columns) throw new WrongUse(`${columns.wrong} names no column of the list.`, `Write a field and a column, such as --column amount=3. Fields: ${LIST_FIELDS.join(', ')}.`); // prettier-ignore
  const { account, ...rest } = kept;
  const own = account !== undefined && isOnlyOfItsBank(account, accounts) ? { account } : {};
  const answers = { ...said, ...(columns && { columns: { ...kept.columns, ...columns } }) };
  const list = readBankList(table, { ...answers, kept: { ...rest, ...own }, fileName, ours: accounts });
  return { list, accounts, answers: { ...kept, ...answers } };
}

/** A list that names no account is of the one whose list it was before, where no other of ours is at that bank. */
function isOnlyOfItsBank(iban: string, accounts: readonly BankAccount[]): boolean {
  const bank = (one: string): string => one.slice(0, 2) + (/^(IT|SM)/.test(one) ? one.slice(5, 10) : one.slice(4, 7));
  const others = accounts.filter((one) => one.iban !== iban && bank(one.iban) === bank(iban));
  return others.length === 0 && accounts.some((one) => one.iban === iban);
}

/** Takes it, or refuses with what must be said first. */
export async function takeList(work: Work, table: ListTable, given: ListGiven): Promise<TakenFile> {
  const { companyId, fileName } = given;
  if (isLedgerList(table)) throw ledgerList(fileName);
  const { list, answers, accounts } = await lookAtList(work.db.read, table, given);
  if (list.questions.length > 0) {
    const { questions, headings, samples, dateOrder, decimalMark } = list;
    throw new Refusal(
      'bank-list-asks',
      `${fileName} is a list of a bank that does not say everything.`,
      'Say what is missing; it is remembered for the next list like this.',
      {
        questions,
        headings,
        samples,
        day: dateOrder.sample,
        amount: decimalMark.sample,
        accounts: [...new Set(accounts.map(({ iban }) => iban))],
      },
    );
  }
  const { layout, sha256, said } = list;
  const file = { ...given.taking, companyId, fileName, format: `list-${layout}`, sha256, said: () => said };
  const taken = await takeBankFile(work, file).catch(asList);
  if (Object.keys(given.answers).length > 0) await keepListProfile(work, companyId, layout, answers);
  return taken;
}

/** Its columns may have been understood wrongly: a person may look at them. */
function asList(error: unknown): never {
  if (!(error instanceof Refusal) || error.code !== 'bank-file-faults') throw error;
  throw new Refusal(error.code, error.message, 'Look at its columns, or ask the bank for the list again.', { ...error.facts, list: true }); // prettier-ignore
}

export const ledgerList = (fileName: string): Refusal =>
  new Refusal(
    'ledger-list',
    `${fileName} is a list of invoices or of your books, and no list of a bank.`,
    'Bring it in as a list: under Imports.',
  );
