import { companyById, settingsOf } from '../companies/store';
import { PATHS } from '../kernel/paths';
import { PORTAL_DOOR_WORDS } from '../languages/portal-door-words';
import { PORTAL_NOT_ME_WORDS } from '../languages/portal-not-me-words';
import { PORTAL_WORDS } from '../languages/portal-words';
import { fill } from '../languages/said';
import { codeTyped } from '../people/short-code';
import { enter, leave, linkAtDoor, visiting } from '../people/visitor.pages';
import { page, see, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { brandOf } from './brand.pages';
import { ACCOUNT, GONE, languageOf, said, UNDER } from './inside.pages';
import { notMeAt } from './not-me.pages';
import { companyName, type PortalDeps } from './visit.pages';

/**
 * The door: a look changes nothing, a press of the button lets in, and from then on nothing stands in the address. Whoever has a letter
 * scans or types its code. What opens nothing is answered alike, whatever it once was.
 */
export const doorRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'post', path: `${UNDER}leave`, answer: (asked) => goAway(asked) },
  { method: 'get', path: PATHS.portal(':secret'), limit: MISSES, answer: (asked) => door(deps, asked) },
  { method: 'post', path: PATHS.portal(':secret'), limit: MISSES, answer: (asked) => open(deps, asked) },
];

export const LETTER_UNDER = `${PATHS.letter}/`;

export const letterRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'get', path: PATHS.letter, answer: (asked) => Promise.resolve(letterPage(asked)) },
  { method: 'post', path: `${LETTER_UNDER}typed`, limit: TYPED, answer: (asked) => typed(deps, asked) },
  { method: 'get', path: PATHS.letterDoor(':secret'), limit: MISSES, answer: (asked) => door(deps, asked) },
  { method: 'post', path: PATHS.letterDoor(':secret'), limit: MISSES, answer: (asked) => open(deps, asked) },
  ...notMeAt(deps, PATHS.letterDoor(':secret')),
];

/** Of links that open nothing; those of all addresses together, since a guesser may have many. */
const MISSES = { requests: 60, windowMs: 15 * 60_000, overall: 3_000 };
/** Of codes that were typed, whether they open or not. */
const TYPED = { requests: 20, windowMs: 15 * 60_000, overall: 3_000 };

async function door(deps: PortalDeps, asked: Asked): Promise<Answer> {
  const language = languageOf(asked);
  const w = PORTAL_WORDS[language];
  const link = await linkAtDoor(deps, asked, 'portal');
  if (link === undefined || link.companyId === null) {
    return (await visiting(deps, asked, 'portal')) === undefined ? said(asked, w.gone, GONE) : see(ACCOUNT);
  }
  const { db, ids } = deps.work({ kind: 'customer', name: 'by link' }, asked.now);
  const whose = await companyById(db.read, link.companyId);
  const company = companyName(whose);
  const title = fill(w.door.title, { company });
  const blanks = {
    ...brandOf(ids, whose, await settingsOf(db.read, whose.id), language),
    ...{ title, text: w.door.text, button: w.door.button },
    not_you: fill(w.door.notYou, { company }),
    action: asked.url.split('?')[0] ?? '',
    not_me: PORTAL_NOT_ME_WORDS[language].button,
  };
  return page('pages/portal/door', title, blanks, { frame: 'portal', language });
}

async function open(deps: PortalDeps, asked: Asked): Promise<Answer> {
  if (await enter(deps, asked, 'portal')) return see(ACCOUNT);
  const isIn = (await visiting(deps, asked, 'portal')) !== undefined;
  return isIn ? see(ACCOUNT) : said(asked, PORTAL_WORDS[languageOf(asked)].gone, GONE);
}

function letterPage(asked: Asked, given?: string): Answer {
  const language = languageOf(asked);
  const w = PORTAL_DOOR_WORDS[language];
  const blanks = {
    ...{ creditor: '', title: w.title, w, action: `${LETTER_UNDER}typed` },
    code: (given ?? '').slice(0, LONGEST_SHOWN),
    wrong: given === undefined ? '' : w.wrong,
  };
  const status = given === undefined ? 200 : 422;
  return page('pages/portal/letter', w.title, blanks, { frame: 'portal', language, status });
}

const LONGEST_SHOWN = 30;

/** A slip of the pen is seen by the code itself: nobody is asked about it. */
async function typed(deps: PortalDeps, asked: Asked): Promise<Answer> {
  const given = asked.form.get('code') ?? '';
  return codeTyped(given) === undefined ? letterPage(asked, given) : open(deps, asked);
}

function goAway(asked: Asked): Promise<Answer> {
  leave(asked, 'portal');
  return Promise.resolve(said(asked, PORTAL_WORDS[languageOf(asked)].left, 200));
}
