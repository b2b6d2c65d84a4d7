import { Refusal } from '../kernel/result';
import type { Move } from '../customers/moves';
import type { Work } from '../platform/work';
import { proposedPairs, type Proposed } from './alike.store';
import { mergeCustomers } from './merge.actions';
import { recordsShown, staying, type RecordShown } from './sides.panel';

/** What is certain, many at one press: as it was shown, each in a transaction of its own. */
export interface Certain {
  readonly pair: Proposed;
  readonly winner: RecordShown;
  readonly loser: RecordShown;
}

/** So many at one press. */
export const MOST_AT_ONCE = 200;

export async function certainPairs(work: Work, companyId: number): Promise<Certain[]> {
  const { read } = work.db;
  const pairs = await proposedPairs(read, { companyId, sureness: 'certain' }, MOST_AT_ONCE);
  const records = await recordsShown(read, companyId, pairs.flatMap(({ one, other }) => [one.id, other.id])); // prettier-ignore
  return pairs.flatMap((pair) => {
    const [one, other] = [records.get(pair.one.id), records.get(pair.other.id)];
    if (one === undefined || other === undefined) return [];
    const winner = staying(one, other);
    return [{ pair, winner, loser: winner === one ? other : one }];
  });
}

export interface MergedMany {
  readonly mergeIds: readonly number[];
  /** What could not be merged, and why. */
  readonly refused: readonly { readonly certain: Certain; readonly refusal: Refusal }[];
}

/** Of three records of one customer the third goes on by itself: what its pair names was merged meanwhile. */
export async function mergeCertain(
  work: Work,
  moves: readonly Move[],
  asked: { readonly companyId: number; readonly why: string; readonly shown: string },
): Promise<MergedMany> {
  const { companyId, why } = asked;
  const pairs = await certainPairs(work, companyId);
  if (digestOf(pairs) !== asked.shown) throw shownOtherwise();
  const mergeIds: number[] = [];
  const refused: { certain: Certain; refusal: Refusal }[] = [];
  for (const certain of pairs) {
    const pair = { companyId, winnerId: certain.winner.id, loserId: certain.loser.id };
    try {
      mergeIds.push(await mergeCustomers(work, moves, { ...pair, why }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code !== 'merged-already') refused.push({ certain, refusal: error });
    }
  }
  return { mergeIds, refused };
}

/** What was shown: who stays and who goes. */
export const digestOf = (pairs: readonly Certain[]): string =>
  pairs.map(({ winner, loser }) => `${winner.id}-${loser.id}`).join(' ');

const shownOtherwise = (): Refusal =>
  new Refusal('shown-otherwise', 'It is other records by now than were shown.', 'Look at them again, and press again.');
