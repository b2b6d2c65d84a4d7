import {
  amount,
  amountOrBlank,
  column,
  debtorName,
  row,
  shortDay,
  type RowView,
  type TableView,
  type Telling,
} from './telling';
import { fill } from './words';

/** The account as it ran, with its balance after every line, and how that balance becomes the principal. */
export function statementSheet(telling: Telling): { title: string; intro: string; tables: TableView[] } {
  const { claim, words, speech } = telling;
  const blanks = { debtor: debtorName(claim), currency: claim.currency, date: speech.day(claim.keyDate) };
  return {
    title: words.sheet.statement,
    intro: fill(words.statement.intro, blanks),
    tables: [accountTable(telling), bridgeTable(telling)],
  };
}

function accountTable(telling: Telling): TableView {
  const { claim, words, speech, added } = telling;
  const columns = [
    column(words.statement.date, 'day', '24mm'),
    column(words.statement.what, 'text', '34mm'),
    column(words.statement.document),
    column(words.statement.debit, 'num', '27mm'),
    column(words.statement.credit, 'num', '27mm'),
    column(words.statement.balance, 'num', '29mm'),
  ];
  let balance = 0;
  const rows = claim.account.map((line): RowView => {
    balance += line.amountMinor;
    const [debit, credit] = line.amountMinor >= 0 ? [line.amountMinor, 0] : [0, -line.amountMinor];
    return row(columns, [
      shortDay(telling, line.on),
      words.accountKind[line.kind],
      line.document,
      amountOrBlank(telling, debit),
      amountOrBlank(telling, credit),
      amount(telling, balance),
    ]);
  });
  const side = (sign: 1 | -1): number =>
    claim.account.reduce((sum, { amountMinor }) => sum + Math.max(0, sign * amountMinor), 0);
  const closing = fill(words.statement.closing, { date: speech.day(claim.keyDate) });
  const total = row(
    columns,
    [
      { text: closing, span: 3 },
      amount(telling, side(1)),
      amount(telling, side(-1)),
      amount(telling, added.accountMinor),
    ],
    'total',
  );
  return { title: null, columns, rows: [...rows, total] };
}

/** From the balance to the principal: what else is open on the account. */
function bridgeTable(telling: Telling): TableView {
  const { claim, words, speech, added } = telling;
  const columns = [
    column(words.statement.document, 'text', '46mm'),
    column(words.statement.why),
    column(words.statement.open, 'num', '29mm'),
  ];
  const closing = fill(words.statement.closing, { date: speech.day(claim.keyDate) });
  return {
    title: words.statement.unclaimedTitle,
    columns,
    rows: [
      row(columns, [{ text: closing, span: 2 }, amount(telling, added.accountMinor)]),
      ...claim.unclaimed.map(({ document, why, openMinor }) =>
        row(columns, [document, words.unclaimed[why], amount(telling, -openMinor)]),
      ),
      ...(added.leftOutMinor > 0
        ? [row(columns, [{ text: words.statement.rest, span: 2 }, amount(telling, -added.leftOutMinor)])]
        : []),
      row(columns, [{ text: words.statement.principal, span: 2 }, amount(telling, added.principalMinor)], 'total'),
    ],
  };
}
