import { adviceCount } from '../advice/panel';
import { waitingCounts as cashWaiting } from '../cash/proposal.store';
import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { addDays } from '../kernel/day';
import { caseCounts, unopenedCount } from '../insights/case-counts.panel';
import { format } from '../kernel/money';
import { mailCounts } from '../inbox/panel';
import { intakeCounts, lateSources } from '../intake/panel';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import { titleText } from '../languages/task-title';
import { TODAY_WORDS } from '../languages/today-words';
import type { TodayWords } from '../languages/today-words.en';
import { judgeFreshness } from '../ledger/freshness';
import { freshnessOf } from '../ledger/freshness.store';
import { writeOffsWaiting } from '../ledger/write-off.store';
import { page, part, type Answer } from '../platform/web/answer';
import { placeOf, taskPlace } from './about.pages';
import { creditCounts } from './credit.panel';
import { LIMITATION_DAYS } from './limitation.pages';
import { limitedCount } from './limitation.panel';
import {
  taskCounts,
  tasksToday,
  todayStrip,
  waitingCounts,
  type Counted,
  type StripSum,
  type TodayTask,
} from './today.panel';

/**
 * Today: what needs a person, in three columns (decide, talk, mend), by money and urgency, and how the ledger stands. Each
 * line opens where it is done; what nobody built has no line. The sums come after the page; without a script, by a link.
 */
export const todayRoutes: readonly Route[] = [
  { method: 'get', path: '', right: 'see', visit: (visit) => today(visit, false) },
  { method: 'get', path: '/figures', right: 'see', visit: figures },
];

/** More tasks than this are seen in their list. */
const MOST_TASKS = 24;
/** No column is longer than a screen. */
const OF_A_COLUMN = 7;

/** For the page that stands already; by its own address the page with it. */
async function figures(visit: Visit): Promise<Answer> {
  if (!visit.asked.partial) return today(visit, true);
  const w = inLanguage(TODAY_WORDS, visit.language);
  return part('pages/desk/today-figures', { w, strip: await sumsOf(visit, w), later: '' });
}

async function sumsOf(visit: Visit, w: TodayWords): Promise<unknown[]> {
  const asked = { companyId: visit.company.id, today: visit.work.today };
  return stripBlanks(await todayStrip(visit.work.db.read, asked), w, visit);
}

/** `whole`: with the sums in it. */
async function today(visit: Visit, whole: boolean): Promise<Answer> {
  const w = inLanguage(TODAY_WORDS, visit.language);
  const { read } = visit.work.db;
  const asked = { companyId: visit.company.id, today: visit.work.today };
  visit.asked.session.set('company', visit.company.code);
  const [known, settings, tasks, counts, waiting] = await Promise.all([
    freshnessOf(read, visit.company.id),
    settingsOf(read, visit.company.id),
    tasksToday(read, asked, MOST_TASKS),
    taskCounts(read, asked),
    waitingNow(visit),
  ]);
  const fresh = judgeFreshness(known, settings, asked.today);
  const late = await lateSources(read, visit.company.id, { known, settings, today: asked.today });
  const lines: Counted[] = [
    ...(fresh.asOf !== null && !fresh.fresh ? [{ name: 'stale', n: 1 } as const] : []),
    ...waiting,
    { name: 'intake_late', n: late.length },
  ];
  const n = counts.reduce((sum, one) => sum + one.n, 0);
  return page('pages/desk/today', w.title, {
    w,
    title: w.title,
    empty: fresh.asOf === null,
    imports: visit.at.imports,
    strip: whole ? await sumsOf(visit, w) : stripBlanks(null, w, visit),
    later: whole ? '' : visit.at.under('/figures'),
    columns: (['decide', 'talk', 'mend'] as const).map((name) => ({
      title: w[name],
      lines: linesOf(name, lines, w, visit),
      tasks: tasks
        .filter((task) => columnOf(task.kind) === name)
        .slice(0, OF_A_COLUMN)
        .map((task) => taskBlanks(task, w, visit)),
    })),
    all: n > 0 ? fill(w.all, { n }) : '',
    all_href: visit.at.tasks,
  });
}

