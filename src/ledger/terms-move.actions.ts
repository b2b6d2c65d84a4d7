import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { Refusal } from '../kernel/result';
import { dueFrom, termsCode, termsFromCode, USUAL_TERMS } from '../kernel/terms';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { rebalance } from './balance.store';
import { dueByText } from './due-by';
import { appendEvents } from './event.store';
import { holdsFrom } from './hold-index';
import type { LedgerDeps } from './sources.cli';
import { figuresOf, seenOf, staysAsItIs, type MoveFigures, type MovingItem } from './terms-move';
import { insertMove, moveById, movedCustomers, putBack, standingItems } from './terms-move.store';

/** Due days follow terms that were changed, when a person says so: shown first, one transaction, and back again as a whole. */
export interface Standing {
  /** What open items follow of whose customer nothing is said, `company:45+eom`. */
  readonly companyBy: string;
  readonly items: readonly MovingItem[];
  readonly figures: MoveFigures;
  /** Left as they are: an agreement, a partner or a court has them. */
  readonly held: number;
  readonly seen: string;
}

export async function companyTerms(q: Query, companyId: number): Promise<string> {
  const { paymentTerms } = await settingsOf(q, companyId);
  return paymentTerms === null ? dueByText('country', termsCode(USUAL_TERMS)) : dueByText('company', paymentTerms);
}

/** What would move now. */
export async function standing(q: Query, work: Work, companyId: number, deps: LedgerDeps): Promise<Standing> {
  const companyBy = await companyTerms(q, companyId);
  const all = (await standingItems(q, companyId, companyBy)).flatMap((item): MovingItem[] => {
    const terms = termsFromCode(item.code);
    return terms === undefined ? [] : [{ ...item, afterOn: dueFrom(terms, item.from) }];
  });
  const items = await free(q, work, companyId, { deps, all });
  const figures = figuresOf(items, work.today);
  return { companyBy, items, figures, held: all.length - items.length, seen: seenOf(figures, companyBy) };
}

async function free(
  q: Query,
  work: Work,
  companyId: number,
  { deps, all }: { readonly deps: LedgerDeps; readonly all: readonly MovingItem[] },
): Promise<readonly MovingItem[]> {
  if (all.length === 0) return all;
  let [first, last] = [Infinity, 0];
  for (const { customerId } of all) [first, last] = [Math.min(first, customerId), Math.max(last, customerId)];
  const holds = await holdsFrom(deps.holdSources(q), { companyId, first, last }, work.today);
  return all.filter((item) => !staysAsItIs(item, holds));
}

/** Refuses where nothing would move, and where it is not what was seen. */
export async function moveDueDays(
  work: Work,
  companyId: number,
  deps: LedgerDeps,
  seen?: string,
): Promise<MoveFigures> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const now = await standing(tx, work, companyId, deps);
    if (now.items.length === 0) {
      throw new Refusal('nothing-stands', 'No due day stands by terms of before.', 'Change the terms first: of the company, or of a customer.'); // prettier-ignore
    }
    if (seen !== undefined && seen !== now.seen) {
      throw new Refusal('not-as-seen', 'Since you looked, other due days would move.', 'Look again, then move them.');
    }
    const id = await insertMove(tx, work, companyId, { items: now.items, moved: now.figures.moved });
    await follow(tx, work, { companyId, id, kind: 'terms.moved', payload: { ...now.figures, terms: now.companyBy } });
    return now.figures;
  });
}

/** Puts back what nobody changed since. Returns how many due days that were. */
export async function undoMove(work: Work, companyId: number, id: number): Promise<number> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const move = await moveById(tx, companyId, id);
    if (move === undefined || move.endedAt !== null) {
      throw new Refusal('no-move', 'There is nothing to put back: these due days were put back already.', 'Look again.'); // prettier-ignore
    }
    const items = await putBack(tx, work, { companyId, id });
    await follow(tx, work, { companyId, id, kind: 'terms.put_back', payload: { items, of: move.items } });
    return items;
  });
}

/** Balances know the oldest due day; one event stands for all items, as of an import. */
async function follow(
  tx: Tx,
  work: Work,
  { companyId, id, kind, payload }: { companyId: number; id: number; kind: string; payload: object },
): Promise<void> {
  const ref = `terms_move/${id}`;
  await rebalance(tx, companyId, await movedCustomers(tx, companyId, id));
  await appendEvents(tx, work, [
    { companyId, customerId: null, kind: 'changed', subject: ref, payload, occurredOn: work.today },
  ]);
  await record(tx, work, { companyId, kind, ref, payload });
}
