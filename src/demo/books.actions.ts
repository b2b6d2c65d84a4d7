import { ACCOUNT_ROLES } from '../companies/accounting';
import { changeSetting } from '../companies/actions';
import type { Company } from '../companies/company';
import { exportJournal } from '../journals/actions';
import { chartsFor } from '../journals/charts';
import { day, type Day } from '../kernel/day';
import { onDay } from '../platform/work';
import { partnerDeeds } from '../remittances/deeds.panel';
import type { Stage } from './stage.actions';

/**
 * The books of the demo's companies are told once what the first months brought: payments, which stand here first, and what else arose here.
 * The administrator took the accounts that are proposed for the country. June is still to be told.
 */
const TOLD_ON = day('2026-06-01');
const UNTIL = day('2026-05-31');

export async function tellBooks(stage: Stage, company: Company, on: Day): Promise<void> {
  if (on !== TOLD_ON) return;
  stage.turnTo(on, 15);
  const work = onDay(stage.work(), company.zone, on);
  const [chart] = chartsFor(company.country);
  const accounts = Object.fromEntries(ACCOUNT_ROLES.flatMap((role) => (chart?.accounts[role] ? [[role, chart.accounts[role].account]] : []))); // prettier-ignore
  const format = company.country === 'DE' ? 'datev' : 'fec';
  const datev = format === 'datev' ? { consultant: 417_001, client: 88, yearBegins: '01-01', digits: 4 } : null;
  const settings = { format, beginsOn: '2026-01-01', bankFirst: true, accounts, datev };
  await changeSetting(work, company.id, 'accounting', JSON.stringify(settings));
  await exportJournal(work, company, { until: UNTIL, elsewhere: partnerDeeds }, ({ code }) => ({
    text: code,
    remedy: '',
  }));
}
