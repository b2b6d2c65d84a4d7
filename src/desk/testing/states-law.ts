import type { Hands } from './hands';
import type { Debtor } from './states-debts';

/** A contract that names its law, and a claim in court that nothing else here tells of. */
export async function lawIsSaid(clerk: Hands, { page }: Debtor): Promise<string> {
  await clerk.fills(`${page}/law/change`, { governing_law: 'DE', claim_type: 'services', why: 'contract of 2024' });
  await clerk.fills(`${page}/law/event`, { kind: 'acknowledgement', why: 'signed letter' });
  return `${page}/law`;
}