/** What waits for a person, counted by the rooms in which it waits. */
async function waitingNow({ work, company }: Visit): Promise<Counted[]> {
  const { read } = work.db;
  const { id: companyId } = company;
  const asked = { companyId, today: work.today };
  const [elsewhere, credit, writeOffs, limited, advised, comes, cash, mail, cases, unopened] = await Promise.all([
    waitingCounts(read, asked),
    creditCounts(read, asked),
    writeOffsWaiting(read, companyId),
    limitedCount(read, companyId, addDays(asked.today, LIMITATION_DAYS)),
    adviceCount(read, asked),
    intakeCounts(read, companyId),
    cashWaiting(read, companyId),
    mailCounts(read, companyId),
    caseCounts(read, companyId, asked.today),
    unopenedCount(read, companyId, asked.today),
  ]);
  return [
    ...elsewhere,
    ...credit,
    { name: 'write_off', n: writeOffs },
    { name: 'limitation', n: limited },
    { name: 'advice', n: advised },
    { name: 'cash', n: cash.high + cash.medium + cash.low + cash.none },
    { name: 'intake', n: comes.waiting },
    { name: 'intake_problems', n: comes.problems },
    { name: 'intake_trouble', n: comes.trouble },
    { name: 'mail', n: mail.waiting },
    { name: 'mail_partners', n: mail.partners },
    { name: 'mail_trouble', n: mail.trouble },
    { name: 'case_ask', n: cases.answer },
    { name: 'case_message', n: cases.read },
    { name: 'case_late', n: cases.late },
    { name: 'case_supplement', n: unopened },
  ];
}

type ColumnName = 'decide' | 'talk' | 'mend';

/** Where a thing that waits stands, and where it is done. */
const LINES: readonly {
  readonly name: keyof TodayWords['waiting'];
  readonly column: ColumnName;
  readonly path: string;
}[] = [
  { name: 'run', column: 'decide', path: '/runs' },
  { name: 'approval', column: 'decide', path: '/runs' },
  { name: 'cash', column: 'decide', path: '/cash' },
  { name: 'write_off', column: 'decide', path: '/write-offs' },
  { name: 'limitation', column: 'decide', path: '/limitation' },
  { name: 'advice', column: 'decide', path: '/recovery/advice?kind=hand_over&aside=no' },
  { name: 'case_ask', column: 'decide', path: '/cases?next=answer' },
  { name: 'case_message', column: 'talk', path: '/cases?next=read' },
  { name: 'case_late', column: 'mend', path: '/cases?show=late' },
  { name: 'case_supplement', column: 'mend', path: '/cases?supplement=unopened' },
  { name: 'over_limit', column: 'decide', path: '/customers?balance=over_limit' },
  { name: 'insurer', column: 'decide', path: '/customers?balance=insurer' },
  { name: 'mail', column: 'talk', path: '/inbox' },
  { name: 'mail_partners', column: 'talk', path: '/inbox?show=all' },
  { name: 'mail_trouble', column: 'mend', path: '/settings/mailbox' },
  { name: 'stale', column: 'mend', path: '/imports' },
  { name: 'import', column: 'mend', path: '/imports' },
  { name: 'intake', column: 'mend', path: '/imports' },
  { name: 'intake_problems', column: 'mend', path: '/imports/delivered?show=problems' },
  { name: 'intake_trouble', column: 'mend', path: '/settings/intake' },
  { name: 'intake_late', column: 'mend', path: '/settings/intake' },
  { name: 'doubtful', column: 'mend', path: '/messages?state=doubtful' },
  { name: 'failed', column: 'mend', path: '/messages?state=failed' },
  { name: 'unposted', column: 'mend', path: '/messages?state=made' },
  { name: 'no_contact', column: 'mend', path: '/runs' },
];

