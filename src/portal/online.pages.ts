import { beginCheckout } from '../checkout/actions';
import type { Checkout, Chosen } from '../checkout/checkout';
import { checkoutById, providerOf } from '../checkout/store';
import { format, sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { PORTAL_ONLINE_WORDS } from '../languages/portal-online-words';
import { fill } from '../languages/said';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { NotFound, see, type Answer, type Mounted } from '../platform/web/answer';
import { accountOf, numberOf } from './gather.pages';
import { ACCOUNT, FEW, inside } from './inside.pages';
import { once, saidAgain } from './once.pages';
import { portalPage } from './page.pages';
import { accountPath, companyName, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/** Paying online, where the company has a provider: at the provider's page, for exactly what was chosen here. */
export interface OnlineDeps extends PortalDeps {
  /** What links begin with. */
  readonly publicUrl: string;
}

export const onlineRoutes = (deps: OnlineDeps): readonly Mounted[] => [
  { method: 'post', path: `${ACCOUNT}/pay/online`, limit: FEW, answer: inside(deps, (visit) => begin(visit, deps)) },
  { method: 'get', path: `${ACCOUNT}/pay/online/:checkout`, answer: inside(deps, (visit) => shown(visit, deps)) },
];

/** A form for what is chosen of a currency; null where nothing can be paid online. */
export async function onlineBlanks(visit: PortalVisit, chosen: readonly Chosen[], currency: string): Promise<unknown> {
  const { work, company, locale, language } = visit;
  const amountMinor = sum(chosen.map(({ minor }) => minor));
  if (amountMinor <= 0 || (await providerOf(work.db.read, company.id)) === undefined) return null;
  const w = PORTAL_ONLINE_WORDS[language];
  return {
    w,
    button: fill(w.button, { sum: format({ minor: amountMinor, currency }, locale) }),
    currency,
    items: chosen.map(({ itemId, minor }) => ({ name: `pay-${work.ids.seal('item', itemId)}`, value: minor })),
  };
}

async function begin(visit: PortalVisit, deps: OnlineDeps): Promise<Answer> {
  const { asked, work, company, customer, language } = visit;
  const of = ofVisit(visit);
  if (saidAgain(visit, 'online')) return see(accountPath(of, 'pay'));
  const account = await accountOf(visit, deps);
  const currency = asked.form.get('currency') ?? '';
  const known = account.owes.filter((one) => one.currency === currency).flatMap(({ items }) => items.map(({ item }) => item)); // prettier-ignore
  const chosen = chosenIn(visit, known);
  const w = PORTAL_ONLINE_WORDS[language];
  const documents = known.filter(({ itemId }) => chosen.some((one) => one.itemId === itemId)).map(labelOf);
  const made: { checkout?: Checkout } = {};
  await once(visit, 'online', async () => {
    made.checkout = await beginCheckout(work, {
      ...{ companyId: company.id, customerId: customer.id, items: chosen, currency, language },
      reference: account.reference,
      title: fill(w.subject, { company: companyName(company), documents: documents.join(', ') }),
      backUrl: `${deps.publicUrl}${accountPath(of, 'pay/online/{id}')}`,
    });
  }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    asked.session.tell({ text: w.unavailable });
  });
  const { checkout } = made;
  return see(accountPath(of, checkout === undefined ? 'pay' : `pay/online/${work.ids.seal('checkout', checkout.id)}`));
}

/** Only items that the account shows, each with a whole sum above zero; whether it is open is asked in the transaction. */
function chosenIn({ asked, work }: PortalVisit, known: readonly OpenItem[]): Chosen[] {
  return known.flatMap(({ itemId }) => {
    const minor = Number(asked.form.get(`pay-${work.ids.seal('item', itemId)}`) ?? 0);
    return Number.isSafeInteger(minor) && minor > 0 ? [{ itemId, minor }] : [];
  });
}

async function shown(visit: PortalVisit, deps: OnlineDeps): Promise<Answer> {
  const { asked, work, company, customer, locale, language } = visit;
  const id = work.ids.open('checkout', asked.params['checkout'] ?? '');
  const checkout = id === undefined ? undefined : await checkoutById(work.db.read, company.id, id);
  if (checkout?.customerId !== customer.id) throw new NotFound();
  const w = PORTAL_ONLINE_WORDS[language];
  const money = (minor: number): string => format({ minor, currency: checkout.currency }, locale);
  const goesOn = checkout.state === 'open' && checkout.url !== null;
  const blanks = {
    w_online: w,
    state: fill(w.state[checkout.state], { sum: money(checkout.paidMinor) }),
    go: goesOn ? fill(w.go, { sum: money(checkout.amountMinor) }) : '',
    url: goesOn ? checkout.url : '',
    until: w.until,
  };
  const number = numberOf(await accountOf(visit, deps));
  return portalPage(visit, { name: 'online', title: w.title, number, blanks });
}
