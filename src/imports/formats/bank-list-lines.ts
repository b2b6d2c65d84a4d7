import type { BankFault } from '../../cash/bank-line';
import type { Day } from '../../kernel/day';
import { isCurrency } from '../../kernel/money';
import { signature } from '../sniff-header';
import type { Drafted } from './bank-list-balance';
import type { ListColumns } from './bank-list-columns';
import { whichBalance } from './bank-list-facts';
import type { Entries, Entry, Told } from './bank-list-told';
import { sideOf, writtenAmount, writtenDay, type Written } from './bank-list-values';
import type { ListField } from './bank-list-words';
import { accountText, joined, said } from './bank-text';
import { currencyOf } from './currency-mark';
import { dayShaped, isNoDay } from './day';
import { cellText, type Cell, type RawRow } from './row';

/** The rows of a bank's list as movements: its sign, what is not booked yet, what never was money, and what is no movement at all. */
export interface Draft extends Drafted {
  readonly row: RawRow;
  readonly valueOn: Day | null;
  readonly currency: string;
  readonly account: string;
}

const PENDING = /vorgemerkt|vormerk|\bpending\b|en attente|à venir|en cours|non comptabilis|in afwachting|gereserveerd|nog niet|reserver|preliminär|\bpendiente|\bpendente|in attesa|not booked|unbooked|nicht gebucht|processing|authori[sz]ed/i; // prettier-ignore
const NEVER =
  /declin|reject|revert|cancel|fail|annul|refus|abgelehnt|storniert|afgewezen|geweigerd|avvis|rechaz|rifiut|recus/i;

export function entriesIn(body: readonly RawRow[], { of }: ListColumns, headings: string): Entries {
  const [entries, beside, faults] = [[] as Entry[], [] as RawRow[], [] as BankFault[]];
  let pendingFrom = false;
  for (const row of body) {
    const texts = row.cells.map(cellText);
    const filled = texts.filter((text) => text !== '');
    if (filled.length === 0) continue;
    if (row.fault !== undefined) {
      faults.push({ place: row.line, code: 'damaged-file', value: filled[0]?.slice(0, 80) ?? '' });
      continue;
    }
    if (headings !== '' && signature(texts) === headings) continue;
    const at = (field: ListField): string => texts[of.get(field) ?? -1] ?? '';
    const hasDay = dayShaped(at('bookedOn')) || (isNoDay(at('bookedOn')) && dayShaped(at('valueOn')));
    const hasMoney = MONEY.some((field) => at(field) !== '');
    if (!hasDay && (!hasMoney || isBesides(filled.join(' ')))) {
      if (filled.length <= 2 && !/\d[.,]\d\d/.test(filled.join(' '))) pendingFrom = PENDING.test(filled.join(' '));
      beside.push(row);
      continue;
    }
    entries.push({ row, pending: pendingFrom });
  }
  return { entries, beside, faults };
}

const MONEY = ['amount', 'debit', 'credit'] as const;

/** A balance or a total, and no movement. */
const isBesides = (text: string): boolean => whichBalance(text) !== undefined || /\b(?:total|totaal|summe|gesamt|suma|totale|somme|totaux|turnover|umsätze|summa)\b/i.test(text); // prettier-ignore

export function draftsOf({ entries, faults: before }: Entries, told: Told): { drafts: Draft[]; faults: BankFault[] } {
  const [drafts, faults] = [[] as Draft[], [...before]];
  const negative = debitsAreNegative(entries, told);
  for (const entry of entries) {
    const found = new Row(entry, told, negative).drafted();
    if (found === undefined) continue;
    if ('code' in found) faults.push(found);
    else drafts.push(found);
  }
  return { drafts, faults };
}

/** The debits of the list have their sign already; undefined where some have and others have not. */
function debitsAreNegative(entries: readonly Entry[], told: Told): boolean | undefined {
  const at = told.columns.of.get('debit');
  if (at === undefined || told.columns.of.has('amount')) return false;
  const signs = new Set<number>();
  for (const { row } of entries) {
    const minor = writtenAmount(row.cells[at], told.mark, told.currency ?? 'EUR')?.minor ?? 0;
    if (minor !== 0) signs.add(Math.sign(minor));
  }
  return signs.size > 1 ? undefined : signs.has(-1);
}

class Row {
  constructor(
    private readonly entry: Entry,
    private readonly told: Told,
    private readonly negative: boolean | undefined,
  ) {}

