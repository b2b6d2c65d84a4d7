import type { Hands } from './hands';
import type { Debtor } from './states-debts';

/** A contract that names its law, a claim in court that nothing else here tells of, and an advice that somebody sets aside. */
export async function lawIsSaid(clerk: Hands, { page }: Debtor): Promise<string> {
  await clerk.fills(`${page}/law/change`, { governing_law: 'DE', claim_type: 'services', why: 'contract of 2024' });
  await clerk.fills(`${page}/law/event`, { kind: 'acknowledgement', why: 'signed letter' });
  await clerk.fills(`${page}/advice/aside`, { why: 'a new buyer calls back' });
  return `${page}/law`;
}
