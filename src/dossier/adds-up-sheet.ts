import { amount, column, row, shortDay, type CellView, type RowView, type TableView, type Telling } from './telling';
import { fill } from './words';

/** One page that proves the principal three times over, then adds what is asked beside it. */
export function addsUpSheet(telling: Telling): {
  title: string;
  intro: string;
  tables: TableView[];
  costs: { title: string; note: string; tables: TableView[] } | null;
} {
  const { claim, words, speech } = telling;
  return {
    title: words.sheet['adds-up'],
    intro: fill(words.addsUp.intro, { currency: claim.currency, date: speech.day(claim.keyDate) }),
    tables: [fromInvoices(telling), fromTable(telling), fromAccount(telling), whole(telling)],
    costs: costs(telling),
  };
}

const columnsOf = () => [column(''), column('', 'text', '30mm'), column('', 'num', '36mm')];

/** A line of the proof: what, where it is shown, how much. A line that takes nothing away is not shown. */
function line(
  telling: Telling,
  label: string,
  minor: number,
  more: { kind?: RowView['kind']; see?: string } = {},
): RowView {
  const see: Partial<CellView> =
    more.see === undefined
      ? { text: '' }
      : { text: fill(telling.words.addsUp.see, { page: telling.pageOf(more.see) }), part: more.see };
  return row(columnsOf(), [label, see, amount(telling, minor)], more.kind);
}

function fromInvoices(telling: Telling): TableView {
  const { claim, words, speech, added } = telling;
  const less = (label: string, minor: number): RowView[] =>
    minor === 0 ? [] : [line(telling, label, -minor, { see: 'claim' })];
  return {
    title: words.addsUp.first,
    columns: columnsOf(),
    rows: [
      line(telling, speech.count(words.addsUp.invoices, claim.entries.length), added.invoicedMinor, { see: 'claim' }),
      ...less(words.addsUp.credits, added.creditedMinor),
      ...less(words.addsUp.payments, added.paidMinor),
      ...less(words.addsUp.adjustments, added.adjustedMinor),
      ...less(words.addsUp.leftOut, added.leftOutMinor),
      line(telling, words.addsUp.principal, added.principalMinor, { kind: 'sum' }),
    ],
  };
}

function fromTable(telling: Telling): TableView {
  const { words, added } = telling;
  return {
    title: words.addsUp.second,
    columns: columnsOf(),
    rows: [line(telling, words.addsUp.table, added.principalMinor, { see: 'claim', kind: 'sum' })],
  };
}

function fromAccount(telling: Telling): TableView {
  const { words, added } = telling;
  const less = (label: string, minor: number): RowView[] =>
    minor === 0 ? [] : [line(telling, label, -minor, { see: 'statement' })];
  const principal = added.accountMinor - added.unclaimedMinor - added.leftOutMinor;
  return {
    title: words.addsUp.third,
    columns: columnsOf(),
    rows: [
      line(telling, words.addsUp.balance, added.accountMinor, { see: 'statement' }),
      ...less(words.addsUp.unclaimed, added.unclaimedMinor),
      ...less(words.addsUp.leftOut, added.leftOutMinor),
      line(telling, words.addsUp.principal, principal, { kind: 'sum' }),
    ],
  };
}

function whole(telling: Telling): TableView {
  const { claim, words, speech, added, interest } = telling;
  const interestLabel = fill(words.addsUp.interest, { date: speech.day(claim.keyDate) });
  return {
    title: words.addsUp.whole,
    columns: columnsOf(),
    rows: [
      line(telling, words.addsUp.principal, added.principalMinor),
      ...(interest ? [line(telling, interestLabel, interest.totalMinor, { see: 'interest' })] : []),
      ...besideLines(telling),
      line(telling, words.addsUp.total, added.principalMinor + (interest?.totalMinor ?? 0) + added.chargesMinor, {
        kind: 'total',
      }),
    ],
  };
}

/** What was claimed before: interest apart from the rest. */
function besideLines(telling: Telling): RowView[] {
  const { words, added } = telling;
  const { interestClaimedMinor: interest, chargesMinor } = added;
  const more = (label: string, minor: number): RowView[] =>
    minor > 0 ? [line(telling, label, minor, { see: 'claim' })] : [];
  return [...more(words.addsUp.interestClaimed, interest), ...more(words.addsUp.charges, chargesMinor - interest)];
}

function costs(telling: Telling): { title: string; note: string; tables: TableView[] } | null {
  const { claim, words, added } = telling;
  if (claim.costs.length === 0) return null;
  const rows = claim.costs.map(({ title, on, amountMinor }) =>
    row(columnsOf(), [title, shortDay(telling, on), amount(telling, amountMinor)]),
  );
  const total = row(columnsOf(), [words.claim.total, '', amount(telling, added.costsMinor)], 'sum');
  return {
    title: words.addsUp.costs,
    note: words.addsUp.costsNote,
    tables: [{ title: null, columns: columnsOf(), rows: [...rows, total] }],
  };
}
