import type { Asked, Consequences } from '../insolvency/actions';
import {
  deadlinesOf,
  PROCEEDINGS,
  type Deadline,
  type ProceedingKind,
  type Proceeding,
} from '../insolvency/proceeding';
import type { Side } from '../insolvency/split';
import { lateReceipts } from '../insolvency/receipt.store';
import { proceedingsOf } from '../insolvency/store';
import { format } from '../kernel/money';
import { INSOLVENCY_WORDS } from '../languages/insolvency-words';
import type { InsolvencyWords } from '../languages/insolvency-words.en';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import { openItemsOfCustomers } from '../ledger/store';
import type { CustomerView } from './customer-asked.pages';

/** What an insolvency does, in figures and in words, before it is recorded; and how it stands, beside the customer's page. */
export const SIDES = ['day', 'frozen', 'goes_on'] as const;

export const wordsOf = ({ visit }: CustomerView): InsolvencyWords => inLanguage(INSOLVENCY_WORDS, visit.language);

/** A proceeding under its own legal name, with its country. */
export function kindText(view: CustomerView, kind: ProceedingKind): string {
  const { name, country } = PROCEEDINGS[kind];
  return country === '' ? wordsOf(view).other : `${country} · ${name}`;
}

export async function checkBlanks(view: CustomerView, asked: Asked, does: Consequences): Promise<object> {
  const { visit, customer } = view;
  const w = wordsOf(view);
  const money = (minor: number, currency: string): string => format({ minor, currency }, visit.locale);
  const { openedOn, kind } = asked.proceeding;
  const items = await openItemsOfCustomers(visit.work.db.read, visit.company.id, [customer.id], visit.work.today);
  const labels = new Map(items.map((item) => [item.itemId, labelOf(item)]));
  return {
    ...{ w: w.check, check: view.under('/insolvency/check'), record: view.under('/insolvency') },
    intro: fill(w.check.intro, { kind: kindText(view, kind), day: dayText(openedOn, visit.locale) }),
    sums: does.totals.map(({ currency, frozenMinor, goesOnMinor }) => ({
      ...{ currency, frozen: money(frozenMinor, currency), goesOn: money(goesOnMinor, currency) },
    })),
    follows: followsTexts(view, does),
    deadlines: does.deadlines.map((one) => deadlineText(view, one)),
    rows: does.sides.map((side) => sideBlanks(view, side, labels.get(side.itemId) ?? '')),
  };
}

function followsTexts(view: CustomerView, { sides, promises, plans, cases, asksInterest }: Consequences): string[] {
  const { check } = wordsOf(view);
  const count = (n: number): string => numberText(n, view.visit.locale);
  return [
    fill(check.holds, { n: count(sides.filter(({ frozen }) => frozen).length) }),
    fill(check.promises, { n: count(promises.length) }),
    plans.length === 0
      ? check.noPlans
      : fill(check.plans, { n: count(plans.length), numbers: plans.map(({ number }) => number).join(', ') }),
    ...cases.map(({ number, partner }) => fill(check.case, { number, partner })),
    ...(asksInterest ? [check.interest] : []),
    check.guarantors,
  ];
}

export function deadlineText(view: Pick<CustomerView, 'visit'>, { what, day, source, verified }: Deadline): string {
  const { check, known } = inLanguage(INSOLVENCY_WORDS, view.visit.language);
  const sources: Readonly<Record<string, string>> = known;
  const whence = Object.hasOwn(sources, source) ? (sources[source] ?? source) : source;
  return fill(what === 'proof' ? check.proof : check.retention, {
    day: day === null ? check.unknown : dayText(day, view.visit.locale),
    source: verified ? whence : `${whence}; ${check.unverified}`,
  });
}

function sideBlanks(view: CustomerView, side: Side, label: string): object {
  const { visit } = view;
  const { check } = wordsOf(view);
  const value = side.byHand ? (side.frozen ? 'frozen' : 'goes_on') : 'day';
  const said = { day: check.byDay, frozen: check.frozen, goes_on: check.goesOn };
  return {
    ...{ label, name: `side.${visit.work.ids.seal('item', side.itemId)}`, frozen: side.frozen },
    supplied: dayText(side.suppliedOn, visit.locale),
    presumed: side.presumed ? check.presumed : '',
    open: format({ minor: side.openMinor, currency: side.currency }, visit.locale),
    is: side.frozen ? check.frozen : check.goesOn,
    of: fill(check.sideOf, { document: label }),
    options: SIDES.map((one) => ({ value: one, label: said[one], chosen: one === value })),
  };
}

/** Beside the customer: the proceeding that stands with its next last day, and those that are over. Null: there was none. */
export async function insolvencyBlanks(view: CustomerView): Promise<object | null> {
  const { visit, customer } = view;
  const found = await proceedingsOf(visit.work.db.read, visit.company.id, customer.id);
  const standing = found.find(({ endedOn }) => endedOn === null);
  if (found.length === 0) return null;
  const w = wordsOf(view).panel;
  const link = (path: string, label: string): object[] =>
    view.may(path) ? [{ href: view.under(path), label }] : [];
  return {
    title: w.title,
    standing: standing === undefined ? null : await standingBlanks(view, standing),
    links:
      standing === undefined
        ? link('/insolvency', w.again)
        : [...link('/insolvency/claim', wordsOf(view).claim.link), ...(standing.proofSentOn === null ? link('/insolvency/proof', w.sent) : []), ...link('/insolvency/end', w.end)],
    over: found.filter(({ endedOn }) => endedOn !== null).map((one) => overText(view, one)),
  };
} // prettier-ignore

async function standingBlanks(view: CustomerView, one: Proceeding): Promise<object> {
  const { visit } = view;
  const late = await lateReceipts(visit.work.db.read, visit.company.id, one.id);
  const { panel: w } = wordsOf(view);
  const deadlines = deadlinesOf(one, visit.company.country).filter(
    ({ what }) => what !== 'proof' || one.proofSentOn === null,
  );
  const day = (text: Proceeding['openedOn']): string => dayText(text, visit.locale);
  return {
    kind: kindText(view, one.kind),
    lines: [
      [fill(w.opened, { day: day(one.openedOn) }), one.publishedOn === null ? '' : fill(w.published, { day: day(one.publishedOn) })], // prettier-ignore
      [one.court ?? '', one.number === null ? '' : fill(w.number, { number: one.number })],
      [one.administrator ?? '', one.administratorEmail ?? ''],
      [one.proofSentOn === null ? '' : fill(w.proofSent, { day: day(one.proofSentOn) })],
    ].flatMap((parts) => parts.filter((part) => part !== '').join(', ') || []),
    receipts: late.length === 0 ? '' : w.receipts,
    late: late.map(({ minor, currency, on, document }) =>
      fill(w.receipt, { amount: format({ minor, currency }, visit.locale), day: day(on), document }),
    ),
    next: deadlines.map((deadline) => fill(w.next, { what: deadlineText(view, deadline) })),
  };
}

function overText(view: CustomerView, { kind, endedOn, outcome }: Proceeding): string {
  const { panel, outcomes } = wordsOf(view);
  const day = endedOn === null ? '' : dayText(endedOn, view.visit.locale);
  const over = fill(panel.over, { day, outcome: outcome === null ? '' : outcomes[outcome] });
  return `${kindText(view, kind)} · ${over}`;
}
