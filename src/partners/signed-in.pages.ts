import type { Account, Seat } from '../mandates/account';
import { accountById, seatsOfAccount } from '../mandates/account.store';
import type { VisitorParts } from '../people/visitor.pages';
import type { Asked } from '../platform/web/answer';

/** Somebody of a partner who signed in: the account, and the seats that hold in this moment. Asked anew for every page. */
export interface SignedIn {
  readonly account: Account;
  readonly seats: readonly Seat[];
}

/** Under this name the session knows the account. */
export const ACCOUNT_KEPT = 'partner-account';

export async function signedInAt(deps: VisitorParts, asked: Asked): Promise<SignedIn | undefined> {
  const [, id = '', epoch = ''] = /^(\d+):(\d+)$/.exec(asked.session.get(ACCOUNT_KEPT) ?? '') ?? [];
  if (id === '') return undefined;
  const { db } = deps.work({ kind: 'partner', name: 'by account' }, asked.now);
  const account = await accountById(db.read, Number(id));
  if (account === undefined || account.passwordHash === null || account.epoch !== Number(epoch)) return undefined;
  const seats = (await seatsOfAccount(db.read, account.id)).filter(({ acceptedAt }) => acceptedAt !== null);
  return seats.length === 0 ? undefined : { account, seats };
}

/** A new session: nothing of the one before can be used, but whoever works here as a colleague stays signed in. */
export async function beginSession(asked: Asked, { id, epoch }: Pick<Account, 'id' | 'epoch'>): Promise<void> {
  const { session } = asked;
  if (session.userId === undefined) await session.end();
  else await session.begin(session.userId, session.epoch);
  session.set(ACCOUNT_KEPT, `${id}:${epoch}`);
}
