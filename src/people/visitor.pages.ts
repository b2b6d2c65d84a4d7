import type { Actor } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import type { Asked } from '../platform/web/answer';
import type { Work } from '../platform/work';
import { isSecret, linkHash, type AccessLink, type LinkKind } from './access-link';
import { enterByLink, openLink, refuseLink, spendLink } from './access-link.actions';
import { codeTyped } from './short-code';
import { linkBehind, linkInForce, linksInForce, type VisitLink } from './visit-link.store';

/**
 * Whoever comes by a link to a face of the house: a press of a button lets in, and from then on the session knows the link, never a
 * person. It ends with the link: when that expires or is revoked, the visitor is out. A partner's link is spent by it, so that the
 * browser that opened it stays in as long as it holds, and comes back to each that it opened, one at a time; a customer's opens again,
 * on another day or another machine, until it ends.
 */
export interface VisitorParts {
  work(actor: Actor, now: Instant): Work;
  /** Told of each try of a link that is none: somebody guesses, or it was cut off in a mail. */
  unknown?(kind: VisitKind): void;
}

export type VisitKind = Extract<LinkKind, 'portal' | 'partner'>;

/** Under which name the session knows the links. */
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
  await goIn(parts, asked, kind, link);
  return true;
}

/** The link at whose door the visitor stands, if this browser has opened it and it still holds. */
export async function openedHere(parts: VisitorParts, asked: Asked, kind: VisitKind): Promise<VisitLink | undefined> {
  const secret = secretIn(asked);
  const ids = heldIn(asked, kind);
  if (ids.length === 0 || !isSecret(kind, secret)) return undefined;
  const link = await linkBehind(nobody(parts, asked, kind).db.read, asked.now, kind, linkHash(secret));
  return link !== undefined && ids.includes(link.id) ? link : undefined;
}

/** To another of those that it opened. False where it opened none behind this door. */
export async function comeBack(parts: VisitorParts, asked: Asked, kind: VisitKind): Promise<boolean> {
  const link = await openedHere(parts, asked, kind);
  if (link === undefined) return false;
  if (link.id !== heldIn(asked, kind)[0]) await goIn(parts, asked, kind, link);
  return true;
}

/** In a new session: a form of what was visited before is not taken for this one. */
async function goIn(parts: VisitorParts, asked: Asked, kind: VisitKind, link: Pick<VisitLink, 'id' | 'expiresAt'>): Promise<void> {
  const { session } = asked;
  const opened = kind === 'partner' ? await linksInForce(nobody(parts, asked, kind).db.read, asked.now, kind, heldIn(asked, kind)) : [];
  const held = [link, ...opened.filter(({ id }) => id !== link.id)].slice(0, MOST_HELD);
  if (session.userId === undefined) await session.end();
  else await session.begin(session.userId, session.epoch);
  session.set(keptUnder(kind), held.map(({ id }) => id).join(' '));
  if (kind === 'partner') session.lasts(Math.max(...held.map(({ expiresAt }) => Date.parse(expiresAt))) - Date.parse(asked.now));
} // prettier-ignore

const MOST_HELD = 100;

/** The numbers of the links that this browser opened: the one that it visits, then the others. */
const heldIn = ({ session }: Asked, kind: VisitKind): readonly number[] =>
  (session.get(keptUnder(kind)) ?? '').split(' ').map(Number).filter((id) => Number.isSafeInteger(id) && id > 0); // prettier-ignore

async function refused(parts: VisitorParts, work: Work, kind: VisitKind, asked: Asked): Promise<void> {
  if (!(await refuseLink(work, kind, secretIn(asked)))) parts.unknown?.(kind);
}

/** By which link the visitor is in; undefined: not, or not any more. */
export async function visiting(parts: VisitorParts, asked: Asked, kind: VisitKind): Promise<VisitLink | undefined> {
  const [id] = heldIn(asked, kind);
  return id === undefined ? undefined : linkInForce(nobody(parts, asked, kind).db.read, asked.now, kind, id);
}

export function leave(asked: Asked, kind: VisitKind): void {
  asked.session.set(keptUnder(kind), undefined);
}

/** Until the link has said on whose behalf. */
const nobody = (parts: VisitorParts, asked: Asked, kind: VisitKind): Work =>
  parts.work({ kind: kind === 'portal' ? 'customer' : 'partner', name: 'by link' }, asked.now);

/** The row number in what a link is about: 12 of `customer/12`. */
export const numberIn = (about: string): number => Number(/\/(\d+)$/.exec(about)?.[1] ?? NaN);
