import type { Visit } from '../companies/visit.pages';
import { CASH_WORDS } from '../languages/cash-words';
import { REFUND_WORDS } from '../languages/refund-words';
import { inLanguage, numberText } from '../languages/said';
import { cashCounts } from './worklist.panel';

/** What stands above every page of cash: its tabs with their counts, and the ways to what belongs to it. */
export type CashTab = 'decide' | 'applied' | 'account' | 'refunds' | 'aside' | 'accounts' | 'report';

const TABS = {
  decide: '/cash',
  applied: '/cash/applied',
  account: '/cash/on-account',
  refunds: '/cash/refunds',
  aside: '/cash/aside',
} as const;

export async function cashHead(visit: Visit, current: CashTab): Promise<Readonly<Record<string, unknown>>> {
  const w = inLanguage(CASH_WORDS, visit.language);
  const counts = await cashCounts(visit.work.db.read, visit.company.id);
  const links = {
    bank: '/bank',
    advices: '/cash/remittances',
    accounts: '/cash/accounts',
    report: '/cash/report',
    rests: '/disputes/rests',
  } as const;
  return {
    title: w.title,
    tabs: (['decide', 'applied', 'account', 'refunds', 'aside'] as const).map((name) => ({
      label: name === 'refunds' ? inLanguage(REFUND_WORDS, visit.language).tab : w.tabs[name],
      n: numberText(counts[name], visit.locale),
      href: visit.at.under(TABS[name]),
      current: name === current,
    })),
    links: (['bank', 'advices', 'accounts', 'rests', 'report'] as const).map((name) => ({
      label: w.links[name],
      href: visit.at.under(links[name]),
      current: name === current,
    })),
    again: visit.may('work') && visit.on === null && current === 'decide' ? visit.at.under('/cash/match') : '',
    again_label: w.again,
  };
}
