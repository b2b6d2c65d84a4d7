import { ibanFrom } from '../../companies/iban';
import { isCurrency } from '../../kernel/money';
import type { Day } from '../../kernel/day';
import type { DateOrder, DecimalMark } from '../mapping-profile';
import { writtenAmount, writtenDay } from './bank-list-values';
import { accountText } from './bank-text';
import { currencyOf } from './currency-mark';
import { dayShaped } from './day';
import { cellText, type RawRow } from './row';

/** What stands above and below a bank's list: whose account it is, its currency, its balances and their days. */
export interface ListFacts {
  readonly account: string | undefined;
  readonly currency: string | undefined;
  /** Rows that say something of the balance. */
  readonly balances: readonly {
    readonly which: 'opening' | 'closing' | 'balance';
    readonly cells: readonly string[];
  }[];
  /** Days of the period, as written. */
  readonly days: readonly string[];
}

export function listFacts(above: readonly RawRow[], below: readonly RawRow[]): ListFacts {
  const top = above.map(({ cells }) => cells.map(cellText).filter((text) => text !== ''));
  const rows = [...top, ...below.map(({ cells }) => cells.map(cellText).filter((text) => text !== ''))];
  const balances = rows.flatMap((cells) => {
    const which = whichBalance(cells.join(' '));
    return which === undefined ? [] : [{ which, cells }];
  });
  const days = top.flatMap((cells) => [...cells.join(' ').matchAll(DAY)].map(([text]) => text));
  return { account: accountOf(top), currency: currencyOfAll(rows), balances, days };
}

const DAY = /\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b/g;
const OPENING = /\b(?:opening|start(?:ing)? balance|balance at start|balance at beginning|previous balance|anfangssaldo|anfangsbestand|alter (?:konto)?(?:stand|saldo)|solde (?:initial|précédent|antérieur|début)|ancien solde|beginsaldo|oud saldo|ingående (?:saldo|balans)|saldo (?:\w+ )?(?:inicial|anterior|iniziale))/i; // prettier-ignore
const CLOSING = /\b(?:closing|end(?:ing)? balance|balance at end|new balance|endsaldo|schlusssaldo|endbestand|neuer (?:konto)?(?:stand|saldo)|solde (?:final|nouveau|fin)|nouveau solde|eindsaldo|nieuw saldo|utgående (?:saldo|balans)|saldo (?:\w+ )?finale?\b)/i; // prettier-ignore
const BALANCE = /\b(?:balance|saldo|kontostand|solde)\b/i;

/** Which balance a row tells of; undefined where it tells of none. */
export function whichBalance(text: string): 'opening' | 'closing' | 'balance' | undefined {
  return OPENING.test(text) ? 'opening' : CLOSING.test(text) ? 'closing' : BALANCE.test(text) ? 'balance' : undefined;
}

const IBAN = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{1,4}){3,8}\b/g;
const LABELLED = /(?:account (?:number|no\.?)|iban|kontonummer|kontonr\.?|konto|n[°º]\s*(?:de )?compte|compte[^0-9]{0,40}n[°º]|num[ée]ro de compte|compte|rekeningnummer|rekening|(?:n[úu]mero de )?cuenta|(?:n[úu]mero da )?conta|conto)\s*[:.]*\s*[A-Z]{0,4}\s*([0-9][0-9 \-/]{4,30}[0-9])/i; // prettier-ignore

function accountOf(rows: readonly (readonly string[])[]): string | undefined {
  for (const cells of rows) {
    const found = ibanIn([...cells, cells.join(' ')]);
    if (found !== undefined) return found;
  }
  for (const cells of rows) {
    const number = LABELLED.exec(cells.join(' '))?.[1]?.trim() ?? '';
    if (number.replace(/\D/g, '').length >= 6 && !/^\d{1,4}[./-]\d{1,2}[./-]\d{2,4}/.test(number)) return accountText(number); // prettier-ignore
  }
  const bare = rows
    .slice(0, 3)
    .flatMap(([first = '']) => (/^\d{8,23}$/.test(first) && !dayShaped(first) ? [first] : []));
  return bare[0];
}

/** The IBAN in a text, with its check digits. */
export function ibanIn(all: readonly string[]): string | undefined {
  for (const text of all) {
    for (const [found] of text.slice(0, 300).matchAll(IBAN)) {
      const plain = found.replace(/ /g, '');
      for (let length = Math.min(plain.length, 34); length >= 15; length--) {
        const iban = ibanFrom(plain.slice(0, length));
        if (iban !== undefined) return iban;
      }
    }
  }
  return undefined;
}

function currencyOfAll(rows: readonly (readonly string[])[]): string | undefined {
  const found = new Set<string>();
  for (const text of rows.flat()) {
    const code = /^(?:.*:\s*)?([A-Z]{3})$/.exec(text)?.[1] ?? /\d\s?([A-Z]{3}|[€£])$/.exec(text)?.[1] ?? '';
    const currency = currencyOf(code);
    if (code !== '' && typeof currency === 'string' && isCurrency(currency)) found.add(currency);
  }
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

/** The figure in a row that tells of a balance, and its day. */
export function balanceIn(
  cells: readonly string[],
  how: { readonly mark: DecimalMark; readonly order: DateOrder; readonly currency: string },
): { readonly minor: number; readonly on: Day | undefined } | undefined {
  const text = cells.join(' ');
  const on = [...text.matchAll(DAY)].flatMap(([found]) => writtenDay(found, how.order) ?? []).at(-1);
  const pieces = [...cells].reverse().flatMap((cell) => [cell, /[-+−]?\s?\d[\d.,\s'’\u00a0\u202f]*(?:\s?(?:[A-Z]{3}|[€£]))?$/.exec(cell)?.[0] ?? '']); // prettier-ignore
  for (const piece of pieces) {
    if (dayShaped(piece.trim()) || !/\d/.test(piece)) continue;
    const found = writtenAmount(piece.trim(), how.mark, how.currency);
    if (found) return { minor: found.side === -1 ? -Math.abs(found.minor) : found.minor, on };
  }
  return undefined;
}
