import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { BankLine } from '../../cash/bank-line';
import type { Year, YearCustomer, YearItem, YearPayment } from '../../cash/testing/year-nouns';
import { addDays } from '../../kernel/day';
import { bankFileOf } from '../formats/bank-file';
import { bytesOf } from './read-text';

/**
 * Real statements as if they were ours: from what the payers wrote, open items are made that the payments pay, and beside each some
 * that it does not pay. The words, numbers and names are real; what is owed is not. What went out is read as if it had come in: the
 * words on it were written by a payer, too.
 */
export interface RealStatement {
  readonly file: string;
  readonly year: Year;
}

/** Each statement below a folder that can be read and in which anything moved, in the order of their names. */
export function realStatements(folder: string): RealStatement[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return paths.flatMap((path) => {
    const lines = linesOf(readFileSync(path));
    return lines.length === 0 ? [] : [{ file: relative(folder, path), year: ledgerBehind(lines) }];
  });
}

function linesOf(content: Uint8Array): BankLine[] {
  const file = bankFileOf(bytesOf(content));
  const lines = [...(file?.said() ?? [])].flatMap((said) =>
    said.is === 'line' && said.line.amountMinor !== 0 ? [said.line] : [],
  );
  return lines.sort((a, b) => (a.bookedOn < b.bookedOn ? -1 : a.bookedOn > b.bookedOn ? 1 : 0));
}

/** What stands in a text as a document number may: letters joined to it, and at least four digits; no day, hour or account. */
const NUMBER = /(?<![A-Z0-9])(?:[A-Z]{1,8}[-/])?\d{3,12}(?:[-/]\d{1,8})?(?![A-Z0-9])|(?<![A-Z0-9])[A-Z]{2,8}\d{4,12}(?![A-Z0-9])/gi; // prettier-ignore
const NO_NUMBER = /^((19|20)\d{2}|[A-Z]{2}\d{2}[A-Z0-9]{11,})$/i;
const CALLED = /(?:FACT|FAKT|RECHN|INVOICE|INV\b|RE-|FRA\b)[A-Z]*[\s.:*°#]*$/i;

export function numberIn(text: string): string | null {
  const dateless = text.replace(/\b\d{1,4}[-./]\d{1,2}[-./]\d{2,4}\b|\b\d{1,2}:\d{2}\b/g, ' ');
  const found = [...dateless.matchAll(NUMBER)].filter(([number]) => digits(number) >= 4 && !NO_NUMBER.test(number));
  const called = found.find(({ index }) => CALLED.test(dateless.slice(0, index)));
  if (called) return called[0];
  return found.map(([number]) => number).sort((a, b) => digits(b) - digits(a))[0] ?? null;
}

const digits = (text: string): number => text.replace(/\D/g, '').length;

/** The open items that such lines would pay, and decoys. */
export function ledgerBehind(lines: readonly BankLine[]): Year {
  const customers = new Map<string, YearCustomer>();
  const items: YearItem[] = [];
  const payments = lines.map((line, at) => {
    const customer = customerOf(line.name, customers);
    const number = line.reference ?? numberIn(line.text);
    const seen = items.filter(({ document, customerId }) => document === number && customerId === customer.id).length;
    const document = line.reference === null && number !== null && seen === 0 ? number : `F${String(70_001 + at)}`;
    const made = itemsFor({ line, customer, document, at }, customers);
    items.push(...made);
    return paymentOf(line, made[0]!, at, seen > 0 || number === null);
  });
  return { customers: [...customers.values()], items, payments };
}

/** Without a name there is a customer nevertheless, of whom nothing on the line speaks. */
function customerOf(name: string | null, customers: Map<string, YearCustomer>): YearCustomer {
  const called = name ?? `Nameless ${customers.size + 1}`;
  const known = [...customers.values()].find((one) => one.name === called);
  return known ?? newCustomer(called, customers);
}

function newCustomer(name: string, customers: Map<string, YearCustomer>): YearCustomer {
  const id = `c${customers.size + 1}`;
  const made: YearCustomer = { id, code: `D${80_000 + customers.size}`, name, tradingName: null, country: 'FR', parentId: null, vatId: null, registerNo: null, fileNumberReference: `RF00D${80_000 + customers.size}` }; // prettier-ignore
  customers.set(id, made);
  return made;
}

interface Wanted {
  readonly line: BankLine;
  readonly customer: YearCustomer;
  readonly document: string;
  readonly at: number;
}

/** The item that is paid; the next number for the same customer; the same amount under another number for somebody else; another amount. */
function itemsFor({ line, customer, document, at }: Wanted, customers: Map<string, YearCustomer>): YearItem[] {
  const amount = Math.abs(line.amountMinor);
  const item = (n: number, customerId: string, no: string, amountMinor: number, reference: string | null = null): YearItem => ({
    id: `i${at + 1}.${n}`, customerId, document: no, part: 1, type: 'invoice', amountMinor, currency: line.currency,
    issuedOn: addDays(line.bookedOn, -30), dueOn: addDays(line.bookedOn, -n), discountMinor: null, discountUntil: null, reference, poNo: null,
  }); // prettier-ignore
  const other = newCustomer(`Decoy ${at + 1} Trading Ltd`, customers);
  return [
    item(1, customer.id, document, amount, line.reference),
    item(2, customer.id, neighbour(document), amount + 1_700),
    item(3, other.id, `X${90_001 + at}`, amount),
    item(4, customer.id, `Y${90_001 + at}`, amount * 2 + 300),
  ];
}

/** `4711` → `4712`. */
const neighbour = (number: string): string => number.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));

function paymentOf(line: BankLine, item: YearItem, at: number, isUnnamed: boolean): YearPayment {
  const { bookedOn, currency, reference, endToEnd, name, behind, iban, text, chargesMinor } = line;
  const amountMinor = Math.abs(line.amountMinor);
  const noise = [
    line.reference !== null ? 'reference' : isUnnamed ? 'nothing' : 'number',
    ...(name === null ? ['no name'] : []),
  ];
  return {
    id: `p${at + 1}`, bookedOn, amountMinor, currency, reference, endToEnd, name, behind, iban, text, chargesMinor,
    truth: { kind: 'customer', parts: [{ customerId: item.customerId, itemId: item.id, amountMinor, settlesMinor: amountMinor }], why: 'what its words name' },
    noise, grade: isUnnamed ? (name === null ? 'ambiguous' : 'work') : 'clean',
  }; // prettier-ignore
}
