import { daysBetween } from '../kernel/day';
import { sum } from '../kernel/money';
import { termsText } from '../languages/terms-text';
import type { ClaimedEntry } from './claim';
import { sameInvoice } from './exhibits';
import {
  amount,
  amountOrBlank,
  column,
  exhibitWord,
  money,
  row,
  shortDay,
  type RowView,
  type TableView,
  type Telling,
} from './telling';
import { fill } from './words';

/** Each invoice with what was paid of it and what is claimed: columns that can be added up with a pencil. */
export function claimSheet(telling: Telling): { title: string; intro: string; tables: TableView[] } {
  const { claim, words, speech } = telling;
  const intro = fill(words.claim.intro, { currency: claim.currency, date: speech.day(claim.keyDate) });
  const tables = [entryTable(telling), appliedTable(telling), leftOutTable(telling), chargeTable(telling)];
  return { title: words.sheet.claim, intro, tables: tables.filter(({ rows }) => rows.length > 0) };
}

function entryTable(telling: Telling): TableView {
  const { claim, words, added } = telling;
  const anyLeftOut = added.leftOutMinor > 0;
  const columns = [
    column(words.claim.document),
    column(words.claim.issued, 'day', '23mm'),
    column(words.claim.due, 'day', '22mm'),
    column(words.claim.late, 'num', '11mm'),
    column(words.claim.amount, 'num', '24mm'),
    column(words.claim.applied, 'num', '23mm'),
    ...(anyLeftOut ? [column(words.claim.leftOut, 'num', '20mm')] : []),
    column(words.claim.claimed, 'num', '24mm'),
  ];
  const rows = claim.entries.map((entry) => ({
    ...row(columns, [
      entry.document,
      shortDay(telling, entry.issuedOn),
      shortDay(telling, entry.dueOn),
      entry.dueOn === null ? '' : String(Math.max(0, daysBetween(entry.dueOn, claim.keyDate))),
      amount(telling, entry.amountMinor),
      amountOrBlank(telling, applied(entry)),
      ...(anyLeftOut ? [amountOrBlank(telling, entry.openMinor - entry.claimedMinor)] : []),
      amount(telling, entry.claimedMinor),
    ]),
    under: whatFor(telling, entry, columns.length),
  }));
  const total = row(
    columns,
    [
      { text: words.claim.total, span: 4 },
      amount(telling, added.invoicedMinor),
      amountOrBlank(telling, sum(claim.entries.map(applied))),
      ...(anyLeftOut ? [amount(telling, added.leftOutMinor)] : []),
      amount(telling, added.principalMinor),
    ],
    'total',
  );
  return { title: null, columns, rows: [...rows, total] };
}

const applied = (entry: ClaimedEntry): number => sum(entry.applied.map(({ amountMinor }) => amountMinor));

/** The copy among the exhibits, and what the invoice is about. */
function whatFor(telling: Telling, entry: ClaimedEntry, span: number): RowView['under'] {
  const { words, speech, exhibits } = telling;
  const copy = exhibits.find(({ kind, document }) => kind === 'invoice' && sameInvoice(document, entry.document));
  const linked = copy ? `${exhibitWord(telling, copy.label)}, ${words.pageShort} ${telling.pageOf(copy.id)}` : '';
  const parts = [
    entry.subject,
    entry.poNo && fill(words.claim.po, { number: entry.poNo }),
    entry.orderNo && fill(words.claim.order, { number: entry.orderNo }),
    entry.deliveryOn && fill(words.claim.delivered, { date: speech.shortDay(entry.deliveryOn) }),
    entry.deliveryNote && fill(words.claim.note, { number: entry.deliveryNote }),
    dueSaid(telling, entry),
  ].filter(Boolean);
  if (!copy && parts.length === 0) return null;
  return { part: copy?.id ?? null, linked, text: (copy && parts.length > 0 ? ' · ' : '') + parts.join(' · '), span };
}

/** A due day that no invoice says: by which terms it was computed, or that it is assumed. */
function dueSaid({ words, speech }: Telling, { dueComputed }: ClaimedEntry): string {
  if (dueComputed === undefined) return '';
  const said = dueComputed.basis === 'assumed' ? words.claim.dueAssumed : words.claim.dueComputed;
  return fill(said, { terms: termsText(dueComputed.terms, speech.words.locale.slice(0, 2)) });
}

function appliedTable(telling: Telling): TableView {
  const { claim, words } = telling;
  const columns = [
    column(words.claim.appliedOn, 'day', '26mm'),
    column(words.claim.appliedWhat),
    column(words.claim.appliedTo, 'text', '50mm'),
    column(words.claim.amount, 'num', '28mm'),
  ];
  const all = claim.entries
    .flatMap((entry) => entry.applied.map((one) => ({ ...one, to: entry.document })))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const rows = all.map((one) =>
    row(columns, [
      shortDay(telling, one.on),
      `${words.applied[one.kind]} ${one.document}`,
      one.to,
      amount(telling, one.amountMinor),
    ]),
  );
  const total = row(
    columns,
    [{ text: words.claim.total, span: 3 }, amount(telling, sum(all.map(({ amountMinor }) => amountMinor)))],
    'total',
  );
  return { title: words.claim.appliedTitle, columns, rows: rows.length > 0 ? [...rows, total] : [] };
}

function leftOutTable(telling: Telling): TableView {
  const { claim, words } = telling;
  const columns = [
    column(words.claim.document, 'text', '50mm'),
    column(words.statement.why),
    column(words.claim.leftOut, 'num', '28mm'),
  ];
  const rows = claim.entries
    .filter((entry) => entry.openMinor > entry.claimedMinor)
    .map((entry) =>
      row(columns, [
        entry.document,
        entry.leftOut === null ? '' : words.leftOut[entry.leftOut],
        amount(telling, entry.openMinor - entry.claimedMinor),
      ]),
    );
  return { title: words.claim.leftOutTitle, columns, rows };
}

function chargeTable(telling: Telling): TableView {
  const { claim, words, added } = telling;
  const columns = [
    column(words.claim.appliedOn, 'day', '26mm'),
    column(words.claim.appliedWhat),
    column(words.claim.source),
    column(words.claim.amount, 'num', '28mm'),
  ];
  const rows = claim.charges.map(({ on, title, document, source, openMinor }) =>
    row(columns, [
      shortDay(telling, on),
      document === null ? title : `${title}, ${document}`,
      source,
      money(telling, openMinor),
    ]),
  );
  const total = row(columns, [{ text: words.claim.total, span: 3 }, money(telling, added.chargesMinor)], 'total');
  return { title: words.claim.charges, columns, rows: rows.length > 0 ? [...rows, total] : [] };
}
