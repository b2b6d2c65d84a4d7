import type { Route, Visit } from '../companies/visit.pages';
import { dayFrom } from '../kernel/day';
import { DRILL_WORDS } from '../languages/drill-words';
import type { DrillWords } from '../languages/drill-words.en';
import { refusalText } from '../languages/refusal';
import { fill, inLanguage, numberText } from '../languages/said';
import { draftSheet } from '../outbox/sheet.actions';
import { peopleOf } from '../people/store';
import type { Undertaking } from '../platform/behind';
import { failureFrom } from '../platform/failure';
import { csvOf } from '../platform/sheet';
import { file, NotFound, page, part, see, sheet, type Answer } from '../platform/web/answer';
import { planningOf, type ReminderPagesDeps } from './deps.pages';
import { PAYS } from './drill';
import {
  drillAll,
  drillLetter,
  isWithin,
  MOST_DRILL_DAYS,
  MOST_LATE_DAYS,
  USUAL_DRILL,
  type DrillAsked,
  type Drilled,
} from './drill.actions';
import { drillPaper } from './drill-paper.pages';
import { drillRowsBlanks, drillSheet } from './drill-rows.pages';
import { drilledBlanks } from './drill-shown.pages';

/**
 * The fire drill: asked for, played behind the page, and told. What came of it is remembered for the person who asked, as long as
 * the server runs and the day lasts; nothing of it is stored.
 */
export const drillRoutes = (deps: ReminderPagesDeps): readonly Route[] => [
  { method: 'get', path: '/runs/drill', right: 'see', visit: (visit) => show(visit, deps) },
  { method: 'post', path: '/runs/drill', right: 'work', visit: (visit) => begin(visit, deps) },
  { method: 'get', path: '/runs/drill/export', right: 'see', visit: (visit) => exported(visit, deps) },
  { method: 'get', path: '/runs/drill/report', right: 'see', visit: (visit) => reported(visit, deps) },
  { method: 'get', path: '/runs/drill/letter', right: 'see', visit: (visit) => letter(visit, deps) },
];

/** A small company is played through while one waits. */
const PATIENCE_MS = 1_200;

const keyOf = ({ company, person }: Visit): string => `drill/${company.id}/${person.id}`;
const wordsIn = (visit: Visit): DrillWords => inLanguage(DRILL_WORDS, visit.language);

async function begin(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const { form } = visit.asked;
  const typed: Typed = {
    days: (form.get('days') ?? '').trim().slice(0, 20),
    pays: PAYS.find((one) => one === form.get('pays')) ?? USUAL_DRILL.pays,
    late: (form.get('late') ?? '').trim().slice(0, 20),
  };
  const asked: DrillAsked = { days: wholeIn(typed.days), pays: typed.pays, lateDays: wholeIn(typed.late) };
  const w = wordsIn(visit).form;
  const wrong = {
    days: isWithin(asked.days, 1, MOST_DRILL_DAYS) ? '' : fill(w.wrongDays, { most: MOST_DRILL_DAYS }),
    late: isWithin(asked.lateDays, 0, MOST_LATE_DAYS) ? '' : fill(w.wrongLate, { most: MOST_LATE_DAYS }),
  };
  if (wrong.days + wrong.late !== '') return drillPage(visit, { typed, wrong, failed: '' });
  const begun = deps.behind.begin<Drilled>(keyOf(visit), (tell) =>
    drillAll(visit.work, planningOf(visit, deps), asked, tell),
  );
  await begun.over(PATIENCE_MS);
  return see(visit.at.under('/runs/drill'));
}

const wholeIn = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : NaN);

interface Typed {
  readonly days: string;
  readonly pays: DrillAsked['pays'];
  readonly late: string;
}

/** That of this person and this day, if it is still known. */
function known(visit: Visit, deps: ReminderPagesDeps): Undertaking<Drilled> | undefined {
  const begun = deps.behind.find(keyOf(visit)) as Undertaking<Drilled> | undefined;
  const isOfAnotherDay = begun?.value !== undefined && begun.value.days.from !== visit.work.today;
  return isOfAnotherDay ? undefined : begun;
}

