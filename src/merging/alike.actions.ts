import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import { waitForDesk } from '../platform/db';
import { nextTurn } from '../platform/turn';
import type { Work } from '../platform/work';
import { alikeOf, blocksOf, MOST_SHARING, profileOf, type Alike, type Known, type Profile } from './alike';
import { endApart, howFar, insertApart, knownOf, lastLook, reasonsFor, storeLook } from './alike.store';

/** Looks for records that seem to be one customer, and keeps what a person says about them. Nothing is merged by it. */
export async function lookForAlike(work: Work, companyId: number): Promise<number> {
  const known = await howFar(work.db.read, companyId);
  const pairs = await pairsIn(await knownOf(work.db.read, companyId));
  await work.db.transaction(async (tx) => {
    await waitForDesk(tx, companyId);
    await storeLook(tx, work, companyId, known, pairs);
  });
  return pairs.length;
}

/** Only where something about the records changed since it was last looked. */
export async function followAlike(work: Work, companyId: number): Promise<number> {
  const { read } = work.db;
  if ((await lastLook(read, companyId))?.known === (await howFar(read, companyId))) return 0;
  return lookForAlike(work, companyId);
}

/** So many at a stretch; then others have their turn. */
const AT_ONCE = 2_000;

export async function pairsIn(known: readonly Known[]): Promise<Alike[]> {
  const blocks = new Map<string, Profile[]>();
  for (let at = 0; at < known.length; at += AT_ONCE) {
    for (const one of known.slice(at, at + AT_ONCE).map(profileOf)) {
      for (const block of blocksOf(one)) {
        const there = blocks.get(block);
        if (there === undefined) blocks.set(block, [one]);
        else if (there.length <= MOST_SHARING) there.push(one);
      }
    }
    await nextTurn();
  }
  return alikeIn(blocks);
}

async function alikeIn(blocks: ReadonlyMap<string, readonly Profile[]>): Promise<Alike[]> {
  const seen = new Set<number>();
  const found: Alike[] = [];
  let since = 0;
  for (const there of blocks.values()) {
    if (there.length < 2 || there.length > MOST_SHARING) continue;
    for (const [at, one] of there.entries()) {
      for (const other of there.slice(at + 1)) {
        const pair = Math.min(one.id, other.id) * 2 ** 26 + Math.max(one.id, other.id);
        if (seen.has(pair)) continue;
        seen.add(pair);
        const alike = alikeOf(one, other);
        if (alike !== undefined) found.push(alike);
        since += 1;
      }
    }
    if (since > AT_ONCE) {
      since = 0;
      await nextTurn();
    }
  }
  return found;
}

export interface Two {
  readonly companyId: number;
  readonly oneId: number;
  readonly otherId: number;
}

const inOrder = ({ companyId, oneId, otherId }: Two): Two => ({
  companyId,
  oneId: Math.min(oneId, otherId),
  otherId: Math.max(oneId, otherId),
});

/** They are two: not proposed again for the reasons that are known. */
export async function keepApart(work: Work, two: Two): Promise<void> {
  const { companyId, oneId, otherId } = inOrder(two);
  if (oneId === otherId) throw new Refusal('same-customer', 'That is one and the same record.', 'Name two records.');
  await work.db.transaction(async (tx) => {
    await waitForDesk(tx, companyId);
    const reasons = await reasonsFor(tx, oneId, otherId);
    await insertApart(tx, work, { companyId, oneId, otherId, reasons });
    const payload = { other: otherId, reasons };
    await record(tx, work, { companyId, kind: 'customer.kept_apart', ref: `customer/${oneId}`, payload });
  });
}

/** Said by mistake: they may be proposed again. */
export async function endKeptApart(work: Work, two: Two): Promise<void> {
  const { companyId, oneId, otherId } = inOrder(two);
  await work.db.transaction(async (tx) => {
    await waitForDesk(tx, companyId);
    if (!(await endApart(tx, work, { companyId, oneId, otherId }))) {
      throw new Refusal('not-apart', 'Nobody said that these are two.', 'Look at what was said to be two.');
    }
    const payload = { other: otherId };
    await record(tx, work, { companyId, kind: 'customer.apart_ended', ref: `customer/${oneId}`, payload });
  });
} // prettier-ignore
