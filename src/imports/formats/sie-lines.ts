import { minorOf } from './cents';
import type { Line } from './lines';

/**
 * SIE 4 (Föreningen SIE-Gruppen), record by record and voucher by voucher. Fields stand apart by blanks or tabs, texts in quotation marks
 * with `\"` inside, objects in braces. Debits are positive.
 */
export interface SieRow {
  readonly line: number;
  /** A correction repeats its row (`#RTRANS`), or takes one away (`#BTRANS`): neither counts. */
  readonly record: 'TRANS' | 'RTRANS' | 'BTRANS';
  readonly account: string;
  /** Number of the dimension → object. */
  readonly objects: ReadonlyMap<string, string>;
  readonly minor: number | undefined;
  readonly written: string;
  readonly day: string;
  readonly text: string;
}

export interface SieVoucher {
  readonly line: number;
  readonly number: string;
  readonly day: string;
  readonly text: string;
  readonly rows: readonly SieRow[];
  /** Beside the customers it moves sales (30 to 37), or money (19, cards 158). */
  readonly moves: 'sales' | 'money' | 'other';
}

export interface SieRecord {
  readonly line: number;
  readonly name: string;
  readonly fields: readonly SieField[];
}
export type SieField = string | readonly string[];

/** A field as text; what stands in braces is none. */
export const textField = (field: SieField | undefined): string => (typeof field === 'string' ? field : '');

/** The fields of a record; undefined where the line is none. */
function recordIn({ line, text }: Line): SieRecord | undefined {
  const found = /^\s*#(\w+)/.exec(text);
  if (found === null) return undefined;
  return { line, name: (found[1] ?? '').toUpperCase(), fields: fieldsIn(text.slice(found[0].length)) };
}

const FIELD = /\{([^}]*)\}?|"((?:[^"\\]|\\.)*)"?|([^\s{}"]+)/g;

function fieldsIn(text: string): SieField[] {
  const fields: SieField[] = [];
  for (const [, group, quoted, plain] of text.matchAll(FIELD)) {
    if (group !== undefined) fields.push(fieldsIn(group).map(textField));
    else fields.push(quoted === undefined ? (plain ?? '') : quoted.replace(/\\(.)/g, '$1'));
  }
  return fields;
}

const ROWS = new Set(['TRANS', 'RTRANS', 'BTRANS']);
const MOST_ROWS = 100_000;

/** Records outside of vouchers as they come, and each voucher once it is whole. */
export function* sieRecords(lines: Iterable<Line>): Generator<SieRecord | SieVoucher> {
  let head: SieRecord | undefined;
  let rows: SieRow[] = [];
  const voucher = (): SieVoucher[] => (head === undefined ? [] : [voucherOf(head, rows)]);
  for (const line of lines) {
    const record = recordIn(line);
    if (record === undefined) {
      if (line.text.trim() !== '}' && !/^\s*}/.test(line.text)) continue;
      yield* voucher();
      head = undefined;
    } else if (record.name === 'VER') {
      yield* voucher();
      head = record;
      rows = [];
    } else if (!ROWS.has(record.name)) yield record;
    else if (head !== undefined && rows.length < MOST_ROWS) rows.push(rowOf(record));
  }
  yield* voucher();
}

const voucherOf = ({ line, fields }: SieRecord, rows: readonly SieRow[]): SieVoucher => {
  const [series, number, day, text] = fields.map(textField);
  return { line, rows, number: `${series ?? ''} ${number ?? ''}`.trim() || `line ${line}`, day: day ?? '', text: text ?? '', moves: movesOf(rows) };
}; // prettier-ignore

function movesOf(rows: readonly SieRow[]): SieVoucher['moves'] {
  const touches = (beginning: RegExp): boolean =>
    rows.some(({ record, account }) => record === 'TRANS' && beginning.test(account));
  return touches(/^3[0-7]/) ? 'sales' : touches(/^(?:19|158)/) ? 'money' : 'other';
}

function rowOf({ line, name, fields }: SieRecord): SieRow {
  const [account, group, amount, day, text] = fields;
  const objects = new Map<string, string>();
  const named = Array.isArray(group) ? (group as readonly string[]) : [];
  for (let at = 0; at + 1 < named.length; at += 2) objects.set(named[at] ?? '', (named[at + 1] ?? '').trim());
  const written = textField(amount);
  return {
    ...{ line, record: name as SieRow['record'], account: textField(account), objects, written },
    ...{ minor: written === '' ? undefined : minorOf(written), day: textField(day), text: textField(text) },
  };
}
