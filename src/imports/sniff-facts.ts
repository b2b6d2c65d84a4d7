import { isDay, readDay } from './formats/day';
import { currencyOf } from './formats/currency-mark';
import { cellText, type RawRow } from './formats/row';
import { addDays, dayFrom, type Day } from '../kernel/day';
import type { FileKind } from './mapping';
import type { DateOrder } from './mapping-profile';
import type { Found } from './reading';

/** What stands around the table: the day it shows, the currency it is in, what it calls itself. */
const AS_OF_WORDS =
  /\b(?:as of|as at|at date|to date|stand|stichtag|zum|per|pr\.?|au|arrêté au|situation au|date d'arrêté|t\.o\.m\.?|datum|date|op|peildatum|a fecha|al|hasta|printed|run date|until)\b/i;
const NUMERIC_DAY = /\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b/;
const ANY_DAY =
  /\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{1,2}(?:er|\.)?[ -]\p{L}{3,10}\.?[ -]\d{4}|\p{L}{3,10}\.? \d{1,2},? \d{4})\b/gu;

/** The day that a title line names. A day whose order is not known is no answer. */
export function asOfInTitle(title: readonly RawRow[], order: DateOrder | undefined): Found<Day> | undefined {
  const found: { day: Day; line: number; worded: boolean }[] = [];
  for (const row of title) {
    const text = row.cells.map((cell) => cellText(cell)).join(' ');
    const written = text.match(ANY_DAY)?.at(-1); // of a period its end
    if (written === undefined) continue;
    if (
      NUMERIC_DAY.test(written) &&
      order === undefined &&
      !/^(1[3-9]|2\d|3[01])\D/.test(written) &&
      !written.includes('.')
    )
      continue;
    const day = readDay(written, { order: order ?? 'dmy', serial: false });
    if (isDay(day)) found.push({ day, line: row.line, worded: AS_OF_WORDS.test(text) });
  }
  const best = found.find(({ worded }) => worded) ?? found[0];
  return best && { value: best.day, because: `line ${best.line} of the title`, sure: best.worded };
}

/** `items-2026-06-30.csv`, `OP_20260630.xlsx`. */
export function asOfInName(file: string): Found<Day> | undefined {
  const found = /(?:^|\D)(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?([0-3]\d)(?:\D|$)/.exec(file);
  const day = found && dayFrom(`${found[1]}-${found[2]}-${found[3]}`);
  return day ? { value: day, because: 'the file name', sure: false } : undefined;
}

/** Due day + days late is the same day in every row: the day that the list shows. */
export function asOfByLateness(
  rows: readonly { dueOn: Day; daysLate: number }[],
  heading: string,
): Found<Day> | undefined {
  const counts = new Map<Day, number>();
  for (const { dueOn, daysLate } of rows) {
    const day = addDays(dueOn, daysLate);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < 3 || best[1] < rows.length * 0.9) return undefined;
  return { value: best[0], because: `due day + ${heading} gives it in ${best[1]} of ${rows.length} rows`, sure: true };
}

/** `All amounts in EUR`, `Devise : EUR`. */
export function currencyInTitle(title: readonly RawRow[]): Found<string> | undefined {
  const words =
    /(?:currency|devise|monnaie|währung|valuta|munteenheid|moneda|amounts? in|montants? en|beträge in|belopp i|bedragen in|importes en)\W{0,3}([A-Z]{3}|€|£)(?![A-Za-z])/i;
  for (const row of title) {
    const mark = words.exec(row.cells.map((cell) => cellText(cell)).join(' '))?.[1];
    const code = mark === undefined ? undefined : currencyOf(mark);
    if (typeof code === 'string') return { value: code, because: `line ${row.line} of the title`, sure: true };
  }
  return undefined;
}

/** What the title, the sheet and the file call the list. */
export function kindInTitle(texts: readonly string[]): FileKind | undefined {
  const text = texts.join(' ').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (
    /\b(allocations?|payment matching|clearings?|lettrages?|imputations?|zuordnungen|ausgleiche?|avprickningar|toewijzingen|conciliacion(es)?)\b/.test(
      text,
    )
  )
    return 'allocations';
  if (
    /\b(payments?|receipts?|reglements?|encaissements?|zahlung(en|seingange)?|inbetalningar|betalingen|ontvangsten|pagos|cobros)\b/.test(
      text,
    )
  ) {
    return 'payments';
  }
  if (OPEN_LIST.test(text)) return 'items';
  if (/\b(invoices?|invoice list|factures?|rechnungen|fakturor|facturen|facturas)\b/.test(text)) return 'invoices';
  if (/\b(customers?|clients?|kunden|debitoren|kunder|klanten|clientes)\b/.test(text)) return 'customers';
  return undefined;
}

const OPEN_LIST =
  /open ?items?|einzelposten|posten ?liste|open invoices?|aged|ageing|aging|outstanding|receivables?|balance agee|echeancier|non lettre|offene posten|op-liste|opos|debitorenliste|reskontra|debiteurenlijst|openstaand|pendientes|saldos/;
