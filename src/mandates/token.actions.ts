import { randomBytes } from 'node:crypto';
import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import { tokenHash, type PartnerToken, type Scope } from './token';
import { endToken, insertToken, tokensOf } from './token.store';

/** A token is made for a partner and ended; each with one line in the record, never with the secret in it. */
export interface TokenGiven {
  readonly companyId: number;
  readonly partnerId: number;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly sandbox: boolean;
}

const MOST = 20;
const LONGEST_NAME = 100;

/** Returns the secret: it is nowhere else. Refuses a token without a name or a right, and a twenty-first. */
export async function makeToken(
  work: Work,
  { name: typed, ...given }: TokenGiven,
): Promise<{ readonly id: number; readonly secret: string }> {
  const name = typed.trim().slice(0, LONGEST_NAME);
  if (name === '' || given.scopes.length === 0)
    throw new Refusal('token-wrong', 'A token needs a name and at least one right.', 'Say which system it is for, and what it may do.'); // prettier-ignore
  const secret = `dpt_${randomBytes(32).toString('base64url')}`;
  const { companyId, partnerId } = given;
  return work.db.transaction(async (tx) => {
    if ((await tokensOf(tx, companyId, partnerId)).length >= MOST)
      throw new Refusal('token-many', 'This partner has twenty tokens already.', 'End one of them first.');
    const id = await insertToken(tx, work, { ...given, name, sha: tokenHash(secret) });
    const payload = { partner: partnerId, name, scopes: given.scopes, sandbox: given.sandbox };
    await record(tx, work, { companyId, kind: 'partner.token_made', ref: `partner_token/${id}`, payload });
    return { id, secret };
  });
}

/** It lets nobody in any more. */
export const revokeToken = (work: Work, { id, companyId, partnerId, name }: PartnerToken): Promise<void> =>
  work.db.transaction(async (tx) => {
    if (!(await endToken(tx, work, id))) return;
    const payload = { partner: partnerId, name };
    await record(tx, work, { companyId, kind: 'partner.token_ended', ref: `partner_token/${id}`, payload });
  });

/** By the id of its page. Throws Refusal `no-such-token`. */
export async function theToken(work: Work, companyId: number, sealed: string): Promise<PartnerToken> {
  const id = work.ids.open('partner_token', sealed);
  const found = (await tokensOf(work.db.read, companyId)).find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new Refusal('no-such-token', 'There is no such token.', 'See which there are: duly partner-token list');
}
