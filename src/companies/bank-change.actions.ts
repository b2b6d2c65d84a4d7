import { record } from '../audit/actions';
import { actorText } from '../kernel/actor';
import { Refusal } from '../kernel/result';
import { waitForCompany, type Tx } from '../platform/db';
import { within, type Work } from '../platform/work';
import { changeBankAccount } from './actions';
import type { BankAccount } from './bank-account';
import { aboutBankChange, effectiveFrom, type BankChange } from './bank-change';
import { bankChangeById, dueBankChanges, insertBankChange, moveBankChange, openBankChange } from './bank-change.store';
import { bankAccountOf, type NewBankAccount } from './new-company';
import { bankAccountFor, endBankAccount, hadBankAccount, insertBankAccount } from './store';

/** Proposed, confirmed by somebody else, in force a day later, or stopped: each step one transaction and one audit line. */

/** What rooms above do in the same transaction: tell the other administrators, close their tasks. */
export type BankChangeTold = (tx: Tx, work: Work, change: BankChange) => Promise<void>;

export interface BankChangeAsked {
  readonly companyId: number;
  readonly told: BankChangeTold;
}

/** What became of an account that was given: in force, as the first of its currency or as it was; or proposed beside it. */
export interface Given {
  readonly inForce: BankAccount | null;
  readonly proposed: BankChange | null;
}

/** The first account that payments in a currency ever have is in force at once; any later one is proposed. */
export async function giveBankAccount(work: Work, asked: BankChangeAsked, given: NewBankAccount): Promise<Given> {
  const account = bankAccountOf(given);
  const { companyId } = asked;
  const first = await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    // where a holder of claims is paid waits for a second person, the first time too: whoever diverts payments would begin there
    if (account.payeeId !== undefined || (await hadBankAccount(tx, companyId, account.currency))) return null;
    return changeBankAccount(within(work, tx), companyId, account);
  });
  if (first !== null) return { inForce: first, proposed: null };
  const inForce = (await bankAccountFor(work.db.read, companyId, account.currency, account.payeeId)) ?? null;
  const same = inForce?.iban === account.iban && inForce.holder === account.holder;
  if (same && inForce.bic === (account.bic ?? null)) return { inForce, proposed: null };
  return { inForce, proposed: await proposeBankChange(work, asked, 'set', account) };
}

/** `retire`: only the currency is looked at; it is the account in force that goes. */
export async function proposeBankChange(
  work: Work,
  { companyId, told }: BankChangeAsked,
  kind: BankChange['kind'],
  given: NewBankAccount,
): Promise<BankChange> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const inForce = await bankAccountFor(tx, companyId, given.currency, given.payeeId);
    if (kind === 'retire' && !inForce) throw noSuchChange();
    const account = kind === 'set' || !inForce ? bankAccountOf(given) : givenAgain(inForce);
    const same = inForce?.iban === account.iban && inForce.holder === account.holder;
    if (kind === 'set' && same && inForce.bic === (account.bic ?? null)) {
      throw new Refusal('same-account', 'This account is in force already.', 'Nothing needs to be changed.');
    }
    if (await openBankChange(tx, companyId, given)) {
      throw new Refusal(
        'change-under-way',
        `A change of the account in ${given.currency} is under way.`,
        'Confirm or stop that one first.',
      );
    }
    const id = await insertBankChange(tx, work, companyId, { ...account, kind });
    const payload = {
      kind,
      currency: account.currency,
      ...(account.payeeId === undefined ? {} : { payee: account.payeeId }),
      before: inForce ?? null,
      after: kind === 'set' ? account : null,
    };
    return ended(tx, work, { companyId, told }, { id, kind: 'bank_account.proposed', payload });
  });
}

/** Only by somebody else than who proposed it. */
export async function confirmBankChange(work: Work, asked: BankChangeAsked, id: number): Promise<BankChange> {
  return work.db.transaction(async (tx) => {
    const change = await known(tx, asked.companyId, id);
    if (change.state !== 'proposed') throw noSuchChange();
    if (change.proposedBy === actorText(work.actor)) {
      throw new Refusal(
        'second-person',
        'You proposed this change yourself.',
        'Somebody else with the right must confirm it: ask another administrator.',
      );
    }
    const effectiveAt = effectiveFrom(work.now);
    if (!(await moveBankChange(tx, work, change, { state: 'confirmed', effectiveAt }))) throw noSuchChange();
    const payload = { currency: change.currency, iban: change.iban, proposedBy: change.proposedBy, effectiveAt };
    return ended(tx, work, asked, { id, kind: 'bank_account.confirmed', payload });
  });
}

/** As long as it is not in force. */
export async function stopBankChange(work: Work, asked: BankChangeAsked, id: number): Promise<BankChange> {
  return work.db.transaction(async (tx) => {
    const change = await known(tx, asked.companyId, id);
    const open = change.state === 'proposed' || change.state === 'confirmed';
    if (!open || !(await moveBankChange(tx, work, change, { state: 'stopped' }))) throw noSuchChange();
    const payload = { currency: change.currency, iban: change.iban, was: change.state };
    return ended(tx, work, asked, { id, kind: 'bank_account.stopped', payload });
  });
}

/** The clock's: what was confirmed a day ago holds from now on. Returns how many. */
export async function applyBankChanges(work: Work, asked: BankChangeAsked): Promise<number> {
  let count = 0;
  for (const due of await dueBankChanges(work.db.read, asked.companyId, work.now)) {
    const applied = await work.db.transaction(async (tx) => {
      await waitForCompany(tx, asked.companyId);
      const change = await known(tx, asked.companyId, due.id);
      if (change.state !== 'confirmed' || !(await moveBankChange(tx, work, change, { state: 'in_force' })))
        return false;
      const { companyId, currency, iban, payeeId, kind } = change;
      const account = givenAgain(change);
      const before = await bankAccountFor(tx, companyId, currency, account.payeeId);
      if (kind === 'set') await insertBankAccount(tx, work, companyId, account);
      else await endBankAccount(tx, work, companyId, { currency, iban, payeeId });
      const payload = { currency, before: before ?? null, after: kind === 'set' ? account : null, change: change.id };
      await ended(tx, work, asked, { id: change.id, kind: 'bank_account.changed', payload });
      return true;
    });
    if (applied) count += 1;
  }
  return count;
}

type Known = Pick<BankChange, 'currency' | 'iban' | 'holder' | 'bic' | 'bankName' | 'payeeId'>;

const givenAgain = ({ currency, iban, holder, bic, bankName, payeeId }: Known): NewBankAccount => ({
  ...{ currency, iban, holder },
  ...(bic === null ? {} : { bic }),
  ...(bankName === null ? {} : { bankName }),
  ...(payeeId === null ? {} : { payeeId }),
});

async function ended(
  tx: Tx,
  work: Work,
  { companyId, told }: BankChangeAsked,
  line: { readonly id: number; readonly kind: string; readonly payload: unknown },
): Promise<BankChange> {
  const change = await known(tx, companyId, line.id);
  await told(tx, work, change);
  await record(tx, work, { companyId, kind: line.kind, ref: aboutBankChange(line.id), payload: line.payload });
  return change;
}

async function known(tx: Tx, companyId: number, id: number): Promise<BankChange> {
  const change = await bankChangeById(tx, companyId, id);
  if (!change) throw noSuchChange();
  return change;
}

const noSuchChange = (): Refusal =>
  new Refusal(
    'no-such-change',
    'This change is no longer under way: it was confirmed, stopped, or is in force.',
    'Look at the bank accounts again.',
  );
