import type { Document } from '../documents/document';
import { format, formatAmount, sum } from '../kernel/money';
import { codeText } from '../languages/code-words';
import { reasonText } from '../languages/refusal';
import { countText, dayText, fill, numberText } from '../languages/said';
import { dueText } from '../languages/due-text';
import { BUCKETS, bucketOf } from '../ledger/ageing';
import { dueBasisOf } from '../ledger/due-by';
import type { Hold } from '../ledger/hold';
import { holdsOn } from '../ledger/hold-index';
import type { Priced } from '../ledger/invoice-line';
import { handlersOf } from '../ledger/handled.store';
import { linesOf } from '../ledger/invoice-line.store';
import { daysLate, isCredit, isOverdue, isWithheld, labelOf, type OpenItem } from '../ledger/open-item';
import { minDay } from '../kernel/day';
import { stepText, type CustomerView } from './customer-asked.pages';
import type { Gathered } from './customer-gather.pages';
import { linesBlanks } from './customer-lines.pages';
import { owedWords } from './customer-owed-shown.pages';

/** What is open: the balances, their age as picture and table, and the items themselves, a page of them at a time. */
export function balanceBlanks(view: CustomerView, { items }: Gathered): unknown[] {
  const { visit, w } = view;
  const { locale, work } = visit;
  return currenciesOf(items).map((currency) => {
    const mine = items.filter((item) => item.currency === currency);
    const dues = mine.flatMap((item) => (item.openMinor > 0 && item.dueOn !== null ? [item.dueOn] : []));
    const oldest = dues.length === 0 ? null : dues.reduce(minDay);
    const late = oldest === null ? 0 : (daysLate({ dueOn: oldest }, work.today) ?? 0);
    return {
      sum: format({ minor: sum(mine.map(({ openMinor }) => openMinor)), currency }, locale),
      oldest:
        oldest === null || late <= 0
          ? ''
          : fill(w.head.oldest, { day: dayText(oldest, locale), days: countText(w.head.late, late, locale) }),
    };
  });
}

const currenciesOf = (items: readonly OpenItem[]): string[] =>
  [...new Set(items.map(({ currency }) => currency))].sort();

/** Per currency, since nothing is added up across them. */
export function ageingBlanks({ visit, w }: CustomerView, { items }: Gathered): unknown {
  const { locale, work } = visit;
  const rows = currenciesOf(items).map((currency) => {
    const mine = items.filter((item) => item.currency === currency);
    const owed = mine.filter(({ openMinor }) => openMinor > 0);
    const buckets = BUCKETS.map((_, at) =>
      sum(owed.flatMap((one) => (one.dueOn !== null && bucketOf(one.dueOn, work.today) === at ? [one.openMinor] : []))),
    );
    const undated = sum(owed.flatMap((one) => (one.dueOn === null ? [one.openMinor] : [])));
    const credit = sum(mine.flatMap(({ openMinor }) => (openMinor < 0 ? [openMinor] : [])));
    return { currency, buckets, undated, credit, total: sum(mine.map(({ openMinor }) => openMinor)) };
  });
  const amount = (minor: number, currency: string): string =>
    minor === 0 ? '–' : formatAmount({ minor, currency }, locale);
  const undated = rows.some((row) => row.undated !== 0);
  return {
    heads: [...w.ageing.buckets, ...(undated ? [w.ageing.undated] : []), w.ageing.credit, w.ageing.total],
    rows: rows.map((row) => ({
      currency: row.currency,
      sums: [...row.buckets, ...(undated ? [row.undated] : []), row.credit, row.total].map((minor) =>
        amount(minor, row.currency),
      ),
    })),
    charts: rows
      .filter(({ buckets }) => buckets.some((minor) => minor > 0))
      .map(({ currency, buckets }) => ({
        currency,
        json: JSON.stringify({
          labels: w.ageing.buckets,
          tones: ['accent', 'accent', 'wait', 'wait', 'bad'],
          series: [{ name: currency, values: buckets.map((minor) => majorOf(minor, currency)) }],
        }),
      })),
  };
}

/** For a picture only: nothing is calculated with it. */
const majorOf = (minor: number, currency: string): number =>
  Number(formatAmount({ minor, currency }, 'en-US').replaceAll(',', ''));

const ITEMS_A_PAGE = 50;

export async function itemsBlanks(view: CustomerView, gathered: Gathered): Promise<unknown> {
  const { visit, w } = view;
  const wanted = Number(visit.asked.query.get('items') ?? '1');
  const sorted = [...gathered.items].sort(oldestFirst);
  const last = Math.max(1, Math.ceil(sorted.length / ITEMS_A_PAGE));
  const page = Number.isSafeInteger(wanted) && wanted >= 1 ? Math.min(wanted, last) : 1;
  const first = (page - 1) * ITEMS_A_PAGE;
  const rows = sorted.slice(first, first + ITEMS_A_PAGE);
  const heldBy = holdsOn(gathered.holds);
  const papers = papersBy(gathered.documents);
  const { work, company } = visit;
  const lines = await linesOf(work.db.read, company.id, rows.map(({ entryId }) => entryId)); // prettier-ignore
  const handlers = await handlersOf(work.db.read, company.id, rows.map(({ entryId }) => entryId)); // prettier-ignore
  const toPage = (to: number): string => view.under('', { items: String(to) }) + '#items';
  return {
    rows: rows.map((item) => itemBlanks(view, item, { gathered, held: heldBy(item), papers, lines, handlers })),
    range: fill(w.items.of, {
      from: numberText(rows.length === 0 ? 0 : first + 1, visit.locale),
      to: numberText(first + rows.length, visit.locale),
      n: numberText(sorted.length, visit.locale),
    }),
    previous: page > 1 ? toPage(page - 1) : '',
    next: page < last ? toPage(page + 1) : '',
    imports: visit.at.imports,
  };
}

