import { record } from '../audit/actions';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { LinkKind, NewLink } from './access-link';
import { mintLink } from './access-link.actions';
import { revokeAll } from './visit-link.store';

/** Links by which a customer or a partner visits: one at a time about one thing, and none after it was ended. */

/** Returns the secret. Earlier links about the same thing end, with everybody who came by them. */
export async function giveVisit(work: Work, link: NewLink): Promise<string> {
  return work.db.transaction(async (tx) => {
    await endVisitsIn(tx, work, link.kind, link.about);
    return mintLink(tx, work, link);
  });
}

/** Nobody comes, or stays, by a link of that kind about it. Returns how many there were. */
export async function endVisits(work: Work, kind: LinkKind, about: string): Promise<number> {
  return work.db.transaction((tx) => endVisitsIn(tx, work, kind, about));
}

async function endVisitsIn(tx: Tx, work: Work, kind: LinkKind, about: string): Promise<number> {
  const ended = await revokeAll(tx, work, kind, about);
  for (const companyId of new Set(ended)) {
    await record(tx, work, { companyId, kind: 'link.revoked', ref: about, payload: { link: kind } });
  }
  return ended.length;
}
