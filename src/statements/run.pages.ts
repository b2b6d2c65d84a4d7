import type { Route, Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { refusalText } from '../languages/refusal';
import { countText, dayText, fill, momentText, numberText } from '../languages/said';
import { deliver } from '../outbox/delivery.actions';
import { waitingMails, type WaitingMails } from '../outbox/waiting.actions';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import type { Undertaking } from '../platform/behind';
import { failureFrom } from '../platform/failure';
import { page, part, see, type Answer } from '../platform/web/answer';
import {
  issuingOf,
  pathOf,
  postFor,
  runAsked,
  sumsBlanks,
  whomText,
  wordsOf,
  type StatementPagesDeps,
} from './deps.pages';
import { issueStatements } from './issue.actions';
import { unpostedBlanks } from './posted.pages';
import { GROUPS, groupCounts, linesOf, sumsOfRun, type Group, type GroupCount, type ShownLine } from './papers.store';
import { batchOf, type StatementRun } from './run';
import { stopStatements } from './run.actions';
import { linesToMake } from './store';
import { added } from './tally';

/** One run of statements: its progress, what became of it, its customers. It is read from the database, whoever works on it. */
export const statementRunRoutes = (deps: StatementPagesDeps): readonly Route[] => [
  { method: 'get', path: '/statements/:statements', right: 'see', visit: (visit) => show(visit, deps) },
  { method: 'get', path: '/statements/:statements/progress', right: 'see', visit: (visit) => progress(visit, deps) },
  { method: 'post', path: '/statements/:statements/stop', right: 'work', visit: stop },
  { method: 'post', path: '/statements/:statements/carry-on', right: 'work', visit: (visit) => carryOn(visit, deps) },
];

const keyOf = (run: StatementRun): string => `statements/${run.id}`;

/** Makes and delivers, behind the page. */
export function bringOnItsWay(visit: Visit, deps: StatementPagesDeps, run: StatementRun): Undertaking {
  const post = postFor(visit, deps);
  return deps.behind.begin(keyOf(run), async () => {
    await issueStatements(visit.work, issuingOf(visit, deps), run.id);
    await deliver(visit.work, post, visit.company);
  });
}

const ROWS = 50;

async function show(visit: Visit, deps: StatementPagesDeps): Promise<Answer> {
  const run = await runAsked(visit);
  const w = wordsOf(visit);
  const { work, locale, asked } = visit;
  const q = work.db.read;
  const group = GROUPS.find((one) => one === asked.query.get('group')) ?? '';
  const wanted = Number(asked.query.get('page') ?? '1');
  const n = Number.isSafeInteger(wanted) && wanted >= 1 && wanted <= 100_000 ? wanted : 1;
  const lines = await linesOf(q, { runId: run.id, group, offset: (n - 1) * ROWS, most: ROWS + 1 });
  const sums = added((await sumsOfRun(q, run.id, ['waiting', 'queued', 'printed'])).flat());
  const counts = await groupCounts(q, [run.id]);
  const to = (change: { readonly group?: string; readonly page?: number }): string => {
    const { group: of = group, page: at = 1 } = change;
    const query = { ...(of === '' ? {} : { group: of }), ...(at > 1 ? { page: String(at) } : {}) };
    return `${pathOf(visit, run.id, '', query)}#lines`;
  };
  const title = fill(w.one.title, { day: dayText(run.asOn, locale) });
  const made = (of: readonly Group[]): boolean => counts.some((one) => of.includes(one.group));
  return page('pages/statements/run', title, {
    w,
    title,
    whom: whomText(visit, run) + (run.test ? ` (${w.testRun})` : ''),
    told: await toldBlanks(visit, run),
    sums: sumsBlanks(visit, sums),
    progress: await progressBlanks(visit, deps, run, counts),
    groups: [{ label: w.one.everybody, href: to({ group: '' }), current: group === '' }].concat(
      GROUPS.filter((one) => made([one])).map((one) => ({ label: w.group[one], href: to({ group: one }), current: one === group })), // prettier-ignore
    ),
    lines: lines.slice(0, ROWS).map((line) => lineBlanks(visit, line)),
    previous: n > 1 ? to({ page: n - 1 }) : '',
    next: lines.length > ROWS ? to({ page: n + 1 }) : '',
    unposted: await unpostedBlanks(visit, run, counts.reduce((n, one) => n + (one.group === 'printed' ? one.customers : 0), 0)), // prettier-ignore
    print: made(['printed', 'posted']) ? pathOf(visit, run.id, '/print') : '',
    print_all: made(['sent', 'under_way', 'printed', 'posted', 'failed', 'withdrawn']) && run.format !== 'xlsx' ? pathOf(visit, run.id, '/print', { all: '1' }) : '', // prettier-ignore
    zip: made(['sent', 'under_way', 'printed', 'posted', 'failed', 'withdrawn']) ? pathOf(visit, run.id, '/zip') : '',
    back: visit.at.under('/statements'),
  });
}

async function toldBlanks(visit: Visit, run: StatementRun): Promise<string[]> {
  const w = wordsOf(visit);
  const people = await peopleOf(visit.work.db.read);
  const at = (moment: string | null): string => momentText(moment ?? '', visit.locale, visit.company.zone);
  const who = (actor: string): string => nameOf(people, actor);
  const begun = { at: at(run.recordedAt), who: run.month === null ? who(run.recordedBy) : w.clock };
  return [
    fill(w.one.begun, begun),
    ...(run.state === 'done' ? [fill(w.one.ended, { at: at(run.endedAt) })] : []),
    ...(run.state === 'stopped' ? [fill(w.one.stoppedBy, { at: at(run.endedAt), who: who(run.endedBy ?? '') })] : []),
  ];
}

function lineBlanks(visit: Visit, line: ShownLine): object {
  const w = wordsOf(visit);
  const { at, work, locale } = visit;
  const group = groupOf(line);
  const why = line.why === null ? '' : (w.why[line.why] ?? line.why);
  const on = line.waitUntil ?? line.postedOn;
  const until = on === null ? '' : fill(w.one.until, { day: dayText(on, locale) });
  return {
    href: at.customer(work.ids.seal('customer', line.customerId)),
    customer: line.name,
    code: line.code,
    to: line.recipient ?? '',
    sums: line.sums.map(({ balanceMinor, currency }) => format({ minor: balanceMinor, currency }, locale)).join(' · '),
    became: w.group[group],
    note: [why, until].filter((one) => one !== '').join(', '),
    tone: group === 'failed' || group === 'withdrawn' ? 'bad' : group === 'waiting' ? 'wait' : 'plain',
    message: line.messageId === null ? '' : at.message(work.ids.seal('message', line.messageId)),
  };
}

function groupOf({ outcome, messageState, postedOn }: ShownLine): Group {
  if (outcome === 'printed' && postedOn !== null) return 'posted';
  if (outcome !== 'queued') return outcome;
  switch (messageState) {
    case 'failed':
    case 'doubtful':
      return 'failed';
    case 'withdrawn':
      return 'withdrawn';
    case 'queued':
    case 'sending':
      return 'under_way';
    default:
      return 'sent';
  }
}

async function progressBlanks(
  visit: Visit,
  deps: StatementPagesDeps,
  run: StatementRun,
  counts: readonly GroupCount[],
): Promise<Readonly<Record<string, unknown>> & { readonly going: boolean }> {
  const w = wordsOf(visit);
  const { locale } = visit;
  const behind = deps.behind.find(keyOf(run));
  const of = (...groups: readonly Group[]): number =>
    counts.filter(({ group }) => groups.includes(group)).reduce((sum, one) => sum + one.customers, 0);
  const waiting = of('waiting');
  const total = counts.reduce((sum, one) => sum + one.customers, 0) - of('left_out', 'cancelled');
  const now =
    run.state === 'issuing' && (await linesToMake(visit.work.db.read, run.id, visit.work.today, 1)).length > 0;
  const going = behind?.state === 'under way' || (now && run.claimedBy !== null);
  const rest = run.state === 'issuing' && !now && waiting > 0;
  const may = visit.may('work') && visit.on === null;
  const mails = going ? null : await waitingMails(visit.work, visit.company, batchOf(run.id));
  return {
    going,
    path: pathOf(visit, run.id, '/progress'),
    reload: pathOf(visit, run.id),
    done: total - waiting,
    total: Math.max(1, total),
    said: fill(w.one.done, { done: numberText(total - waiting, locale), total: numberText(total, locale) }),
    rest: rest ? countText(w.one.rest, waiting, locale) : '',
    mails: mails === null ? '' : mailsText(visit, mails),
    halted: now && !going,
    trouble:
      behind?.state === 'failed'
        ? fill(w.one.trouble, { why: refusalText(failureFrom(behind.error).message, visit) })
        : '',
    carry_on: may && now && !going ? pathOf(visit, run.id, '/carry-on') : '',
    stop: may && (run.state === 'issuing' || of('under_way') > 0) ? pathOf(visit, run.id, '/stop') : '',
    states: GROUPS.flatMap((group) => {
      const n = of(group);
      if (n === 0) return [];
      const tone = group === 'failed' || group === 'withdrawn' ? 'bad' : group === 'waiting' || group === 'under_way' ? 'wait' : 'plain'; // prettier-ignore
      return [{ label: w.group[group], n: countText(w.customers, n, locale), tone, href: `${pathOf(visit, run.id, '', { group })}#lines` }]; // prettier-ignore
    }),
    reasons: counts
      .filter(({ why, group }) => why !== null && group !== 'cancelled')
      .map(({ why, group, customers }) => ({ why: w.why[why ?? ''] ?? why, became: w.group[group], n: numberText(customers, locale) })), // prettier-ignore
  };
}

function mailsText(visit: Visit, { mails, from }: WaitingMails): string {
  const at = momentText(from, visit.locale, visit.company.zone);
  return fill(countText(wordsOf(visit).one.mails, mails, visit.locale), { at });
}

async function progress(visit: Visit, deps: StatementPagesDeps): Promise<Answer> {
  const run = await runAsked(visit);
  const here = pathOf(visit, run.id);
  if (!visit.asked.partial) return see(here);
  const shown = await progressBlanks(visit, deps, run, await groupCounts(visit.work.db.read, [run.id]));
  // when it has come to rest, the whole page is another
  return shown.going ? part('pages/statements/progress-part', { progress: shown, w: wordsOf(visit) }) : see(here);
}

async function stop(visit: Visit): Promise<Answer> {
  const run = await runAsked(visit);
  const w = wordsOf(visit);
  const { cancelled, withdrawn } = await stopStatements(visit.work, visit.company.id, run.id);
  const said = (n: number): string => numberText(n, visit.locale);
  visit.asked.session.tell({ text: fill(w.one.stopped, { cancelled: said(cancelled), withdrawn: said(withdrawn) }) });
  return see(pathOf(visit, run.id));
}

async function carryOn(visit: Visit, deps: StatementPagesDeps): Promise<Answer> {
  const run = await runAsked(visit);
  if (run.state === 'issuing') bringOnItsWay(visit, deps, run);
  return see(pathOf(visit, run.id));
}
