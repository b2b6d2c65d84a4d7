import { day } from '../kernel/day';
import { sum } from '../kernel/money';
import { numberedExhibits } from './exhibits';
import { effectOf, type Supplement, type SupplementChange } from './supplement';
import {
  amount,
  amountOrBlank,
  column,
  exhibitWord,
  money,
  row,
  shortDay,
  type TableView,
  type Telling,
} from './telling';
import { maskLinks } from './visibility';
import { fill } from './words';

/** One sheet: the total before and after, what changed, and what is claimed of each invoice from now on. */
export function supplementSheet(telling: Telling, supplement: Supplement) {
  const { claim, words, speech } = telling;
  const { beforeMinor, afterMinor } = effectOf(supplement);
  const w = words.supplement;
  const since = speech.day(day(supplement.since.slice(0, 10)));
  return {
    title: fill(w.title, { n: String(supplement.n), reference: claim.reference, version: String(claim.version) }),
    intro: fill(w.intro, { since, date: speech.day(claim.keyDate), partner: claim.recipient ?? '' }).trim(),
    tables: [
      effectTable(telling, beforeMinor, afterMinor),
      changesTable(telling, supplement),
      itemsTable(telling, supplement),
    ],
  };
}

function effectTable(telling: Telling, beforeMinor: number, afterMinor: number): TableView {
  const w = telling.words.supplement;
  const columns = [column(''), column(telling.claim.currency, 'num', '40mm')];
  const less = beforeMinor - afterMinor;
  return {
    title: w.effect,
    columns,
    rows: [
      row(columns, [w.before, amount(telling, beforeMinor)]),
      row(columns, [less >= 0 ? w.less : w.more, amount(telling, -less)]),
      row(columns, [w.after, money(telling, afterMinor)], 'total'),
    ],
  };
}

function changesTable(telling: Telling, { changes }: Supplement): TableView {
  const w = telling.words.supplement;
  const columns = [
    column(w.on, 'day', '26mm'),
    column(w.what),
    column(w.against, 'text', '34mm'),
    column(w.amount, 'num', '30mm'),
  ];
  return { title: w.changes, columns, rows: changes.map((one) => row(columns, cellsOf(telling, one))) };
}

function cellsOf(telling: Telling, change: SupplementChange) {
  const { words } = telling;
  const w = words.supplement;
  const on = shortDay(telling, change.on);
  switch (change.kind) {
    case 'dispute': {
      const told = change.outcome === null ? w.dispute : fill(w.settled, { outcome: words.outcome[change.outcome] });
      const category = words.disputeCategory[change.category];
      return [on, { text: `${told}: ${category}`, second: maskLinks(change.objection) }, change.against, ''];
    }
    case 'document': {
      const found = numberedExhibits(telling.claim).find(({ key }) => key === change.key);
      const part = found && telling.exhibits.find(({ id }) => id === found.id);
      const text = `${w.document}: ${part?.name ?? change.title}`;
      return [on, { text, part: part?.id ?? null, second: part ? exhibitWord(telling, part.label) : null }, change.against ?? '', '']; // prettier-ignore
    }
    case 'insolvency': {
      const { name, frozenMinor } = change;
      const told = frozenMinor === null ? w.insolvencyOver : frozenMinor === 0 ? w.notFrozen : w.frozen;
      const second = fill(told, { amount: money(telling, frozenMinor ?? 0) });
      return [on, { text: fill(w.insolvency, { name }), second }, '', ''];
    }
    default:
      return [on, `${w[change.kind]} ${change.document}`, change.against, amount(telling, -change.amountMinor)];
  }
}

function itemsTable(telling: Telling, { items }: Supplement): TableView {
  const w = telling.words.supplement;
  const columns = [
    column(telling.words.claim.document),
    column(w.before, 'num', '34mm'),
    column(w.after, 'num', '34mm'),
    column(w.disputed, 'num', '34mm'),
  ];
  const { beforeMinor, afterMinor } = effectOf({ items });
  return {
    title: w.items,
    columns,
    rows: [
      ...items.map((item) =>
        row(columns, [
          item.document,
          amount(telling, item.beforeMinor),
          amount(telling, item.afterMinor),
          amountOrBlank(telling, item.disputedMinor),
        ]),
      ),
      row(
        columns,
        [
          telling.words.claim.total,
          ...[amount(telling, beforeMinor), amount(telling, afterMinor)],
          amountOrBlank(telling, sum(items.map(({ disputedMinor }) => disputedMinor))),
        ],
        'total',
      ),
    ],
  };
}
