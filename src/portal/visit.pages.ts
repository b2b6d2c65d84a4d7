import { momentOn } from '../companies/fixed-day';
import type { Company } from '../companies/company';
import { companyById, settingsOf } from '../companies/store';
import type { Settings } from '../companies/settings';
import type { Customer } from '../customers/customer';
import { writtenThrough } from '../customers/letterbox.store';
import { customerById } from '../customers/store';
import type { HoldSource } from '../ledger/hold';
import { PORTAL_OTHERS_WORDS } from '../languages/portal-others-words';
import { PORTAL_WORDS, portalLanguage, type PortalLanguage } from '../languages/portal-words';
import type { PortalWords } from '../languages/portal-words.en';
import { numberIn, visiting, type VisitorParts } from '../people/visitor.pages';
import type { CompanyMail } from '../outbox/mail-ways.actions';
import type { VisitLink } from '../people/visit-link.store';
import type { Query } from '../platform/db';
import { NotFound, type Asked } from '../platform/web/answer';
import { onDay, type Work } from '../platform/work';
import type { DisputeHolds } from '../promises/actions';
import { wordsAbout } from './about';

/** A customer at the one account that the link is about. Everything is read through it: there is no other customer here. */
export interface PortalDeps extends VisitorParts {
  holdSources(q: Query): readonly HoldSource[];
  readonly disputeHolds: DisputeHolds;
  /** By which way a company writes to a customer at once. */
  readonly mail: CompanyMail;
}

export interface PortalVisit {
  readonly asked: Asked;
  /** By which the visitor came. */
  readonly link: VisitLink;
  /** On the company's day; the actor is the customer. */
  readonly work: Work;
  readonly company: Company;
  readonly settings: Settings;
  /** Whose account it is. */
  readonly customer: Customer;
  /** Who came by the link: the same, or who gets the messages about it. */
  readonly visitor: Customer;
  /** About whom else messages go to the visitor. */
  readonly others: Awaited<ReturnType<typeof writtenThrough>>;
  readonly language: PortalLanguage;
  readonly locale: string;
  readonly w: PortalWords;
}

/** Which language the visitor chose, kept with the visit. */
export const LANGUAGE = 'portal-language';

export async function portalAt(deps: PortalDeps, asked: Asked): Promise<PortalVisit | undefined> {
  const link = await visiting(deps, asked, 'portal');
  if (link === undefined || link.companyId === null) return undefined;
  const { db } = deps.work({ kind: 'customer', name: 'by link' }, asked.now);
  const company = await companyById(db.read, link.companyId);
  const visitor = await customerById(db.read, company.id, numberIn(link.about)).catch(() => undefined);
  if (visitor === undefined) return undefined;
  const settings = await settingsOf(db.read, company.id);
  const language = portalLanguage(asked.session.get(LANGUAGE), visitor.language, asked.language, company.language);
  const actor = { kind: 'customer', name: visitor.code } as const;
  const { fixedDay } = settings;
  const work = onDay(deps.work(actor, momentOn(fixedDay, asked.now)), company.zone, fixedDay ?? undefined);
  const others = await writtenThrough(db.read, company.id, visitor.id);
  const of = asked.query.get(OF);
  const wanted = of === null ? visitor.id : work.ids.open('customer', of);
  if (wanted === undefined || (wanted !== visitor.id && !others.some(({ id }) => id === wanted))) throw new NotFound();
  const customer = wanted === visitor.id ? visitor : await customerById(db.read, company.id, wanted);
  const own = PORTAL_WORDS[language];
  const w = wanted === visitor.id ? own : wordsAbout(own, PORTAL_OTHERS_WORDS[language].theirs, customer);
  return { asked, link, work, company, settings, customer, visitor, others, language, locale: w.locale, w };
}

/** In an address: whose account it is, where that is not the visitor's own. */
const OF = 'of';

export const accountPath = (of?: string, page = ''): string =>
  `/portal/account${page === '' ? '' : `/${page}`}${of === undefined ? '' : `?${OF}=${of}`}`;

/** As it stands in the address of this visit. */
export const ofVisit = ({ customer, visitor, work }: PortalVisit): string | undefined =>
  customer.id === visitor.id ? undefined : work.ids.seal('customer', customer.id);

export const companyName = ({ tradingName, legalName }: Company): string => tradingName ?? legalName;
