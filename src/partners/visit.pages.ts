import { caseById, type CaseView } from '../cases/case.panel';
import { momentOn } from '../companies/fixed-day';
import type { Company } from '../companies/company';
import { companyById, settingsOf } from '../companies/store';
import { PARTNER_WORDS } from '../languages/partner-words';
import type { PartnerWords } from '../languages/partner-words.en';
import { inLanguage, isLanguage } from '../languages/said';
import { numberIn, visiting, type VisitorParts } from '../people/visitor.pages';
import type { Asked } from '../platform/web/answer';
import { onDay, type Work } from '../platform/work';

/** A partner at the one case that the link is about. Everything is read through it: there is no other case here. */
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
}

export async function partnerAt(deps: PartnersDeps, asked: Asked): Promise<PartnerVisit | undefined> {
  const link = await visiting(deps, asked, 'partner');
  if (link === undefined || link.companyId === null) return undefined;
  const { db } = deps.work({ kind: 'partner', name: 'by link' }, asked.now);
  const found = await caseById(db.read, link.companyId, numberIn(link.about));
  if (found === undefined) return undefined;
  const company = await companyById(db.read, link.companyId);
  const { fixedDay } = await settingsOf(db.read, company.id);
  const language = isLanguage(asked.language) ? asked.language : 'en';
  const actor = { kind: 'partner', name: found.partner } as const;
  const work = onDay(deps.work(actor, momentOn(fixedDay, asked.now)), company.zone, fixedDay ?? undefined);
  return { asked, work, company, found, language, locale: LOCALES[language], w: inLanguage(PARTNER_WORDS, language) };
}

const LOCALES = { en: 'en-GB', fr: 'fr-FR', de: 'de-DE', sv: 'sv-SE' } as const;
