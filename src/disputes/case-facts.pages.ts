import type { Visit } from '../companies/visit.pages';
import type { Customer } from '../customers/customer';
import { format, formatAmount } from '../kernel/money';
import type { CodeWords } from '../languages/code-words.en';
import { codeText } from '../languages/code-words';
import type { DisputesWords } from '../languages/disputes-words.en';
import { LINE_WORDS } from '../languages/line-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import type { Case, CaseItem } from './case.panel';
import type { DisputedLine } from './disputed-line';
import type { Approval } from './e-invoice.store';
import { awaitsReview, CLOSED, type Dispute, type DisputedCharge, type DisputedItem } from './dispute';
import type { Owners } from './owners.pages';
import { countedOf } from './settling';

/** What the page of a dispute is drawn from. */
export interface CaseView {
  readonly visit: Visit;
  readonly w: DisputesWords;
  readonly codes: CodeWords;
  readonly owners: Owners;
  readonly one: Case;
  readonly items: readonly CaseItem[];
  readonly customer: Customer;
  readonly approvals: readonly Approval[];
}

/** The facts of a dispute: what is objected, who answers by when, what was answered, what happens next. */
export function factsBlanks(view: CaseView): Readonly<Record<string, unknown>> {
  const { visit, w, codes, owners, one, customer } = view;
  const { dispute } = one;
  const { locale, at, work } = visit;
  const late = awaitsReview(dispute) && dispute.reviewOn < work.today;
  return {
    state: codeText(codes.dispute, dispute.state),
    outcome: dispute.outcome === null ? '' : codeText(codes.outcome, dispute.outcome),
    customer: {
      name: customer.name,
      code: customer.code,
      href: at.customer(work.ids.seal('customer', customer.id)),
    },
    category: codeText(codes.category, dispute.category),
    needs: w.needs[dispute.category],
    owner: owners.called(dispute.owner),
    due: dayText(dispute.reviewOn, locale),
    late: late ? w.late : '',
    raised: fill(w.one.raisedBy, {
      day: dayText(dispute.raisedOn, locale),
      who: owners.called(dispute.recordedBy),
    }),
    objection: dispute.objection,
    approved: approvedLines(view),
    answer:
      dispute.answer === null || dispute.answeredOn === null
        ? null
        : { text: dispute.answer, sent: fill(w.one.answered, { day: dayText(dispute.answeredOn, locale) }) },
    rootCause: dispute.rootCause ?? '',
    next: nextSentences(view),
  };
}

/** What the buyer approved before it contested it: the strongest answer there is. */
function approvedLines({ visit, w, one, approvals }: CaseView): string[] {
  const seen = approvals.filter(({ on }) => visit.on === null || on <= visit.on);
  return seen.flatMap(({ itemId, on }) => {
    const item = one.dispute.items.find((each) => each.itemId === itemId);
    return item ? [fill(w.one.approved, { document: labelOf(item), day: dayText(on, visit.locale) })] : [];
  });
}

function nextSentences({ visit, w, one }: CaseView): string[] {
  const { dispute } = one;
  const { locale, work, on } = visit;
  const past = on === null ? [] : [w.one.nextPast];
  if (CLOSED.has(dispute.state)) return [...past, w.one.nextOver];
  if (dispute.state !== 'resolved') return [...past, w.one.nextHeld];
  const told = [...past];
  if (dispute.resumesOn !== null) {
    const sentence = dispute.resumesOn > work.today ? w.one.nextResumes : w.one.nextResumed;
    told.push(fill(sentence, { day: dayText(dispute.resumesOn, locale) }));
  }
  const awaited = sumsText(dispute, locale, (item) => item.justifiedMinor - item.creditedMinor);
  if (awaited !== '') told.push(fill(w.one.nextCredit, { sum: awaited }));
  return told;
}

/** The sums of what each item comes to, one for each currency: `€300.00 + CHF 20.00`; empty where there is nothing. */
export function sumsText(dispute: Dispute, locale: string, minorOf: (item: DisputedItem) => number): string {
  return [...sumsOf(dispute, minorOf)].map(([currency, minor]) => format({ minor, currency }, locale)).join(' + ');
}

function sumsOf({ items }: Dispute, minorOf: (item: DisputedItem) => number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) {
    const minor = Math.max(0, minorOf(item));
    if (minor > 0) sums.set(item.currency, (sums.get(item.currency) ?? 0) + minor);
  }
  return sums;
}

/** `line 2: Pallets, €120.00`. */
function lineText({ locale, language }: Visit, currency: string, { no, text, amountMinor }: DisputedLine): string {
  const said = fill(inLanguage(LINE_WORDS, language).line, { no, text });
  return amountMinor === null ? said : `${said}, ${format({ minor: amountMinor, currency }, locale)}`;
}

/** `interest, €12.00`: of it alone, not of the invoice. */
const chargeText = (
  { locale }: Visit,
  w: CaseView['w'],
  currency: string,
  { kind, amountMinor }: DisputedCharge,
): string => `${w.amounts.charge[kind]}, ${format({ minor: amountMinor, currency }, locale)}`;

/** The disputed items with their amounts, and the total of each currency. */
export function amountsBlanks({ visit, one, items, w }: CaseView): unknown {
  const { dispute } = one;
  const { locale, at, work } = visit;
  const facts = new Map(items.map((item) => [item.itemId, item]));
  const customer = at.customer(work.ids.seal('customer', dispute.customerId));
  const invoiced = (item: DisputedItem): number => facts.get(item.itemId)?.invoicedMinor ?? 0;
  const settled = dispute.outcome !== null;
  const line = (currency: string, minors: readonly number[]): string[] =>
    minors.map((minor) => formatAmount({ minor, currency }, locale));
  const figures = (item: DisputedItem): number[] => [
    ...[invoiced(item), countedOf(item), item.creditedMinor],
    ...(settled ? [item.justifiedMinor] : []),
    item.openMinor,
  ];
  return {
    w: w.amounts,
    settled,
    rows: dispute.items.map((item) => {
      const dueOn = facts.get(item.itemId)?.dueOn ?? null;
      return {
        document: labelOf(item),
        href: `${customer}#${work.ids.seal('item', item.itemId)}`,
        due: dueOn === null ? '' : dayText(dueOn, locale),
        whole: item.amountMinor === null && !settled ? w.amounts.whole : '',
        lines: [
          ...item.lines.map((line) => lineText(visit, item.currency, line)),
          ...item.charges.map((charge) => chargeText(visit, w, item.currency, charge)),
        ],
        figures: line(item.currency, figures(item)),
        currency: item.currency,
      };
    }),
    totals:
      dispute.items.length < 2
        ? []
        : [...new Set(dispute.items.map(({ currency }) => currency))].map((currency) => {
            const own = dispute.items.filter((item) => item.currency === currency).map(figures);
            const summed = (own[0] ?? []).map((_, place) => own.reduce((sum, row) => sum + (row[place] ?? 0), 0));
            return { figures: line(currency, summed), currency };
          }),
  };
}
