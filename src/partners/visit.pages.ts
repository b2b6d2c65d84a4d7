import { caseById, type CaseView } from '../cases/case.panel';
import { momentOn } from '../companies/fixed-day';
import type { Company } from '../companies/company';
import { companyById, settingsOf } from '../companies/store';
import { PARTNER_WORDS } from '../languages/partner-words';
import type { PartnerWords } from '../languages/partner-words.en';
import { inLanguage, isLanguage, type Language } from '../languages/said';
import { numberIn, visiting, type VisitorParts } from '../people/visitor.pages';
import type { Asked } from '../platform/web/answer';
import { onDay, type Work } from '../platform/work';
import { signedInAt } from './signed-in.pages';

/**
 * A partner at one case: the one that its link is about, or one of those that its account shows. Everything is read through it: there
 * is no other case here.
 */
export type PartnersDeps = VisitorParts;

export interface PartnerVisit {
  readonly asked: Asked;
  /** On the company's day; the actor is the partner. */
  readonly work: Work;
  readonly company: Company;
  readonly found: CaseView;
  readonly language: string;
  readonly locale: string;
  readonly w: PartnerWords;
  /** The address of the case: every form and link of its page begins with it. */
  readonly base: string;
  /** Who came by an account; null: by a link. */
  readonly person: string | null;
}

export const BY_LINK = '/partner/case';
export const BY_ACCOUNT = '/partner/cases/:case';

export async function partnerAt(deps: PartnersDeps, asked: Asked): Promise<PartnerVisit | undefined> {
  const came = asked.params['case'] === undefined ? await byLink(deps, asked) : await byAccount(deps, asked);
  if (came === undefined) return undefined;
  const { found, base, person } = came;
  const { db } = deps.work({ kind: 'partner', name: 'by link' }, asked.now);
  const company = await companyById(db.read, found.companyId);
  const { fixedDay } = await settingsOf(db.read, company.id);
  const language = languageOf(asked);
  const actor = { kind: 'partner', name: person === null ? found.partner : `${found.partner}, ${person}` } as const;
  const work = onDay(deps.work(actor, momentOn(fixedDay, asked.now)), company.zone, fixedDay ?? undefined);
  const w = inLanguage(PARTNER_WORDS, language);
  return { asked, work, company, found, language, locale: LOCALES[language], w, base, person };
}

interface Came {
  readonly found: CaseView;
  readonly base: string;
  readonly person: string | null;
}

async function byLink(deps: PartnersDeps, asked: Asked): Promise<Came | undefined> {
  const link = await visiting(deps, asked, 'partner');
  if (link === undefined || link.companyId === null) return undefined;
  const { db } = deps.work({ kind: 'partner', name: 'by link' }, asked.now);
  const found = await caseById(db.read, link.companyId, numberIn(link.about));
  return found && { found, base: BY_LINK, person: null };
}

/** Only a case of a partner and company at which the person has a seat. */
async function byAccount(deps: PartnersDeps, asked: Asked): Promise<Came | undefined> {
  const signed = await signedInAt(deps, asked);
  if (signed === undefined) return undefined;
  const { db, ids } = deps.work({ kind: 'partner', name: signed.account.email }, asked.now);
  const sealed = asked.params['case'] ?? '';
  const id = ids.open('case', sealed);
  if (id === undefined) return undefined;
  for (const { companyId, partnerId } of signed.seats) {
    const found = await caseById(db.read, companyId, id);
    if (found?.partnerId === partnerId) return { found, base: BY_ACCOUNT.replace(':case', sealed), person: signed.account.email };
  }
  return undefined;
} // prettier-ignore

/** Of a reader whom nobody knows: as the browser asks. */
export const languageOf = ({ language }: Asked): Language => (isLanguage(language) ? language : 'en');

export const LOCALES = { en: 'en-GB', fr: 'fr-FR', de: 'de-DE', sv: 'sv-SE' } as const;
