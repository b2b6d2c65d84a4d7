import type { Hands } from './hands';
import type { Debtor } from './states-debts';

/** Interest and a fixed sum of a late invoice are claimed, one of them is given up, and one more could be. */
export async function lateInterestIsClaimed(
  { administrator, clerk }: { readonly administrator: Hands; readonly clerk: Hands },
  { page, owed }: Debtor,
): Promise<string[]> {
  const [first] = owed;
  if (first === undefined) throw new Error('nothing is owed');
  await administrator.fills('/c/lumen/settings/thresholds', { latePayment: 'on_demand' });
  const at = `${page}/interest`;
  await clerk.fills(`${at}/claim`, { what: [`${first.item}.interest`, `${first.item}.fixed_sum`], checked: 'yes' });
  const waive = await clerk.link(at, /\/charges\/ch_\w+\/waive$/);
  await clerk.fills(waive, { why: 'goodwill' });
  return [at, `${at}/claim`, `${page}/items/${first.item}/interest/waive`];
}
