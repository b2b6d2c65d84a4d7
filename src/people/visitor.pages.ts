import type { Actor } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import type { Asked } from '../platform/web/answer';
import type { Work } from '../platform/work';
import type { AccessLink, LinkKind } from './access-link';
import { openLink, spendLink } from './access-link.actions';
import { linkInForce, type VisitLink } from './visit-link.store';

/**
 * Whoever comes by a link to a face of the house: the link is spent by a press of a button, and from then on the session
 * knows the link, never a person. It ends with the link: when that expires or is revoked, the visitor is out.
 */
export interface VisitorParts {
  work(actor: Actor, now: Instant): Work;
}

export type VisitKind = Extract<LinkKind, 'portal' | 'partner'>;

/** Under which name the session knows the link. */
export const keptUnder = (kind: VisitKind): string => `visit-${kind}`;

/** The link, if it can still be opened. A look changes nothing. */
export async function linkAtDoor(parts: VisitorParts, asked: Asked, kind: VisitKind): Promise<AccessLink | undefined> {
  const { db } = nobody(parts, asked, kind);
  return openLink(db.read, asked.now, kind, asked.params['secret'] ?? '');
}

/** Spends the link; false where it is expired, revoked, spent or none. */
export async function enter(parts: VisitorParts, asked: Asked, kind: VisitKind): Promise<boolean> {
  const work = nobody(parts, asked, kind);
  const link = await work.db.transaction((tx) => spendLink(tx, work, kind, asked.params['secret'] ?? ''));
  if (link === undefined) return false;
  const { session } = asked;
  if (session.userId === undefined) await session.end();
  else await session.begin(session.userId, session.epoch);
  session.set(keptUnder(kind), String(link.id));
  return true;
}

/** By which link the visitor is in; undefined: not, or not any more. */
export async function visiting(parts: VisitorParts, asked: Asked, kind: VisitKind): Promise<VisitLink | undefined> {
  const id = Number(asked.session.get(keptUnder(kind)));
  if (!Number.isSafeInteger(id) || id <= 0) return undefined;
  const link = await linkInForce(nobody(parts, asked, kind).db.read, asked.now, kind, id);
  return link?.spentAt === null ? undefined : link;
}

export function leave(asked: Asked, kind: VisitKind): void {
  asked.session.set(keptUnder(kind), undefined);
}

/** Until the link has said on whose behalf. */
const nobody = (parts: VisitorParts, asked: Asked, kind: VisitKind): Work =>
  parts.work({ kind: kind === 'portal' ? 'customer' : 'partner', name: 'by link' }, asked.now);

/** The row number in what a link is about: 12 of `customer/12`. */
export const numberIn = (about: string): number => Number(/\/(\d+)$/.exec(about)?.[1] ?? NaN);
