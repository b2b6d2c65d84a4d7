import type { Route, Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { REMINDER_WORDS } from '../languages/reminder-words';
import { RUNS_WORDS } from '../languages/runs-words';
import { reasonText } from '../languages/refusal';
import { countText, dayText, fill, inLanguage, momentText } from '../languages/said';
import { requiredLate } from '../ledger/freshness';
import { peopleOf } from '../people/store';
import { file, NotFound, page, part, see, sheet, type Answer } from '../platform/web/answer';
import { ROWS_A_PAGE } from '../platform/web/list';
import { draftSheet, letterPdf, sheetOf } from '../outbox/sheet.actions';
import { messageById } from '../outbox/store';
import { settingsOf } from '../companies/store';
import { customerById } from '../customers/store';
import { planningOf, type ReminderPagesDeps } from './deps.pages';
import { toRelease, type ToRelease } from './due.store';
import { previewLine } from './preview.actions';
import { progressBlanks, type RunView } from './progress.pages';
import { linesOfCustomer, messageOfLine, reasonCounts, reviewLines } from './review.panel';
import { hrefFor, lineBlanks, reasonBlanks, readChoice, rowBlanks, settled, type Choice } from './review-line.pages';
import { claimsOfRun } from './decision.store';
import type { Run, RunClaims } from './run';
import { runById } from './run.store';
import { unappliedOf } from './unapplied.panel';
import { approverText } from './runs.pages';

/** The review of a run: reasons, customers, and the message itself beside them; then its progress and its result. */
export const reviewRoutes = (deps: ReminderPagesDeps): readonly Route[] => [
  { method: 'get', path: '/runs/:run', right: 'see', visit: (visit) => review(visit, deps) },
  { method: 'get', path: '/runs/:run/lines/:customer', right: 'see', visit: (visit) => line(visit, deps) },
  { method: 'get', path: '/runs/:run/lines/:customer/message', right: 'see', visit: (visit) => message(visit, deps) },
  { method: 'get', path: '/runs/:run/lines/:customer/letter', right: 'see', visit: (visit) => letter(visit, deps) },
];

/** The run that the address names, of this company. */
export async function runAsked({ asked, work, company }: Visit): Promise<Run> {
  const id = work.ids.open('run', asked.params['run'] ?? '');
  const run = id === undefined ? undefined : await runById(work.db.read, company.id, id);
  if (run === undefined) throw new NotFound();
  return run;
}

export function customerAsked({ asked, work }: Visit): number {
  const id = work.ids.open('customer', asked.params['customer'] ?? '');
  if (id === undefined) throw new NotFound();
  return id;
}

/** What was typed into the form for leaving out, where it was not right. */
export interface Wrong {
  readonly why: string;
}

async function review(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  return reviewPage(visit, deps, await runAsked(visit));
}

export async function reviewPage(
  visit: Visit,
  deps: ReminderPagesDeps,
  run: Run,
  asked: Choice = readChoice(visit),
  wrong: Wrong | null = null,
): Promise<Answer> {
  const { work, at, locale } = visit;
  const q = work.db.read;
  const w = inLanguage(RUNS_WORDS, visit.language);
  const said = inLanguage(REMINDER_WORDS, visit.language);
  const counts = await reasonCounts(q, run.id);
  const choice = settled(asked, counts);
  const { group, because } = choice;
  const offset = (choice.page - 1) * ROWS_A_PAGE;
  const lines = await reviewLines(q, { runId: run.id, group, because, offset, limit: ROWS_A_PAGE + 1 });
  const shown = lines.slice(0, ROWS_A_PAGE);
  const unapplied = await unappliedOf(q, visit.company.id, shown.map(({ customerId }) => customerId)); // prettier-ignore
  const chosen = choice.line ?? shown[0]?.customerId ?? null;
  const view: RunView = { visit, run, sealed: work.ids.seal('run', run.id), w, said };
  const title = fill(w.run.title, { day: dayText(run.asOn, locale) });
  const release = run.state === 'simulated' ? await toRelease(q, run.id) : NOTHING;
  const blanks = {
    title,
    w,
    ...(await headBlanks(view, release)),
    reasons: reasonBlanks(view, choice, counts),
    caption: fill(w.line.caption, { reason: groupText(view, choice) }),
    rows: shown.map((one) => rowBlanks(view, choice, one, { current: one.customerId === chosen, unapplied })),
    pages: {
      previous: choice.page > 1 ? hrefFor(view, choice, { page: choice.page - 1 }) : '',
      next: lines.length > ROWS_A_PAGE ? hrefFor(view, choice, { page: choice.page + 1 }) : '',
      from: shown.length === 0 ? 0 : offset + 1,
      to: offset + shown.length,
    },
    line: chosen === null ? null : await partOf(view, chosen, wrong),
    bulk: bulkBlanks(view, choice),
    kept: keptFields(choice),
    progress: await progressBlanks(view, deps),
    back: at.runs,
  };
  return page('pages/reminders/run', title, blanks, { status: wrong === null ? 200 : 422 });
}

const NOTHING: ToRelease = { messages: 0, tasks: 0, sums: [] };

const groupText = ({ w, said }: RunView, { group, because }: Choice): string =>
  because !== null ? said.reason[because] : group !== null ? said.does[group] : w.reasons.all;

/** Where the reviewer was, for the forms that bring him back there. */
const keptFields = ({ group, because, page: at }: Choice): unknown[] =>
  Object.entries({ group, because, page: at > 1 ? String(at) : null }).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value }],
  );

