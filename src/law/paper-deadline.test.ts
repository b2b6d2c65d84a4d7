import { day, daysBetween } from '../kernel/day';
import { legalPaper, legalPapers } from './paper';
import type { DebtorClass } from './sentence';
import { deadlineOf } from './paper-deadline';

/** By when a paper asks for payment. paper debtor | by, to | last day, days, counted from */
const DEADLINES = `
  FR notice   company  | letter to FR | 2026-03-19 15 sending from 2026-03-05
  FR notice   company  | email to FR  | 2026-03-18 15 sending from 2026-03-04
  BE notice   consumer | letter to BE | 2026-03-23 15 third_workday from 2026-03-09
  BE notice   consumer | email to BE  | 2026-03-18 15 day_after_sending from 2026-03-04
  NL consumer consumer | letter to NL | 2026-03-23 14 day_after_receipt from 2026-03-10
  NL consumer consumer | letter to DE | 2026-03-27 14 day_after_receipt from 2026-03-14
  NL consumer consumer | email to NL  | 2026-03-17 14 day_after_receipt from 2026-03-04
  NL reminder consumer | email to NL  | 2026-03-11 8 day_after_receipt from 2026-03-04
  UK claim    consumer | letter to GB | 2026-04-02 30 sending from 2026-03-04
  UK notice   company  | email to GB  | 2026-03-17 14 sending from 2026-03-04
  UK reminder consumer | email to GB  | 2026-03-10 7 sending from 2026-03-04
  SE notice   company  | letter to SE | 2026-03-16 10 sending from 2026-03-05`;

it.each(DEADLINES.trim().split('\n'))('%s', (row) => {
  const [who = '', way = '', expected = ''] = row.split('|').map((cell) => cell.trim());
  const [law = '', name = '', debtor = ''] = who.split(/\s+/);
  const [channel, , country = ''] = way.split(' ');
  const paper = legalPaper(law, name);
  if (paper === undefined) throw new Error(`no ${law} ${name}`);
  const leaving = { on: day('2026-03-03'), channel: channel as 'email', debtor: debtor as DebtorClass, country };
  const { payBy, days, counts, firstDay } = deadlineOf(paper, { ...leaving, region: null });
  expect(`${payBy} ${days} ${counts} from ${firstDay}`).toBe(expected);
});

it('no notice gives fewer days than its law wants, nor than it says', () => {
  for (const paper of legalPapers().filter(({ name }) => name !== 'reminder')) {
    for (const debtor of paper.debtors) {
      const on = day('2026-03-03');
      const found = deadlineOf(paper, { on, channel: 'email', debtor, country: 'XX', region: null });
      const least = Math.max(found.minimum ?? 0, paper.period.days, paper.period.minimum ?? 0);
      expect([paper.law, paper.name, debtor, daysBetween(on, found.payBy) >= least]).toEqual([paper.law, paper.name, debtor, true]); // prettier-ignore
    }
  }
});
