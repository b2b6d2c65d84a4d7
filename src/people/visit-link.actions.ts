import { record } from '../audit/actions';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { LinkKind, NewLink } from './access-link';
import { mintLink } from './access-link.actions';
import { revokeAll } from './visit-link.store';

/**
 * Links by which a customer or a partner visits. A partner has one at a time; a customer as many as there are messages with one, each
 * ending by itself. None lets anybody in after it was ended.
 */

/** Returns the secret. Earlier links of a partner about the same thing end, with everybody who came by them. */
export async function giveVisit(work: Work, link: NewLink): Promise<string> {
  return work.db.transaction(async (tx) => {
    if (link.kind === 'partner') await endVisitsIn(tx, work, { kind: link.kind, about: link.about });
    return mintLink(tx, work, link);
  });
}

/** Nobody comes, or stays, by a link of that kind about it. Returns how many there were. */
export const endVisits = (work: Work, kind: LinkKind, about: string): Promise<number> =>
  work.db.transaction((tx) => endVisitsIn(tx, work, { kind, about }));

/** The same of one of them; false where it had ended, or is about something else. */
export const endVisit = async (work: Work, kind: LinkKind, about: string, id: number): Promise<boolean> =>
  (await work.db.transaction((tx) => endVisitsIn(tx, work, { kind, about, id }))) > 0;

interface Which {
  readonly kind: LinkKind;
  readonly about: string;
  readonly id?: number;
}

/** The same, in the transaction of what ends them. */
export async function endVisitsIn(tx: Tx, work: Work, { kind, about, ...one }: Which): Promise<number> {
  const ended = await revokeAll(tx, work, { kind, about, ...one });
  for (const companyId of new Set(ended)) {
    const links = ended.length;
    await record(tx, work, { companyId, kind: 'link.revoked', ref: about, payload: { link: kind, links, ...one } });
  }
  return ended.length;
}