/** Why nothing of it can leave; empty where the ledger is known well enough. */
function staleText({ visit, run, w }: RunView, asOf: string): string {
  const { fresh, needed, late = [] } = run.freshness;
  if (fresh) return '';
  if (late.length > 0) return reasonText(requiredLate(late, needed).message, visit);
  return fill(w.run.staleText, { day: asOf, needed: dayText(needed, visit.locale) });
}

/** What the run is, and what can be done about it as a whole. */
async function headBlanks(view: RunView, release: ToRelease): Promise<Record<string, unknown>> {
  const { visit, run, w, said } = view;
  const { work, company, locale, at } = visit;
  const { freshness } = run;
  const { shadowMode } = await settingsOf(work.db.read, company.id);
  const asOf = freshness.asOf === null ? w.run.unknown : dayText(freshness.asOf, locale);
  const reviewed = run.state === 'simulated';
  const today = visit.on === null && run.asOn === work.today;
  const under = (path: string): string => at.under(`/runs/${view.sealed}${path}`);
  return {
    reviewed,
    state: said.run[run.state],
    ledger: freshness.assumed ? `${asOf} ${w.run.assumed}` : asOf,
    decided_at: momentText(run.recordedAt, locale, company.zone),
    approved_by: approverText(visit, await peopleOf(work.db.read), run),
    digest: run.digest?.slice(0, 16) ?? '',
    stale: reviewed ? staleText(view, asOf) : '',
    import: at.imports,
    shadow: shadowMode,
    release: reviewed ? releaseText(view, release) : '',
    claims: (await claimsOfRun(work.db.read, run.id)).map((one) => claimsText(view, one)),
    messages: release.messages,
    nothing: reviewed && release.messages + release.tasks === 0,
    may_approve: visit.may('approve') && today && freshness.fresh,
    not_yours: reviewed && !visit.may('approve'),
    approve_path: under('/approve'),
    cancel_path: under('/cancel'),
    may_cancel: visit.may('work') && visit.on === null && (reviewed || mayStop(view)),
    cancel: reviewed ? w.run.discard : w.run.stop,
    again_path: under('/again'),
    may_again: reviewed && today && visit.may('work'),
  };
}

const mayStop = ({ visit, run }: RunView): boolean =>
  visit.may('approve') && (run.state === 'approved' || run.state === 'issuing');

/** `Approve 212 messages, €1,204,882.00`: what the button does. */
function releaseText({ visit, w }: RunView, { messages, tasks, sums }: ToRelease): string {
  if (messages === 0 && tasks === 0) return '';
  const { locale } = visit;
  if (messages === 0) return fill(w.run.approveTasks, { tasks: countText(w.tasks, tasks, locale) });
  const sum = sums.map(({ currency, demandMinor }) => format({ minor: demandMinor, currency }, locale)).join(' + ');
  return fill(w.run.approve, { messages: countText(w.count, messages, locale), sum });
}

