import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import { dayFrom } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { RUNS_WORDS } from '../languages/runs-words';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import { recordPosted, takeBackPosted } from '../outbox/posting.actions';
import { printLetters } from '../outbox/show.actions';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { file, NotAllowed, see, type Answer } from '../platform/web/answer';
import { planningOf, type ReminderPagesDeps } from './deps.pages';
import { toRelease } from './due.store';
import { bringOnItsWay } from './progress.pages';
import { agreeTo, decideRunAgain, releaseRun } from './release-run.actions';
import { leaveOut, putBack } from './review.actions';
import { customerAsked, reviewPage, runAsked } from './review.pages';
import { readChoice } from './review-line.pages';
import { cancelRun } from './run.actions';
import { STANDS, type Run } from './run';

/** What is done with a run: leave out, agree, approve, stop, decide again, carry on, post its letters. */
export const runChangeRoutes = (deps: ReminderPagesDeps): readonly Route[] => [
  { method: 'post', path: '/runs/:run/lines/:customer/out', right: 'work', visit: (visit) => out(visit, deps) },
  { method: 'post', path: '/runs/:run/lines/:customer/in', right: 'work', visit: back },
  { method: 'post', path: '/runs/:run/lines/:customer/agree', right: 'approve', visit: (visit) => agree(visit, deps, [customerAsked(visit)]) },
  { method: 'post', path: '/runs/:run/out', right: 'work', visit: (visit) => outMany(visit, deps) },
  { method: 'post', path: '/runs/:run/agree', right: 'approve', visit: (visit) => agree(visit, deps, chosen(visit)) },
  { method: 'post', path: '/runs/:run/approve', right: 'approve', visit: (visit) => approve(visit, deps) },
  { method: 'post', path: '/runs/:run/approve-only', right: 'approve', visit: (visit) => approveOnly(visit, deps) },
  { method: 'post', path: '/runs/:run/carry-on', right: 'approve', visit: (visit) => carryOn(visit, deps) },
  { method: 'post', path: '/runs/:run/cancel', right: 'work', visit: cancel },
  { method: 'post', path: '/runs/:run/again', right: 'work', visit: (visit) => again(visit, deps) },
  { method: 'get', path: '/runs/:run/letters', right: 'work', visit: letters },
  { method: 'post', path: '/runs/:run/posted', right: 'work', visit: (visit) => posted(visit, deps) },
  { method: 'post', path: '/runs/:run/unposted', right: 'work', visit: unposted },
]; // prettier-ignore

