import { companyById } from '../companies/store';
import { inLanguage } from '../languages/said';
import { SOURCE_SAID_WORDS } from '../languages/source-said-words';
import { asks } from '../languages/task-title';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { raise } from './actions';
import type { EinvoiceItem } from './e-invoice.store';
import { einvoicesIn, reissueTasks } from './e-invoice.store';

/**
 * What the clock makes of what platforms say: a rejected e-invoice is somebody's task, to be issued anew; one that the buyer
 * refused or contests becomes a dispute, once, in the language of the company. Returns how many are new.
 */
export async function noticeEinvoices(work: Work, companyId: number): Promise<number> {
  const everybody = { companyId, first: 0, last: Number.MAX_SAFE_INTEGER };
  const open = (await einvoicesIn(work.db.read, everybody, null)).filter(({ openMinor }) => openMinor > 0);
  const asked = await askToReissue(work, companyId, open.filter(({ state }) => state === 'rejected')); // prettier-ignore
  const { language } = await companyById(work.db.read, companyId);
  const said = inLanguage(SOURCE_SAID_WORDS, language);
  let raised = 0;
  for (const { customerId, itemId, state, isDisputed } of open) {
    if (isDisputed || (state !== 'refused' && state !== 'disputed')) continue;
    const objection = said[state];
    const items = [{ itemId, amountMinor: null }];
    await raise(work, { companyId, customerId, items, category: 'other', objection, owner: 'billing' });
    raised += 1;
  }
  return asked + raised;
}

async function askToReissue(work: Work, companyId: number, rejected: readonly EinvoiceItem[]): Promise<number> {
  const open = await reissueTasks(work.db.read, companyId);
  const current = new Set(rejected.map(({ itemId }) => aboutEinvoice(itemId)));
  const over = open.filter((about) => !current.has(about));
  if (rejected.length === 0 && over.length === 0) return 0;
  return work.db.transaction(async (tx) => {
    if (over.length > 0) await closeTasksAbout(tx, work, { companyId, abouts: over, outcome: 'it is not rejected any more' }); // prettier-ignore
    return openTasks(
      tx,
      work,
      rejected.map(({ customerId, itemId, document, since }) => ({
        ...{ companyId, customerId, kind: 'reissue', about: aboutEinvoice(itemId), assignee: 'billing' },
        ...{ key: `${aboutEinvoice(itemId)}/${since}`, title: asks('reissue', { document }), dueOn: work.today },
      })),
    );
  });
}

const aboutEinvoice = (itemId: number): string => `e_invoice/${itemId}`;
