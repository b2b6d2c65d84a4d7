import { RECOVERY_WORDS } from '../languages/recovery-words';
import { refusalText } from '../languages/refusal';
import { bundleFile } from '../cases/file.pages';
import { tellReport } from '../cases/report.actions';
import { noteIn, onceIn, readReport } from '../cases/report-form';
import { supplementOpened } from '../cases/supplement.actions';
import { supplementFile } from '../cases/supplement.pages';
import { supplementsOf } from '../cases/supplement.store';
import { companyById } from '../companies/store';
import { PATHS } from '../kernel/paths';
import { format } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import { PARTNER_WORDS } from '../languages/partner-words';
import type { PartnerWords } from '../languages/partner-words.en';
import { dayText, fill, inLanguage, isLanguage } from '../languages/said';
import { enter, leave, linkAtDoor, visiting } from '../people/visitor.pages';
import { typedIn } from '../platform/web/form';
import { NotFound, page, see, type Answer, type Asked, type Face, type Mounted } from '../platform/web/answer';
import { casePage } from './case.pages';
import { SECTIONS } from './sections.pages';
import { partnerAt, type PartnersDeps, type PartnerVisit } from './visit.pages';

/**
 * The partner's face: one case, for as long as its link holds. A look at the link changes nothing; a press of a button
 * spends it. Whatever a partner tells is kept, and a person of ours acts on it.
 */
export function partnersFace(deps: PartnersDeps): Face {
  return {
    under: UNDER,
    mounted: [
      { method: 'get', path: CASE, answer: inside(deps, (visit) => casePage(visit)) },
      { method: 'get', path: `${CASE}/file`, answer: inside(deps, download) },
      { method: 'get', path: `${CASE}/supplement`, answer: inside(deps, supplement) },
      { method: 'post', path: `${CASE}/report`, limit: OFTEN, answer: inside(deps, tell) },
      ...SECTIONS.flatMap(({ routes }) => routes).map(({ method, path, limit = OFTEN, answer }): Mounted => ({
        ...{ method, path: `${CASE}${path}`, answer: inside(deps, answer) },
        ...(method === 'post' && { limit }),
      })),
      { method: 'post', path: `${UNDER}leave`, answer: (asked) => goAway(asked) },
      { method: 'get', path: PATHS.partner(':secret'), limit: FEW, answer: (asked) => door(deps, asked) },
      { method: 'post', path: PATHS.partner(':secret'), limit: FEW, answer: (asked) => open(deps, asked) },
    ],
    wrong: wrongPage,
  };
}

const UNDER = '/partner/';
const CASE = `${UNDER}case`;
const FEW = { requests: 60, windowMs: 15 * 60_000 };
const OFTEN = { requests: 120, windowMs: 15 * 60_000 };

const wordsFor = (asked: Asked): PartnerWords => inLanguage(PARTNER_WORDS, asked.language);
const languageOf = (asked: Asked): string => (isLanguage(asked.language) ? asked.language : 'en');

function said(asked: Asked, told: { readonly title: string; readonly text: string }, status: number): Answer {
  const blanks = { ...told, back: null };
  return page('pages/partners/said', told.title, blanks, { frame: 'partner', status, language: languageOf(asked) });
}

const GONE = 410;

function inside(deps: PartnersDeps, answer: (visit: PartnerVisit) => Promise<Answer>): Mounted['answer'] {
  return async (asked) => {
    const visit = await partnerAt(deps, asked);
    return visit === undefined ? said(asked, wordsFor(asked).out, GONE) : answer(visit);
  };
}

async function door(deps: PartnersDeps, asked: Asked): Promise<Answer> {
  const w = wordsFor(asked);
  const link = await linkAtDoor(deps, asked, 'partner');
  if (link === undefined || link.companyId === null) {
    return (await visiting(deps, asked, 'partner')) === undefined ? said(asked, w.gone, GONE) : see(CASE);
  }
  const company = await companyById(deps.work({ kind: 'partner', name: 'by link' }, asked.now).db.read, link.companyId);
  const title = fill(w.door.title, { company: company.legalName });
  const blanks = { title, text: w.door.text, button: w.door.button, action: asked.url.split('?')[0] ?? '' };
  return page('pages/partners/door', title, blanks, { frame: 'partner', language: languageOf(asked) });
}

