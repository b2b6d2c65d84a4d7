import { isBankListIn } from './formats/bank-list-kind';
import type { RawRow } from './formats/row';
import { isBucket, plain, type Field } from './headers';
import type { FileKind } from './mapping';
import type { CustomerPlace } from './mapping-plan';
import type { ReadOptions } from './mapping-profile';
import type { Problem, RefusalCode, SumCode } from './problem';
import type { Found } from './reading';
import type { Assignment, ColumnView } from './sniff-columns';
import { texts } from './sniff-header';

/** What a file is a list of, and whether it has what such a list needs. */

/** undefined where invoices and payments cannot be told apart: then it is asked. The first rule that holds decides. */
export function kindOf(
  assigned: Assignment,
  views: readonly ColumnView[],
  title: FileKind | undefined,
): Found<FileKind> | undefined {
  const has = (...fields: Field[]): boolean => fields.some((field) => assigned.has(field));
  const named = (field: Field): string => assigned.get(field)?.heading ?? '';
  const money = has('amount', 'open', 'debit', 'credit') || bucketsOf(views).length > 1;
  const settled = (views[assigned.get('settledOn')?.index ?? -1]?.filled ?? 0) > 0;
  const rules: readonly (readonly [holds: boolean, kind: FileKind, because: string, sure: boolean])[] = [
    [!money && !has('document'), 'customers', 'it has customers and no amounts', true],
    [title === 'allocations' && has('sourceId') && !has('open', 'dueOn'), 'allocations', 'its title says so', true],
    [title === 'payments' && !has('open', 'dueOn'), 'payments', 'its title says so', true],
    [has('open'), 'items', `column ${named('open')} holds what is open`, true],
    [has('settledOn') && !has('dueOn', 'issuedOn'), 'payments', `column ${named('settledOn')} and no due date`, true],
    [title === 'items' && !settled, 'items', 'its title says so', true],
    [has('debit') && has('credit'), 'items', 'it has a debit and a credit column', false],
    [has('dueOn'), 'invoices', 'it has amounts and due dates, not what is open', true],
    [has('status', 'paid', 'terms'), 'invoices', 'it has amounts and states, not what is open', true],
    [title === 'invoices', 'invoices', 'its title says so', true],
    [has('type'), 'items', 'it has different kinds of entry', false],
  ];
  const rule = rules.find(([holds]) => holds);
  return rule && { value: rule[1], because: rule[2], sure: rule[3] };
}

export const bucketsOf = (views: readonly ColumnView[]): number[] =>
  views.filter(({ heading }) => heading !== '' && isBucket(heading)).map(({ index }) => index);

interface Shape {
  /** undefined: invoices or payments, which is asked. */
  readonly kind: FileKind | undefined;
  readonly assigned: Assignment;
  readonly views: readonly ColumnView[];
  readonly place: CustomerPlace | undefined;
  readonly options: ReadOptions;
  readonly file: string;
}

/** Why nothing of the file can be taken: everything that is missing, not the first thing only. */
export function whatIsMissing(shape: Shape): Problem[] {
  const { assigned, views, kind, options } = shape;
  if (kind !== 'customers' && bucketsOf(views).length >= 3 && !assigned.has('document')) {
    return [refusal(shape, 'aged-summary', 'this is an aged summary: one line per customer, without the invoices', 'a list with one line per invoice', 'Export the detailed open-item list (aged detail) in place of the summary.')]; // prettier-ignore
  }
  if (
    isJournal(views) &&
    !(filled(shape, 'dueOn') && (filled(shape, 'customerCode') || filled(shape, 'customerName')))
  ) {
    return [refusal(shape, 'accounting-journal', 'this is an accounting journal, which does not say who owes what until when', 'a list of open items or invoices', 'Export the open items of the customer accounts with their due dates.')]; // prettier-ignore
  }
  const missing = missingFields(shape);
  const claims = kind === 'items' || kind === 'invoices';
  const due = assigned.has('dueOn') || assigned.has('terms') || options.termsDays !== undefined;
  if (missing.length === 0 && claims && !due) {
    return [refusal(shape, 'no-due-date-column', 'no column with the due date was found', 'a column for the due date', 'Export the list with due dates, say which column it is with --column dueOn=HEADING, or give the payment terms of its invoices with --terms DAYS.')]; // prettier-ignore
  }
  return missing.map((name) =>
    refusal(shape, 'field-missing', `no column with the ${name} was found`, `a column for the ${name}`, `Say which it is with --column ${FIELD_OF[name] ?? 'amount'}=HEADING, or rename its heading. Headings read: ${headingsRead(views)}.`),
  ); // prettier-ignore
}

