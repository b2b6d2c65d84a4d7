import { atCompany, type Common } from '../companies/common.cli';
import { addDays, dayFrom, type Day } from '../kernel/day';
import { count } from '../kernel/count';
import { WrongUse } from '../kernel/result';
import type { Shell } from '../platform/shell';
import { precision, reportOf, shareByRule, type Tally } from './report';
import { decidedIn } from './report.panel';

/** How much of the matching was done by the rule, as the command line tells it. */
export interface ReportOptions extends Common {
  readonly from?: string;
  readonly to?: string;
}

const DAYS = 365;

/** How much of the matching was done by the rule, and how much of that stands. */
export async function reported(shell: Shell, options: ReportOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const to = dayOf(options.to) ?? work.today;
  const from = dayOf(options.from) ?? addDays(to, 1 - DAYS);
  const told = reportOf(await decidedIn(work.db.read, { companyId: company.id, from, to }));
  if (options.json) {
    shell.json({ from, to, ...told, share: shareByRule(told.total), precision: precision(told.total) });
    return;
  }
  shell.print(`From ${from} to ${to}: ${lineOf(told.total)}`);
  for (const one of told.months) shell.print(`  ${one.month}  ${lineOf(one)}`);
  for (const one of told.findings) shell.print(`  ${one.finding}: ${count(one.byRule, 'payment')}, ${one.takenBack} taken back`); // prettier-ignore
}

function lineOf(tally: Tally): string {
  const said = (value: number | null, digits: number): string => (value === null ? '–' : `${value.toFixed(digits)} %`);
  const { byRule, byHand, takenBack } = tally;
  return `${byRule - takenBack} by the rule, ${byHand} by people (${said(shareByRule(tally), 1)}); ${takenBack} taken back (${said(precision(tally), 2)} right)`;
}

function dayOf(text: string | undefined): Day | undefined {
  if (text === undefined) return undefined;
  const day = dayFrom(text);
  if (day === undefined) throw new WrongUse(`${text} is no day.`, 'Write a day such as 2026-03-02.');
  return day;
}
