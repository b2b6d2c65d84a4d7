import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import type { Customer } from '../customers/customer';
import { PATHS } from '../kernel/paths';
import { PORTAL_LINK_WORDS } from '../languages/portal-link-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { mintReferences } from '../ledger/reference.store';
import { endVisits, giveVisit } from '../people/visit-link.actions';
import { newestInForce } from '../people/visit-link.store';
import { NotFound, page, see, type Answer } from '../platform/web/answer';

/** The link that lets a customer see the own account: made by a clerk, shown once to be copied, revoked at any time. */
export interface PortalLinkDeps {
  /** What the link begins with. */
  readonly publicUrl: string;
}

export const portalLinkRoutes = (deps: PortalLinkDeps): readonly Route[] => [
  { method: 'get', path: '/customers/:customer/portal-link', right: 'work', visit: show },
  { method: 'post', path: '/customers/:customer/portal-link', right: 'work', visit: (visit) => make(visit, deps) },
  { method: 'post', path: '/customers/:customer/portal-link/revoke', right: 'work', visit: revoke },
];

const LINK_DAYS = 30;

async function customerAsked({ work, company, asked }: Visit): Promise<Customer> {
  const id = work.ids.open('customer', asked.params['customer'] ?? '');
  if (id === undefined) throw new NotFound();
  return customerById(work.db.read, company.id, id).catch(() => Promise.reject(new NotFound()));
}

const aboutOf = ({ id }: Customer): string => `customer/${id}`;
const keptUnder = ({ id }: Customer): string => `portal-link-${id}`;

async function show(visit: Visit): Promise<Answer> {
  const customer = await customerAsked(visit);
  const w = inLanguage(PORTAL_LINK_WORDS, visit.language);
  const { asked, work, at } = visit;
  const link = asked.session.get(keptUnder(customer)) ?? '';
  if (link !== '') asked.session.set(keptUnder(customer), undefined);
  const live = await newestInForce(work.db.read, asked.now, 'portal', aboutOf(customer));
  const day = live === undefined ? '' : dayText(live.expiresAt.slice(0, 10), visit.locale);
  const here = at.under(`/customers/${work.ids.seal('customer', customer.id)}/portal-link`);
  const title = fill(w.title, { customer: customer.name });
  const blanks = {
    title,
    w,
    link,
    state: fill(live === undefined ? w.none : live.spentAt === null ? w.live : w.used, { day }),
    text: fill(w.text, { days: LINK_DAYS }),
    customer: { name: `${customer.code} ${customer.name}`, href: at.customer(work.ids.seal('customer', customer.id)) },
    make: visit.on === null ? here : '',
    revoke: visit.on === null && live !== undefined ? `${here}/revoke` : '',
  };
  return page('pages/desk/portal-link', title, blanks);
}

async function make(visit: Visit, deps: PortalLinkDeps): Promise<Answer> {
  const customer = await customerAsked(visit);
  const { work, company, asked } = visit;
  const mint = {
    companyId: company.id,
    customerId: customer.id,
    kind: 'file_number',
    about: aboutOf(customer),
    itemIds: [],
  } as const;
  await work.db.transaction((tx) => mintReferences(tx, work, [mint]));
  const link = {
    kind: 'portal',
    about: aboutOf(customer),
    companyId: company.id,
    days: LINK_DAYS,
    from: asked.now,
  } as const;
  asked.session.set(keptUnder(customer), `${deps.publicUrl}${PATHS.portal(await giveVisit(work, link))}`);
  return back(visit, customer);
}

async function revoke(visit: Visit): Promise<Answer> {
  const customer = await customerAsked(visit);
  await endVisits(visit.work, 'portal', aboutOf(customer));
  visit.asked.session.set(keptUnder(customer), undefined);
  visit.asked.session.tell({ text: inLanguage(PORTAL_LINK_WORDS, visit.language).ended });
  return back(visit, customer);
}

const back = ({ at, work }: Visit, { id }: Customer): Answer =>
  see(at.under(`/customers/${work.ids.seal('customer', id)}/portal-link`));
