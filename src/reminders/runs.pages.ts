import type { Route, Visit } from '../companies/visit.pages';
import { addDays, addMonths, dayFrom, endOfMonth, weekday, type Day } from '../kernel/day';
import { AUDIT_WORDS } from '../languages/audit-words';
import { DRILL_WORDS } from '../languages/drill-words';
import { REMINDER_WORDS } from '../languages/reminder-words';
import type { ReminderWords } from '../languages/reminder-words.en';
import { RUNS_WORDS } from '../languages/runs-words';
import { countText, dayText, fill, inLanguage, numberText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import type { ListedPerson } from '../people/person';
import { peopleOf } from '../people/store';
import { page, part, see, type Answer } from '../platform/web/answer';
import { planningOf, type ReminderPagesDeps } from './deps.pages';
import { errorsByMonth } from './recall-message.store';
import { REASONS, type Does, type ReasonCode } from './reasons';
import { openTodaysRun } from './release-run.actions';
import { STANDS, type Counts, type Run } from './run';
import { runOn, runsBetween, simulatedOn } from './run.store';

/** Runs: a month as a calendar and as a list, and the day's own, decided upon when somebody asks for it. */
export const runsRoutes = (deps: ReminderPagesDeps): readonly Route[] => [
  { method: 'get', path: '/runs', right: 'see', visit: (visit) => month(visit, deps) },
  { method: 'get', path: '/runs/deciding', right: 'see', visit: (visit) => deciding(visit, deps) },
  { method: 'post', path: '/runs', right: 'work', visit: (visit) => decideToday(visit, deps) },
];

async function month(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const { work, company, locale, at } = visit;
  const w = inLanguage(RUNS_WORDS, visit.language);
  const said = inLanguage(REMINDER_WORDS, visit.language);
  const first = monthAsked(visit);
  const last = endOfMonth(first);
  const runs = await runsBetween(work.db.read, company.id, first, last);
  const people = await peopleOf(work.db.read);
  const todays = await runOfToday(visit);
  const label = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(first),
  );
  const monthHref = (of: Day): string => at.under('/runs', { month: of.slice(0, 7) });
  const blanks = {
    title: w.title,
    w,
    caption: fill(w.calendar, { month: label }),
    earlier: monthHref(addMonths(first, -1)),
    later: monthHref(addMonths(first, 1)),
    weekdays: weekdaysIn(locale),
    weeks: weeksOf(first, last).map((week) => week.map((on) => cellOf(visit, said, on, first, runs))),
    rows: runs.map((run) => rowOf(visit, said, run, people)),
    deciding: isDeciding(visit, deps),
    decidingPath: at.under('/runs/deciding'),
    open: todays === undefined ? '' : hrefOf(visit, todays),
    mayDecide: todays === undefined && visit.may('work') && visit.on === null,
    path: at.runs,
    statements: at.under('/statements'),
    drill: { href: at.under('/runs/drill'), text: inLanguage(DRILL_WORDS, visit.language).title },
    errors: await errorRows(visit, last),
  };
  return page('pages/reminders/runs', w.title, blanks);
}

/** Of the twelve months up to the one shown: what was caught in time, and what was not. */
async function errorRows({ work, company, locale }: Visit, last: Day): Promise<unknown[]> {
  const from = addMonths(`${last.slice(0, 7)}-01` as Day, -11);
  const months = await errorsByMonth(work.db.read, company.id, { from, to: last });
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return months.map(({ month: of, saved, sentInError }) => ({
    month: name.format(Date.parse(`${of}-01`)),
    saved: numberText(saved, locale),
    wrong: numberText(sentInError, locale),
  }));
}

function monthAsked(visit: Visit): Day {
  const asked = dayFrom(`${visit.asked.query.get('month') ?? ''}-01`);
  const within = asked !== undefined && asked >= EARLIEST && asked <= LATEST;
  return within ? asked : (`${visit.work.today.slice(0, 7)}-01` as Day);
}

const EARLIEST = '1950-01-01';
const LATEST = '2150-01-01';

async function runOfToday({ work, company }: Visit): Promise<Run | undefined> {
  const q = work.db.read;
  return (await runOn(q, company.id, work.today)) ?? simulatedOn(q, company.id, work.today);
}