async function open(deps: PartnersDeps, asked: Asked): Promise<Answer> {
  if (await enter(deps, asked, 'partner')) return see(CASE);
  return (await visiting(deps, asked, 'partner')) === undefined ? said(asked, wordsFor(asked).gone, GONE) : see(CASE);
}

function goAway(asked: Asked): Promise<Answer> {
  leave(asked, 'partner');
  return Promise.resolve(said(asked, wordsFor(asked).left, 200));
}

async function download({ asked, work, found }: PartnerVisit): Promise<Answer> {
  if (found.state === 'undone') throw new NotFound();
  return bundleFile(work, found, asked.query);
}

/** When the partner first takes it is kept: from then on we know that the new figures are known there. */
async function supplement({ asked, work, company, found }: PartnerVisit): Promise<Answer> {
  if (found.state === 'undone') throw new NotFound();
  const n = Number(asked.query.get('n'));
  const made = (await supplementsOf(work.db.read, company.id, found.id)).find((one) => one.n === n);
  const answer = supplementFile(work, made, asked.query);
  if (made) await supplementOpened(work, company.id, made);
  return answer;
}

/** What the partner says is kept with the name of the case; a person of ours is told by a task. */
async function tell(visit: PartnerVisit): Promise<Answer> {
  const { asked, work, company, found, locale, w } = visit;
  const { currency } = found;
  const once = onceIn(asked.form);
  if (once === undefined) throw new NotFound();
  const read = readReport(asked.form, { today: work.today, currency, locale }, w.wrongField);
  if ('wrong' in read) return casePage(visit, { typed: typedIn(asked.form), wrong: read.wrong });
  const { report } = read;
  const amount = report.kind === 'paid' ? format({ minor: report.amountMinor, currency }, locale) : '';
  const isNew = await tellReport(work, {
    ...{ companyId: company.id, caseId: found.id, report, note: noteIn(asked.form), key: `${report.kind}:${once}` },
    task: taskFor(visit, report),
  });
  const done = fill(w[report.kind].done, { company: company.legalName, amount });
  asked.session.tell({ text: isNew ? done : w.again });
  return see(CASE);
}

type Told = Parameters<typeof tellReport>[1]['report'];

/** In the company's language: its people work it. */
function taskFor({ company, found }: PartnerVisit, report: Told): string | null {
  const w = inLanguage(RECOVERY_WORDS, company.language);
  const { partner, number, currency } = found;
  if (report.kind === 'received') return null;
  if (report.kind === 'closed')
    return fill(w.case.done.taskClosed, { partner, number, outcome: w.outcome[report.outcome] });
  const amount = format({ minor: report.amountMinor, currency }, company.language);
  return fill(w.case.done.task, { partner, number, amount, day: dayText(report.paidOn, company.language) });
}

/** In the partner's words, with the way back; what is our own mistake is told elsewhere. */
function wrongPage(error: unknown, asked: Asked): Answer | undefined {
  const w = wordsFor(asked);
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  if (name === 'NotFound') return said(asked, w.gone, 404);
  if (name === 'NotSignedIn' || code === 'EBADCSRFTOKEN') return said(asked, w.out, GONE);
  if (!(error instanceof Refusal || error instanceof WrongUse)) return undefined;
  const back = { href: CASE, label: w.wrong.back };
  const language = languageOf(asked);
  const blanks = { title: w.wrong.title, text: refusalText(error.message, { language, locale: language }), back };
  const status = error instanceof Refusal ? 409 : 400;
  return page('pages/partners/said', w.wrong.title, blanks, { frame: 'partner', status, language });
}
