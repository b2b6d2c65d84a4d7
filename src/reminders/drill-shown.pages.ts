import type { Visit } from '../companies/visit.pages';
import { format, formatAmount } from '../kernel/money';
import { DRILL_WORDS } from '../languages/drill-words';
import type { DrillWords } from '../languages/drill-words.en';
import { REMINDER_WORDS } from '../languages/reminder-words';
import { countText, dayText, fill, inLanguage, numberText, weekdayText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import type { ListedPerson } from '../people/person';
import type { Drilled } from './drill.actions';
import { daysAbove, fullest, waitingIn, type DrillReport, type Group } from './drill-report';

/** What a fire drill found, in figures for the page and for the paper to sign. */
export function drilledBlanks(
  visit: Visit,
  drilled: Drilled,
  people: readonly ListedPerson[],
): Record<string, unknown> {
  const { locale } = visit;
  const w = inLanguage(DRILL_WORDS, visit.language);
  const { report, days } = drilled;
  return {
    period: fill(w.period, { from: dayText(days.from, locale), until: dayText(days.until, locale) }),
    assumed: assumedLines(w, drilled, locale),
    facts: factsOf(w, report, locale),
    money: moneyRows(report, locale),
    weeks: weekRows(visit, report),
    chart: JSON.stringify(chartOf(w, report, locale)),
    days: daysBlanks(w, drilled, locale),
    collectors: report.collectors.map(({ collector, calls, tasks, proposals, busiest }) => ({
      name: collector === null ? w.collectors.nobody : nameOf(people, collector),
      calls: numberText(calls, locale),
      tasks: numberText(tasks, locale),
      proposals: numberText(proposals, locale),
      busiest: fill(w.collectors.busiestText, { n: numberText(busiest.n, locale), day: dayText(busiest.on, locale) }),
    })),
    unreached: unreachedRows(visit, report),
  };
}

function assumedLines(w: DrillWords, { asked, most, applied }: Drilled, locale: string): string[] {
  const { pays, lateDays } = asked;
  return [
    fill(w.assumed[pays], { days: numberText(lateDays, locale) }),
    ...(pays === 'nobody' ? [] : [w.assumed.expected]),
    w.assumed.done,
    ...(most === null ? [] : [fill(applied ? w.assumed.maximum : w.assumed.measured, { n: numberText(most, locale) })]),
  ];
}

function factsOf(w: DrillWords, { customers, weeks }: DrillReport, locale: string): { name: string; value: string }[] {
  const total = (of: (week: DrillReport['weeks'][number]) => number): string =>
    numberText(
      weeks.reduce((sum, week) => sum + of(week), 0),
      locale,
    );
  return [
    { name: w.facts.customers, value: numberText(customers, locale) },
    { name: w.facts.messages, value: total((week) => week.emails + week.letters) },
    { name: w.facts.letters, value: total((week) => week.letters) },
    { name: w.facts.agreements, value: total((week) => week.agreements) },
    { name: w.facts.byHand, value: total((week) => week.calls + week.tasks) },
    { name: w.facts.proposals, value: total((week) => week.proposals) },
  ];
}

const moneyRows = ({ money, handOver }: DrillReport, locale: string): unknown[] =>
  [...money].map(([currency, { openMinor, paidMinor, overdueMinor }]) => {
    const said = (minor: number): string => formatAmount({ minor, currency }, locale);
    return {
      currency,
      open: said(openMinor),
      paid: said(paidMinor),
      overdue: said(overdueMinor),
      hand_over: said(handOver.sums.get(currency) ?? 0),
    };
  });

const sumsText = (sums: Group['sums'], locale: string): string =>
  [...sums].map(([currency, minor]) => format({ minor, currency }, locale)).join(' + ');

const weekRows = ({ at, locale }: Visit, { weeks }: DrillReport): unknown[] =>
  weeks.map(({ on, emails, letters, agreements, calls, tasks, proposals, sums }) => {
    const steps = emails + letters + calls + tasks + proposals;
    return {
      day: dayText(on, locale),
      href: steps === 0 ? '' : `${at.under('/runs/drill', { week: on })}#steps`,
      figures: [emails, letters, agreements, calls, tasks, proposals].map((n) => numberText(n, locale)),
      sum: sumsText(sums, locale),
    };
  });

function chartOf({ weeks: w }: DrillWords, { weeks }: DrillReport, locale: string): unknown {
  return {
    labels: weeks.map(({ on }) => dayText(on, locale)),
    stacked: true,
    series: [
      { name: w.emails, values: weeks.map(({ emails }) => emails) },
      { name: w.letters, values: weeks.map(({ letters }) => letters) },
      { name: `${w.calls} + ${w.tasks}`, values: weeks.map(({ calls, tasks }) => calls + tasks) },
      { name: w.proposals, values: weeks.map(({ proposals }) => proposals) },
    ],
  };
}

/** Of the fullest days so many are shown. */
const DAYS_SHOWN = 7;

function daysBlanks({ days: w }: DrillWords, drilled: Drilled, locale: string): Record<string, unknown> {
  const { wanted, most } = drilled;
  const above = daysAbove(wanted, most);
  const shown = fullest(wanted).slice(0, DAYS_SHOWN);
  const { customers, longestDays } = waitingIn(drilled);
  const limit = most === null ? '' : numberText(most, locale);
  return {
    text:
      shown.length === 0
        ? w.none
        : most === null
          ? ''
          : fill(above.length === 0 ? w.within : countText(w.over, above.length, locale), { most: limit }),
    waits:
      customers === 0
        ? ''
        : fill(w.waits, {
            customers: countText(w.customers, customers, locale),
            days: countText(w.longest, longestDays, locale),
          }),
    limited: most !== null,
    bad: above.length > 0,
    rows: shown.map(({ on, messages }) => ({
      day: weekdayText(on, locale),
      year: on.slice(0, 4),
      messages: numberText(messages, locale),
      above: most === null || messages <= most ? '' : numberText(messages - most, locale),
    })),
  };
}

function unreachedRows({ language, locale }: Visit, { unreached }: DrillReport): unknown[] {
  const said = inLanguage(REMINDER_WORDS, language);
  return [...unreached]
    .sort(([, a], [, b]) => b.customers - a.customers)
    .map(([reason, { customers, sums }]) => ({
      reason: said.reason[reason],
      text: said.because[reason],
      customers: numberText(customers, locale),
      sum: sumsText(sums, locale),
    }));
}
