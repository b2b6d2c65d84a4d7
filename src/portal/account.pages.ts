import { randomBytes } from 'node:crypto';
import { addDays } from '../kernel/day';
import { format, formatAmount } from '../kernel/money';
import { PORTAL_PLAN_WORDS } from '../languages/portal-plan-words';
import { PORTAL_LANGUAGES, PORTAL_WORDS } from '../languages/portal-words';
import { countText, dayText, fill, momentText } from '../languages/said';
import { holdsFrom } from '../ledger/hold-index';
import type { Priced } from '../ledger/invoice-line';
import { linesOf } from '../ledger/invoice-line.store';
import { daysLate, isOverdue, labelOf } from '../ledger/open-item';
import { assignedItems, payeesIn } from '../ledger/payee.store';
import { bodyOf } from '../ledger/reference';
import { openItemsInRange } from '../ledger/store';
import { page, type Answer } from '../platform/web/answer';
import { fieldsOf } from '../platform/web/form';
import type { JudgedPlan } from '../promises/plan';
import { judgedPlans } from '../promises/plan.store';
import { fileNumbersOf } from '../reminders/reference.store';
import {
  disputesTold,
  promisesOpen,
  promisesTold,
  type OpenPromise,
  type PortalDispute,
  type PortalPromise,
} from './account.panel';
import { disputeBlanks } from './dispute.pages';
import { linesShown } from './lines';
import { othersBlanks } from './others.pages';
import { owed, type Owed, type OwedItem } from './owed';
import { paysOf } from './pay.pages';
import { signedBlanks } from './signed.pages';
import { askBlanks, plansBlanks } from './plan.pages';
import { withPlans } from './plans';
import { togetherBlanks } from './together.pages';
import { accountPath, companyName, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/** The account on one page: who are you, what do I owe, what can I do. */
export interface Typed {
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

export interface Account {
  readonly owes: readonly Owed[];
  /** The lines of the invoices, by entry, where they are known. */
  readonly lines: ReadonlyMap<number, Priced>;
  /** What stands on the transfer. */
  readonly reference: string;
  readonly promises: readonly PortalPromise[];
  readonly promised: readonly OpenPromise[];
  readonly disputes: readonly PortalDispute[];
  readonly plans: readonly JudgedPlan[];
}

export async function accountOf(visit: PortalVisit, deps: PortalDeps): Promise<Account> {
  const { work, company, customer } = visit;
  const { read } = work.db;
  const whose = { companyId: company.id, customerId: customer.id };
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const items = await openItemsInRange(read, range, work.today);
  const holds = await holdsFrom(deps.holdSources(read), range, work.today);
  const assigned = await assignedItems(read, range, work.today);
  const hidden = assigned.filter(({ stands }) => stands !== null).map(({ itemId }) => itemId);
  const elsewhere = { hidden: new Set(hidden), payees: payeesIn(assigned) };
  const paidToUs = ({ plan }: JudgedPlan): boolean =>
    plan.items.every(({ itemId }) => !elsewhere.hidden.has(itemId) && !elsewhere.payees.has(itemId));
  const plans = await judgedPlans(read, { companyId: company.id, customers: range }, work.today);
  const numbers = await fileNumbersOf(read, company.id, [customer.id]);
  return {
    owes: withPlans(owed(items, holds, elsewhere, work.today), plans.filter(paidToUs), work.today),
    plans,
    lines: await linesOf(read, company.id, items.map(({ entryId }) => entryId)), // prettier-ignore
    reference: numbers.get(customer.id) ?? customer.code,
    promises: await promisesTold(read, whose, work.today),
    promised: await promisesOpen(read, whose, work.today),
    disputes: await disputesTold(read, whose),
  };
}

export async function accountPage(
  visit: PortalVisit,
  deps: PortalDeps,
  given: Typed = { typed: {}, wrong: {} },
): Promise<Answer> {
  const { w, company, language } = visit;
  const account = await accountOf(visit, deps);
  const of = ofVisit(visit);
  const name = companyName(company);
  const title = fill(w.door.title, { company: name });
  const blanks = {
    creditor: name,
    title,
    w,
    hello: fill(w.who.hello, { name: visit.visitor.name }),
    others: await othersBlanks(visit),
    together: await togetherBlanks(visit, deps, given),
    of: of === undefined ? '' : `?of=${of}`,
    who: fill(w.who.text, { company: company.legalName }),
    facts: factsOf(visit, account),
    owes: await Promise.all(account.owes.map((one) => owedBlanks(visit, account, one))),
    may_pay: account.owes.some(({ nowMinor, comingMinor }) => nowMinor > 0 || comingMinor > 0),
    owes_nothing: account.owes.every(({ items }) => items.length === 0),
    ...promiseBlanks(visit, account),
    plans: plansBlanks(visit, account.plans),
    ask_plan: await askBlanks(visit, account, given),
    signed: signedBlanks(visit, account, given),
    ...disputeBlanks(visit, account, given.typed),
    once: randomBytes(16).toString('hex'),
    fields: fieldsOf(
      ['day', 'amount', 'currency', 'by', 'item', 'line', 'category', 'objection'],
      given.typed,
      given.wrong,
    ),
    summary: Object.keys(given.wrong).length === 0 ? '' : w.form.summary,
    question: fill(w.question.text, { number: numberOf(account) }),
    help: helpOf(visit),
    next: nextOf(visit, account),
    receipts: receiptsOf(visit, account),
    languages: PORTAL_LANGUAGES.map((one) => ({
      name: PORTAL_WORDS[one].name,
      code: one,
      href: one === language ? '' : `${accountPath(of)}${of === undefined ? '?' : '&'}lang=${one}`,
    })),
  };
  const status = Object.keys(given.wrong).length === 0 ? 200 : 422;
  return page('pages/portal/account', title, blanks, { frame: 'portal', language, status });
}

/** The part after the check digits: what one reads out on the phone. */
const numberOf = ({ reference }: Account): string => (/^RF\d{2}/.test(reference) ? bodyOf(reference) : reference);

function factsOf({ w, customer, company }: PortalVisit, account: Account): unknown[] {
  const address = [company.street, [company.postcode, company.city].filter((one) => one !== null).join(' ')];
  return [
    { label: w.who.title, lines: [company.legalName, ...address.filter((one) => one !== null && one !== '')] },
    { label: w.who.number, lines: [customer.code] },
    { label: w.who.file, lines: [numberOf(account)] },
  ];
}

function helpOf({ settings, company }: PortalVisit): string[] {
  const { contactPerson: person, replyTo } = settings;
  const email = person?.email ?? replyTo ?? company.email ?? '';
  return [person?.name ?? '', person?.phone ?? company.phone ?? '', email, person?.hours ?? ''].filter(
    (one) => one !== '',
  );
}

async function owedBlanks(visit: PortalVisit, account: Account, one: Owed): Promise<unknown> {
  const { w, locale, work } = visit;
  const { currency } = one;
  const money = (minor: number): string => format({ minor, currency }, locale);
  return {
    currency,
    now: one.nowMinor > 0 ? money(one.nowMinor) : '',
    nothing: nothingText(visit, one),
    all: fill(w.owe.all, { sum: money(one.openMinor), day: dayText(work.today, locale) }),
    coming: one.comingMinor > 0 ? fill(w.owe.coming, { sum: money(one.comingMinor) }) : '',
    caption: fill(w.owe.items, { currency }),
    items: one.items.map((item) => ({
      ...itemBlanks(visit, item),
      lines: linesShown(visit, item.item, account.lines.get(item.item.entryId)),
    })),
    credits: one.credits.map((item) => fill(w.owe.credit, { document: labelOf(item), sum: money(-item.openMinor) })),
    pays: await paysOf(visit, account.reference, one),
    pay_none: one.nowMinor > 0 || one.comingMinor > 0 ? w.pay.none : '',
  };
}

/** Where nothing is asked for: nothing is due, or what is due stands back for now. */
function nothingText({ w, work }: PortalVisit, { items, nowMinor }: Owed): string {
  if (items.length === 0 || nowMinor > 0) return '';
  const standsBack = items.some(({ item, state }) => state !== 'overdue' && isOverdue(item, work.today));
  return standsBack ? w.owe.notAsked : w.owe.nothing;
}

function itemBlanks({ w, locale, work, language }: PortalVisit, { item, state, askedMinor }: OwedItem): object {
  const amount = (minor: number): string => formatAmount({ minor, currency: item.currency }, locale);
  const late = daysLate(item, work.today) ?? 0;
  const said =
    state === 'overdue'
      ? countText(w.owe.state.overdue, late, locale)
      : state === 'planned'
        ? PORTAL_PLAN_WORDS[language].planned
        : w.owe.state[state];
  return {
    document: labelOf(item),
    subject: item.subject ?? '',
    date: dayText(item.issuedOn, locale),
    due: item.dueOn === null ? '–' : dayText(item.dueOn, locale),
    amount: amount(item.amountMinor),
    open: amount(item.openMinor),
    state: said,
    asked: askedMinor,
  };
}

const LONGEST_DAYS = 365;

function promiseBlanks({ w, work, settings, locale }: PortalVisit, { owes }: Account): Record<string, unknown> {
  const promisable = owes.filter(({ promisableMinor }) => promisableMinor > 0);
  const [only, ...others] = promisable;
  return {
    may_promise: only !== undefined,
    promise_text: fill(w.promise.text, { days: settings.promiseLongestPauseDays }),
    amount_label:
      others.length === 0 ? fill(w.promise.amount, { currency: only?.currency ?? '' }) : w.promise.amountPlain,
    usual_amount:
      only === undefined
        ? ''
        : formatAmount(
            { minor: only.nowMinor > 0 ? only.nowMinor : only.promisableMinor, currency: only.currency },
            locale,
          ),
    several: others.length > 0,
    currencies: promisable.map(({ currency }) => currency),
    first_currency: only?.currency ?? '',
    first_day: work.today,
    last_day: addDays(work.today, LONGEST_DAYS),
  };
}

const CLOSED: ReadonlySet<string> = new Set(['resolved', 'confirmed', 'void']);

/** By day: what was promised, what we owe an answer, what falls due. */
function nextOf({ w, locale, work }: PortalVisit, { owes, promises, disputes }: Account): string[] {
  const steps = [
    ...promises
      .filter(({ isOver }) => !isOver)
      .map(({ promisedOn, amountMinor, currency, pauses }) => ({
        on: promisedOn,
        text: fill(pauses === 1 ? w.next.promise : w.next.promiseWaits, {
          day: dayText(promisedOn, locale),
          sum: format({ minor: amountMinor, currency }, locale),
        }),
      })),
    ...disputes
      .filter(({ state, reviewOn }) => !CLOSED.has(state) && reviewOn >= work.today)
      .map(({ reviewOn, documents }) => ({
        on: reviewOn,
        text: fill(w.next.dispute, { day: dayText(reviewOn, locale), documents }),
      })),
    ...owes
      .flatMap(({ items }) => items.filter(({ state }) => state === 'due'))
      .flatMap(({ item }) =>
        item.dueOn === null
          ? []
          : [
              {
                on: item.dueOn,
                text: fill(w.next.due, {
                  day: dayText(item.dueOn, locale),
                  document: labelOf(item),
                  sum: format({ minor: item.openMinor, currency: item.currency }, locale),
                }),
              },
            ],
      ),
  ];
  return steps.sort((a, b) => (a.on < b.on ? -1 : 1)).map(({ text }) => text);
}

function receiptsOf({ w, locale, work, company }: PortalVisit, { promises, disputes }: Account): unknown[] {
  const at = (moment: string, number: string): string =>
    fill(w.receipts.at, { at: momentText(moment, locale, company.zone), number });
  const told = [
    ...promises.map(({ id, amountMinor, currency, promisedOn, recordedAt }) => ({
      recordedAt,
      text: fill(w.receipts.promise, {
        sum: format({ minor: amountMinor, currency }, locale),
        day: dayText(promisedOn, locale),
      }),
      at: at(recordedAt, work.ids.seal('promise', id)),
    })),
    ...disputes.map(({ id, documents, category, recordedAt }) => ({
      recordedAt,
      text: fill(w.receipts.dispute, { documents, category: w.dispute.categories[category] }),
      at: at(recordedAt, work.ids.seal('dispute', id)),
    })),
  ];
  return told.sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1)).map(({ text, at: when }) => ({ text, at: when }));
}
