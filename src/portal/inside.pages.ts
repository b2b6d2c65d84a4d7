import { PORTAL_NOT_ME_WORDS } from '../languages/portal-not-me-words';
import { isPortalLanguage, PORTAL_WORDS, portalLanguage, type PortalLanguage } from '../languages/portal-words';
import { page, see, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { LANGUAGE, portalAt, type PortalDeps, type PortalVisit } from './visit.pages';

/** Whoever is in sees the page; whoever is not is told so, alike whatever there is. */
export const UNDER = '/portal/';
export const ACCOUNT = `${UNDER}account`;
export const GONE = 410;
export const FEW = { requests: 60, windowMs: 15 * 60_000 };
/** What writes a mail. */
export const TELLS = { requests: 40, windowMs: 15 * 60_000 };
export const OFTEN = { requests: 120, windowMs: 15 * 60_000 };

/** As chosen, else as spoken to whoever was in, else as the browser wants it. */
export const languageOf = ({ session, language }: Asked): PortalLanguage =>
  portalLanguage(session.get(LANGUAGE), session.get(SPOKEN), language);

/** The language of the last page of an account: who leaves it, or whose visit ends, reads on in the same. */
const SPOKEN = 'portal-spoken';

export function said(
  asked: Asked,
  told: { readonly title: string; readonly text: string },
  status: number,
  back?: unknown,
): Answer {
  const blanks = { creditor: '', ...told, back: back ?? null };
  return page('pages/portal/said', told.title, blanks, { frame: 'portal', status, language: languageOf(asked) });
}

/** `lang` in the address changes the language of the visit, on whichever page. */
export function inside(deps: PortalDeps, answer: (visit: PortalVisit) => Promise<Answer>): Mounted['answer'] {
  return async (asked) => {
    const visit = await portalAt(deps, asked);
    if (visit === undefined) return outside(asked);
    if (asked.session.get(SPOKEN) !== visit.language) asked.session.set(SPOKEN, visit.language);
    const wanted = asked.query.get('lang') ?? '';
    if (!isPortalLanguage(wanted)) return answer(visit);
    asked.session.set(LANGUAGE, wanted);
    return see(withoutLanguage(asked.url));
  };
}

/** Whoever said that it is not about them reads thanks, and nothing else. */
export const NOT_ME = 'portal-not-me';

function outside(asked: Asked): Answer {
  const language = languageOf(asked);
  if (asked.session.get(NOT_ME) === undefined) return said(asked, PORTAL_WORDS[language].out, GONE);
  const { thanks: title, told: text } = PORTAL_NOT_ME_WORDS[language];
  return said(asked, { title, text }, 200);
}

function withoutLanguage(url: string): string {
  const [path = '', query = ''] = url.split('?');
  const left = new URLSearchParams(query);
  left.delete('lang');
  return left.size === 0 ? path : `${path}?${left.toString()}`;
}