const hrefOf = ({ at, work }: Visit, run: { readonly id: number }): string => at.run(work.ids.seal('run', run.id));

/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

function weekdaysIn(locale: string): { short: string; long: string }[] {
  const said = (length: 'short' | 'long', at: number): string =>
    new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format(MONDAY + at * DAY_MS);
  return Array.from({ length: 7 }, (_, at) => ({ short: said('short', at), long: said('long', at) }));
}

/** Whole weeks from Monday to Sunday around the month. */
function weeksOf(first: Day, last: Day): Day[][] {
  const weeks: Day[][] = [];
  for (let on = addDays(first, 1 - weekday(first)); on <= last; on = addDays(on, 7))
    weeks.push(Array.from({ length: 7 }, (_, at) => addDays(on, at)));
  return weeks;
}

function cellOf(visit: Visit, said: ReminderWords, on: Day, first: Day, runs: readonly Run[]): unknown {
  const ofDay = runs.filter((run) => run.asOn === on);
  const run = ofDay.find(({ state }) => STANDS.includes(state)) ?? ofDay[0];
  return {
    n: Number(on.slice(8)),
    outside: on.slice(0, 7) !== first.slice(0, 7),
    today: on === visit.work.today,
    run: run === undefined ? null : rowOf(visit, said, run),
  };
}

function rowOf(visit: Visit, said: ReminderWords, run: Run, people: readonly ListedPerson[] = []): unknown {
  const { locale, language } = visit;
  const w = inLanguage(RUNS_WORDS, language);
  const of = (...does: readonly Does[]): number => countOf(run.counts, does);
  const messages = of('send', 'approve');
  return {
    href: hrefOf(visit, run),
    day: dayText(run.asOn, locale),
    state: said.run[run.state],
    tone: TONE[run.state],
    messages: numberText(messages, locale),
    count: countText(w.count, messages, locale),
    held: numberText(of('hold'), locale),
    waits: numberText(of('wait'), locale),
    by: approverText(visit, people, run),
  };
}

/** A colleague by name; what was approved by nobody was due by itself. */
export function approverText({ language }: Visit, people: readonly ListedPerson[], { approvedBy }: Run): string {
  const by = approvedBy ?? '';
  return by.startsWith('clock:') ? inLanguage(AUDIT_WORDS, language).who.clock : nameOf(people, by);
}

const TONE: Readonly<Record<Run['state'], string>> = {
  simulated: 'wait',
  approved: 'wait',
  issuing: 'wait',
  sent: 'plain',
  partially_failed: 'bad',
  cancelled: 'quiet',
};

const countOf = (counts: Counts, does: readonly Does[]): number =>
  (Object.entries(counts) as [ReasonCode, number][])
    .filter(([code]) => does.includes(REASONS[code].do))
    .reduce((total, [, n]) => total + n, 0);

const keyOf = ({ company, work }: Visit): string => `plan/${company.id}/${work.today}`;

const isDeciding = (visit: Visit, { behind }: ReminderPagesDeps): boolean =>
  behind.find(keyOf(visit))?.state === 'under way';

/** A small company is decided upon while one waits; a large one behind the page. */
const PATIENCE_MS = 1_500;

async function decideToday(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const standing = await runOn(visit.work.db.read, visit.company.id, visit.work.today);
  if (standing) return see(hrefOf(visit, standing));
  const planning = planningOf(visit, deps);
  const begun = deps.behind.begin(keyOf(visit), () => openTodaysRun(visit.work, planning));
  await begun.over(PATIENCE_MS);
  if (begun.state === 'failed') throw begun.error;
  return begun.value === undefined ? see(visit.at.runs) : see(hrefOf(visit, begun.value));
}

async function deciding(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const w = inLanguage(RUNS_WORDS, visit.language);
  if (isDeciding(visit, deps) && visit.asked.partial)
    return part('pages/reminders/deciding', { w, path: visit.at.under('/runs/deciding') });
  const begun = deps.behind.find(keyOf(visit));
  if (begun?.state === 'failed') throw begun.error;
  const run = await runOfToday(visit);
  return see(run === undefined ? visit.at.runs : hrefOf(visit, run));
}
