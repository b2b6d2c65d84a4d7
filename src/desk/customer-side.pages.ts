import { settingsOf } from '../companies/store';
import { CORRECTABLE, isCorrectable } from '../customers/correction';
import type { Customer } from '../customers/customer';
import { format } from '../kernel/money';
import { codeText } from '../languages/code-words';
import { CREDIT_WORDS } from '../languages/credit-words';
import { CUSTOMERS_WORDS } from '../languages/customers-words';
import { PLANS_WORDS } from '../languages/plans-words';
import { SMS_WORDS } from '../languages/sms-words';
import { countText, dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { termsCodeText } from '../languages/terms-text';
import { titleText } from '../languages/task-title';
import { labelOf } from '../ledger/open-item';
import { LIVE, type JudgedPlan } from '../promises/plan';
import { PLAN_TONES } from '../promises/plan-shown';
import { reliability, type Reliability } from '../promises/reliability';
import type { Judged } from '../promises/promise';
import { CLOSED } from '../disputes/dispute';
import { nameOf as strategyName } from '../reminders/strategies.pages';
import { calledFor } from './called.pages';
import { CUSTOMER_FORM_WORDS } from '../languages/customer-form-words';
import { optOutsOf, type OptOut } from '../outbox/opt-out.store';
import { calledBy, type CustomerDeps, type CustomerView } from './customer-asked.pages';
import { creditBlanks } from './customer-credit-side.pages';
import type { Gathered } from './customer-gather.pages';
import { holdText } from './customer-items.pages';
import { mailBlanks } from './customer-mail.pages';

/** The right column: what people agreed on and know of a customer, each with the next thing to do about it. */
export async function sideBlanks(view: CustomerView, gathered: Gathered, deps: CustomerDeps): Promise<object> {
  const { visit } = view;
  const { promiseLongestPauseDays } = await settingsOf(visit.work.db.read, visit.company.id);
  const emails = gathered.contacts.flatMap(({ email }) => email ?? []);
  const unwanted = await optOutsOf(visit.work.db.read, visit.company.id, emails);
  const words = inLanguage(SMS_WORDS, visit.language);
  const word = reliability(gathered.promises, promiseLongestPauseDays);
  return {
    ...talkBlanks(view, gathered, deps),
    reliability: reliabilityText(view, word),
    suggested: suggestedText(view, word),
    holds: holdsBlanks(view, gathered),
    contacts: gathered.contacts.map(({ id, role, name, email, phone, language, state, sms }) => ({
      ...unwantedBlanks(view, { id, email }, unwanted),
      role: codeText(view.codes.contact, role),
      who: name ?? email ?? phone ?? '',
      email: email ?? '',
      phone: phone ?? '',
      language: language ?? '',
      state: codeText(view.codes.contactState, state),
      end: view.may('/contacts/:contact/end') ? view.under(`/contacts/${visit.work.ids.seal('contact', id)}/end`) : '',
      sms: view.may('/contacts/:contact/sms') ? view.under(`/contacts/${visit.work.ids.seal('contact', id)}/sms`) : '',
      smsText: sms ? words.contact[sms] : '',
      smsLabel: name ?? email ?? phone ?? '',
      smsLink: words.contact.link,
      label: fill(view.w.side.endContactOf, { who: name ?? email ?? phone ?? '' }),
    })),
    addresses: gathered.addresses.map(({ role, name, street, postcode, city, country, invalidSince }) => ({
      role: codeText(view.codes.address, role),
      text: [name, street, [postcode, city].filter((part) => part !== null).join(' '), country]
        .filter((part) => part !== null && part !== '')
        .join(', '),
      invalid: invalidSince === null ? '' : view.w.side.invalid,
    })),
    strategy: strategyBlanks(view, gathered),
    notes: gathered.notes.map(({ on, by, text }) => ({
      text: text ?? '',
      by: `${dayText(on, visit.locale)} · ${calledBy(view, by)}`,
    })),
    tasks: gathered.tasks.map(({ id, dueOn, assignee, ...said }) => ({
      title: titleText(said, visit),
      due: [
        fill(view.w.side.due, { day: dayText(dueOn, visit.locale) }),
        assignee === null ? '' : calledBy(view, assignee),
      ]
        .filter(Boolean)
        .join(' · '),
      href: deps.has('/tasks/:task') ? visit.at.task(visit.work.ids.seal('task', id)) : '',
    })),
    documents: documentsBlanks(view, gathered),
    group: groupBlanks(view, gathered),
    mail: mailBlanks(view, gathered.mail),
    credit: creditBlanks(view, gathered),
    particulars: particularsBlanks(view, gathered),
  };
}

/** More than this is on the pages of their own. */
const MOST_SHOWN = 5;

function talkBlanks(view: CustomerView, { promises, plans, disputes }: Gathered, deps: CustomerDeps): object {
  const { visit, w, codes, sealed } = view;
  const { at, locale, work } = visit;
  const ofCustomer = { customer: sealed };
  const shown = [...promises].sort(openFirst).slice(0, MOST_SHOWN);
  const live = disputes.filter(({ state }) => !CLOSED.has(state));
  return {
    promises: shown.map(({ promise, verdict }) => {
      const id = work.ids.seal('promise', promise.id);
      const amount = format({ minor: promise.amountMinor, currency: promise.currency }, locale);
      const open = verdict.state === 'open';
      return {
        text: fill(w.side.promise, { amount, day: dayText(promise.promisedOn, locale) }),
        href: deps.has('/promises/:promise') ? at.promise(id) : '',
        state: codeText(codes.verdict, verdict.state),
        tone: verdict.state === 'broken' ? 'bad' : verdict.state === 'kept' ? 'good' : 'quiet',
        documents: promise.parts.map(labelOf).join(', '),
        withdraw: open && view.may('/promises/:promise/withdraw') ? view.under(`/promises/${id}/withdraw`) : '',
        label: fill(w.side.withdrawOf, { amount }),
      };
    }),
    plans: plansBlanks(view, plans),
    all_promises: promises.length > 0 && deps.has('/promises') ? at.under('/promises', ofCustomer) : '',
    disputes: live.map((dispute) => ({
      title: codeText(codes.category, dispute.category),
      href: deps.has('/disputes/:dispute') ? at.dispute(work.ids.seal('dispute', dispute.id)) : '',
      state: codeText(codes.dispute, dispute.state),
      owner: fill(w.side.owner, {
        owner: calledFor(visit, view.people, dispute.owner),
        day: dayText(dispute.reviewOn, locale),
      }),
      documents: dispute.items.map(labelOf).join(', '),
      objection: dispute.objection,
    })),
    all_disputes: disputes.length > 0 && deps.has('/disputes') ? at.under('/disputes', ofCustomer) : '',
  };
}

/** Those that have not ended, then the newest. */
function plansBlanks({ visit, w }: CustomerView, plans: readonly JudgedPlan[]): unknown[] {
  const { at, locale, language, work } = visit;
  const words = inLanguage(PLANS_WORDS, language);
  const order = (one: JudgedPlan): number => (LIVE.has(one.state) ? 1 : 0);
  const shown = [...plans].sort((a, b) => order(b) - order(a) || b.plan.id - a.plan.id).slice(0, MOST_SHOWN);
  return shown.map(({ plan, state }) => ({
    text: fill(w.side.plan, {
      number: plan.number,
      amount: format({ minor: plan.amountMinor, currency: plan.currency }, locale),
      parts: countText(words.parts, plan.instalments.length, locale),
    }),
    href: at.plan(work.ids.seal('plan', plan.id)),
    state: words.state[state],
    tone: PLAN_TONES[state] || 'quiet',
    documents: plan.items.map(labelOf).join(', '),
  }));
}

/** Those whose day has not come, then the newest. */
const openFirst = (a: Judged, b: Judged): number =>
  Number(b.verdict.state === 'open') - Number(a.verdict.state === 'open') || b.promise.id - a.promise.id;

/** `kept 2 of 5, on average 9 days late`; empty while there is no verdict. */
export function reliabilityText({ visit, w }: CustomerView, { kept, judged, meanDelayDays }: Reliability): string {
  const { locale } = visit;
  if (judged === 0) return '';
  const told = fill(w.side.kept, { kept: numberText(kept, locale), judged: numberText(judged, locale) });
  if (meanDelayDays === null || meanDelayDays === 0) return told;
  return `${told}, ${fill(w.side.delay, { days: countText(w.side.days, meanDelayDays, locale) })}`;
}

export const suggestedText = ({ visit, w }: CustomerView, { longestDays, pause }: Reliability): string =>
  fill(w.side.suggested, {
    days: countText(w.side.days, longestDays, visit.locale),
    pause: pause ? w.side.pauses : w.side.goOn,
  });

function holdsBlanks(view: CustomerView, gathered: Gathered): unknown[] {
  const { visit, w } = view;
  const items = new Map(gathered.items.map((item) => [item.itemId, item]));
  return gathered.holds.map((hold) => {
    const item = hold.itemId === null ? undefined : items.get(hold.itemId);
    const what = hold.itemId === null ? w.side.everything : item === undefined ? '' : labelOf(item);
    const own = /^hold\/(\d+)$/.exec(hold.key)?.[1];
    const ends = own !== undefined && view.may('/holds/:hold/end');
    return {
      what,
      said: holdText(view, gathered, hold, item?.currency ?? visit.company.currency),
      author: calledBy(view, hold.author),
      end: ends ? view.under(`/holds/${visit.work.ids.seal('hold', Number(own))}/end`) : '',
      label: fill(w.side.endOf, { what }),
    };
  });
}

function strategyBlanks(view: CustomerView, { outlook }: Gathered): unknown {
  const { w, customer, visit } = view;
  const chosen = outlook?.strategy.chosenBy ?? '';
  const segment = /^segment (.*)$/.exec(chosen)?.[1];
  const by: Readonly<Record<string, string>> = w.side.chosenBy;
  return {
    name: outlook === null ? '' : strategyName(visit, outlook.strategy),
    by: segment === undefined ? (by[chosen] ?? '') : fill(w.side.chosenBy.segment, { segment }),
    max: customer.maxStep === null ? '' : fill(w.side.maxStep, { n: numberText(customer.maxStep, visit.locale) }),
    change: view.may('/strategy') ? view.under('/strategy') : '',
  };
}

function documentsBlanks(view: CustomerView, { documents }: Gathered): unknown[] {
  const { visit, codes } = view;
  return documents
    .filter(({ about }) => !about.startsWith('entry/'))
    .map(({ id, kind, title, fileName, visibility, recordedAt }) => {
      const sealed = visit.work.ids.seal('document', id);
      return {
        name: fileName,
        kind: codeText(codes.document, kind),
        title: title === fileName ? '' : title,
        seen: codeText(codes.visibility, visibility),
        at: momentText(recordedAt, visit.locale, visit.company.zone),
        href: visit.at.document(sealed),
        remove: view.may('/documents/:document/remove') ? view.under(`/documents/${sealed}/remove`) : '',
        label: fill(view.w.side.removeOf, { name: fileName }),
      };
    });
}

function groupBlanks({ visit, w, under, may }: CustomerView, { group, groupSums }: Gathered): unknown {
  const mayChange = may('/group') && group.entities.length === 0;
  const { at, work, locale } = visit;
  const hrefOf = (id: number): string => at.customer(work.ids.seal('customer', id));
  const { parent } = group;
  const money = (minor: number | null, currency: string | null): string =>
    minor === null || currency === null ? '–' : format({ minor, currency }, locale);
  return {
    parent: parent === null ? null : { name: parent.name, code: parent.code, href: hrefOf(parent.id) },
    entities: group.entities.map(({ id, name, code, currency, openMinor }) => ({
      name,
      code,
      href: hrefOf(id),
      open: visit.on === null ? money(openMinor, currency) : '',
    })),
    sums: visit.on === null ? groupSums.map(({ currency, openMinor }) => money(openMinor, currency)) : [],
    note: visit.on === null ? '' : w.side.groupToday,
    change: mayChange ? under('/group') : '',
    change_text: inLanguage(CREDIT_WORDS, visit.language).group.change,
    shown: parent !== null || group.entities.length > 0 || mayChange,
  };
}

function particularsBlanks(view: CustomerView, { overrides }: Gathered): unknown[] {
  const { customer, w, codes } = view;
  return Object.keys(CORRECTABLE).flatMap((field) => {
    if (!isCorrectable(field) || field === 'name') return [];
    const value = namedText(view, field, fieldText(view, customer, field));
    const override = overrides.find((one) => one.field === field);
    if (value === '' && override === undefined) return [];
    const { nothing } = w.side;
    const corrected =
      override === undefined
        ? ''
        : fill(w.side.corrected, {
            by: calledBy(view, override.by),
            why: override.why,
            source: override.sourceValue ?? nothing,
          });
    return [{ label: codes.field[field], value: value === '' ? nothing : value, corrected }];
  });
}

/** A country or a language by its name. */
function namedText({ visit: { language } }: CustomerView, field: string, value: string): string {
  const type = NAMED[field];
  if (type === undefined || value === '') return value;
  const code = type === 'region' ? value.toUpperCase() : value;
  return /^[a-z]{2}$/i.test(value) ? (new Intl.DisplayNames([language], { type }).of(code) ?? value) : value;
}

const NAMED: Readonly<Record<string, 'region' | 'language'>> = {
  country: 'region',
  governing_law: 'region',
  court_country: 'region',
  language: 'language',
};

/** A field as it stands, as people type it. */
export function fieldText(view: CustomerView, customer: Customer, field: string): string {
  const key = field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) as keyof Customer;
  const value = customer[key];
  if (field === 'payment_terms')
    return customer.paymentTerms === null ? '' : termsCodeText(customer.paymentTerms, view.visit.language);
  if (field === 'debtor_type') return codeText(inLanguage(CUSTOMERS_WORDS, view.visit.language).type, String(value));
  if (value === null || value === false) return '';
  return value === true ? '✓' : String(value);
}

/** Where statements of account are not wanted by email any more, and the way back. */
function unwantedBlanks(
  view: CustomerView,
  { id, email }: { readonly id: number; readonly email: string | null },
  unwanted: ReadonlyMap<string, OptOut>,
): Record<string, string> {
  if (email === null || !unwanted.has(email.trim().toLowerCase())) return {};
  const { statements: w } = inLanguage(CUSTOMER_FORM_WORDS, view.visit.language).contact;
  const path = view.under(`/contacts/${view.visit.work.ids.seal('contact', id)}/statements`);
  return { unwanted: w.note, again: view.may('/contacts/:contact/statements') ? path : '', again_label: w.again };
}