const claimsText = ({ visit, w }: RunView, { currency, interestMinor, fixedMinor }: RunClaims): string =>
  fill(w.run.claims, {
    interest: format({ minor: interestMinor, currency }, visit.locale),
    fixed: format({ minor: fixedMinor, currency }, visit.locale),
  });

/** What can be done with the rows that are ticked. */
function bulkBlanks({ visit, run, sealed }: RunView, { group }: Choice): unknown {
  const today = visit.on === null && run.asOn === visit.work.today;
  const under = (path: string): string => visit.at.under(`/runs/${sealed}${path}`);
  const reviewed = run.state === 'simulated' && today;
  const agree = group === 'approve' && today && run.state !== 'cancelled' && visit.may('approve');
  const only = (group === 'send' || group === 'approve') && reviewed && run.freshness.fresh && visit.may('approve');
  const out = reviewed && visit.may('work') && group !== 'left_out';
  return {
    any: agree || only || out,
    agree: agree ? under('/agree') : '',
    only: only ? under('/approve-only') : '',
    out: out ? under('/out') : '',
  };
}

async function line(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const run = await runAsked(visit);
  const customerId = customerAsked(visit);
  const choice = { ...readChoice(visit), line: customerId };
  if (!visit.asked.partial) return reviewPage(visit, deps, run, choice);
  const view: RunView = {
    visit,
    run,
    sealed: visit.work.ids.seal('run', run.id),
    w: inLanguage(RUNS_WORDS, visit.language),
    said: inLanguage(REMINDER_WORDS, visit.language),
  };
  const shown = await partOf(view, customerId, null);
  return part('pages/reminders/line-part', { line: shown, w: view.w, kept: keptFields(choice) });
}

async function partOf(view: RunView, customerId: number, wrong: Wrong | null): Promise<Record<string, unknown>> {
  const { visit, run } = view;
  const q = visit.work.db.read;
  const lines = await linesOfCustomer(q, run.id, customerId);
  const [first] = lines;
  if (first === undefined) throw new NotFound();
  const sentId = await messageOfLine(q, run.id, customerId);
  const unapplied = await unappliedOf(q, visit.company.id, [customerId]);
  return { ...lineBlanks(view, [first, ...lines.slice(1)], { sentId, unapplied }), wrong: wrong?.why ?? '' };
}

/** The message itself: as it left, or as it would. */
async function message(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const { run, customerId, sentId } = await lineAsked(visit);
  const { work, company } = visit;
  if (sentId !== null) {
    const row = await messageById(work.db.read, company.id, sentId);
    if (row) return sheet(await sheetOf(work, deps.post(), company, row));
  }
  const { draft } = await previewLine(work, planningOf(visit, deps), run, customerId);
  const html = draft && (await draftSheet(work, deps.post(), company, draft));
  const { nothing } = inLanguage(RUNS_WORDS, visit.language).line;
  return sheet(html ?? `<!doctype html><title>Duly</title><p>${nothing}</p>`);
}

async function letter(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const { run, customerId, sentId } = await lineAsked(visit);
  const { work, company } = visit;
  const row = sentId === null ? undefined : await messageById(work.db.read, company.id, sentId);
  const of = row ?? (await previewLine(work, planningOf(visit, deps), run, customerId)).draft;
  const pdf = of && (await letterPdf(work, deps.post(), company, of));
  if (!pdf) {
    // it is decided as a letter and goes by mail: an address came in since
    visit.asked.session.tell({ text: inLanguage(RUNS_WORDS, visit.language).line.noLetter });
    return see(
      visit.at.under(`/runs/${work.ids.seal('run', run.id)}`, { line: work.ids.seal('customer', customerId) }),
    );
  }
  const { code } = await customerById(work.db.read, company.id, customerId);
  return file(`${run.asOn}-${code.replace(/[^\w.-]+/g, '_')}.pdf`, 'application/pdf', pdf, true);
}

async function lineAsked(visit: Visit): Promise<{ run: Run; customerId: number; sentId: number | null }> {
  const run = await runAsked(visit);
  const customerId = customerAsked(visit);
  const q = visit.work.db.read;
  if ((await linesOfCustomer(q, run.id, customerId)).length === 0) throw new NotFound();
  return { run, customerId, sentId: await messageOfLine(q, run.id, customerId) };
}
