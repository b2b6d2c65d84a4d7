import type { Visit } from '../companies/visit.pages';
import type { Customer } from '../customers/customer';
import { customerById } from '../customers/store';
import type { Asked } from '../dossier/claim.actions';
import { PROFILES, type Profile } from '../dossier/profile';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import type { RecoveryWords } from '../languages/recovery-words.en';
import { inLanguage } from '../languages/said';
import type { Hold } from '../ledger/hold';
import { holdsFrom } from '../ledger/hold-index';
import { isOverdue, isWithheld, type OpenItem } from '../ledger/open-item';
import { openItemsInRange } from '../ledger/store';
import { NotFound, orNotFound } from '../platform/web/answer';
import type { CasesDeps } from './deps.pages';
import { partnersOf, type Partner } from '../mandates/partner.store';
import { FILE_LANGUAGES, type Chosen, type ReadWizard } from './wizard-form';

/** The wizard as somebody finds it: the customer, what it owes, what was typed before, and the file that would be made of it. */
export interface Wizard {
  readonly visit: Visit;
  readonly deps: CasesDeps;
  readonly w: RecoveryWords;
  readonly customer: Customer;
  /** Its public id. */
  readonly sealed: string;
  /** What the customer owes, oldest first. */
  readonly items: readonly OpenItem[];
  readonly holds: readonly Hold[];
  readonly partners: readonly Partner[];
}

export async function openWizard(visit: Visit, deps: CasesDeps): Promise<Wizard> {
  const { work, company } = visit;
  const sealed = visit.asked.params['customer'] ?? '';
  const id = work.ids.open('customer', sealed);
  const customer = await (id === undefined ? Promise.reject(new NotFound()) : known(visit, id));
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const open = await openItemsInRange(work.db.read, range, work.today);
  return {
    visit,
    deps,
    w: inLanguage(RECOVERY_WORDS, visit.language),
    customer,
    sealed,
    items: open.filter(({ openMinor }) => openMinor > 0),
    holds: await holdsFrom(deps.holdSources(work.db.read), range, work.today),
    partners: await partnersOf(work.db.read, company.id),
  };
}

function known(visit: Visit, id: number): Promise<Customer> {
  return customerById(visit.work.db.read, visit.company.id, id).catch(orNotFound);
}

export const keptUnder = (sealed: string): string => `recovery-${sealed}`;

/** What was typed here before, or what is named in the address; `kept`: somebody typed it. */
export function formOf(wizard: Wizard): { readonly form: URLSearchParams; readonly kept: boolean } {
  const { asked } = wizard.visit;
  const kept = asked.session.get(keptUnder(wizard.sealed));
  const named = asked.query.getAll('item');
  if (kept === undefined || named.length > 0) return { form: initial(wizard, named), kept: false };
  return { form: stillOpen(wizard, kept), kept: true };
}

/** What a file would be made of now, also while something is wrong in the form: with what of it is right. */
export function askedNow(wizard: Wizard, read: ReadWizard): Asked[] {
  const usual: Omit<Chosen, 'items'> = {
    ...{ partner: null, keyDate: wizard.visit.work.today, language: 'en', interest: null, facts: null, profile: null },
    route: null,
  };
  const chosen: Chosen = read.ok ? read.chosen : { ...usual, items: read.chosen.items };
  return chosen.items.length === 0 ? [] : askedFrom(wizard, chosen, null);
}

/** Everything overdue that nobody else has, unless items are named. */
function initial(wizard: Wizard, named: readonly string[]): URLSearchParams {
  const { visit, items, w } = wizard;
  const { today } = visit.work;
  const form = new URLSearchParams({ key_date: today, partner: '', language: fileLanguage(wizard.customer, visit) });
  const taken = items.filter(
    (item) =>
      isOverdue(item, today) &&
      !isWithheld(item, today) &&
      item.presumedSettledOn === null &&
      !heldBy(wizard, item).some(({ kind }) => kind === 'with_partner'),
  );
  const chosen = named.length > 0 ? named : taken.map((item) => visit.work.ids.seal('item', item.itemId));
  for (const id of chosen) form.append('item', id);
  form.set('partner_kind', Object.keys(w.kind)[0] ?? '');
  return form;
}

/** What was kept, without the items that were settled meanwhile. */
function stillOpen({ visit, items }: Wizard, kept: string): URLSearchParams {
  const open = new Set(items.map(({ itemId }) => visit.work.ids.seal('item', itemId)));
  return new URLSearchParams(
    [...new URLSearchParams(kept)].filter(([name, value]) => name !== 'item' || open.has(value)),
  );
}

export const fileLanguage = (customer: Customer, visit: Visit): string =>
  [customer.language, visit.company.language].find((one) => FILE_LANGUAGES.some((known) => known === one)) ?? 'en';

export const heldBy = ({ holds }: Wizard, item: OpenItem): readonly Hold[] =>
  holds.filter((hold) => hold.itemId === item.itemId || hold.itemId === null);

/** One file for each currency. Items of others are not found. */
export function askedFrom(wizard: Wizard, chosen: Chosen, recipient: string | null): Asked[] {
  const { visit, customer } = wizard;
  const { company, work } = visit;
  const { keyDate, language, facts, interest } = chosen;
  const items = tickedOf(wizard, chosen.items);
  return currenciesOf(items).map((currency) => ({
    ...{ company, customer, currency, keyDate, language, facts, recipient },
    interest: interest === null || interest === 'law' ? interest : { rates: [{ ...interest, from: null }] },
    ...(chosen.route && { route: chosen.route }),
    profile: chosen.profile ? PROFILES[chosen.profile] : profileFor(wizard, recipient),
    chosen: chosen.profile !== null,
    items: items.filter((item) => item.currency === currency).map((item) => work.ids.seal('item', item.itemId)),
  }));
}

const profileFor = ({ partners }: Wizard, name: string | null): Profile =>
  partners.find((one) => one.name === name)?.profile ?? PROFILES.standard;

export function tickedOf({ visit, items }: Wizard, sealed: readonly string[]): OpenItem[] {
  const ids = sealed.map((one) => visit.work.ids.open('item', one));
  if (ids.some((id) => !items.some((item) => item.itemId === id))) throw new NotFound();
  return items.filter((item) => ids.includes(item.itemId));
}

export const currenciesOf = (items: readonly OpenItem[]): string[] =>
  [...new Set(items.map(({ currency }) => currency))].sort();
