import { randomBytes } from 'node:crypto';
import { PORTAL_LANGUAGES, PORTAL_WORDS } from '../languages/portal-words';
import { page, type Answer } from '../platform/web/answer';
import { brandOf } from './brand.pages';
import { othersBlanks } from './others.pages';
import { accountPath, ofVisit, type PortalVisit } from './visit.pages';

/** A page of the account with what stands around each: whose it is, the way back, the languages, the way out. */
export interface Typed {
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

export const NOTHING_TYPED: Typed = { typed: {}, wrong: {} };

/** The pages of an account: `''` is the first. */
export type PortalPage =
  | ''
  | 'code'
  | 'pay'
  | 'time'
  | 'wrong'
  | 'ask'
  | 'papers'
  | 'paid'
  | 'about'
  | 'data'
  | 'chosen'
  | 'iban'
  | 'call'
  | 'online'
  | 'visit';

interface Shown {
  readonly name: PortalPage;
  /** Where it stands, if not under its name. */
  readonly path?: string;
  readonly title: string;
  /** The file number, which stands on every page. */
  readonly number: string;
  /** What its sections show, each under a name of its own. */
  readonly blanks: Readonly<Record<string, unknown>>;
}

/** Of pages below another. */
const PATHS: Readonly<Partial<Record<PortalPage, string>>> = { paid: 'papers/paid', online: 'pay' };

/** With what is wrong, where something is: then nothing was done. */
export async function portalPage(
  visit: PortalVisit,
  { name, path, title, number, blanks }: Shown,
  { wrong }: Typed = NOTHING_TYPED,
): Promise<Answer> {
  const { w, work, company, settings, customer, language } = visit;
  const of = ofVisit(visit);
  const here = accountPath(of, path ?? PATHS[name] ?? name);
  const isWrong = Object.keys(wrong).length > 0;
  const around = {
    ...brandOf(work.ids, company, settings, language),
    title,
    w,
    others: await othersBlanks(visit),
    of: of === undefined ? '' : `?of=${of}`,
    numbers: [`${w.who.number}: ${customer.code}`, `${w.who.file}: ${number}`].join(' · '),
    back: name === '' ? '' : accountPath(of),
    once: randomBytes(16).toString('hex'),
    summary: isWrong ? w.form.summary : '',
    languages: PORTAL_LANGUAGES.map((one) => ({
      name: PORTAL_WORDS[one].name,
      code: one,
      href: one === language ? '' : `${here}${of === undefined ? '?' : '&'}lang=${one}`,
    })),
  };
  const status = isWrong ? 422 : 200;
  return page(
    `pages/portal/${name === '' ? 'account' : name}`,
    title,
    { ...around, ...blanks },
    { frame: 'portal', language, status },
  );
}
