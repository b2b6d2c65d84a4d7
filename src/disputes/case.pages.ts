import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { DISPUTES_WORDS } from '../languages/disputes-words';
import { fill, inLanguage } from '../languages/said';
import { NotFound, page, type Answer } from '../platform/web/answer';
import { amountsBlanks, factsBlanks, type CaseView } from './case-facts.pages';
import { formsBlanks, type Sent } from './case-forms.pages';
import { commentsBlanks, evidenceBlanks, historyBlanks } from './case-talk.pages';
import { caseItems, caseOf, commentsOn, papersOf } from './case.panel';
import { approvalsOf } from './e-invoice.store';
import { ownersAt } from './owners.pages';

/** One dispute on one page: what it is about, how much, who and by when, what proves it, what is said, what comes next. */
export const disputeCaseRoutes: readonly Route[] = [
  { method: 'get', path: '/disputes/:dispute', right: 'see', visit: (visit) => casePage(visit, null) },
];

/** The dispute that the address names. Somebody else's, or none: there is no such page. */
function disputeAsked({ work, asked }: Visit): number {
  const id = work.ids.open('dispute', asked.params['dispute'] ?? '');
  if (id === undefined) throw new NotFound();
  return id;
}

/** The page; with a form that was sent and cannot be done as it is. */
export async function casePage(visit: Visit, sent: Sent | null): Promise<Answer> {
  const view = await viewOf(visit);
  const { read } = visit.work.db;
  const { dispute } = view.one;
  const abouts = [`dispute/${dispute.id}`, ...new Set(view.items.map(({ entryId }) => `entry/${entryId}`))];
  const said = await commentsOn(read, dispute, visit.work.today);
  const papers = await papersOf(read, dispute.companyId, abouts);
  const title = fill(view.w.one.title, {
    category: codeText(view.codes.category, dispute.category),
    customer: view.customer.name,
  });
  return page(
    'pages/disputes/case',
    title,
    {
      title,
      w: view.w.one,
      ...factsBlanks(view),
      amounts: amountsBlanks(view),
      comments: commentsBlanks(view, said),
      proof: evidenceBlanks(view, papers),
      history: historyBlanks(view),
      forms: formsBlanks(view, sent),
      back: { href: visit.at.disputes, text: view.w.title },
    },
    { status: sent === null ? 200 : 422 },
  );
}

/** What the page is drawn from. */
export async function viewOf(visit: Visit): Promise<CaseView> {
  const { read } = visit.work.db;
  const one = await caseOf(read, visit.company.id, disputeAsked(visit), visit.on);
  if (one === undefined) throw new NotFound();
  return {
    visit,
    w: inLanguage(DISPUTES_WORDS, visit.language),
    codes: inLanguage(CODE_WORDS, visit.language),
    owners: await ownersAt(visit),
    one,
    items: await caseItems(read, one.dispute.id),
    customer: await customerById(read, visit.company.id, one.dispute.customerId),
    approvals: await approvalsOf(read, visit.company.id, one.dispute.items.map(({ itemId }) => itemId)), // prettier-ignore
  };
}
