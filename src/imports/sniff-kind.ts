import type { RawRow } from './formats/row';
import { isBucket, plain, type Field } from './headers';
import type { FileKind } from './mapping';
import { FIELD_NAMES } from './mapping-fields';
import type { CustomerPlace } from './mapping-plan';
import type { ReadOptions } from './mapping-profile';
import type { Problem, RefusalCode } from './problem';
import type { Found } from './reading';
import type { Assignment, ColumnView } from './sniff-columns';
import { texts } from './sniff-header';

/** What a file is a list of, and whether it has what such a list needs. */

/** undefined where invoices and payments cannot be told apart: then it is asked. */
export function kindOf(
  assigned: Assignment,
  views: readonly ColumnView[],
  title: FileKind | undefined,
): Found<FileKind> | undefined {
  const has = (field: Field): boolean => assigned.has(field);
  const money = has('amount') || has('open') || has('debit') || has('credit') || bucketsOf(views).length > 1;
  if (!money && !has('document')) return { value: 'customers', because: 'it has customers and no amounts', sure: true };
  if (title === 'payments' && !has('open') && !has('dueOn')) {
    return { value: 'payments', because: 'its title says so', sure: true };
  }
  if (has('open'))
    return { value: 'items', because: `column ${assigned.get('open')?.heading} holds what is open`, sure: true };
  if (has('settledOn') && !has('dueOn') && !has('issuedOn')) {
    return { value: 'payments', because: `column ${assigned.get('settledOn')?.heading} and no due date`, sure: true };
  }
  const settled = (views[assigned.get('settledOn')?.index ?? -1]?.filled ?? 0) > 0;
  if (title === 'items' && !settled) return { value: 'items', because: 'its title says so', sure: true };
  if (has('debit') && has('credit'))
    return { value: 'items', because: 'it has a debit and a credit column', sure: false };
  if (has('dueOn') || has('status') || has('paid') || has('terms')) {
    return {
      value: 'invoices',
      because: `it has amounts and ${has('dueOn') ? 'due dates' : 'states'}, not what is open`,
      sure: true,
    };
  }
  if (title === 'invoices') return { value: 'invoices', because: 'its title says so', sure: true };
  if (has('type')) return { value: 'items', because: 'it has different kinds of entry', sure: false };
  return undefined;
}

export const bucketsOf = (views: readonly ColumnView[]): number[] =>
  views.filter(({ heading }) => heading !== '' && isBucket(heading)).map(({ index }) => index);

export interface Shape {
  readonly kind: FileKind;
  readonly assigned: Assignment;
  readonly views: readonly ColumnView[];
  readonly place: CustomerPlace | undefined;
  readonly options: ReadOptions;
  readonly file: string;
  readonly headerLine: number;
}

/** Why nothing of the file can be taken: everything that is missing, not the first thing only. */
export function whatIsMissing(shape: Shape): Problem[] {
  const { assigned, views, kind, options } = shape;
  const has = (field: Field): boolean => assigned.has(field);
  const money = has('amount') || has('open') || (has('debit') && has('credit'));
  if (kind !== 'customers' && bucketsOf(views).length >= 3 && !has('document')) {
    return [refusal(shape, 'aged-summary', 'this is an aged summary: one line per customer, without the invoices', 'a list with one line per invoice', 'Export the detailed open-item list (aged detail) in place of the summary.')]; // prettier-ignore
  }
  if (
    isJournal(views) &&
    !(filled(shape, 'dueOn') && (filled(shape, 'customerCode') || filled(shape, 'customerName')))
  ) {
    return [refusal(shape, 'accounting-journal', 'this is an accounting journal, which does not say who owes what until when', 'a list of open items or invoices', 'Export the open items of the customer accounts with their due dates.')]; // prettier-ignore
  }
  const missing: Field[] = [];
  if (shape.place === undefined) missing.push('customerName');
  if (kind === 'items' || kind === 'invoices') {
    if (!has('document') && !has('sourceId')) missing.push('document');
    if (!money && bucketsOf(views).length === 0) missing.push('amount');
  }
  if (kind === 'payments') {
    if (!has('amount') && !(has('debit') && has('credit'))) missing.push('amount');
    if (!has('settledOn') && !has('issuedOn') && !has('postedOn')) missing.push('issuedOn');
  }
  const problems = missing.map((field) => {
    const name = field === 'issuedOn' ? 'payment date' : (FIELD_NAMES[field] ?? field);
    return refusal(shape, 'field-missing', `no column with the ${name} was found`, `a column for the ${name}`, `Name it in the mapping of this source, or rename its heading. Headings read: ${headingsRead(views)}.`); // prettier-ignore
  });
  const due = kind === 'items' || kind === 'invoices';
  if (problems.length === 0 && due && !has('dueOn') && !has('terms') && options.termsDays === undefined) {
    problems.push(refusal(shape, 'no-due-date-column', 'no column with the due date was found', 'a column for the due date', 'Export the list with due dates, or give the payment terms of its invoices with --terms DAYS.')); // prettier-ignore
  }
  return problems;
}

function filled(shape: Shape, field: Field): boolean {
  const at = shape.assigned.get(field)?.index;
  return at !== undefined && (shape.views[at]?.filled ?? 0) > (shape.views.length > 0 ? 1 : 0);
}

/** The columns of the French FEC and its relatives. */
function isJournal(views: readonly ColumnView[]): boolean {
  const names = new Set(views.map(({ heading }) => plain(heading)));
  return names.has('comptenum') && (names.has('journalcode') || names.has('ecriturenum'));
}

const headingsRead = (views: readonly ColumnView[]): string =>
  views.map(({ heading }) => heading).filter((heading) => heading !== '').slice(0, 12).join(', '); // prettier-ignore

/** A Problem of the file as a whole. */
export function refusal(
  where: { readonly file: string },
  code: RefusalCode,
  fault: string,
  expected: string,
  remedy: string,
): Problem {
  return { file: where.file, line: null, column: null, value: null, fault, expected, remedy, code };
}

/** Formats of accounting and banks that are text but no table of receivables, by how they begin. */
export function knownFormat(rows: readonly RawRow[]): string | undefined {
  const first = texts(rows[0]).join(';');
  if (/^"?(EXTF|DTVF)\b/.test(first)) return 'a DATEV posting file';
  if (/^#(FLAGGA|PROGRAM|FORMAT)/.test(first)) return 'a SIE file';
  if (/^:20:|^\{1:F01/.test(first)) return 'a bank statement (MT940)';
  if (/^0\d{4}.{100,}$/.test(first) || /^01\d{5}\s{4}/.test(first)) return 'a bank statement';
  if (/^[{[]\s*("|\{|\[|$)/.test(first)) return 'a JSON file';
  if (/^(\*\*\*S\d|\*\*\*SI)/.test(first)) return 'a Cegid TRA file';
  return undefined;
}
