import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import type { Asked } from '../dossier/claim.actions';
import { pickForAgency, type AgencyPick, type LeftOut } from '../dossier/routes/agency.actions';
import { agencyFile } from '../dossier/routes/files.actions';
import { boxAsks, findingTold, fitTold } from '../dossier/routes/told';
import { fill, inLanguage, numberText } from '../languages/said';
import { SELECTION_WORDS } from '../languages/selection-words';
import { questionOf } from '../ledger/items.pages';
import type { OpenItem } from '../ledger/open-item';
import { selectedItems } from '../ledger/selected.pages';
import { file, page, type Answer } from '../platform/web/answer';
import type { CasesDeps } from './deps.pages';
import { fileLanguage } from './wizard-opened.pages';

/**
 * Selected invoices of several customers as one file for an agency: first which of them go into it and why the others do not, then the
 * table or JSON. It hands nothing over.
 */
export const agencyFileRoutes = (deps: CasesDeps): readonly Route[] => [
  { method: 'post', path: PATH, right: 'work', visit: (visit) => answer(visit, deps) },
];

const PATH = '/items/recovery/agency';

/** Customers in one file. */
const MOST_CUSTOMERS = 100;

async function answer(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const byCustomer = new Map<number, OpenItem[]>();
  for (const item of await selectedItems(visit, questionOf))
    byCustomer.set(item.customerId, [...(byCustomer.get(item.customerId) ?? []), item]);
  const some = [...byCustomer].slice(0, MOST_CUSTOMERS);
  const asked: Asked[] = [];
  for (const [customerId, items] of some) asked.push(...(await askedOf(visit, customerId, items)));
  const incomplete = visit.asked.form.get('incomplete') === 'yes';
  const picked = await pickForAgency(visit.work, asked, (q) => deps.holdSources(q), incomplete);
  const form = visit.asked.form.get('form');
  if ((form === 'csv' || form === 'json') && picked.taken.length > 0) {
    const made = agencyFile(picked.taken, form);
    return file(made.name, made.mediaType, made.bytes);
  }
  return shown(visit, { picked, incomplete, ids: some.flatMap(([, items]) => items), left: byCustomer.size - some.length }); // prettier-ignore
}

/** One claim for each currency. */
async function askedOf(visit: Visit, customerId: number, items: readonly OpenItem[]): Promise<Asked[]> {
  const { work, company } = visit;
  const customer = await customerById(work.db.read, company.id, customerId);
  const given = { company, customer, keyDate: work.today, language: fileLanguage(customer, visit), interest: null };
  return [...new Set(items.map(({ currency }) => currency))].map((currency) => ({
    ...{ ...given, currency, recipient: null, facts: null },
    items: items.filter((one) => one.currency === currency).map(({ itemId }) => work.ids.seal('item', itemId)),
  }));
}

interface Shown {
  readonly picked: AgencyPick;
  readonly incomplete: boolean;
  readonly ids: readonly OpenItem[];
  readonly left: number;
}

function shown(visit: Visit, { picked, incomplete, ids, left }: Shown): Answer {
  const { recovery: w } = inLanguage(SELECTION_WORDS, visit.language);
  const goes = picked.taken.map(({ debtor }) => ({ name: debtor.name, code: debtor.code, state: w.agency.goes, light: 'ok', href: '', why: [] as string[] })); // prettier-ignore
  const stays = picked.leftOut.map((one) => ({
    ...{ name: one.name, code: one.code, state: w.agency.stays, light: 'missing', why: whyOf(visit, one) },
    href: visit.at.under(`/customers/${visit.work.ids.seal('customer', one.customerId)}/recovery/form/agency`),
  }));
  return page('pages/cases/agency', w.agency.title, {
    w: { ...w.agency, customer: w.customer, back: w.back },
    rows: [...goes, ...stays],
    any: goes.length > 0,
    incomplete,
    ids: ids.map(({ itemId }) => visit.work.ids.seal('item', itemId)),
    action: visit.at.under(PATH),
    back: visit.at.items,
    more: left > 0 ? fill(w.more, { n: numberText(MOST_CUSTOMERS, visit.locale) }) : '',
  });
}

/** What is wrong of each of many invoices is said once. */
const whyOf = (visit: Visit, { against, wrong }: LeftOut): string[] => [
  ...new Set([
    ...against.map((one) => fitTold(one, visit)),
    ...wrong.map((one) => `${boxAsks(one.what, visit.language)}: ${findingTold(one, visit)}`),
  ]),
];
