import { PORTAL_PAGE_WORDS } from '../languages/portal-page-words';
import type { Answer, Mounted } from '../platform/web/answer';
import { accountOf, numberOf, type Account } from './gather.pages';
import { ACCOUNT, inside } from './inside.pages';
import { portalPage } from './page.pages';
import type { PortalDeps, PortalVisit } from './visit.pages';

/** Who we are, and by which numbers we know the customer. */
export const aboutRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'get', path: `${ACCOUNT}/about`, answer: inside(deps, (visit) => aboutPage(visit, deps)) },
];

async function aboutPage(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const title = PORTAL_PAGE_WORDS[visit.language].about;
  const account = await accountOf(visit, deps);
  const blanks = { facts: factsOf(visit, account) };
  return portalPage(visit, { name: 'about', title, number: numberOf(account), blanks });
}

function factsOf({ w, customer, company }: PortalVisit, account: Account): unknown[] {
  const address = [company.street, [company.postcode, company.city].filter((one) => one !== null).join(' ')];
  return [
    { label: w.who.title, lines: [company.legalName, ...address.filter((one) => one !== null && one !== '')] },
    { label: w.who.number, lines: [customer.code] },
    { label: w.who.file, lines: [numberOf(account)] },
  ];
}
