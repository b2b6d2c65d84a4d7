import type { Company } from '../companies/company';
import { momentOn } from '../companies/fixed-day';
import { allCompanies, settingsOf } from '../companies/store';
import type { Actor } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { OPEN_QUOTE_WORDS } from '../languages/open-quote-words';
import type { OpenQuoteWords } from '../languages/open-quote-words.en';
import { PORTAL_LANGUAGES, PORTAL_WORDS, portalLanguage, type PortalLanguage } from '../languages/portal-words';
import type { MailWays } from '../people/house-mail.actions';
import { NotFound, page, type Answer, type Asked } from '../platform/web/answer';
import { onDay, type Work } from '../platform/work';
import type { OpenOffer } from './offer';
import { offerOf } from './offer.store';

/**
 * Somebody whom nobody knows at the public page of a company: nothing of the company is read here but its name, its prices and
 * its terms. A company that offers nothing and one that there is not are answered alike.
 */
export interface OpenDeps {
  work(actor: Actor, now: Instant): Work;
  readonly mail: MailWays;
}

export interface OpenVisit {
  readonly asked: Asked;
  /** On the company's day. */
  readonly work: Work;
  readonly company: Company;
  readonly offer: OpenOffer;
  readonly language: PortalLanguage;
  readonly locale: string;
  readonly w: OpenQuoteWords;
}

const WHO: Actor = { kind: 'customer', name: 'by link' };

/** `closed`: also where the page is switched off, for what was given before. */
export async function openAt(deps: OpenDeps, asked: Asked, closed = false): Promise<OpenVisit> {
  const { db } = deps.work(WHO, asked.now);
  const company = (await allCompanies(db.read)).find(({ code }) => code === asked.params['company']);
  const offer = company && (await offerOf(db.read, company.id));
  if (company === undefined || offer === undefined || !(offer.isOpen || closed)) throw new NotFound();
  const { fixedDay } = await settingsOf(db.read, company.id);
  const at: Day | undefined = fixedDay ?? undefined;
  const work = onDay(deps.work(WHO, momentOn(fixedDay, asked.now)), company.zone, at);
  return { asked, work, company, offer, ...spoken(asked) };
}

export const spoken = (asked: Asked, kept?: PortalLanguage): Pick<OpenVisit, 'language' | 'locale' | 'w'> => {
  const language = portalLanguage(asked.form.get('lang') ?? asked.query.get('lang'), kept, asked.language);
  return { language, locale: PORTAL_WORDS[language].locale, w: OPEN_QUOTE_WORDS[language] };
};

export function openPage(
  { company, language }: OpenVisit,
  view: string,
  title: string,
  shown: { readonly blanks: Readonly<Record<string, unknown>>; readonly status?: number },
): Answer {
  const blanks = { creditor: company.legalName, title, ...shown.blanks };
  return page(`pages/operators/${view}`, title, blanks, { frame: 'portal', language, status: shown.status ?? 200 });
}

/** The same page in the other languages. */
export const languagesAt = (path: string, language: PortalLanguage) =>
  PORTAL_LANGUAGES.map((code) => ({
    ...{ code, name: nameOf(code) },
    href: code === language ? '' : `${path}?lang=${code}`,
  }));

function nameOf(code: PortalLanguage): string {
  const name = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

export function said(asked: Asked, told: { readonly title: string; readonly text: string }, status: number): Answer {
  const blanks = { creditor: '', ...told, back: null };
  return page('pages/portal/said', told.title, blanks, { frame: 'portal', status, language: spoken(asked).language });
}