  drafted(): Draft | BankFault | undefined {
    const { row, pending } = this.entry;
    const place = row.line;
    const state = this.#text('status');
    const dayText = this.#text('bookedOn') || (this.told.columns.of.has('status') ? '' : this.#text('valueOn'));
    if (pending || PENDING.test(state)) return { place, code: 'pending', value: dayText || state };
    if (NEVER.test(state)) return { place, code: 'not-money', value: state };
    const currency = this.#currency();
    if (currency === undefined) return { place, code: 'bad-amount', value: this.#text('currency') };
    const money = this.#moved(currency);
    if (money === undefined || 'code' in money) return money;
    const day = isNoDay(dayText) ? undefined : writtenDay(dayText, this.told.order);
    if (day === undefined) return { place, code: 'bad-day', value: dayText };
    const account = this.told.columns.of.has('account') ? accountText(this.#text('account')) : this.told.account;
    if (account === '' && this.told.columns.of.has('account')) return { place, code: 'no-account', value: '' };
    const valueOn = writtenDay(this.#cell('valueOn'), this.told.order) ?? null;
    return { place, row, day, valueOn, currency, account, ...money };
  }

  /** Amount, fee and balance; undefined where nothing moved. */
  #moved(
    currency: string,
  ): Pick<Draft, 'amountMinor' | 'feeMinor' | 'balanceMinor' | 'unclear'> | BankFault | undefined {
    const place = this.entry.row.line;
    const amount = this.#amount(currency);
    if (amount === undefined) return { place, code: 'bad-amount', value: MONEY.map((field) => this.#text(field)).join(' ').trim() }; // prettier-ignore
    if (amount.side === 'none') return { place, code: 'sign-unclear', value: this.#text('side') };
    if (amount.minor === 0) return undefined;
    const balance = this.#money('balance', currency);
    if (balance === undefined) return { place, code: 'bad-amount', value: this.#text('balance') };
    return {
      amountMinor: amount.minor,
      feeMinor: Math.abs(this.#money('fee', currency)?.minor ?? 0),
      balanceMinor: balance === null ? null : balance.side === -1 ? -Math.abs(balance.minor) : balance.minor,
      unclear: amount.unclear,
    };
  }

  #cell(field: ListField): Cell | undefined {
    const at = this.told.columns.of.get(field);
    return at === undefined ? undefined : this.entry.row.cells[at];
  }

  #text(field: ListField): string {
    return cellText(this.#cell(field));
  }

  #money(field: ListField, currency: string): Written | null | undefined {
    return writtenAmount(this.#cell(field), this.told.mark, currency);
  }

  #currency(): string | undefined {
    if (!this.told.columns.of.has('currency')) return this.told.currency;
    const text = this.#text('currency');
    if (text === '' && this.told.currency !== undefined) return this.told.currency;
    const found = currencyOf(text);
    return typeof found === 'string' && isCurrency(found) ? found : undefined;
  }

  #amount(currency: string): { minor: number; side: 'known' | 'none'; unclear: boolean } | undefined {
    const known = (minor: number, unclear = false) => ({ minor, side: 'known' as const, unclear });
    if (this.told.columns.of.has('amount')) {
      const found = this.#money('amount', currency);
      if (!found) return undefined;
      const text = this.#text('side');
      const side = text === '' ? found.side : sideOf(text);
      if (this.told.columns.of.has('side') && side === 0) return { minor: found.minor, side: 'none', unclear: true };
      return known(side === 0 ? found.minor : side * Math.abs(found.minor));
    }
    const [debit, credit] = [this.#money('debit', currency), this.#money('credit', currency)];
    if (debit === undefined || credit === undefined || (debit === null && credit === null)) return undefined;
    const [out, come] = [debit?.minor ?? 0, credit?.minor ?? 0];
    if (out !== 0 && come !== 0) return undefined;
    if (come !== 0) return known(come, come < 0);
    return known(-Math.abs(out), this.negative === undefined);
  }
}

/** What all columns of a line say of it. */
export function wordsOf(
  { row, amountMinor }: Draft,
  { columns }: Told,
): { text: string; at(field: ListField): string | null } {
  const at = (field: ListField): string | null => said(cellText(row.cells[columns.of.get(field) ?? -1]));
  const name = at('name') ?? at(amountMinor > 0 ? 'payer' : 'payee');
  const parts = [...new Set(columns.texts.map((one) => said(cellText(row.cells[one]))))].filter(
    (part) => part !== name,
  );
  return { text: joined(parts), at: (field) => (field === 'name' ? name : at(field)) };
}
