import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { BankChange, BankChangeState } from './bank-change';
import type { NewBankAccount } from './new-company';

/** Changes of bank accounts on their way: rows in, rows out. */
interface Row {
  readonly id: number;
  readonly company_id: number;
  readonly kind: BankChange['kind'];
  readonly currency: string;
  readonly iban: string;
  readonly bic: string | null;
  readonly holder: string;
  readonly bank_name: string | null;
  readonly payee_id: number | null;
  readonly state: BankChangeState;
  readonly recorded_at: Instant;
  readonly recorded_by: string;
  readonly confirmed_at: Instant | null;
  readonly confirmed_by: string | null;
  readonly effective_at: Instant | null;
  readonly ended_at: Instant | null;
  readonly ended_by: string | null;
}

/** The newest first: what is on its way, and the last that ended. */
export async function bankChangesOf(q: Query, companyId: number, most: number): Promise<BankChange[]> {
  const rows = await q<Row>('bank_change').where('company_id', companyId).orderBy('id', 'desc').limit(most);
  return rows.map(changeFrom);
}

export async function bankChangeById(q: Query, companyId: number, id: number): Promise<BankChange | undefined> {
  const row = await q<Row>('bank_change').where({ company_id: companyId, id }).first();
  return row && changeFrom(row);
}

/** On its way in that currency for the same payee: at most one. */
export async function openBankChange(
  q: Query,
  companyId: number,
  { currency, payeeId }: Pick<NewBankAccount, 'currency' | 'payeeId'>,
): Promise<BankChange | undefined> {
  const row = await q<Row>('bank_change')
    .where({ company_id: companyId, currency, payee_id: payeeId ?? null })
    .whereIn('state', ['proposed', 'confirmed'])
    .first();
  return row && changeFrom(row);
}

/** What was proposed for a payee in a currency last. */
export async function lastBankChange(
  q: Query,
  companyId: number,
  { currency, payeeId, iban }: Pick<NewBankAccount, 'currency' | 'payeeId' | 'iban'>,
): Promise<BankChange | undefined> {
  const row = await q<Row>('bank_change')
    .where({ company_id: companyId, currency, iban, payee_id: payeeId ?? null })
    .orderBy('id', 'desc')
    .first();
  return row && changeFrom(row);
}

/** Confirmed, and their day is over. */
export async function dueBankChanges(q: Query, companyId: number, now: Instant): Promise<BankChange[]> {
  const rows = await q<Row>('bank_change')
    .where({ company_id: companyId, state: 'confirmed' })
    .where('effective_at', '<=', now)
    .orderBy('id');
  return rows.map(changeFrom);
}

export async function insertBankChange(
  tx: Tx,
  work: Work,
  companyId: number,
  change: NewBankAccount & { readonly kind: BankChange['kind'] },
): Promise<number> {
  const [made] = await tx('bank_change')
    .insert({
      ...{ company_id: companyId, kind: change.kind, currency: change.currency, iban: change.iban },
      ...{ bic: change.bic ?? null, holder: change.holder, bank_name: change.bankName ?? null, state: 'proposed' },
      payee_id: change.payeeId ?? null,
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

/** Only from the state it is in: of two who press at once one moves it. */
export async function moveBankChange(
  tx: Tx,
  work: Work,
  change: BankChange,
  to: { readonly state: BankChangeState; readonly effectiveAt?: Instant },
): Promise<boolean> {
  const who = actorText(work.actor);
  const stamps =
    to.state === 'confirmed'
      ? { confirmed_at: work.now, confirmed_by: who, effective_at: to.effectiveAt }
      : { ended_at: work.now, ended_by: who };
  const moved = await tx('bank_change')
    .where({ id: change.id, company_id: change.companyId, state: change.state })
    .update({ state: to.state, ...stamps });
  return moved === 1;
}

function changeFrom(row: Row): BankChange {
  return {
    ...{ id: row.id, companyId: row.company_id, kind: row.kind, currency: row.currency, iban: row.iban },
    ...{ bic: row.bic, holder: row.holder, bankName: row.bank_name, state: row.state },
    payeeId: row.payee_id,
    ...{ proposedAt: row.recorded_at, proposedBy: row.recorded_by },
    ...{ confirmedAt: row.confirmed_at, confirmedBy: row.confirmed_by, effectiveAt: row.effective_at },
    ...{ endedAt: row.ended_at, endedBy: row.ended_by },
  };
}