function linesOf(column: ColumnName, counted: readonly Counted[], w: TodayWords, visit: Visit): unknown[] {
  return LINES.filter((line) => line.column === column).flatMap(({ name, path }) => {
    const n = counted.find((one) => one.name === name)?.n ?? 0;
    if (n === 0) return [];
    const to = path.startsWith('/settings') && !visit.may('administer') ? '/imports' : path;
    return [{ text: countText(w.waiting[name], n, visit.locale), href: visit.at.under(to) }];
  });
}

type TaskKind = keyof TodayWords['kind'];

/** The kinds of tasks as people think of them. */
function kindOf(kind: string): TaskKind {
  if (kind.startsWith('call_')) return 'call';
  if (kind.startsWith('visit_')) return 'visit';
  if (kind === 'call' || kind === 'answer' || kind === 'promise_broken' || kind === 'hand_over') return kind;
  if (kind === 'plan_missed' || kind === 'plan_defaulted') return 'plan_missed';
  if (kind === 'promise_decide') return 'promise_ask';
  if (kind === 'pursue_interest') return 'late_interest';
  if (kind === 'said_paid' || kind === 'proposal' || kind === 'wrong_person' || kind === 'hardship') return kind;
  if (kind.startsWith('plan')) return 'plan';
  if (kind.startsWith('dispute')) return 'dispute';
  if (kind.startsWith('hold')) return 'hold';
  if (kind.startsWith('letter') || kind === 'find_address') return 'letter';
  return 'other';
}

const COLUMN: Readonly<Record<TaskKind, ColumnName>> = {
  call: 'talk',
  visit: 'talk',
  answer: 'talk',
  promise_broken: 'talk',
  hand_over: 'decide',
  plan_missed: 'talk',
  plan: 'decide',
  dispute: 'decide',
  hold: 'decide',
  promise_ask: 'decide',
  said_paid: 'decide',
  proposal: 'decide',
  wrong_person: 'decide',
  hardship: 'talk',
  late_interest: 'decide',
  letter: 'mend',
  other: 'mend',
};
const columnOf = (kind: string): ColumnName => COLUMN[kindOf(kind)];

/** Whoever is asked to answer a mail is led to it. */
const mailIn = (about: string): string => (about.startsWith('mail/') ? about : '');

function taskBlanks(task: TodayTask, w: TodayWords, visit: Visit): unknown {
  const { locale, at, work } = visit;
  const { currency, openMinor, customerId } = task;
  return {
    kind: w.kind[kindOf(task.kind)],
    title: titleText(task, visit),
    href:
      customerId === null
        ? placeOf(visit, task.about) || at.tasks
        : taskPlace(visit, task.kind, mailIn(task.about), customerId) ||
          at.customer(work.ids.seal('customer', customerId)),
    customer: task.customer ?? '',
    owes:
      currency === null || openMinor === null
        ? ''
        : fill(w.owes, { sum: format({ minor: openMinor, currency }, locale) }),
    due: fill(w.due, { day: dayText(task.dueOn, locale) }),
    assignee: task.assignee ?? '',
    more: task.alike > 1 ? countText(w.more, task.alike - 1, locale) : '',
    more_href:
      customerId === null
        ? at.tasks
        : at.under('/tasks', { customer: work.ids.seal('customer', customerId), kind: task.kind }),
  };
}

/** `sums`: null while they are on their way. */
function stripBlanks(sums: readonly StripSum[] | null, w: TodayWords, visit: Visit): unknown[] {
  const { locale, at } = visit;
  const hrefs = {
    overdue: at.under('/items', { age: 'overdue' }),
    due_week: at.under('/items', { age: 'not_due' }),
    promised_week: at.promises,
    came_in: at.under('/items', { age: 'credit' }),
  };
  return (['overdue', 'due_week', 'promised_week', 'came_in'] as const).map((name) => {
    const own = (sums ?? []).filter((sum) => sum.name === name);
    return {
      label: w.strip[name],
      href: hrefs[name],
      sums: own.map(({ currency, minor, n }) => ({
        sum: format({ minor, currency }, locale),
        n: countText(w.strip.items, n, locale),
      })),
      none: sums === null ? '…' : own.length === 0 ? w.strip.none : '',
    };
  });
}
