import { hashOf } from '../mapping-seen';
import { ownCopy } from '../problem';
import type { Account } from './accounts';
import type { FecLine } from './fec-lines';

/** What a whole FEC shows before any line of it is understood: its accounts, what each journal is for, its sums. */
export interface FecSurvey {
  readonly accounts: ReadonlyMap<string, Account>;
  /** Accounts that have customers or suppliers beneath them. */
  readonly withParties: ReadonlySet<string>;
  readonly journals: ReadonlyMap<string, Journal>;
  readonly lines: number;
  readonly debitMinor: number;
  readonly creditMinor: number;
  /** `20210901` and `20220831`; empty where no line has a day. */
  readonly oldest: string;
  readonly newest: string;
  readonly numbered: boolean;
  /** Lines whose amount cannot be read. */
  readonly unread: ReadonlySet<number>;
}

export type JournalUse = 'sales' | 'bank' | 'opening' | 'other';

export interface Journal {
  readonly code: string;
  readonly name: string;
  readonly use: JournalUse;
  /** PieceRef tells its lines apart, so that it is the number of the document. */
  readonly hasNumbers: boolean;
}

/** References kept of a journal to see whether they tell its documents apart. */
const MOST_PIECES = 20_000;
const NO_PIECE = 2 ** 40; // no hash

class Counting {
  lines = 0;
  sales = 0;
  money = 0;
  ofParties = 0;
  /** As hashes: a text cut out of the file would keep its piece of the file alive. */
  readonly #pieces = new Set<number>();

  constructor(
    readonly code: string,
    readonly name: string,
  ) {}

  take({ account, customer, piece }: FecLine): void {
    this.lines++;
    if (account.startsWith('70')) this.sales++;
    if (account.startsWith('5') && /^5[1-8]/.test(account)) this.money++;
    if (!account.startsWith('4') || (customer === '' && !account.startsWith('41')) || this.#pieces.size >= MOST_PIECES) return;
    this.ofParties++;
    this.#pieces.add(isReference(piece) ? hashOf(piece) : NO_PIECE);
  } // prettier-ignore

  get journal(): Journal {
    const { code, name } = this;
    const real = this.#pieces.size - (this.#pieces.has(NO_PIECE) ? 1 : 0);
    return { code, name, use: this.#use(), hasNumbers: real * 2 >= this.ofParties && real > 0 };
  }

  /** What stands beside the customers says it; the name where that leaves it open. */
  #use(): JournalUse {
    const named = `${this.code} ${this.name}`;
    if (OPENING.test(this.code.trim()) || OPENING_NAME.test(named)) return 'opening';
    if (this.sales > 0 && this.sales >= this.money && this.sales * 5 >= this.lines) return 'sales';
    if (this.money > 0 && this.money * 5 >= this.lines) return 'bank';
    if (/vente|sales|revenue|factur(?!es? d.achat)/i.test(named) && !/achat/i.test(named)) return 'sales';
    return /banque|bank|caisse|tr[ée]sorerie|encaissement|remise/i.test(named) ? 'bank' : 'other';
  }
}

const OPENING = /^(?:AN|ANO|ANC|RAN|OUV|A-?N|0)$/i;
const OPENING_NAME = /nouveau|report|ouverture|opening|deferral/i;

/** `-`, `RAN` and the like name no document. */
export const isReference = (piece: string): boolean => /\d/.test(piece) && !/^(?:ran|an|ano)\W*\d{0,4}$/i.test(piece);

export function surveyFec(lines: Iterable<FecLine>): FecSurvey {
  const accounts = new Map<string, Account>();
  const withParties = new Set<string>();
  const journals = new Map<string, Counting>();
  const unread = new Set<number>();
  let [count, debitMinor, creditMinor, oldest, newest, numbered] = [0, 0, 0, '', '', false];
  for (const line of lines) {
    count++;
    const { minor, account, journal, day, number } = line;
    if (minor === undefined) {
      unread.add(line.line);
      continue;
    }
    if (minor > 0) debitMinor += minor;
    else creditMinor -= minor;
    let known = accounts.get(account);
    if (known === undefined) accounts.set(ownCopy(account), (known = { number: ownCopy(account), name: ownCopy(line.accountName), lines: 0, minor: 0 }));
    known.lines++;
    known.minor += minor;
    if (line.customer !== '') withParties.add(known.number);
    let counting = journals.get(journal);
    if (counting === undefined) journals.set(ownCopy(journal), (counting = new Counting(ownCopy(journal), ownCopy(line.journalName))));
    counting.take(line);
    if ((day > newest || day < oldest || oldest === '') && /^\d{8}$/.test(day)) {
      if (day > newest) newest = day;
      if (day < oldest || oldest === '') oldest = day;
    }
    if (!numbered) numbered = !/^0*$/.test(number);
  } // prettier-ignore
  const used = new Map([...journals].map(([code, counting]) => [code, counting.journal]));
  return {
    accounts,
    withParties,
    journals: used,
    lines: count,
    debitMinor,
    creditMinor,
    oldest,
    newest,
    numbered,
    unread,
  };
}
