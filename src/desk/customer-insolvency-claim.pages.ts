import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import { documentsOf } from '../documents/store';
import { lastDayOf, WITH, type With } from '../insolvency/claim';
import { aboutProof, claimOf, draftProof, type Claim } from '../insolvency/claim.actions';
import { claimTable, courtOf } from '../insolvency/claim-paper';
import type { Proceeding } from '../insolvency/proceeding';
import { proceedingsOf } from '../insolvency/store';
import { format } from '../kernel/money';
import { dayText, fill } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { readForm } from '../platform/web/form';
import type { CustomerDeps } from './customer-asked.pages';
import { atForm, once, type FormAt } from './customer-form.pages';
import { wordsOf } from './customer-insolvency-check.pages';
import { aChoice } from './form-fields';

/**
 * What is claimed in a proceeding, document by document to the cent, and the draft of its proof of debt. Looking makes nothing; the draft
 * is filed with the customer and sent by nobody.
 */
const AT = '/customers/:customer/insolvency/claim';

export const customerClaimRoutes = (deps: CustomerDeps): readonly Route[] => [
  { method: 'get', path: AT, right: 'work', visit: (visit) => shown(visit, deps) },
  { method: 'post', path: AT, right: 'work', visit: (visit) => draft(visit, deps) },
];

async function standing({ view: { visit, customer } }: FormAt): Promise<Proceeding> {
  const all = await proceedingsOf(visit.work.db.read, visit.company.id, customer.id);
  const found = all.find(({ endedOn }) => endedOn === null);
  if (found === undefined) throw new NotFound();
  return found;
}

async function shown(visit: Visit, deps: CustomerDeps): Promise<Answer> {
  const at = await atForm(visit, deps, null);
  const proceeding = await standing(at);
  const given = visit.asked.query.get('with');
  const asked = WITH.find((one) => one === given) ?? 'sure';
  const { work, company, locale } = visit;
  const q = work.db.read;
  const claim = await claimOf(q, work, company, { proceeding, asked });
  const kept = await documentsOf(q, company.id, { about: aboutProof(proceeding) });
  const { claim: w } = wordsOf(at.view);
  const title = fill(w.title, { customer: at.view.customer.name });
  return page('pages/desk/customer-insolvency-claim', title, {
    ...{ title, w, once: randomUUID(), asked, here: at.view.under('/insolvency/claim') },
    back: { href: at.view.under('#insolvency'), label: fill(at.f.back, { customer: at.view.customer.name }) },
    ...claimBlanks(at, proceeding, claim),
    choices: WITH.map((value) => ({ value, label: w.with[value], chosen: value === asked })),
    kept: kept.map((one) => ({
      href: visit.at.under(`/documents/${work.ids.seal('document', one.id)}`),
      label: one.datedOn === null ? one.title : `${one.title}, ${dayText(one.datedOn, locale)}`,
    })),
  });
}

function claimBlanks({ view }: FormAt, { openedOn, kind }: Proceeding, { lines, totals }: Claim): object {
  const { visit } = view;
  const { claim: w } = wordsOf(view);
  const missing = lines
    .filter(({ item }) => item.amountMinor > 0 && item.copies === 0)
    .map(({ item }) => labelOf(item));
  const left = totals.filter(({ leftOutMinor }) => leftOutMinor !== 0);
  const money = (minor: number, currency: string): string => format({ minor, currency }, visit.locale);
  const days = { opened: dayText(openedOn, visit.locale), last: dayText(lastDayOf(openedOn), visit.locale) };
  return {
    intro: fill(w.intro, days),
    tables: totals.map((total) => claimTable({ ...w, locale: visit.locale }, lines, total)),
    notes: [
      ...left.map(({ leftOutMinor, currency }) => fill(w.leftOut, { amount: money(leftOutMinor, currency) })),
      ...(missing.length === 0 ? [] : [fill(w.missing, { documents: missing.join(', ') })]),
    ],
    does: fill(w.does, { language: w.court[courtOf(kind)] }),
  };
}

const drafting = z.object({ with: aChoice(WITH) });

async function draft(visit: Visit, deps: CustomerDeps): Promise<Answer> {
  const at = await atForm(visit, deps, visit.asked.form);
  const proceeding = await standing(at);
  const read = readForm(visit.asked.form, drafting);
  if (!read.ok) throw new NotFound();
  const asked: With = read.value.with;
  const done = await once(visit, async () => {
    await draftProof(visit.work, visit.company, at.view.customer, { proceeding, asked });
    return { text: wordsOf(at.view).claim.done };
  });
  visit.asked.session.tell(done ?? { text: at.f.again });
  return see(at.view.under('/insolvency/claim', { with: asked }));
}
