import { isTakenBy } from '../companies/reference-scheme';
import { bankAccountFor } from '../companies/store';
import { format, sum } from '../kernel/money';
import { PORTAL_PAY_WORDS } from '../languages/portal-pay-words';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { holderReference } from '../ledger/payee';
import { quotedOn, type Named } from '../ledger/quoted';
import { openPress } from '../outbox/press.actions';
import { messageOf, slipOf } from '../outbox/swiss-slip';
import { renderPdf } from '../platform/pdf/render';
import { openViews } from '../platform/views';
import { file, NotFound, see, type Answer, type Mounted } from '../platform/web/answer';
import { chargeText } from './charges.pages';
import { chosenIn, choicesOf, choiceWith, isCharge, isItem, stillStands, type Choice, type Chosen } from './choice';
import { referenceFor } from './choice.actions';
import { selectionOf, type Selection } from './choice.panel';
import { chooseBlanks, keyOf } from './choose.pages';
import { accountOf, numberOf, type Account } from './gather.pages';
import { ibanBlanks } from './iban.pages';
import { ACCOUNT, FEW, inside, OFTEN } from './inside.pages';
import { onlineBlanks } from './online.pages';
import { portalPage } from './page.pages';
import { billOf, codeOf, payingBlanks, type Paid } from './paying.pages';
import { accountPath, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/** What a customer chose to pay: one reference for exactly that, by which the money finds it. */
export const chosenRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'post', path: `${ACCOUNT}/pay`, limit: OFTEN, answer: inside(deps, (visit) => choose(visit, deps)) },
  { method: 'get', path: `${ACCOUNT}/pay/:selection`, answer: inside(deps, (visit) => show(visit, deps)) },
  { method: 'get', path: `${ACCOUNT}/pay/:selection/code`, answer: inside(deps, (visit) => code(visit, deps)) },
  {
    ...{ method: 'get', path: `${ACCOUNT}/pay/:selection/bill`, limit: FEW },
    answer: inside(deps, (visit) => bill(visit, deps)),
  },
];

const whoseOf = ({ company, customer }: PortalVisit): { companyId: number; customerId: number } => ({
  companyId: company.id,
  customerId: customer.id,
});

/** What is ticked and foreign, or was paid meanwhile, is not there: nothing is made of it. */
async function choose(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { asked, work, locale, language, w } = visit;
  const { form } = asked;
  const account = await accountOf(visit, deps);
  const choices = choicesOf(account.owes, account.payees, work.today);
  const choice = choices.find((one) => keyOf(visit, one) === form.get('choice'));
  if (choice === undefined) throw new NotFound();
  const ticked = form.getAll('item');
  const amountOf = (id: string): string => form.get(`amount-${id}`) ?? '';
  const read = chosenIn(choice, { ticked, amountOf }, { idOf: (what, id) => work.ids.seal(what, id), locale });
  if (read === undefined) throw new NotFound();
  const p = PORTAL_PAY_WORDS[language];
  const isWrong = Object.keys(read.wrong).length > 0;
  const made = isWrong ? undefined : await referenceFor(work, whoseOf(visit), read.chosen);
  if (made !== undefined) return see(pathOf(visit, made.id));
  const wrong = isWrong
    ? Object.fromEntries(Object.entries(read.wrong).map(([id, what]) => [id, p.wrong[what]]))
    : { all: p.tooMany };
  const typed = { key: keyOf(visit, choice), ticked, amountOf, wrong };
  const blanks = {
    ...{ owes: [], nothing: '', iban: ibanBlanks(visit) },
    ...chooseBlanks(visit, account.owes, account.payees, typed),
  };
  return portalPage(
    visit,
    { name: 'pay', title: w.pay.title, number: numberOf(account), blanks },
    { typed: {}, wrong },
  );
}

const pathOf = (visit: PortalVisit, id: number, more = ''): string =>
  accountPath(ofVisit(visit), `pay/${visit.work.ids.seal('selection', id)}${more}`);

interface Stood {
  readonly account: Account;
  readonly selection: Selection;
  readonly choice: Choice | undefined;
  /** Undefined where what was chosen is no longer open as it was. */
  readonly paid: Paid | undefined;
}

async function stood(visit: PortalVisit, deps: PortalDeps): Promise<Stood> {
  const { work, asked } = visit;
  const id = work.ids.open('selection', asked.params['selection'] ?? '');
  const selection = id === undefined ? undefined : await selectionOf(work.db.read, whoseOf(visit), id);
  if (selection === undefined) throw new NotFound();
  const account = await accountOf(visit, deps);
  const choice = choiceWith(choicesOf(account.owes, account.payees, work.today), selection.chosen);
  const stands = stillStands(choice, selection.chosen);
  return { account, selection, choice, paid: stands ? await paidOf(visit, choice, selection) : undefined };
}

