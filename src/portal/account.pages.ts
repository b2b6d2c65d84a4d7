import { receiptsOf } from '../activities/receipt.store';
import { format, formatAmount } from '../kernel/money';
import { PORTAL_ABOUT_WORDS } from '../languages/portal-about-words';
import { PORTAL_PAPER_WORDS } from '../languages/portal-paper-words';
import { PORTAL_PLAN_WORDS } from '../languages/portal-plan-words';
import { countText, dayText, fill, momentText, numberText } from '../languages/said';
import { daysLate, isOverdue, labelOf } from '../ledger/open-item';
import type { Answer, Mounted } from '../platform/web/answer';
import { aheadOf, type Ahead } from './ahead.pages';
import { chargesBlanks } from './charges.pages';
import { accountOf, numberOf, type Account } from './gather.pages';
import { ACCOUNT, inside } from './inside.pages';
import { linesShown } from './lines';
import type { Owed, OwedItem } from './owed';
import { portalPage } from './page.pages';
import { invoicePapers, type PortalPaper } from './papers.panel';
import { plansBlanks } from './plan.pages';
import { agreedBlanks } from './talk.pages';
import { accountPath, companyName, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/** The first page of an account: who are you, what do I owe, what can I do; each thing to do has a page of its own. */
export const accountRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'get', path: ACCOUNT, answer: inside(deps, (visit) => accountPage(visit, deps)) },
];

async function accountPage(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { w, company, language } = visit;
  const account = await accountOf(visit, deps);
  const { owes } = account;
  const papers = await invoicePapers(visit.work.db.read, { companyId: company.id, customerId: visit.customer.id });
  return portalPage(visit, {
    name: '',
    number: numberOf(account),
    title: fill(w.door.title, { company: companyName(company) }),
    blanks: {
      hello: fill(w.who.hello, { name: visit.visitor.name }),
      who: fill(w.who.text, { company: company.legalName }),
      owes: owes.map((one) => owedBlanks(visit, { account, papers }, one)),
      owes_nothing: owes.every(({ items, charges }) => items.length + charges.length === 0),
      ways: waysOf(visit, owes),
      more: [
        { text: PORTAL_PAPER_WORDS[language].title, href: accountPath(ofVisit(visit), 'papers') },
        { text: PORTAL_ABOUT_WORDS[language].title, href: accountPath(ofVisit(visit), 'about') },
      ],
      plans: plansBlanks(visit, account.plans),
      next: nextOf(visit, account, await aheadOf(visit, deps)),
      agreed: await agreedBlanks(visit),
      receipts: await receiptsTold(visit, account),
    },
  });
}

/** Pay stands first where there is something to pay. */
function waysOf(visit: PortalVisit, owes: readonly Owed[]): unknown[] {
  const { w } = visit;
  const of = ofVisit(visit);
  const mayPay = owes.some(({ nowMinor, comingMinor }) => nowMinor > 0 || comingMinor > 0);
  const mayWait = owes.some(({ promisableMinor }) => promisableMinor > 0);
  return [
    ...(mayPay ? [{ text: w.pay.title, href: accountPath(of, 'pay'), first: true }] : []),
    ...(mayWait ? [{ text: w.promise.title, href: accountPath(of, 'time'), first: false }] : []),
    { text: w.dispute.title, href: accountPath(of, 'wrong'), first: false },
    { text: w.question.title, href: accountPath(of, 'ask'), first: false },
  ];
}

interface Known {
  readonly account: Account;
  readonly papers: readonly PortalPaper[];
}

function owedBlanks(visit: PortalVisit, { account, papers }: Known, one: Owed): unknown {
  const { w, locale, work } = visit;
  const { currency } = one;
  const money = (minor: number): string => format({ minor, currency }, locale);
  return {
    currency,
    now: one.nowMinor > 0 ? money(one.nowMinor) : '',
    nothing: nothingText(visit, one),
    all: fill(w.owe.all, { sum: money(one.openMinor), day: dayText(work.today, locale) }),
    coming: one.comingMinor > 0 ? fill(w.owe.coming, { sum: money(one.comingMinor) }) : '',
    ...chargesBlanks(visit, one),
    caption: fill(w.owe.items, { currency }),
    some: one.items.length > MOST ? someText(visit, one.items.length) : '',
    items: one.items.slice(0, MOST).map((item) => ({
      ...itemBlanks(visit, item),
      lines: linesShown(visit, item.item, account.lines.get(item.item.entryId)),
      pdf: paperPath(visit, papers, item.item.entryId),
    })),
    credits: one.credits.map((item) => fill(w.owe.credit, { document: labelOf(item), sum: money(-item.openMinor) })),
  };
}

/** A page of more takes longer to read than a statement of account. */
const MOST = 150;

const someText = ({ w, locale, language }: PortalVisit, all: number): string =>
  fill(w.owe.some, {
    ...{ shown: numberText(MOST, locale), all: numberText(all, locale) },
    papers: PORTAL_PAPER_WORDS[language].title,
  });

/** To the invoice as it was sent, where we have it. */
function paperPath(visit: PortalVisit, papers: readonly PortalPaper[], entryId: number): string {
  const paper = papers.find((one) => one.entryId === entryId);
  return paper === undefined ? '' : accountPath(ofVisit(visit), `papers/${visit.work.ids.seal('document', paper.id)}`);
}

/** Where nothing is asked for: nothing is due, or what is due stands back for now. */
function nothingText({ w, work }: PortalVisit, { items, charges, nowMinor }: Owed): string {
  if (items.length + charges.length === 0 || nowMinor > 0) return '';
  const standsBack =
    charges.length > 0 || items.some(({ item, state }) => state !== 'overdue' && isOverdue(item, work.today));
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

const CLOSED: ReadonlySet<string> = new Set(['resolved', 'confirmed', 'void']);

/** By day: what was promised, what we owe an answer, what falls due, what we do if nothing changes. */
function nextOf(
  { w, locale, work }: PortalVisit,
  { owes, promises, disputes }: Account,
  ahead: readonly Ahead[],
): string[] {
  const steps = [
    ...ahead,
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

/** Newest first: what was promised and objected to, and all else that was told, in the words of then. */
async function receiptsTold(visit: PortalVisit, { promises, disputes }: Account): Promise<unknown[]> {
  const { w, locale, work, company, customer, visitor } = visit;
  const whose = { companyId: company.id, customerId: customer.id, visitorId: visitor.id };
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
    ...(await receiptsOf(work.db.read, whose)).map(({ id, title, text, recordedAt }) => ({
      recordedAt,
      text: `${title}. ${text}`,
      at: at(recordedAt, work.ids.seal('receipt', id)),
    })),
  ];
  return told.sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1)).map(({ text, at: when }) => ({ text, at: when }));
}
