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
  // Days to come: of none of them anything is claimed
  await clerk.fills(`${at}/hold`, { reason: 'standstill', from: '2026-12-01', basis: 'a letter', why: 'agreed' });
  const holds = [await clerk.link(at, /\/interest\/holds\/ih_\w+\/end$/), await clerk.link(at, /\/interest\/holds\/ih_\w+\/undo$/)]; // prettier-ignore
  return [at, `${at}/claim`, `${page}/items/${first.item}/interest/waive`, `${at}/hold`, ...holds];
}
