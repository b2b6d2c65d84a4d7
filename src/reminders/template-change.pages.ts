import type { Route, Visit } from '../companies/visit.pages';
import { fill, numberText } from '../languages/said';
import {
  discardDraft,
  dropTemplate,
  faultsOfWording,
  saveDraft,
  saveTemplate,
  type OwnTemplate,
} from '../outbox/template.actions';
import { textIn, type Case } from '../outbox/wording';
import { NotFound, see, type Answer } from '../platform/web/answer';
import type { ReminderPagesDeps } from './deps.pages';
import { editorPage, isInForce } from './template-editor.pages';
import { faultLines } from './template-try.pages';
import {
  baseOf,
  byTexts,
  casesFor,
  risksBlanks,
  typedIn,
  wordingAsked,
  wordsIn,
  type Asked,
  type Typed,
} from './template-asked.pages';

/** Changing a wording: kept as a draft, put in force, thrown away, gone back from. */
export const templateChangeRoutes = (deps: ReminderPagesDeps): readonly Route[] => [
  { method: 'post', path: '/templates/:code/:language/draft', right: 'work', visit: (visit) => keep(visit, deps) },
  { method: 'post', path: '/templates/:code/:language/discard', right: 'work', visit: discard },
  { method: 'post', path: '/templates/:code/:language/activate', right: 'approve', visit: (visit) => put(visit, deps) },
  { method: 'post', path: '/templates/:code/:language/restore', right: 'approve', visit: (visit) => back(visit, deps) },
];

const pathOf = ({ at }: Visit, { code, language }: Asked, path = ''): string =>
  at.under(`/templates/${code}/${language}${path}`);

async function keep(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const wording = await wordingAsked(visit);
  const typed = typedIn(visit.asked.form, wording);
  const w = wordsIn(visit).edit;
  const sent = await judged(visit, deps, wording, typed);
  if ('kind' in sent) return sent;
  await saveDraft(visit.work, sent.template, sent.cases);
  const undo =
    wording.draft === undefined
      ? { path: pathOf(visit, wording, '/discard'), fields: {} }
      : { path: pathOf(visit, wording, '/draft'), fields: { ...textIn(wording.draft.source) } };
  visit.asked.session.tell({ text: w.saved, undo });
  return see(pathOf(visit, wording));
}

/** In force is what was typed; undone, what was in force before. */
async function put(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const wording = await wordingAsked(visit);
  const typed = typedIn(visit.asked.form, wording);
  const w = wordsIn(visit).edit;
  const sent = await judged(visit, deps, wording, typed);
  if ('kind' in sent) return sent;
  const vouched = answeredFor(visit, wording, typed);
  if (!vouched) return answerAsked(visit, wording, typed);
  await saveTemplate(visit.work, { ...sent.template, vouched }, sent.cases);
  const undo = undoTo(visit, wording);
  visit.asked.session.tell({ text: w.activated, undo });
  return see(pathOf(visit, wording));
}

/** Nothing in it needs an answer, or who sends it gives it for these very sentences. */
const answeredFor = (visit: Visit, wording: Asked, typed: Pick<Typed, 'source' | 'vouched'>): boolean =>
  risksBlanks(visit, wording, typed)?.vouched ?? true;

const answerAsked = (visit: Visit, wording: Asked, typed: Typed): Promise<Answer> =>
  editorPage(visit, wording, typed, { conflict: wordsIn(visit).risk.asked, status: 422 });

/** Back to what is in force now; what was answered for stays answered for. */
function undoTo(visit: Visit, wording: Asked): { path: string; fields: Record<string, string> } {
  const { own, versions } = wording;
  const version = String(own === undefined ? 0 : versions.length);
  const risks = own && risksBlanks(visit, wording, { source: own.source, vouched: '' });
  return { path: pathOf(visit, wording, '/restore'), fields: { version, ...(risks ? { vouched: risks.mark } : {}) } };
}

interface Sent {
  readonly template: OwnTemplate;
  readonly cases: readonly Case[];
}

/** What may be kept, or the page again with everything that was typed: it is in force already, somebody was quicker, or it is wrong. */
async function judged(visit: Visit, deps: ReminderPagesDeps, wording: Asked, typed: Typed): Promise<Sent | Answer> {
  const { company, work } = visit;
  const { code, language, draft, own } = wording;
  const w = wordsIn(visit).edit;
  if (typed.base !== baseOf(wording)) {
    const theirs = draft ?? own ?? wording.shipped;
    const conflict = fill(w.conflict, (await byTexts(visit))(theirs));
    return editorPage(visit, wording, { ...typed, base: baseOf(wording) }, { conflict, status: 409 });
  }
  if (isInForce(wording, typed.source)) {
    visit.asked.session.tell({ text: w.same });
    return see(pathOf(visit, wording));
  }
  const template = { companyId: company.id, code, language, source: typed.source };
  const cases = await casesFor(visit, deps, wording);
  const faults = await faultsOfWording(work, template, cases);
  if (faults.length === 0) return { template, cases };
  const checked = { faults: faultLines(visit, faults), good: '', subject: '' };
  return editorPage(visit, wording, typed, { checked, status: 422 });
}

/** Undone, the draft is there again. */
async function discard(visit: Visit): Promise<Answer> {
  const wording = await wordingAsked(visit);
  const { code, language } = wording;
  await discardDraft(visit.work, { companyId: visit.company.id, code, language });
  const text = wordsIn(visit).edit.discarded;
  const kept = wording.draft && textIn(wording.draft.source);
  const undo = kept && { path: pathOf(visit, wording, '/draft'), fields: { ...kept } };
  visit.asked.session.tell({ text, ...(undo ? { undo } : {}) });
  return see(pathOf(visit, wording));
}

/** An earlier version in force again, judged like any other; 0: the shipped one. */
async function back(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const { work, company, asked, locale } = visit;
  const w = wordsIn(visit).edit;
  const wording = await wordingAsked(visit);
  const { code, language, versions, own } = wording;
  const which = { companyId: company.id, code, language };
  const n = Number(asked.form.get('version') ?? '');
  const version = versions[n - 1];
  if (n !== 0 && version === undefined) throw new NotFound();
  const before = own === undefined ? 0 : versions.length;
  if (version === undefined) await dropTemplate(work, which);
  else {
    const again = {
      ...typedIn(new URLSearchParams({ ...textIn(version.source) }), wording),
      vouched: asked.form.get('vouched') ?? '',
    };
    if (!answeredFor(visit, wording, again)) return answerAsked(visit, wording, again);
    const own = { ...which, source: version.source, keepsDraft: true, vouched: true };
    await saveTemplate(work, own, await casesFor(visit, deps, wording));
  }
  const text = version === undefined ? w.shippedAgain : fill(w.restored, { n: numberText(n, locale) });
  const undo = undoTo(visit, wording);
  asked.session.tell(before === n ? { text } : { text, undo });
  return see(pathOf(visit, wording));
}
