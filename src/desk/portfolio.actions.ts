import { record } from '../audit/actions';
import {
  applyMove,
  insertMove,
  moveById,
  revertMove,
  type Portfolio,
  type PortfolioMove,
} from '../customers/portfolio.store';
import { waitForCompany } from '../platform/db';
import type { Work } from '../platform/work';
import { passPortfolioTasks, passTasksBack } from '../tasks/store';

/** A collector's customers and their open tasks go to a colleague: one transaction, one audit line, taken back as a whole. */
export async function handOverPortfolio(
  work: Work,
  portfolio: Portfolio,
  { to, names, why }: { readonly to: string; readonly names: readonly string[]; readonly why: string },
): Promise<{ readonly id: number; readonly customers: number; readonly tasks: number }> {
  const { companyId } = portfolio;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const { id, customers } = await insertMove(tx, work, portfolio, to);
    const move = { id, companyId, to };
    await applyMove(tx, work, move, why);
    const tasks = await passPortfolioTasks(tx, work, move, names);
    await record(tx, work, {
      ...{ companyId, kind: 'portfolio.handed_over', ref: `portfolio/${id}` },
      payload: { from: portfolio.from, to, country: portfolio.country, segment: portfolio.segment, customers, tasks },
    });
    return { id, customers, tasks };
  });
}

/** What somebody has given elsewhere since stays there. Taken back twice is taken back once; returns how many customers. */
export async function takePortfolioBack(work: Work, move: PortfolioMove, why: string): Promise<number> {
  const { id, companyId, from, to } = move;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    if ((await moveById(tx, companyId, id))?.undoneAt !== null) return 0;
    await passTasksBack(tx, work, move);
    const customers = await revertMove(tx, work, move, why);
    await record(tx, work, {
      ...{ companyId, kind: 'portfolio.taken_back', ref: `portfolio/${id}`, payload: { from, to, customers } },
    });
    return customers;
  });
}
