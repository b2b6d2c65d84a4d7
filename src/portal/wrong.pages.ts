import { isCategory } from '../disputes/category';
import type { Dispute } from '../disputes/dispute';
import { format } from '../kernel/money';
import { PORTAL_LINE_WORDS } from '../languages/portal-line-words';
import { dayText, fill } from '../languages/said';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { see, type Answer, type Mounted } from '../platform/web/answer';
import { fieldsOf, typedIn } from '../platform/web/form';
import { objectInPortal } from './actions';
import { disputeBlanks } from './dispute.pages';
import { accountOf, numberOf } from './gather.pages';
import { ACCOUNT, inside, OFTEN } from './inside.pages';
import { linesTicked } from './lines';
import { once, saidAgain } from './once.pages';
import { NOTHING_TYPED, portalPage, type Typed } from './page.pages';
import { accountPath, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/** Something is wrong: what a customer objects to, and why. */
export const wrongRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'get', path: `${ACCOUNT}/wrong`, answer: inside(deps, (visit) => wrongPage(visit, deps)) },
  { method: 'post', path: `${ACCOUNT}/dispute`, limit: OFTEN, answer: inside(deps, (visit) => dispute(visit, deps)) },
];

async function wrongPage(visit: PortalVisit, deps: PortalDeps, given: Typed = NOTHING_TYPED): Promise<Answer> {
  const account = await accountOf(visit, deps);
  const blanks = {
    ...disputeBlanks(visit, account, given.typed),
    fields: fieldsOf(['item', 'line', 'category', 'objection'], given.typed, given.wrong),
  };
  return portalPage(visit, { name: 'wrong', title: visit.w.dispute.title, number: numberOf(account), blanks }, given);
}

const LONGEST_OBJECTION = 4_000;

async function dispute(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { asked, work, company, customer, w } = visit;
  const { form, session } = asked;
  if (saidAgain(visit, 'dispute')) return see(accountPath(ofVisit(visit)));
  const { owes, lines: known } = await accountOf(visit, deps);
  const itemId = work.ids.open('item', form.get('item') ?? '');
  const found = owes.flatMap(({ items }) => items).find(({ item }) => item.itemId === itemId);
  const category = form.get('category') ?? '';
  const objection = (form.get('objection') ?? '').trim().slice(0, LONGEST_OBJECTION);
  const wrong: Record<string, string> = {};
  if (found === undefined || found.state === 'partner') wrong['item'] = w.form.item;
  const lines = found && linesTicked(form.get('item') ?? '', known.get(found.item.entryId), form.getAll('line'));
  if (found !== undefined && lines === undefined) wrong['line'] = PORTAL_LINE_WORDS[visit.language].other;
  if (!isCategory(category)) wrong['category'] = w.form.category;
  if (objection === '') wrong['objection'] = w.form.objection;
  if (found === undefined || lines === undefined || !isCategory(category) || Object.keys(wrong).length > 0)
    return wrongPage(visit, deps, { typed: typedIn(form), wrong });
  await once(visit, 'dispute', async () => {
    if (found.state === 'disputed') return;
    const whose = { companyId: company.id, customerId: customer.id, itemId: found.item.itemId };
    const made = await objectInPortal(work, { ...whose, category, objection, lines });
    session.tell({ text: objectedText(visit, made, found.item) });
  });
  return see(accountPath(ofVisit(visit)));
}

function objectedText({ w, language, locale }: PortalVisit, { reviewOn, items }: Dispute, item: OpenItem): string {
  const said = { document: labelOf(item), day: dayText(reviewOn, locale) };
  const [one] = items;
  if (one === undefined || one.lines.length === 0 || one.amountMinor === null) return fill(w.dispute.done, said);
  const words = PORTAL_LINE_WORDS[language];
  const lines = one.lines.map(({ no, text }) => fill(words.line, { no, text })).join('; ');
  return fill(words.done, { ...said, lines, sum: format({ minor: one.amountMinor, currency: item.currency }, locale) });
}
