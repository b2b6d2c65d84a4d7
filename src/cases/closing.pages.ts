import type { Route, Visit } from '../companies/visit.pages';
import { format, fromTyped, sum } from '../kernel/money';
import { OUTCOME_WORDS } from '../languages/outcome-words';
import { WRITE_OFF_WORDS } from '../languages/write-off-words';
import { proposeThese } from '../ledger/write-off.actions';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import { page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, typedIn, type Typed } from '../platform/web/form';
import { REST_OF } from './case';
import { itemsOfCase, type CaseView } from './case.panel';
import { CLOSINGS, isClosing, isSettlement, type Closing } from './closing';
import { endCase } from './closing.actions';
import type { CaseSection, CasesDeps } from './deps.pages';
import { caseAsked, type CaseVisit } from './opened.pages';
import { reportsOf } from './report.store';
import { TRACING_WORDS } from '../languages/tracing-words';
import { untraceableSince } from '../tracing/store';
import { openCasesBeside } from './store';
import type { Wrong } from './wizard-form';

/** Closing a case: every outcome with what it does to what is still open, before anybody presses; and how it ended, after. */
export const closingRoutes = (deps: CasesDeps): readonly Route[] => [
  { method: 'get', path: '/cases/:case/close', right: 'work', visit: async (visit) => closingPage(await caseAsked(visit)) },
  { method: 'post', path: '/cases/:case/write-off', right: 'work', visit: async (visit) => writeOff(await caseAsked(visit), deps) },
  { method: 'post', path: '/cases/:case/close', right: 'work', visit: async (visit) => close(await caseAsked(visit)) },
]; // prettier-ignore

const LONGEST_WHY = 500;

const wordsOf = (visit: Visit) => inLanguage(OUTCOME_WORDS, visit.language);

/** What is still open of its items. */
const openOf = async ({ work }: Visit, found: CaseView): Promise<{ readonly minor: number; readonly items: number }> => {
  const items = await itemsOfCase(work.db.read, found);
  return { minor: sum(items.map(({ openMinor }) => Math.max(0, openMinor))), items: items.length };
}; // prettier-ignore

async function closingPage({ visit, found, here }: CaseVisit, typed: Typed = {}, wrong: Wrong = {}): Promise<Answer> {
  const w = wordsOf(visit);
  const { locale, work } = visit;
  if (found.state !== 'with_partner') return see(here);
  const { minor, items } = await openOf(visit, found);
  const open = format({ minor, currency: found.currency }, locale);
  const reports = await reportsOf(work.db.read, found.id);
  const said = reports.find(({ kind }) => kind === 'closed');
  const told = said?.outcome ?? null;
  const others = await openCasesBeside(work.db.read, found);
  const settled = told === 'settled' && said?.amountMinor ? format({ minor: said.amountMinor, currency: found.currency }, locale) : ''; // prettier-ignore
  const lost = await untraceableSince(work.db.read, found);
  const title = fill(w.title, { number: found.number });
  const blanks = {
    ...{ title, w, here, back: here, recall: visit.may('approve') ? `${here}/recall` : '' },
    text: fill(w.text, {
      open,
      items: countText(inLanguage(RECOVERY_WORDS, visit.language).bundle.items, items, locale),
    }),
    lost: lost === null ? '' : fill(inLanguage(TRACING_WORDS, visit.language).over.untraceable, { day: dayText(lost, locale) }), // prettier-ignore
    said: told === null ? '' : fill(w.said, { outcome: w.outcome[told] }),
    outcomes: CLOSINGS.filter((one) => one !== 'merged' || others.length > 0).map((value) => ({
      ...{ value, label: w.outcome[value], text: fill(w.consequence[value], { sum: open }) },
      chosen: value === (typed['outcome'] ?? told ?? ''),
    })),
    settled_label: fill(w.settled, { currency: found.currency }),
    others: others.map(({ number, partner }) => ({ value: number, label: `${number}, ${partner}`, chosen: number === typed['into'] })), // prettier-ignore
    fields: fieldsOf(['outcome', 'settled', 'into', 'why'], { settled: settled.replace(/[^\d.,\s]/g, '').trim(), ...typed }, wrong), // prettier-ignore
  };
  return page('pages/cases/closing', title, blanks, { status: Object.keys(wrong).length === 0 ? 200 : 422 });
}