/** Back to where the reviewer was. */
function hereOf(visit: Visit, run: Run): string {
  const kept = ['group', 'because', 'page'].flatMap((name) => {
    const value = visit.asked.form.get(name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  return visit.at.under(`/runs/${visit.work.ids.seal('run', run.id)}`, Object.fromEntries(kept));
}

const LONGEST_WHY = 200;

async function out(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const { work, asked, company } = visit;
  const w = inLanguage(RUNS_WORDS, visit.language).out;
  const run = await runAsked(visit);
  const customerId = customerAsked(visit);
  const why = (asked.form.get('why') ?? '').trim().slice(0, LONGEST_WHY);
  if (why === '')
    return reviewPage(visit, deps, run, { ...readChoice(visit, asked.form), line: customerId }, { why: w.needed });
  const itemIds = asked.form.getAll('item').flatMap((text) => work.ids.open('item', text) ?? []);
  const remember = asked.form.get('remember') === '1';
  const customer = await customerById(work.db.read, company.id, customerId);
  await leaveOut(work, planningOf(visit, deps), { runId: run.id, customerId, itemIds, why, remember });
  const held = remember || itemIds.length > 0;
  asked.session.tell({
    text: fill(w.done, { customer: customer.name }),
    ...(held ? {} : { undo: undoOf(visit, run, customerId) }),
  });
  return see(hereOf(visit, run));
}

function undoOf({ at, work }: Visit, run: Run, customerId: number): { path: string; fields: Record<string, string> } {
  const [sealed, customer] = [work.ids.seal('run', run.id), work.ids.seal('customer', customerId)];
  return { path: at.under(`/runs/${sealed}/lines/${customer}/in`), fields: {} };
}

async function back(visit: Visit): Promise<Answer> {
  const { work, company, asked } = visit;
  const run = await runAsked(visit);
  const customer = await customerById(work.db.read, company.id, customerAsked(visit));
  await putBack(work, company.id, run.id, customer.id);
  const { backDone } = inLanguage(RUNS_WORDS, visit.language).out;
  asked.session.tell({ text: fill(backDone, { customer: customer.name }) });
  return see(hereOf(visit, run));
}

/** The customers whose rows were ticked. */
function chosen({ asked, work, language }: Visit): number[] {
  const ids = [...new Set(asked.form.getAll('id'))].flatMap((text) => work.ids.open('customer', text) ?? []);
  if (ids.length > 0) return ids;
  const { nobody, nobodyRemedy } = inLanguage(RUNS_WORDS, language).line;
  throw new Refusal('nobody-selected', nobody, nobodyRemedy);
}

async function outMany(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const { work, asked, locale } = visit;
  const w = inLanguage(RUNS_WORDS, visit.language);
  const run = await runAsked(visit);
  const ids = chosen(visit);
  const why = (asked.form.get('why') ?? '').trim().slice(0, LONGEST_WHY);
  if (why === '') return reviewPage(visit, deps, run, readChoice(visit, asked.form), { why: w.out.needed });
  for (const customerId of ids)
    await leaveOut(work, planningOf(visit, deps), { runId: run.id, customerId, itemIds: [], why, remember: false });
  asked.session.tell({ text: countText(w.out.doneMany, ids.length, locale) });
  return see(hereOf(visit, run));
}

/** Of a run that is out already, what was agreed to leaves at once. */
async function agree(visit: Visit, deps: ReminderPagesDeps, customerIds: readonly number[]): Promise<Answer> {
  const { work, company, asked, locale } = visit;
  const run = await runAsked(visit);
  const count = await agreeTo(work, company.id, run.id, customerIds);
  if (count > 0 && STANDS.includes(run.state)) bringOnItsWay(visit, deps, run);
  const { agreeDone } = inLanguage(RUNS_WORDS, visit.language).line;
  asked.session.tell({ text: countText(agreeDone, count, locale) });
  return see(hereOf(visit, run));
}

async function approve(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  return released(visit, deps, Number(visit.asked.form.get('messages') ?? '-1'), null);
}

async function approveOnly(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const ids = chosen(visit);
  return released(visit, deps, ids.length, ids);
}

async function released(
  visit: Visit,
  deps: ReminderPagesDeps,
  messages: number,
  only: readonly number[] | null,
): Promise<Answer> {
  const { work, company, asked, locale } = visit;
  const run = await runAsked(visit);
  const release = { runId: run.id, messages, only };
  const approved = await releaseRun(work, company.id, release).catch(async (error: unknown) => {
    throw await overtakenText(visit, error);
  });
  const { messages: leaving } = await toRelease(work.db.read, run.id);
  bringOnItsWay(visit, deps, approved);
  const w = inLanguage(RUNS_WORDS, visit.language);
  asked.session.tell({ text: countText(w.run.approved, only === null ? messages : leaving, locale) });
  return see(visit.at.run(work.ids.seal('run', run.id)));
}

/** A colleague was faster, or the run is another by now: in the language of the page. */
async function overtakenText({ work, language, locale }: Visit, error: unknown): Promise<unknown> {
  if (!(error instanceof Refusal)) return error;
  const { code, facts } = error;
  const { overtaken: w, count } = inLanguage(RUNS_WORDS, language);
  if (code === 'run-released') {
    const by = nameOf(await peopleOf(work.db.read), String(facts['by']));
    return new Refusal(code, facts['state'] === 'cancelled' ? w.cancelled : fill(w.approved, { by }), w.look, facts);
  }
  const messages = (n: unknown): string => countText(count, Number(n), locale);
  const [seen, now] = [messages(facts['seen']), messages(facts['now'])];
  return code === 'run-changed' ? new Refusal(code, fill(w.changed, { seen, now }), w.lookAgain, facts) : error;
}

async function carryOn(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const run = await runAsked(visit);
  bringOnItsWay(visit, deps, run);
  return see(visit.at.run(visit.work.ids.seal('run', run.id)));
}

/** Under review whoever works on it discards it; what was approved is stopped by who may approve. */
async function cancel(visit: Visit): Promise<Answer> {
  const { work, company, asked, locale } = visit;
  const run = await runAsked(visit);
  const reviewed = run.state === 'simulated';
  if (!reviewed && !visit.may('approve')) throw new NotAllowed();
  const w = inLanguage(RUNS_WORDS, visit.language);
  const taken = await cancelRun(work, company.id, run.id, 'cancelled by a person');
  const text = reviewed ? w.run.discarded : fill(w.run.stopped, { messages: countText(w.count, taken, locale) });
  asked.session.tell({ text });
  return see(reviewed ? visit.at.runs : visit.at.run(work.ids.seal('run', run.id)));
}

async function again(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const run = await runAsked(visit);
  const planned = await decideRunAgain(visit.work, planningOf(visit, deps), run.id);
  return see(visit.at.run(visit.work.ids.seal('run', planned.id)));
}

/** All letters of the run that wait for the post, as one file for the printer. */
async function letters(visit: Visit): Promise<Answer> {
  const run = await runAsked(visit);
  const { pdf } = await printLetters(visit.work, visit.company, { batch: `run/${run.id}`, duplex: false });
  return file(`letters-${run.asOn}.pdf`, 'application/pdf', pdf, true);
}

/** Each letter with a tracking number is recorded by itself, the others together. */
async function posted(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const { work, company, asked, locale } = visit;
  const w = inLanguage(RUNS_WORDS, visit.language).letters;
  const run = await runAsked(visit);
  const ids = [...new Set(asked.form.getAll('id'))];
  const service = (asked.form.get('service') ?? '').trim().slice(0, 100);
  const on = dayFrom(asked.form.get('on_day') ?? '');
  if (service === '' || on === undefined || on > work.today)
    throw new Refusal('posting-incomplete', service === '' ? w.needed : w.day, dayText(work.today, locale));
  const each = ids.flatMap((text) => {
    const id = work.ids.open('message', text);
    return id === undefined ? [] : [{ id, number: (asked.form.get(`number-${text}`) ?? '').trim().slice(0, 60) }];
  });
  const post = deps.post();
  const together = each.filter(({ number }) => number === '').map(({ id }) => id);
  const posting = { companyId: company.id, on, service, proofId: null };
  if (together.length > 0) await recordPosted(work, post, { ...posting, messageIds: together, number: null });
  for (const { id, number } of each.filter((one) => one.number !== ''))
    await recordPosted(work, post, { ...posting, messageIds: [id], number });
  const path = visit.at.under(`/runs/${work.ids.seal('run', run.id)}/unposted`);
  const fields = { letters: each.map(({ id }) => work.ids.seal('message', id)).join() };
  asked.session.tell({ text: countText(w.done, each.length, locale), ...(each.length === 0 ? {} : { undo: { path, fields } }) }); // prettier-ignore
  return see(visit.at.run(work.ids.seal('run', run.id)));
}

/** What was just said of letters of this run; each is there once, whatever the form says. */
async function unposted(visit: Visit): Promise<Answer> {
  const { work, company, asked, locale } = visit;
  const run = await runAsked(visit);
  const letters = (asked.form.get('letters') ?? '').split(',').flatMap((text) => work.ids.open('message', text) ?? []);
  const messageIds = [...new Set(letters)];
  if (messageIds.length > 0) await takeBackPosted(work, { companyId: company.id, messageIds, why: null });
  const { undone } = inLanguage(RUNS_WORDS, visit.language).letters;
  asked.session.tell({ text: countText(undone, messageIds.length, locale) });
  return see(visit.at.run(work.ids.seal('run', run.id)));
}
