import { isCurrency } from '../../kernel/money';
import { isAmong } from './accounts';
import { microOf, minorIn } from './books-control';
import { dayIn } from './einvoice';
import type { SaftKind } from './saft-kind';
import { allAt, textAt, type Xml } from './xml';

/** A line of the general ledger; + debit. */
export interface LedgerLine {
  readonly line: number;
  readonly account: string;
  /** Empty: the line names nobody. */
  readonly customer: string;
  /** In the currency of the books; undefined where it cannot be read. */
  readonly minor: number | undefined;
  readonly written: string;
  /** Where the document is in another currency: that, and what it comes to in it. */
  readonly foreign: { readonly currency: string; readonly minor: number } | undefined;
  /** Numbers that may be that of the document, the likeliest first; empty texts where they are not there. */
  readonly numbers: readonly [reference: string, source: string];
  /** Of another entry. */
  readonly cross: string;
  /** Payment reference (KID). */
  readonly cid: string;
  readonly due: string;
  readonly text: string;
}

export interface LedgerEntry {
  readonly line: number;
  readonly id: string;
  readonly journal: string;
  readonly day: string;
  readonly postedOn: string;
  readonly text: string;
  readonly isOpening: boolean;
  /** Beside the customers it moves sales, or money. */
  readonly moves: 'sales' | 'money' | 'other';
  readonly lines: readonly LedgerLine[];
  readonly debit: bigint;
  readonly credit: bigint;
}

export interface Journal {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

export const NO_JOURNAL: Journal = { id: '', name: '', type: '' };

const OPENING =
  /^(?:IB|OB|AB|AN|RAN|BO|OPEN\w*)$|ing[åa]ende (?:balanse|saldo)|[åa]pningsbalanse|opening balance|saldos? inicia|sold(?:uri)? ini[țt]ial|[àa][ -]nouveaux?|bilans otwarcia|[eE]r[öo]ffnungsbilanz/i;

export const isOpeningText = (...texts: readonly string[]): boolean => texts.some((text) => OPENING.test(text));

export function saftEntry(node: Xml, journal: Journal, { kind, books }: { readonly kind: SaftKind; readonly books: string }): LedgerEntry {
  const nodes = ['Line', 'TransactionLine', 'Lines/DebitLine', 'Lines/CreditLine'].flatMap((path) => allAt(node, path));
  const whose = textAt(node, 'CustomerID');
  const lines = nodes.map((line) => saftLine(line, whose, books));
  let [debit, credit] = [0n, 0n];
  for (const line of nodes) {
    debit += microOf(textAt(line, 'DebitAmount/Amount', 'DebitAmount')) ?? 0n;
    credit += microOf(textAt(line, 'CreditAmount/Amount', 'CreditAmount')) ?? 0n;
  }
  const text = textAt(node, 'Description');
  return {
    ...{ line: node.line, id: textAt(node, 'TransactionID'), journal: journal.id, text, lines, debit, credit },
    day: dayIn(textAt(node, 'TransactionDate') || textAt(node, 'GLPostingDate')),
    postedOn: dayIn(textAt(node, 'GLPostingDate')),
    isOpening: isOpeningText(journal.id, journal.name, journal.type, textAt(node, 'TransactionType'), text),
    moves: movesOf(lines, kind),
  };
} // prettier-ignore

function movesOf(lines: readonly LedgerLine[], { sales, money }: SaftKind): LedgerEntry['moves'] {
  if (lines.some(({ account }) => sales.test(account))) return 'sales';
  return lines.some(({ account }) => money.test(account)) ? 'money' : 'other';
}

function saftLine(line: Xml, whose: string, books: string): LedgerLine {
  const named = textAt(line, 'CustomerID') || whose;
  const [debit, credit] = (['DebitAmount', 'CreditAmount'] as const).map((side) => textAt(line, `${side}/Amount`, side));
  const isDebit = debit !== '' && debit !== undefined;
  const written = (isDebit ? debit : credit) ?? '';
  const both = isDebit && credit !== '' && credit !== undefined;
  const [plus, minus] = [minorIn(debit || '0', books), minorIn(credit || '0', books)];
  const sign = isDebit ? 1 : -1;
  const minor = written === '' ? undefined : both ? (plus === undefined || minus === undefined ? undefined : plus - minus) : minorIn(written, books);
  const foreign = both ? undefined : foreignOf(allAt(line, isDebit ? 'DebitAmount' : 'CreditAmount')[0], books, sign);
  return {
    ...{ line: line.line, account: textAt(line, 'AccountID'), customer: named === '0' ? '' : named, written, foreign },
    minor: minor === undefined ? undefined : both ? minor : minor * sign + 0,
    numbers: [textAt(line, 'ReferenceNumber'), textAt(line, 'SourceDocumentID')],
    ...{ cross: textAt(line, 'CrossReference'), cid: textAt(line, 'CID'), due: dayIn(textAt(line, 'DueDate')) },
    text: textAt(line, 'Description'),
  };
} // prettier-ignore

function foreignOf(amount: Xml | undefined, books: string, sign: number): LedgerLine['foreign'] {
  const currency = textAt(amount, 'CurrencyCode');
  if (!isCurrency(currency) || currency === books) return undefined;
  const minor = minorIn(textAt(amount, 'CurrencyAmount'), currency);
  return minor === undefined ? undefined : { currency, minor: minor * sign + 0 };
}

/**
 * What numbers the documents of the ledger: the reference of its lines or the number of their source, where nearly every sale has one of its
 * own; else only the number of the entry.
 */
export class Numbering {
  #sales = 0;
  readonly #seen: readonly [Set<string>, Set<string>] = [new Set(), new Set()];
  readonly #ids = new Set<string>();
  #repeated = false;

  take(entry: LedgerEntry, accounts: readonly string[]): void {
    const key = entry.id;
    if (this.#ids.has(key)) this.#repeated = true;
    this.#ids.add(key);
    const line = entry.lines.find(({ account, customer }) => customer !== '' && isAmong(account, accounts));
    if (line === undefined || entry.moves !== 'sales') return;
    this.#sales++;
    for (const at of BOTH) if (line.numbers[at] !== '') this.#seen[at].add(line.numbers[at]);
  }

  /** 0 the reference, 1 the source's number; undefined: the number of the entry. */
  get by(): 0 | 1 | undefined {
    return BOTH.find((at) => this.#sales > 0 && this.#seen[at].size >= this.#sales * LEAST_SHARE);
  }

  /** The number that an entry has for itself: with its journal where entries of several journals share theirs. */
  ownOf = ({ id, journal }: LedgerEntry): string => (this.#repeated ? `${journal} ${id}`.trim() : id);
}

const BOTH = [0, 1] as const;
const LEAST_SHARE = 0.8;