async function close(opened: CaseVisit): Promise<Answer> {
  const { visit, found, here } = opened;
  const w = wordsOf(visit);
  const { form } = visit.asked;
  const read = readClosing(form, found, { locale: visit.locale, wrong: w.wrong });
  if ('wrong' in read) return closingPage(opened, typedIn(form), read.wrong);
  const { closing } = read;
  if (found.state === 'closed' && found.outcome === closing.outcome) return see(here);
  await endCase(visit.work, visit.company.id, found.number, closing);
  const text = fill(w.done, { outcome: w.outcome[closing.outcome] });
  visit.asked.session.tell({ text, undo: { path: `${here}/reopen`, fields: {} } });
  return see(here);
}

interface Reading {
  readonly locale: string;
  readonly wrong: { readonly outcome: string; readonly settled: string; readonly into: string };
}

function readClosing(
  form: URLSearchParams,
  { currency, principalMinor }: CaseView,
  { locale, wrong }: Reading,
): { readonly closing: Closing } | { readonly wrong: Wrong } {
  const outcome = form.get('outcome');
  if (!isClosing(outcome)) return { wrong: { outcome: wrong.outcome } };
  const why = (form.get('why') ?? '').trim().slice(0, LONGEST_WHY);
  const settledMinor = fromTyped(form.get('settled') ?? '', currency, locale);
  const into = (form.get('into') ?? '').trim();
  if (outcome === 'settled') {
    if (settledMinor === undefined || !isSettlement(settledMinor, principalMinor)) return { wrong: { settled: wrong.settled } }; // prettier-ignore
    return { closing: { outcome, why, settledMinor } };
  }
  if (outcome === 'merged') return into === '' ? { wrong: { into: wrong.into } } : { closing: { outcome, why, into } };
  return { closing: { outcome, why } };
}

/** What was given up is proposed to be written off; a second person approves it where all write-offs are approved. */
async function writeOff({ visit, found, here }: CaseVisit, deps: CasesDeps): Promise<Answer> {
  const w = wordsOf(visit);
  const { work, company, locale, at } = visit;
  if (found.state !== 'closed' || found.outcome === null || REST_OF[found.outcome] !== 'nobody') return see(here);
  const items = await itemsOfCase(work.db.read, found);
  const blanks = { number: found.number, outcome: w.outcome[found.outcome], day: dayText(found.endedOn ?? work.today, locale) }; // prettier-ignore
  const chosen = {
    ...{ currency: found.currency, reason: fill(w.writeOffReason, blanks) },
    itemIds: items.filter(({ openMinor }) => openMinor > 0).map(({ itemId }) => itemId),
  };
  const words = {
    ...inLanguage(WRITE_OFF_WORDS, visit.language).refused,
    none: w.writeOffNone,
    noneRemedy: w.writeOffNoneRemedy,
  };
  const id = await proposeThese(work, { companyId: company.id, holdSources: deps.holdSources }, chosen, words);
  visit.asked.session.tell({ text: inLanguage(WRITE_OFF_WORDS, visit.language).proposed });
  return see(at.under(`/write-offs/${work.ids.seal('write_off', id)}`));
}

/** On the case's page: the ways to end it, or how it ended and what becomes of the rest. */
export const endingSection: CaseSection = async (visit, found, here) => {
  const { section: w, outcome } = wordsOf(visit);
  const { minor } = await openOf(visit, found);
  const open = format({ minor, currency: found.currency }, visit.locale);
  const now = visit.on === null;
  if (found.state === 'with_partner') {
    if (!now || !visit.may('work')) return null;
    const close = { href: `${here}/close`, label: w.close, text: fill(w.closeText, { sum: open }) };
    const recall = { href: `${here}/recall`, label: w.recall, text: w.recallText };
    return { title: w.title, lines: [], ways: [close, ...(visit.may('approve') ? [recall] : [])] };
  }
  if (found.state !== 'closed' || found.outcome === null) return null;
  const rest = REST_OF[found.outcome];
  const lines = [
    outcome[found.outcome] + (found.endedOn === null ? '' : `, ${dayText(found.endedOn, visit.locale)}`),
    found.settledMinor === null ? '' : fill(w.settledFor, { sum: format({ minor: found.settledMinor, currency: found.currency }, visit.locale) }), // prettier-ignore
    minor === 0 ? '' : `${fill(w.rest, { sum: open })} ${w[rest]}`,
    found.endWhy ?? '',
  ].filter((line) => line !== '');
  const may = now && visit.may('work') && rest === 'nobody' && minor > 0;
  const button = { action: `${here}/write-off`, label: fill(w.writeOff, { sum: open }), text: w.writeOffText };
  return { title: w.title, lines, ways: [], button: may ? button : null };
};
