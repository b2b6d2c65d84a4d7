import type { Actor } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import type { Asked } from '../platform/web/answer';
import type { Work } from '../platform/work';
import type { AccessLink, LinkKind } from './access-link';
import { enterByLink, openLink, refuseLink, spendLink } from './access-link.actions';
import { codeTyped } from './short-code';
import { linkInForce, type VisitLink } from './visit-link.store';

/**
 * Whoever comes by a link to a face of the house: a press of a button lets in, and from then on the session knows the link, never a
 * person. It ends with the link: when that expires or is revoked, the visitor is out. A partner's link is spent by it, so that the
 * browser that opened it stays in as long as it holds; a customer's opens again, on another day or another machine, until it ends.
 */
export interface VisitorParts {
  work(actor: Actor, now: Instant): Work;
  /** Told of each try of a link that is none: somebody guesses, or it was cut off in a mail. */
  unknown?(kind: VisitKind): void;
}

export type VisitKind = Extract<LinkKind, 'portal' | 'partner'>;

/** Under which name the session knows the link. */
export const keptUnder = (kind: VisitKind): string => `visit-${kind}`;

/** What stands in the address, or was typed: the long secret of a link, or the short code of a letter. */
function secretIn({ params, form }: Asked): string {
  const given = params['secret'] ?? form.get('code') ?? '';
  return codeTyped(given) ?? given;
}

/** The link, if it can still be opened. A look changes nothing, but one that is refused is written down. */
export async function linkAtDoor(parts: VisitorParts, asked: Asked, kind: VisitKind): Promise<AccessLink | undefined> {
  const work = nobody(parts, asked, kind);
  const link = await openLink(work.db.read, asked.now, kind, secretIn(asked));
  if (link === undefined) await refused(parts, work, kind, asked);
  return link;
}

/** Lets in; false where the link is expired, revoked, spent or none. */
export async function enter(parts: VisitorParts, asked: Asked, kind: VisitKind): Promise<boolean> {
  const work = nobody(parts, asked, kind);
  const inward = kind === 'partner' ? spendLink : enterByLink;
  const link = await work.db.transaction((tx) => inward(tx, work, kind, secretIn(asked)));
  if (link === undefined) {
    await refused(parts, work, kind, asked);
    return false;
  }
  const { session } = asked;
  if (session.userId === undefined) await session.end();
  else await session.begin(session.userId, session.epoch);
  session.set(keptUnder(kind), String(link.id));
  if (kind === 'partner') session.lasts(Date.parse(link.expiresAt) - Date.parse(asked.now));
  return true;
}

async function refused(parts: VisitorParts, work: Work, kind: VisitKind, asked: Asked): Promise<void> {
  if (!(await refuseLink(work, kind, secretIn(asked)))) parts.unknown?.(kind);
}

/** By which link the visitor is in; undefined: not, or not any more. */
export async function visiting(parts: VisitorParts, asked: Asked, kind: VisitKind): Promise<VisitLink | undefined> {
  const id = Number(asked.session.get(keptUnder(kind)));
  if (!Number.isSafeInteger(id) || id <= 0) return undefined;
  return linkInForce(nobody(parts, asked, kind).db.read, asked.now, kind, id);
}

export function leave(asked: Asked, kind: VisitKind): void {
  asked.session.set(keptUnder(kind), undefined);
}

/** Until the link has said on whose behalf. */
const nobody = (parts: VisitorParts, asked: Asked, kind: VisitKind): Work =>
  parts.work({ kind: kind === 'portal' ? 'customer' : 'partner', name: 'by link' }, asked.now);

/** The row number in what a link is about: 12 of `customer/12`. */
export const numberIn = (about: string): number => Number(/\/(\d+)$/.exec(about)?.[1] ?? NaN);
