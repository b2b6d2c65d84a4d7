import { randomBytes } from 'node:crypto';
import type { Route, Visit } from '../companies/visit.pages';
import type { Customer } from '../customers/customer';
import { noticeLink } from './notice-link';
import { customerById } from '../customers/store';
import { assess } from '../dossier/actions';
import type { Asked } from '../dossier/claim.actions';
import { PROFILES, type Profile } from '../dossier/profile';
import { format, formatAmount, sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { GROUNDS_WORDS } from '../languages/grounds-words';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import type { RecoveryWords } from '../languages/recovery-words.en';
import { refusalText } from '../languages/refusal';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import type { Hold } from '../ledger/hold';
import { holdsFrom } from '../ledger/hold-index';
import { daysLate, isOverdue, isWithheld, labelOf, type OpenItem } from '../ledger/open-item';
import { openItemsInRange } from '../ledger/store';
import { NotFound, orNotFound, page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, typedIn } from '../platform/web/form';
import type { CasesDeps } from './deps.pages';
import { beginMaking, makingPath } from './making.pages';
import { addPartner } from './partner.actions';
import { partnersOf, type Partner } from './partner.store';
import { groundsFor, lightsOf } from './readiness.pages';
import { choicesOf } from './wizard-choices.pages';
import { FILE_LANGUAGES, readWizard, type Chosen, type ReadWizard, type Wrong } from './wizard-form';

/**
 * The wizard that makes a recovery file, on one page: what is claimed, whether it is ready, for whom, how. What is typed
 * is kept while something is mended elsewhere, and is there again on the way back.
 */
export const wizardRoutes = (deps: CasesDeps): readonly Route[] => [
  { method: 'get', path: '/customers/:customer/recovery', right: 'work', visit: (visit) => show(visit, deps) },
  { method: 'post', path: '/customers/:customer/recovery/check', right: 'work', visit: (visit) => check(visit, deps) },
  { method: 'post', path: '/customers/:customer/recovery', right: 'work', visit: (visit) => make(visit, deps) },
];

interface Wizard {
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

async function open(visit: Visit, deps: CasesDeps): Promise<Wizard> {
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

async function show(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const wizard = await open(visit, deps);
  const kept = visit.asked.session.get(keptUnder(wizard.sealed));
  const named = visit.asked.query.getAll('item');
  const form = kept === undefined || named.length > 0 ? initial(wizard, named) : stillOpen(wizard, kept);
  return wizardPage(wizard, form, kept !== undefined && named.length === 0);
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

const heldBy = ({ holds }: Wizard, item: OpenItem): readonly Hold[] =>
  holds.filter((hold) => hold.itemId === item.itemId || hold.itemId === null);

/** Keeps what is typed, and shows how ready it is. */
async function check(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const { sealed } = await open(visit, deps);
  keep(visit, sealed);
  return see(visit.at.under(`/customers/${sealed}/recovery`));
}

function keep({ asked }: Visit, sealed: string): void {
  const kept = new URLSearchParams([...asked.form].filter(([name]) => name !== '_csrf' && name !== 'once'));
  asked.session.set(keptUnder(sealed), kept.toString());
}

async function make(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const wizard = await open(visit, deps);
  const { form } = visit.asked;
  const once = form.get('once') ?? '';
  const making = makingPath(visit, wizard.sealed, once);
  if (making.known(deps)) return see(making.path);
  const read = readWizard(form, visit.work.today, wizard.w.wrong);
  if (!read.ok) return wizardPage(wizard, form, true);
  const asks = askedFrom(wizard, read.chosen, await recipientOf(wizard, read.chosen));
  const judged = await judgedOf(wizard, asks);
  if (judged.some(({ refused, stops }) => refused !== '' || stops)) return wizardPage(wizard, form, true);
  keep(visit, wizard.sealed);
  const undertaking = beginMaking(visit, deps, { key: making.key, asks });
  await undertaking.over(PATIENCE_MS);
  return see(making.path);
}

/** A small file is made before anybody would look. */
const PATIENCE_MS = 900;

/** The partner's name; a new partner is kept. */
async function recipientOf({ visit, partners, w }: Wizard, { partner }: Chosen): Promise<string | null> {
  if (partner === null) return null;
  if ('known' in partner) {
    const id = visit.work.ids.open('partner', partner.known);
    const found = partners.find((one) => one.id === id);
    if (found === undefined) throw new Refusal('no-such-partner', w.wrong.partner, w.wizard.partner);
    return found.name;
  }
  await addPartner(visit.work, visit.company.id, partner);
  return partner.name;
}

/** One file for each currency. Items of others are not found. */
function askedFrom(wizard: Wizard, chosen: Chosen, recipient: string | null): Asked[] {
  const { visit, customer } = wizard;
  const { company, work } = visit;
  const { keyDate, language, facts, interest } = chosen;
  const items = tickedOf(wizard, chosen.items);
  const rates = interest && [{ percent: interest.percent, from: null, source: interest.source }];
  return currenciesOf(items).map((currency) => ({
    ...{ company, customer, currency, keyDate, language, facts, recipient },
    interest: rates && { rates },
    profile: chosen.profile ? PROFILES[chosen.profile] : profileFor(wizard, recipient),
    items: items.filter((item) => item.currency === currency).map((item) => work.ids.seal('item', item.itemId)),
  }));
}

const profileFor = ({ partners }: Wizard, name: string | null): Profile =>
  partners.find((one) => one.name === name)?.profile ?? PROFILES.standard;

function tickedOf({ visit, items }: Wizard, sealed: readonly string[]): OpenItem[] {
  const ids = sealed.map((one) => visit.work.ids.open('item', one));
  if (ids.some((id) => !items.some((item) => item.itemId === id))) throw new NotFound();
  return items.filter((item) => ids.includes(item.itemId));
}

const currenciesOf = (items: readonly OpenItem[]): string[] =>
  [...new Set(items.map(({ currency }) => currency))].sort();

async function judgedOf(wizard: Wizard, asks: readonly Asked[]) {
  const { visit, deps, w, sealed } = wizard;
  const judged = [];
  for (const asked of asks) {
    const title = fill(w.wizard.readinessIn, { currency: asked.currency ?? '' });
    const found = await assess(visit.work, asked, (q) => deps.holdSources(q)).catch((error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    });
    judged.push(
      found instanceof Refusal
        ? {
            title,
            refused: refusalText(found.message, visit),
            lights: [],
            ok: '',
            stops: true,
            grounds: [],
            nothing: '',
          }
        : { title, refused: '', ...lightsOf(visit, w, sealed, found.readiness), ...groundsFor(visit, found.claim) },
    );
  }
  return judged;
}

const FIELDS = ['partner', 'partner_name', 'partner_kind', 'partner_email', 'key_date', 'language', 'interest', 'interest_source', 'facts'] as const; // prettier-ignore

async function wizardPage(wizard: Wizard, form: URLSearchParams, isTyped: boolean): Promise<Answer> {
  const { visit, w, customer, sealed } = wizard;
  const read = readWizard(form, visit.work.today, w.wrong);
  const wrong: Wrong = isTyped && !read.ok ? read.wrong : {};
  const ticked = tickedOf(wizard, read.chosen.items);
  const judged = await judgedFor(wizard, read, ticked);
  const typed = typedIn(form);
  const title = fill(w.wizard.title, { customer: customer.name });
  const canMake = visit.on === null;
  const blanks = {
    title,
    w: w.wizard,
    grounds_title: inLanguage(GROUNDS_WORDS, visit.language).title,
    customer: { href: visit.at.customer(sealed), name: customer.name, code: customer.code },
    notice: noticeLink(visit, sealed),
    action: visit.at.under(`/customers/${sealed}/recovery`),
    check: visit.at.under(`/customers/${sealed}/recovery/check`),
    once: randomBytes(16).toString('hex'),
    summary: Object.keys(wrong).length === 0 ? '' : w.wrong.summary,
    itemsWrong: wrong['item'] ?? '',
    tables: tablesOf(wizard, ticked),
    judged,
    stopped: judged.some(({ stops }) => stops) ? w.wizard.stopped : '',
    can_make: canMake,
    hardship: wizard.customer.hardship,
    fields: fieldsOf(FIELDS, typed, wrong),
    ...choicesOf(wizard, typed),
  };
  const isWrong = visit.asked.form.size > 0;
  return page('pages/cases/wizard', title, blanks, { status: isWrong ? 422 : 200 });
}

/** Also while something is still wrong in the form: with what of it is right. */
async function judgedFor(wizard: Wizard, read: ReadWizard, ticked: readonly OpenItem[]) {
  if (ticked.length === 0) return [];
  const { visit } = wizard;
  const usual = {
    partner: null,
    keyDate: visit.work.today,
    language: 'en',
    interest: null,
    facts: null,
    profile: null,
  } as const;
  const chosen: Chosen = read.ok ? read.chosen : { ...usual, items: read.chosen.items };
  return judgedOf(wizard, askedFrom(wizard, chosen, null));
}

function tablesOf(wizard: Wizard, ticked: readonly OpenItem[]): unknown[] {
  const { visit, items, w } = wizard;
  const { locale, work } = visit;
  return currenciesOf(items).map((currency) => {
    const own = items.filter((item) => item.currency === currency);
    const claimed = own.filter((item) => ticked.includes(item));
    const total = (some: readonly OpenItem[]): number => sum(some.map(({ openMinor }) => openMinor));
    return {
      caption: fill(w.wizard.caption, { currency }),
      rows: own.map((item) => ({
        id: work.ids.seal('item', item.itemId),
        document: labelOf(item),
        take: fill(w.wizard.take, { document: labelOf(item) }),
        ticked: ticked.includes(item),
        issued: dayText(item.issuedOn, locale),
        due: item.dueOn === null ? '–' : dayText(item.dueOn, locale),
        late: isOverdue(item, work.today) ? numberText(daysLate(item, work.today) ?? 0, locale) : '',
        open: formatAmount({ minor: item.openMinor, currency }, locale),
        held: heldBy(wizard, item)
          .map(({ reason }) => reason)
          .join('; '),
      })),
      sum: fill(w.wizard.sum, { n: numberText(claimed.length, locale), of: numberText(own.length, locale) }),
      total: format({ minor: total(claimed), currency }, locale),
    };
  });
}