async function show(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const begun = known(visit, deps);
  const path = visit.at.under('/runs/drill');
  if (begun?.state === 'under way') {
    const w = wordsIn(visit);
    const [done, total] = [begun.done, Math.max(1, begun.total)];
    const said = fill(w.under, { done: numberText(done, visit.locale), total: numberText(total, visit.locale) });
    const blanks = { title: w.title, w, path, done, total, said };
    return visit.asked.partial
      ? part('pages/reminders/drilling-part', blanks)
      : page('pages/reminders/drilling', w.title, blanks);
  }
  if (visit.asked.partial) return see(path);
  const typed = begun?.value === undefined ? typedOf(USUAL_DRILL) : typedOf(begun.value.asked);
  const failed = begun?.state === 'failed' ? refusalText(failureFrom(begun.error).message, visit) : '';
  return drillPage(visit, { typed, wrong: { days: '', late: '' }, failed }, begun?.value);
}

const typedOf = ({ days, pays, lateDays }: DrillAsked): Typed => ({ days: String(days), pays, late: String(lateDays) });

interface Form {
  readonly typed: Typed;
  readonly wrong: { readonly days: string; readonly late: string };
  /** Why the last one came to nothing. */
  readonly failed: string;
}

async function drillPage(visit: Visit, { typed, wrong, failed }: Form, drilled?: Drilled): Promise<Answer> {
  const w = wordsIn(visit);
  const under = (path: string): string => visit.at.under(`/runs/drill${path}`);
  const people = await peopleOf(visit.work.db.read);
  const blanks = {
    title: w.title,
    w,
    back: visit.at.runs,
    paths: { drill: under(''), csv: under('/export'), pdf: under('/report') },
    may: visit.may('work') && visit.on === null,
    typed,
    wrong,
    failed,
    most: { days: MOST_DRILL_DAYS, late: MOST_LATE_DAYS },
    pays: PAYS.map((value) => ({ value, label: w.pays[value], chosen: value === typed.pays })),
    start: drilled === undefined ? w.form.start : w.form.again,
    told: drilled === undefined ? null : drilledBlanks(visit, drilled, people),
    rows: drilled === undefined ? null : drillRowsBlanks(visit, drilled),
  };
  return page('pages/reminders/drill', w.title, blanks, { status: wrong.days + wrong.late === '' ? 200 : 422 });
}

/** What was told; without it there is nothing to give out. */
function toldOf(visit: Visit, deps: ReminderPagesDeps): Drilled | undefined {
  const begun = known(visit, deps);
  return begun?.state === 'ended' ? begun.value : undefined;
}

function gone(visit: Visit): Answer {
  visit.asked.session.tell({ text: wordsIn(visit).gone });
  return see(visit.at.under('/runs/drill'));
}

async function exported(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const drilled = toldOf(visit, deps);
  if (drilled === undefined) return gone(visit);
  const people = await peopleOf(visit.work.db.read);
  const text = csvOf(drillSheet(visit, drilled, people));
  return file(`${nameOf(visit, drilled)}.csv`, 'text/csv; charset=utf-8', Buffer.from(text, 'utf8'));
}

async function reported(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const drilled = toldOf(visit, deps);
  if (drilled === undefined) return gone(visit);
  const people = await peopleOf(visit.work.db.read);
  const bytes = await drillPaper(visit, drilled, people);
  return file(`${nameOf(visit, drilled)}.pdf`, 'application/pdf', bytes);
}

const nameOf = (visit: Visit, { days }: Drilled): string =>
  `${visit.company.code}-${wordsIn(visit).file.name}-${days.from}`;

/** One message of the drill as it would be written, for the frame. */
async function letter(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const { work, company, asked } = visit;
  const drilled = toldOf(visit, deps);
  const customerId = work.ids.open('customer', asked.query.get('customer') ?? '');
  const on = dayFrom(asked.query.get('day') ?? '');
  if (drilled === undefined || customerId === undefined || on === undefined) throw new NotFound();
  const draft = await drillLetter(work, planningOf(visit, deps), drilled.asked, { customerId, on, waits: drilled.waits.get(customerId) }); // prettier-ignore
  const html = draft && (await draftSheet(work, deps.post(), company, draft));
  const { nothing } = wordsIn(visit).rows;
  return sheet(html ?? `<!doctype html><html lang="${visit.language}"><title>Duly</title><p>${nothing}</p></html>`);
}
