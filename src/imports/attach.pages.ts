import type { Route, Visit } from '../companies/visit.pages';
import { removeDocuments } from '../documents/actions';
import { LARGEST_DOCUMENT } from '../documents/document';
import { IMPORTS_WORDS } from '../languages/imports-words';
import { countText, inLanguage } from '../languages/said';
import { SELECTION_WORDS } from '../languages/selection-words';
import { questionOf } from '../ledger/items.pages';
import { selectedItems } from '../ledger/selected.pages';
import { page, see, type Answer } from '../platform/web/answer';
import { attachUploads, type PapersAttached } from './attach-many.actions';
import { PAPERS, whyLeft } from './papers.pages';

/**
 * PDFs that are dropped on the list of invoices: each is attached to the document whose number its name carries, the others are
 * listed with the reason. One invoice that is selected gets its papers by hand.
 */
export const attachRoutes: readonly Route[] = [
  { method: 'get', path: '/items/attach', right: 'work', visit: (visit) => Promise.resolve(show(visit)) },
  {
    method: 'post',
    path: '/items/attach',
    right: 'work',
    uploads: { files: 200, bytes: LARGEST_DOCUMENT },
    visit: attach,
  },
  { method: 'post', path: '/items/attach/undo', right: 'work', visit: undo },
  { method: 'post', path: '/items/attach/selected', right: 'work', visit: selected },
];

function show(visit: Visit, wrong = '', done: PapersAttached | null = null): Answer {
  const { attach: w } = inLanguage(SELECTION_WORDS, visit.language);
  const { papers } = inLanguage(IMPORTS_WORDS, visit.language);
  const { at, asked } = visit;
  const chosen = asked.form.get('kind') ?? 'invoice';
  return page(
    'pages/imports/attach',
    w.title,
    {
      w,
      papers,
      wrong,
      action: at.under('/items/attach'),
      back: at.items,
      kinds: PAPERS.map((value) => ({ value, label: papers.kinds[value], chosen: value === chosen })),
      done: done && doneBlanks(visit, done),
    },
    { status: wrong === '' ? 200 : 422 },
  );
}

function doneBlanks(visit: Visit, { made, unchanged, matched, left }: PapersAttached): unknown {
  const words = inLanguage(IMPORTS_WORDS, visit.language);
  const { papers } = words;
  const { locale, at, work } = visit;
  const counts = [countText(papers.done, made.length, locale)];
  if (unchanged > 0) counts.push(countText(papers.unchanged, unchanged, locale));
  return {
    text: counts.join(' '),
    undo: made.length === 0 ? '' : at.under('/items/attach/undo'),
    documents: made.map((id) => work.ids.seal('document', id)).join(' '),
    matched: matched.map(({ file, document }) => ({
      file,
      document: document.document,
      href: at.customer(work.ids.seal('customer', document.customerId)),
      customer: document.customerCode,
    })),
    leftTitle: countText(papers.left, left.length, locale),
    left: left.map((one) => ({ file: one.file, why: whyLeft(words, one) })),
  };
}

async function attach(visit: Visit): Promise<Answer> {
  const { asked, work, company } = visit;
  const { attach: w } = inLanguage(SELECTION_WORDS, visit.language);
  const uploads = asked.uploads.filter(({ field, name }) => field === 'file' && name !== '');
  if (uploads.length === 0) return show(visit, w.none);
  const kind = PAPERS.find((one) => one === asked.form.get('kind')) ?? 'invoice';
  return show(visit, '', await attachUploads(work, { companyId: company.id, kind }, uploads));
}

/** What was attached a moment ago, by what the page says of it. */
async function undo(visit: Visit): Promise<Answer> {
  const { work, company, asked } = visit;
  const { attach: w } = inLanguage(SELECTION_WORDS, visit.language);
  const ids = (asked.form.get('documents') ?? '').split(' ').flatMap((text) => work.ids.open('document', text) ?? []);
  const removed = await removeDocuments(work, company.id, ids.slice(0, MOST_UNDONE), w.undone.other);
  asked.session.tell({ text: countText(w.undone, removed, visit.locale) });
  return see(visit.at.items);
}

const MOST_UNDONE = 200;

/** Of one invoice: what each paper is can be said. Of several: by the numbers in the names. */
async function selected(visit: Visit): Promise<Answer> {
  const { ids } = visit.work;
  const items = await selectedItems(visit, questionOf);
  const [only] = items;
  if (only === undefined || items.length > 1) return see(visit.at.under('/items/attach'));
  const item = ids.seal('item', only.itemId);
  return see(visit.at.under(`/customers/${ids.seal('customer', only.customerId)}/documents`, { item }));
}