/** What is due longest first, what has no due day before it, credits last. */
function oldestFirst(a: OpenItem, b: OpenItem): number {
  if (isCredit(a) !== isCredit(b)) return isCredit(a) ? 1 : -1;
  const [first, second] = [a.dueOn ?? '', b.dueOn ?? ''];
  return first === second ? a.itemId - b.itemId : first < second ? -1 : 1;
}

type Papers = ReadonlyMap<string, readonly Document[]>;

function papersBy(documents: readonly Document[]): Papers {
  const found = new Map<string, Document[]>();
  for (const document of documents) found.set(document.about, [...(found.get(document.about) ?? []), document]);
  return found;
}

interface ItemAbout {
  readonly gathered: Gathered;
  readonly held: readonly Hold[];
  readonly papers: Papers;
  readonly lines: ReadonlyMap<number, Priced>;
  readonly handlers: ReadonlyMap<number, string>;
}

function itemBlanks(
  view: CustomerView,
  item: OpenItem,
  { gathered, held, papers, lines, handlers }: ItemAbout,
): unknown {
  const { visit, w, codes } = view;
  const { locale, work, at } = visit;
  const { currency } = item;
  const label = labelOf(item);
  const id = work.ids.seal('item', item.itemId);
  const step = gathered.outlook?.stepOf(item) ?? null;
  const presumed = item.presumedSettledOn;
  const handler = handlers.get(item.entryId);
  const onItem = (path: string): string => view.under(`/items/${id}${path}`);
  return {
    id,
    label,
    type: codeText(codes.entry, item.type),
    note: [
      item.subject,
      item.poNo === null ? null : `PO ${item.poNo}`,
      item.site,
      handler === undefined ? null : fill(w.items.handledBy, { email: handler }),
    ]
      .filter((part) => part !== null)
      .join(' · '),
    presumed: presumed === null ? '' : fill(w.items.presumed, { day: dayText(presumed, locale) }),
    confirm: presumed !== null && view.may('/items/:item/settled') ? onItem('/settled') : '',
    withheld: isWithheld(item, work.today) ? w.items.withheld : '',
    issued: dayText(item.issuedOn, locale),
    due: item.dueOn === null ? '–' : dayText(item.dueOn, locale),
    dueBy: dueText(dueBasisOf(item.dueBy), visit.language),
    assumed: dueBasisOf(item.dueBy).basis === 'assumed',
    late: isOverdue(item, work.today) ? numberText(daysLate(item, work.today) ?? 0, locale) : '',
    amount:
      item.openMinor === item.amountMinor
        ? ''
        : fill(w.items.invoiced, { amount: formatAmount({ minor: item.amountMinor, currency }, locale) }),
    open: formatAmount({ minor: item.openMinor, currency }, locale),
    currency,
    step: step === null ? '' : stepText(view, step),
    lines: linesBlanks(view, item, lines.get(item.entryId)),
    dispute: lines.has(item.entryId) && item.openMinor > 0 && view.may('/items/:item/lines') ? onItem('/lines') : '',
    holds: thenOnce(held.map((hold) => holdText(view, gathered, hold, currency))),
    links: [
      ...(papers.get(`entry/${item.entryId}`) ?? []).map((document) => ({
        text: codeText(codes.document, document.kind),
        more: `: ${document.fileName}`,
        href: at.document(work.ids.seal('document', document.id)),
      })),
      ...(isOverdue(item, work.today) ? [{ text: owedWords(visit).itemLink, more: ` ${label}`, href: view.under('/interest', { item: id }) }] : []), // prettier-ignore
      ...itemActions(view, item).map(({ path, text }) => ({ text, more: ` ${label}`, href: onItem(path) })),
    ],
  };
}

/** What comes when several holds are over is said once, below the last of them. */
const thenOnce = (said: readonly HoldSaid[]): HoldSaid[] =>
  said.map((one, n) => (said[n + 1]?.then === one.then ? { ...one, then: '' } : one));

function itemActions(view: CustomerView, item: OpenItem): { path: string; text: string }[] {
  const { w } = view;
  const credit = isCredit(item);
  return [
    { path: '/apply', text: w.items.apply, fits: credit },
    { path: '/payments', text: w.items.paid, fits: !credit && item.openMinor !== item.amountMinor },
    { path: '/handled', text: w.items.handler, fits: !credit },
    { path: '/correct', text: w.items.correct, fits: !credit },
  ].filter(({ path, fits }) => fits && view.may(`/items/:item${path}`));
}

interface HoldSaid {
  readonly text: string;
  readonly part: string;
  readonly then: string;
  readonly reason: string;
}

/** `promise until 22 Nov, then Reminder · step 2 on 24 Nov`. */
export function holdText(view: CustomerView, { outlook }: Gathered, hold: Hold, currency: string): HoldSaid {
  const { visit, w, codes } = view;
  const { locale } = visit;
  const kind = codeText(codes.hold, hold.kind);
  const { caused } = hold;
  const sentence = caused ? w.items.review : w.items.until;
  const after = outlook?.afterHold(hold) ?? null;
  const part = hold.amountMinor;
  return {
    text: hold.until === null ? kind : fill(sentence, { kind, day: dayText(hold.until, locale) }),
    part: part === null ? '' : fill(w.items.part, { amount: format({ minor: part, currency }, locale) }),
    then:
      caused || hold.until === null
        ? ''
        : after === null
          ? w.items.thenNothing
          : fill(w.items.then, { step: stepText(view, after.step), day: dayText(after.on, locale) }),
    reason: reasonText(hold.reason, view.visit),
  };
}
