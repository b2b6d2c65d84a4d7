import { bundleFile } from '../cases/file.pages';
import { supplementOpened } from '../cases/supplement.actions';
import { supplementFile } from '../cases/supplement.pages';
import { supplementsOf } from '../cases/supplement.store';
import { companyById } from '../companies/store';
import { PATHS } from '../kernel/paths';
import { Refusal, WrongUse } from '../kernel/result';
import { PARTNER_WORDS } from '../languages/partner-words';
import type { PartnerWords } from '../languages/partner-words.en';
import { refusalText } from '../languages/refusal';
import { fill, inLanguage } from '../languages/said';
import { comeBack, enter, keptUnder, leave, linkAtDoor, openedHere, visiting } from '../people/visitor.pages';
import { NotFound, page, see, type Answer, type Asked, type Face, type Mounted } from '../platform/web/answer';
import { accountCasesPages } from './account-cases.pages';
import { accountPages, outPage } from './account.pages';
import { casePage } from './case.pages';
import { SECTIONS } from './sections.pages';
import { ACCOUNT_KEPT, signedInAt } from './signed-in.pages';
import { BY_ACCOUNT, BY_LINK, languageOf, partnerAt, type PartnersDeps, type PartnerVisit } from './visit.pages';

/**
 * The partner's face: one case, for as long as its link holds, or the cases of an account. A look at a link changes nothing; a press of
 * a button spends it. Whatever a partner tells is kept, and a person of ours acts on it.
 */
export function partnersFace(deps: PartnersDeps): Face {
  return {
    under: UNDER,
    mounted: [
      ...accountPages(deps),
      ...accountCasesPages(deps),
      ...casePages(deps, BY_LINK, keptUnder('partner')),
      ...casePages(deps, BY_ACCOUNT, ACCOUNT_KEPT),
      { method: 'post', path: `${UNDER}leave`, answer: (asked) => goAway(asked) },
      { method: 'get', path: PATHS.partner(':secret'), limit: FEW, answer: (asked) => door(deps, asked) },
      { method: 'post', path: PATHS.partner(':secret'), limit: FEW, answer: (asked) => open(deps, asked) },
    ],
    wrong: wrongPage,
  };
}

/** The pages of a case below one of its two addresses; `visitor`: under what the session knows who came. */
const casePages = (deps: PartnersDeps, base: string, visitor: string): readonly Mounted[] => [
  { method: 'get', path: base, answer: inside(deps, (visit) => casePage(visit)) },
  { method: 'get', path: `${base}/file`, answer: inside(deps, download) },
  { method: 'get', path: `${base}/supplement`, answer: inside(deps, supplement) },
  ...SECTIONS.flatMap(({ routes }) => routes).map(({ method, path, limit = OFTEN, uploads, answer }): Mounted => ({
    ...{ method, path: `${base}${path}`, answer: inside(deps, (visit) => answer(visit, casePage)) },
    ...(method === 'post' && { limit }),
    ...(uploads && { uploads: { ...uploads, visitor } }),
  })),
];

const UNDER = '/partner/';
const FEW = { requests: 60, windowMs: 15 * 60_000 };
const OFTEN = { requests: 120, windowMs: 15 * 60_000 };

const wordsFor = (asked: Asked): PartnerWords => inLanguage(PARTNER_WORDS, asked.language);

function said(asked: Asked, told: { readonly title: string; readonly text: string }, status: number): Answer {
  const blanks = { ...told, back: null };
  return page('pages/partners/said', told.title, blanks, { frame: 'partner', status, language: languageOf(asked) });
}

const GONE = 410;

function inside(deps: PartnersDeps, answer: (visit: PartnerVisit) => Promise<Answer>): Mounted['answer'] {
  return async (asked) => {
    const visit = await partnerAt(deps, asked);
    if (visit !== undefined) return answer(visit);
    return asked.params['case'] === undefined ? said(asked, wordsFor(asked).out, GONE) : lost(deps, asked);
  };
}

/** Not signed in is one thing; a case that is none of theirs is, for whoever is in, no case at all. */
async function lost(deps: PartnersDeps, asked: Asked): Promise<Answer> {
  if ((await signedInAt(deps, asked)) === undefined) return outPage(asked);
  throw new NotFound();
}

/** A link that this browser opened leads to its own case again, whichever it visits now. */
async function door(deps: PartnersDeps, asked: Asked): Promise<Answer> {
  const w = wordsFor(asked);
  const opened = await openedHere(deps, asked, 'partner');
  if (opened !== undefined && opened.id === (await visiting(deps, asked, 'partner'))?.id) return see(BY_LINK);
  const link = opened ?? (await linkAtDoor(deps, asked, 'partner'));
  if (link === undefined || link.companyId === null) return said(asked, w.gone, GONE);
  const company = await companyById(deps.work({ kind: 'partner', name: 'by link' }, asked.now).db.read, link.companyId);
  const title = fill(w.door.title, { company: company.legalName });
  const blanks = { title, text: w.door.text, button: w.door.button, action: asked.url.split('?')[0] ?? '' };
  return page('pages/partners/door', title, blanks, { frame: 'partner', language: languageOf(asked) });
}

async function open(deps: PartnersDeps, asked: Asked): Promise<Answer> {
  const isIn = (await comeBack(deps, asked, 'partner')) || (await enter(deps, asked, 'partner'));
  return isIn ? see(BY_LINK) : said(asked, wordsFor(asked).gone, GONE);
}

function goAway(asked: Asked): Promise<Answer> {
  leave(asked, 'partner');
  return Promise.resolve(said(asked, wordsFor(asked).left, 200));
}

async function download({ asked, work, found }: PartnerVisit): Promise<Answer> {
  if (found.state !== 'with_partner') throw new NotFound();
  return bundleFile(work, found, asked.query);
}

/** When the partner first takes it is kept: from then on we know that the new figures are known there. */
async function supplement({ asked, work, company, found }: PartnerVisit): Promise<Answer> {
  if (found.state !== 'with_partner') throw new NotFound();
  const n = Number(asked.query.get('n'));
  const made = (await supplementsOf(work.db.read, company.id, found.id)).find((one) => one.n === n);
  const answer = supplementFile(work, made, asked.query);
  if (made) await supplementOpened(work, company.id, made);
  return answer;
}

/** In the partner's words, with the way back; what is our own mistake is told elsewhere. */
function wrongPage(error: unknown, asked: Asked): Answer | undefined {
  const w = wordsFor(asked);
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  if (name === 'NotFound') return said(asked, w.gone, 404);
  if (name === 'NotSignedIn' || code === 'EBADCSRFTOKEN') return said(asked, w.out, GONE);
  if (!(error instanceof Refusal || error instanceof WrongUse)) return undefined;
  const [own = BY_LINK] = /^\/partner\/cases\/[a-z0-9_]+/.exec(asked.url) ?? [];
  const back = { href: own, label: w.wrong.back };
  const language = languageOf(asked);
  const blanks = { title: w.wrong.title, text: refusalText(error.message, { language, locale: language }), back };
  const status = error instanceof Refusal ? 409 : 400;
  return page('pages/partners/said', w.wrong.title, blanks, { frame: 'partner', status, language });
}