/** The field behind each name of `missingFields`, as --column takes it. */
const FIELD_OF: Readonly<Record<string, Field>> = {
  'customer name': 'customerName', 'document number': 'document', 'payment date': 'settledOn', 'due date': 'dueOn', 'payment number': 'sourceId',
}; // prettier-ignore

function missingFields({ assigned, views, kind, place }: Shape): string[] {
  const has = (...fields: Field[]): boolean => fields.some((field) => assigned.has(field));
  const missing: string[] = [];
  const amount = has('amount') || (has('debit') && has('credit'));
  if (kind === 'allocations') return missingOfAllocations(has);
  if (place === undefined) missing.push('customer name');
  if (kind === 'items' || kind === 'invoices') {
    if (!has('document', 'sourceId')) missing.push('document number');
    if (!amount && !has('open') && bucketsOf(views).length === 0) missing.push('amount');
  }
  if (kind === 'customers' && !has('customerCode') && !has(...OF_CUSTOMERS)) missing.push('amount or the address');
  if (kind === 'payments' || kind === undefined) {
    if (!amount) missing.push('amount');
    if (!has('settledOn', 'issuedOn', 'postedOn')) missing.push(kind === 'payments' ? 'payment date' : 'due date');
  }
  return missing;
}

const missingOfAllocations = (has: (...fields: Field[]) => boolean): string[] => [
  ...(has('sourceId') ? [] : ['payment number']),
  ...(has('document', 'settles') ? [] : ['document number']),
  ...(has('amount') ? [] : ['amount']),
];

/** What makes a list of names a list of customers. */
const OF_CUSTOMERS: readonly Field[] = ['email', 'phone', 'street', 'postcode', 'city', 'country', 'vatNo', 'registerNo', 'terms']; // prettier-ignore

function filled(shape: Shape, field: Field): boolean {
  const at = shape.assigned.get(field)?.index;
  return at !== undefined && (shape.views[at]?.filled ?? 0) > 1;
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
  code: RefusalCode | SumCode,
  fault: string,
  expected: string,
  remedy: string,
): Problem {
  return { file: where.file, line: null, column: null, value: null, fault, expected, remedy, code };
}

/** Formats of accounting and banks that are text but no table of receivables, by how they begin. */
export function knownFormat(rows: readonly RawRow[]): string | undefined {
  const first = rows.slice(0, 6).map((row) => texts(row).join(';'));
  const known = FORMATS.find(([, begins]) => first.some((line) => begins.test(line)))?.[0];
  return known ?? (isBankListIn(rows) ? 'a bank statement (list)' : undefined);
}

const FORMATS: readonly (readonly [name: string, begins: RegExp])[] = [
  ['a DATEV posting file', /^"?(?:EXTF|DTVF)\b/],
  ['a SIE file', /^#(?:FLAGGA|PROGRAM|FORMAT)\b/],
  ['a bank statement (MT940)', /^(?::20:|\{1:F01|:940:|:60F:)/],
  ['a bank statement (CODA)', /^0000[0-9]\d{6}\d{3}05/],
  ['a bank statement (CFONB)', /^01\d{5} \d{5}[A-Z]{3}/],
  ['a bank statement (OFX)', /^OFXHEADER/],
  ['an EDIFACT message', /^UN[AB][:+]/],
  ['a Cegid TRA file', /^\*\*\*S[1-7I]/],
  ['a JSON file', /^[{[]\s*(?:"|\{|\[|$)/],
];
