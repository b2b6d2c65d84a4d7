import type { Route, Visit } from '../companies/visit.pages';
import { contactNames } from '../customers/contact-names.store';
import { customersElsewhere } from '../cases/elsewhere.store';
import type { Contact, Customer } from '../customers/customer';
import { contactsInRange, customerById } from '../customers/store';
import { PATHS } from '../kernel/paths';
import { PORTAL_LINK_WORDS } from '../languages/portal-link-words';
import type { PortalLinkWords } from '../languages/portal-link-words.en';
import { countText, dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { mintReferences } from '../ledger/reference.store';
import { nameOf } from '../people/colleagues';
import { linksAbout, linkState, openLinks, type ListedLink } from '../people/link-list.store';
import { peopleOf } from '../people/store';
import { endVisit, endVisits, giveVisit } from '../people/visit-link.actions';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { mailPortalLink } from '../reminders/portal-link.actions';

/**
 * The links by which a customer comes in: which there are, for what they were made, who used them and when; each is taken back by
 * itself, or all at once. One to copy is shown once.
 */
export interface PortalLinkDeps {
  /** What the link begins with. */
  readonly publicUrl: string;
}

export const portalLinkRoutes = (deps: PortalLinkDeps): readonly Route[] => [
  { method: 'get', path: '/customers/:customer/portal-link', right: 'work', visit: show },
  { method: 'post', path: '/customers/:customer/portal-link', right: 'work', visit: (visit) => make(visit, deps) },
  { method: 'post', path: '/customers/:customer/portal-link/mail', right: 'work', visit: (visit) => mail(visit, deps) },
  { method: 'post', path: '/customers/:customer/portal-link/revoke', right: 'work', visit: revoke },
];

const LINK_DAYS = 30;
const SHOWN = 100;

async function customerAsked({ work, company, asked }: Visit): Promise<Customer> {
  const id = work.ids.open('customer', asked.params['customer'] ?? '');
  if (id === undefined) throw new NotFound();
  return customerById(work.db.read, company.id, id).catch(() => Promise.reject(new NotFound()));
}

const aboutOf = ({ id }: Customer): string => `customer/${id}`;
const keptUnder = ({ id }: Customer): string => `portal-link-${id}`;
const wordsOf = (visit: Visit): PortalLinkWords => inLanguage(PORTAL_LINK_WORDS, visit.language);

async function show(visit: Visit): Promise<Answer> {
  const customer = await customerAsked(visit);
  const w = wordsOf(visit);
  const { asked, work, at, company, locale } = visit;
  const link = asked.session.get(keptUnder(customer)) ?? '';
  if (link !== '') asked.session.set(keptUnder(customer), undefined);
  const whose = { companyId: company.id, kind: 'portal', about: aboutOf(customer) } as const;
  const links = await linksAbout(work.db.read, whose, SHOWN + 1);
  const opening = await openLinks(work.db.read, whose, asked.now);
  const under = (path: string): string => at.under(`/customers/${work.ids.seal('customer', customer.id)}${path}`);
  const title = fill(w.title, { customer: customer.name });
  const does = visit.on === null;
  const contacts = await contactsInRange(work.db.read, {
    companyId: company.id,
    first: customer.id,
    last: customer.id,
  });
  return page('pages/desk/portal-link', title, {
    ...{ title, w, link, text: w.text, make_text: fill(w.makeText, { days: LINK_DAYS }) },
    customer: { name: `${customer.code} ${customer.name}`, href: at.customer(work.ids.seal('customer', customer.id)) },
    contacts: contacts.map(({ id, name, email }) => ({
      ...{ value: work.ids.seal('contact', id), label: [name, email].filter((one) => one !== null).join(', ') },
    })),
    make: does ? under('/portal-link') : '',
    write: does ? under('/write') : '',
    mail: does && contacts.some(mayBeMailed) ? under('/portal-link/mail') : '',
    mailable: contacts.filter(mayBeMailed).map(({ id, name, email }) => ({
      ...{ value: work.ids.seal('contact', id), label: [name, email].filter((one) => one !== null).join(', ') },
    })),
    revoke: does ? under('/portal-link/revoke') : '',
    revoke_all: opening === 0 ? '' : countText(w.revokeAll, opening, locale),
    rows: await rowsOf(visit, links.slice(0, SHOWN)),
    more: links.length > SHOWN ? fill(w.more, { n: numberText(SHOWN, locale) }) : '',
  });
}

async function rowsOf(visit: Visit, links: readonly ListedLink[]): Promise<unknown[]> {
  const { work, company, locale, asked } = visit;
  const w = wordsOf(visit);
  const people = await peopleOf(work.db.read);
  const names = await contactNames(work.db.read, company.id, links.flatMap(({ contactId }) => contactId ?? [])); // prettier-ignore
  const moment = (at: string): string => momentText(at, locale, company.zone);
  return links.map((link) => {
    const state = linkState(link, asked.now);
    const { uses, lastUsedAt, refusals, refusedAt } = link;
    return {
      id: work.ids.seal('link', link.id),
      made: fill(w.by, { at: moment(link.recordedAt), who: nameOf(people, link.recordedBy) }),
      ...carrierOf(visit, link),
      contact: link.contactId === null ? '' : (names.get(link.contactId) ?? ''),
      until: dayText(link.expiresAt.slice(0, 10), locale),
      used: uses === 0 ? w.never : countText(w.times, uses, locale),
      last: lastUsedAt === null ? '' : fill(w.last, { at: moment(lastUsedAt) }),
      refused: refusedAt === null ? '' : fill(countText(w.refused, refusals, locale), { at: moment(refusedAt) }),
      state: w.states[state],
      open: state === 'open',
    };
  });
}

/** With what it went out. */
function carrierOf(visit: Visit, { madeFor, typed }: ListedLink): { readonly what: string; readonly href: string } {
  const w = wordsOf(visit);
  const message = /^message\/(\d+)$/.exec(madeFor ?? '')?.[1];
  if (message === undefined) return { what: w.copied, href: '' };
  const href = visit.at.message(visit.work.ids.seal('message', Number(message)));
  return { what: typed ? w.letter : w.message, href };
}

async function make(visit: Visit, deps: PortalLinkDeps): Promise<Answer> {
  const customer = await customerAsked(visit);
  const { work, company, asked } = visit;
  const wanted = work.ids.open('contact', asked.form.get('contact') ?? '');
  const contacts = await contactsInRange(work.db.read, {
    companyId: company.id,
    first: customer.id,
    last: customer.id,
  });
  const contactId = contacts.find(({ id }) => id === wanted)?.id ?? null;
  const about = aboutOf(customer);
  const mint = { companyId: company.id, customerId: customer.id, kind: 'file_number', about, itemIds: [] } as const;
  await work.db.transaction((tx) => mintReferences(tx, work, [mint]));
  const link = { kind: 'portal', about, companyId: company.id, days: LINK_DAYS, from: asked.now, contactId } as const;
  asked.session.set(keptUnder(customer), `${deps.publicUrl}${PATHS.portal(await giveVisit(work, link))}`);
  return back(visit, customer);
}

const mayBeMailed = ({ email, state }: Contact): boolean => email !== null && state === 'ok';

/** Queued, to whoever is chosen; it leaves at once, whatever the send window. */
async function mail(visit: Visit, deps: PortalLinkDeps): Promise<Answer> {
  const customer = await customerAsked(visit);
  const { work, company, asked } = visit;
  const contactId = work.ids.open('contact', asked.form.get('contact') ?? '');
  if (contactId === undefined) throw new NotFound();
  const site = { url: deps.publicUrl, elsewhere: customersElsewhere };
  const { email } = await mailPortalLink(work, { company, customer, contactId, site });
  asked.session.tell({ text: fill(wordsOf(visit).mailed, { email }) });
  return back(visit, customer);
}

/** One of them, or all where none is named. */
async function revoke(visit: Visit): Promise<Answer> {
  const customer = await customerAsked(visit);
  const { work, asked } = visit;
  const w = wordsOf(visit);
  const named = asked.form.get('link');
  if (named === null) {
    await endVisits(work, 'portal', aboutOf(customer));
    asked.session.set(keptUnder(customer), undefined);
    asked.session.tell({ text: w.ended });
    return back(visit, customer);
  }
  const id = work.ids.open('link', named);
  if (id === undefined) throw new NotFound();
  const ended = await endVisit(work, 'portal', aboutOf(customer), id);
  asked.session.tell({ text: ended ? w.ended : w.endedBefore });
  return back(visit, customer);
}

const back = ({ at, work }: Visit, { id }: Customer): Answer =>
  see(at.under(`/customers/${work.ids.seal('customer', id)}/portal-link`));
