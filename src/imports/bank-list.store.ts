import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import type { ListAnswers } from './formats/bank-list';
import { keepProfile, keptProfile } from './store';

/** What a person said of lists of a bank, by their headings: kept among what is remembered of sources. */
const sourceOf = (layout: string): string => `bank list ${layout}`;

export async function listProfileOf(q: Query, companyId: number, layout: string): Promise<ListAnswers | undefined> {
  const kept = await keptProfile(q, companyId, sourceOf(layout));
  return kept === undefined ? undefined : (JSON.parse(kept) as ListAnswers);
}

export async function keepListProfile(
  work: Work,
  companyId: number,
  layout: string,
  answers: ListAnswers,
): Promise<void> {
  await work.db.transaction((tx) => keepProfile(tx, work, { companyId, source: sourceOf(layout), profile: answers }));
}
