import type { Route, Visit } from '../companies/visit.pages';
import { settingsOf } from '../companies/store';
import { dayText, fill, momentText, numberText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { page, type Answer } from '../platform/web/answer';
import { pathOf, whomText, wordsOf } from './deps.pages';
import { groupCounts, type Group } from './papers.store';
import { runsOf } from './store';

/** The log of statement runs: who sent when, to whom, and what came of it. */
export const statementListRoutes: readonly Route[] = [
  { method: 'get', path: '/statements', right: 'see', visit: (visit) => list(visit) },
];

const ROWS = 50;

async function list(visit: Visit): Promise<Answer> {
  const { work, company, locale, at, asked } = visit;
  const w = wordsOf(visit);
  const q = work.db.read;
  const wanted = Number(asked.query.get('page') ?? '1');
  const n = Number.isSafeInteger(wanted) && wanted >= 1 && wanted <= 10_000 ? wanted : 1;
  const runs = await runsOf(q, company.id, ROWS + 1, (n - 1) * ROWS);
  const shown = runs.slice(0, ROWS);
  const counts = await groupCounts(
    q,
    shown.map(({ id }) => id),
  );
  const people = await peopleOf(q);
  const settings = await settingsOf(q, company.id);
  const rows = shown.map((run) => {
    const of = (...groups: readonly Group[]): number =>
      counts
        .filter(({ runId, group }) => runId === run.id && groups.includes(group))
        .reduce((sum, one) => sum + one.customers, 0);
    const failed = of('failed', 'withdrawn');
    return {
      href: pathOf(visit, run.id),
      when: momentText(run.recordedAt, locale, company.zone),
      by: run.month === null ? nameOf(people, run.recordedBy) : w.clock,
      as_on: dayText(run.asOn, locale),
      whom: whomText(visit, run) + (run.test ? ` (${w.testRun})` : ''),
      state: w.states[run.state],
      waits: run.state === 'issuing',
      sent: numberText(of('sent', 'under_way'), locale),
      printed: numberText(of('printed', 'posted'), locale),
      left_out: numberText(of('left_out'), locale),
      failed: numberText(failed, locale),
      bad: failed > 0,
    };
  });
  const monthly =
    settings.statementsOn === null
      ? w.notMonthly
      : [
          fill(w.monthly, { n: settings.statementsOn }),
          ...(settings.statementsSegment === null
            ? []
            : [fill(w.monthlySegment, { segment: settings.statementsSegment })]),
        ].join(' ');
  const to = (other: number): string => at.under('/statements', other > 1 ? { page: String(other) } : {});
  return page('pages/statements/list', w.title, {
    w,
    rows,
    monthly,
    settings: visit.may('administer') ? at.under('/settings/calendar') : '',
    ask: visit.may('work') && visit.on === null ? at.under('/statements/new') : '',
    previous: n > 1 ? to(n - 1) : '',
    next: runs.length > ROWS ? to(n + 1) : '',
  });
}