async function paidOf(visit: PortalVisit, choice: Choice, { reference, chosen }: Selection): Promise<Paid | undefined> {
  const { currency, payee } = choice;
  const items = itemsOf(choice, chosen).map(({ item }) => item);
  const invoices = items.filter(({ openMinor }) => openMinor > 0);
  const amountMinor = sum(chosen.map(({ minor }) => minor));
  const about = { currency, amountMinor, message: messageOf(invoices.map(({ document }) => document)) };
  if (payee !== null) {
    const text = holderReference(invoices) ?? '';
    return { ...payee.account, ...about, reference: text, payee: payee.holder };
  }
  const bank = await bankAccountFor(visit.work.db.read, visit.company.id, currency);
  if (bank === undefined) return undefined;
  const own = chosen.every(isItem) ? ownOf(items) : undefined;
  const named: Named = own !== undefined && isTakenBy(bank, own) ? { text: own, ours: false } : { text: reference, ours: true }; // prettier-ignore
  return { ...bank, ...about, ...quotedOn(bank, named), payee: '' };
}

/** The reference that stands on the one invoice, where it is paid whole: whoever has it before them finds the same. */
function ownOf(items: readonly OpenItem[]): string | undefined {
  const [only, ...others] = items;
  return others.length === 0 ? (only?.paymentReference ?? undefined) : undefined;
}

/** A provider takes invoices only, and nothing off them. */
const isOnline = (one: Chosen): boolean => isItem(one) && one.minor > 0;

const itemsOf = ({ lines }: Choice, chosen: readonly Chosen[]) =>
  chosen.filter(isItem).flatMap(({ itemId, minor }) => {
    const line = lines.find(({ item }) => item.itemId === itemId);
    return line === undefined ? [] : [{ item: line.item, minor }];
  });

/** What was chosen, as the visitor reads it. */
const namedIn = (visit: PortalVisit, choice: Choice, chosen: readonly Chosen[]) => [
  ...itemsOf(choice, chosen).map(({ item, minor }) => ({ document: labelOf(item), minor })),
  ...chosen.filter(isCharge).flatMap(({ chargeId, minor }) => {
    const line = choice.charges.find(({ charge }) => charge.chargeId === chargeId);
    return line === undefined ? [] : [{ document: chargeText(visit, line.charge), minor }];
  }),
];

async function show(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { w, locale, language } = visit;
  const { account, selection, choice, paid } = await stood(visit, deps);
  const p = PORTAL_PAY_WORDS[language];
  const money = (minor: number): string => format({ minor, currency: choice?.currency ?? '' }, locale);
  const blanks = {
    p,
    again: accountPath(ofVisit(visit), 'pay'),
    changed: paid === undefined ? (choice === undefined ? p.changed : stillStands(choice, selection.chosen) ? w.pay.none : p.changed) : '', // prettier-ignore
    chosen: paid === undefined || choice === undefined ? [] : namedIn(visit, choice, selection.chosen).map(({ document, minor }) => ({ document, amount: money(minor) })), // prettier-ignore
    total: paid === undefined ? '' : money(paid.amountMinor),
    pays: paid === undefined ? [] : [await payingBlanks(visit, paid)],
    online: paid?.payee === '' && choice !== undefined && selection.chosen.every(isOnline) ? await onlineBlanks(visit, selection.chosen.filter(isItem), choice.currency) : null, // prettier-ignore
    code: paid !== undefined && codeOf(paid, await billOf(visit, paid)) ? pathOf(visit, selection.id, '/code') : '',
    bill: paid !== undefined && (await billOf(visit, paid)) ? pathOf(visit, selection.id, '/bill') : '',
  };
  const path = `pay/${visit.work.ids.seal('selection', selection.id)}`;
  return portalPage(visit, { name: 'chosen', path, title: p.title, number: numberOf(account), blanks });
}

async function code(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { paid } = await stood(visit, deps);
  const made = paid && codeOf(paid, await billOf(visit, paid));
  if (!made) throw new NotFound();
  return file(`${fileName(visit)}.${made.type === 'image/png' ? 'png' : 'svg'}`, made.type, made.bytes);
}

async function bill(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { paid } = await stood(visit, deps);
  const made = paid && (await billOf(visit, paid));
  if (!made) throw new NotFound();
  const { language, company } = visit;
  const own = PAPER_LANGUAGES.includes(language) ? language : company.language;
  const slip = slipOf(made, own);
  const title = `${slip.w.part} ${slip.currency} ${slip.amount}`;
  const html = openViews().render('layouts/slip', { lang: own, title, ...slip, picture: openPress().drawSwiss(slip.code) }); // prettier-ignore
  return file(`${fileName(visit)}.pdf`, 'application/pdf', await renderPdf(html));
}

/** Of a payment part, those that visitors here read. */
const PAPER_LANGUAGES: readonly string[] = ['en', 'fr', 'de'];

const fileName = ({ company, customer, work }: PortalVisit): string =>
  `${company.code}-${customer.code.replace(/[^\w-]/g, '_').slice(0, 40)}-${work.today}`;
