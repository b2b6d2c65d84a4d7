import { companyById } from '../companies/store';
import { PATHS } from '../kernel/paths';
import { Refusal, WrongUse } from '../kernel/result';
import { PORTAL_WORDS } from '../languages/portal-words';
import { fill } from '../languages/said';
import { enter, leave, linkAtDoor, visiting } from '../people/visitor.pages';
import { page, see, type Answer, type Asked, type Face } from '../platform/web/answer';
import { aboutRoutes } from './about.pages';
import { accountRoutes } from './account.pages';
import { askRoutes } from './ask.pages';
import { ACCOUNT, FEW, GONE, languageOf, said, UNDER } from './inside.pages';
import { onlineRoutes, type OnlineDeps } from './online.pages';
import { papersRoutes } from './papers.pages';
import { brandRoutes } from './brand.pages';
import { payRoutes } from './pay.pages';
import { timeRoutes } from './time.pages';
import { companyName, type PortalDeps } from './visit.pages';
import { wrongRoutes } from './wrong.pages';

/**
 * The customer's face: one account, for as long as its link holds, in the customer's language and without a script. A look
 * at the link changes nothing; a press of a button spends it.
 */
export function portalFace(deps: OnlineDeps): Face {
  return {
    under: UNDER,
    mounted: [
      ...accountRoutes(deps),
      ...payRoutes(deps),
      ...onlineRoutes(deps),
      ...timeRoutes(deps),
      ...wrongRoutes(deps),
      ...askRoutes(deps),
      ...papersRoutes(deps),
      ...aboutRoutes(deps),
      ...brandRoutes(deps),
      { method: 'post', path: `${UNDER}leave`, answer: (asked) => goAway(asked) },
      { method: 'get', path: PATHS.portal(':secret'), limit: FEW, answer: (asked) => door(deps, asked) },
      { method: 'post', path: PATHS.portal(':secret'), limit: FEW, answer: (asked) => open(deps, asked) },
    ],
    wrong: refused,
  };
}

async function door(deps: PortalDeps, asked: Asked): Promise<Answer> {
  const language = languageOf(asked);
  const w = PORTAL_WORDS[language];
  const link = await linkAtDoor(deps, asked, 'portal');
  if (link === undefined || link.companyId === null) {
    return (await visiting(deps, asked, 'portal')) === undefined ? said(asked, w.gone, GONE) : see(ACCOUNT);
  }
  const { db } = deps.work({ kind: 'customer', name: 'by link' }, asked.now);
  const company = companyName(await companyById(db.read, link.companyId));
  const title = fill(w.door.title, { company });
  const blanks = {
    ...{ creditor: company, title, text: w.door.text, button: w.door.button },
    not_you: fill(w.door.notYou, { company }),
    action: asked.url.split('?')[0] ?? '',
  };
  return page('pages/portal/door', title, blanks, { frame: 'portal', language });
}

async function open(deps: PortalDeps, asked: Asked): Promise<Answer> {
  if (await enter(deps, asked, 'portal')) return see(ACCOUNT);
  const isIn = (await visiting(deps, asked, 'portal')) !== undefined;
  return isIn ? see(ACCOUNT) : said(asked, PORTAL_WORDS[languageOf(asked)].gone, GONE);
}

function goAway(asked: Asked): Promise<Answer> {
  leave(asked, 'portal');
  return Promise.resolve(said(asked, PORTAL_WORDS[languageOf(asked)].left, 200));
}

/** In the customer's words, with the way back; what is our own mistake is told elsewhere. */
function refused(error: unknown, asked: Asked): Answer | undefined {
  const w = PORTAL_WORDS[languageOf(asked)];
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  if (name === 'NotFound') return said(asked, w.gone, 404);
  if (name === 'NotSignedIn' || code === 'EBADCSRFTOKEN') return said(asked, w.out, GONE);
  if (!(error instanceof Refusal || error instanceof WrongUse)) return undefined;
  const back = { href: ACCOUNT, label: w.wrong.back };
  const told = { title: w.wrong.title, text: fill(w.wrong.text, { why: error.message }) };
  return said(asked, told, error instanceof Refusal ? 409 : 400, back);
}
