import type { RawRow } from './formats/row';
import type { DayStyle } from './formats/day';
import type { Table } from './formats/table';
import type { Field } from './headers';
import { AMOUNT_FIELDS, DAY_FIELDS } from './mapping-fields';
import type { DateOrder, DecimalMark, ReadOptions } from './mapping-profile';
import type { Found } from './reading';
import type { Assignment } from './sniff-columns';
import type { Header } from './sniff-header';
import { MarkEvidence, OrderEvidence, type Place, type Verdict } from './sniff-values';

/**
 * The order of day and month, and the decimal mark, settled over as many rows as it takes: the first rows mostly, the whole file where
 * they leave it open.
 */
export interface Settled {
  readonly days: ReadonlyMap<Field, DayStyle>;
  readonly mark: DecimalMark;
  readonly dateOrder: Found<DateOrder> | null;
  readonly decimalMark: Found<DecimalMark> | null;
  readonly openOrder: Extract<Verdict<DateOrder>, { kind: 'open' | 'torn' }> | undefined;
  readonly openMark: Extract<Verdict<DecimalMark>, { kind: 'open' | 'torn' }> | undefined;
}

/** So many rows are looked at in any case, so that a column which contradicts itself is seen. */
const FEWEST_ROWS = 20_000;

export function settleValues(
  table: Table,
  header: Header,
  assigned: Assignment,
  buckets: readonly number[],
  options: ReadOptions,
): Settled {
  const orders = [...assigned].filter(([field]) => DAY_FIELDS.has(field)).map(([field, { index, heading }]) => new OrderEvidence(field, index, heading)); // prettier-ignore
  const amounts = [...assigned].filter(([field]) => AMOUNT_FIELDS.has(field)).map(([, { index, heading }]) => ({ index, heading })); // prettier-ignore
  const more = buckets.map((index) => ({ index, heading: header.headings[index] ?? '' }));
  const mark = new MarkEvidence([...amounts, ...more]);
  gather(table.rows(header.headings.length), header, orders, mark);
  return { ...settleOrders(orders, options.dateOrder), ...settleMark(mark, options.decimalMark) };
}

function gather(rows: Iterable<RawRow>, header: Header, orders: readonly OrderEvidence[], mark: MarkEvidence): void {
  let looked = 0;
  const from = header.line + header.rows - 1;
  for (const row of rows) {
    if (row.line <= from || row.fault !== undefined) continue;
    for (const order of orders) order.take(row);
    mark.take(row);
    looked++;
    if (looked >= FEWEST_ROWS && looked % 1_000 === 0 && mark.settled && orders.every(({ settled }) => settled)) return;
  }
}

function settleOrders(
  orders: readonly OrderEvidence[],
  given: DateOrder | undefined,
): Pick<Settled, 'days' | 'dateOrder' | 'openOrder'> {
  const verdicts = orders.map((order) => ({ order, verdict: order.verdict() }));
  const decided = verdicts.flatMap(({ verdict }) => (verdict.kind === 'decided' ? [verdict] : []));
  const values = new Set(decided.map(({ value }) => value));
  const common = given ?? (values.size === 1 ? decided[0]?.value : undefined);
  const days = new Map<Field, DayStyle>();
  let openOrder: Settled['openOrder'];
  for (const { order, verdict } of verdicts) {
    const own = given ?? (verdict.kind === 'decided' ? verdict.value : verdict.kind === 'torn' ? undefined : common);
    days.set(order.field, { order: own ?? null, serial: order.serial });
    if (own === undefined && (verdict.kind === 'open' || verdict.kind === 'torn')) openOrder ??= verdict;
  }
  const first = decided[0];
  const found: Found<DateOrder> | null = given
    ? { value: given, because: 'as given', sure: true }
    : common && first
      ? { value: common, because: evidence(first.by), sure: decided.every(({ sure }) => sure) }
      : null;
  return { days, dateOrder: found, openOrder };
}

function settleMark(
  evidenceOf: MarkEvidence,
  given: DecimalMark | undefined,
): Pick<Settled, 'mark' | 'decimalMark' | 'openMark'> {
  if (given)
    return { mark: given, decimalMark: { value: given, because: 'as given', sure: true }, openMark: undefined };
  const verdict = evidenceOf.verdict();
  if (verdict.kind === 'decided') {
    return { mark: verdict.value, decimalMark: { value: verdict.value, because: evidence(verdict.by), sure: verdict.sure }, openMark: undefined }; // prettier-ignore
  }
  return { mark: '.', decimalMark: null, openMark: verdict.kind === 'unneeded' ? undefined : verdict };
}

const evidence = (place: Place | undefined): string =>
  place === undefined ? 'by the column' : `"${place.value}" in column ${place.heading}, line ${place.line}`;
