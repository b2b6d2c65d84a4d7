import { giveBankAccount } from '../companies/bank-change.actions';
import { lastBankChange, openBankChange } from '../companies/bank-change.store';
import { holdersOf } from '../ledger/assignment.store';
import type { Tx } from '../platform/db';
import { within, type Work } from '../platform/work';
import { bankChangeTold } from '../tasks/bank-told.actions';
import type { HolderAccount } from './stage.store';

/**
 * Where a list says that holders of claims are paid. A file that somebody sent moves no payments: each account is proposed and waits for
 * a second person and a day like any other, and one that a person stopped is not proposed by a list again.
 */
export async function proposeHolderAccounts(
  tx: Tx,
  work: Work,
  companyId: number,
  said: readonly HolderAccount[],
): Promise<void> {
  if (said.length === 0) return;
  const holders = new Map((await holdersOf(tx, companyId)).map(({ id, name }) => [name, id]));
  for (const { holder, iban, currency } of said) {
    const payeeId = holders.get(holder);
    if (payeeId === undefined) continue;
    const account = { currency, iban, holder, payeeId };
    const before = await lastBankChange(tx, companyId, account);
    if (before?.state === 'stopped' || (await openBankChange(tx, companyId, account))) continue;
    await giveBankAccount(within(work, tx), { companyId, told: bankChangeTold }, account);
  }
}
