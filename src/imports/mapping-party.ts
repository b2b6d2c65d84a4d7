import { ibanFrom } from '../companies/iban';
import { isMailbox } from '../kernel/mailbox';
import { termsCode } from '../kernel/terms';
import { termsIn } from '../kernel/terms-said';
import { headingAt, type Cells } from './mapping-cells';
import type { LedgerRow } from './mapping';
import { currencyInHeading } from './headers';
import { settledCurrency } from './formats/currency-mark';
import { TEXT_FIELDS } from './mapping-fields';
import type { Plan } from './mapping-plan';
import type { Tally } from './mapping-tally';
import { ownCopy } from './problem';
import { debtorTypeOf, flagOf, supplierOf } from './mapping-words';

/** Who owes, and what stands beside the entry: texts, countries, languages, marks. Nothing here can break a row. */
export class Party {
  readonly #texts: readonly (typeof TEXT_FIELDS)[number][];
  readonly #countries = new Map<string, string>();
  readonly #termsKnown = new Map<string, string | null>();

  constructor(
    private readonly plan: Plan,
    private readonly cells: Cells,
    private readonly tally: Tally,
  ) {
    this.#texts = TEXT_FIELDS.filter((field) => plan.columns.has(field));
  }

  fill(row: LedgerRow): void {
    const { columns } = this.plan;
    for (const field of this.#texts) row[field] = this.cells.textOrNull(field);
    if (row.email !== null && !row.email.includes('@')) {
      this.tally.note('no-address', row.line, row.email);
      row.email = null;
    }
    if (row.handlerEmail !== null) row.handlerEmail = this.#mailbox(row.line, row.handlerEmail);
    if (row.holderIban !== null) row.holderIban = this.#iban(row.line, row.holderIban);
    if (columns.has('country')) row.country = this.#country(row.line);
    if (columns.has('language')) row.language = languageOf(this.cells.text('language'));
    if (columns.has('debtorType')) row.debtorType = debtorTypeOf(this.cells.text('debtorType'));
    if (columns.has('disputed')) row.disputed = flagOf(this.cells.text('disputed'));
    if (columns.has('blocked')) row.blocked = flagOf(this.cells.text('blocked'));
    if (columns.has('reminderLevel')) row.reminderLevel = levelOf(this.cells.text('reminderLevel'));
    if (columns.has('supplierNo')) row.supplierNo = supplierOf(this.cells.text('supplierNo'));
    if (columns.has('terms')) row.paymentTerms = this.#terms(row.terms ?? '');
    if (columns.has('creditLimit') || columns.has('insuredLimit')) this.#limits(row);
  }

  /** How much it may owe. In a list of customers the row's currency is that of the limit; beside an invoice it is the invoice's. */
  #limits(row: LedgerRow): void {
    const { columns, headings, currency } = this.plan;
    const isCustomer = row.kind === 'customer';
    const at = columns.get('creditLimit') ?? columns.get('insuredLimit');
    const said = this.cells.text('creditLimitCurrency') || (isCustomer ? this.cells.text('currency') : '');
    const code =
      (said === '' ? undefined : settledCurrency(said, currency)) ??
      (at === undefined ? undefined : currencyInHeading(headingAt(headings, at)).currency);
    row.creditLimitMinor = this.cells.limit('creditLimit', code, isCustomer);
    row.insuredLimitMinor = this.cells.limit('insuredLimit', code, isCustomer);
    row.creditLimitCurrency = code ?? null;
  }

  /** Most files repeat a few. */
  #terms(text: string): string | null {
    let code = this.#termsKnown.get(text);
    if (code === undefined) {
      const terms = termsIn(text);
      code = terms === undefined ? null : termsCode(terms);
      if (this.#termsKnown.size < MOST_KNOWN) this.#termsKnown.set(ownCopy(text), code);
    }
    return code;
  }

  #mailbox(line: number, text: string): string | null {
    const found = text.trim().toLowerCase();
    if (isMailbox(found)) return found;
    this.tally.note('no-mailbox', line, text);
    return null;
  }

  #iban(line: number, text: string): string | null {
    const found = ibanFrom(text) ?? null;
    if (found === null) this.tally.note('no-iban', line, text);
    return found;
  }

  #country(line: number): string | null {
    const text = this.cells.text('country');
    if (text === '') return null;
    let found = this.#countries.get(text);
    if (found === undefined) this.#countries.set(ownCopy(text), (found = countryOf(text) ?? ''));
    if (found === '') this.tally.note('unknown-country', line, text);
    return found === '' ? null : found;
  }
}

/** `Mahnstufe 2`, `2`, `2.0` → 2. */
function levelOf(text: string): number | null {
  const found = /\d+/.exec(text);
  return found === null || found[0].length > 2 ? null : Number(found[0]);
}

/** Texts of terms that are remembered: a file that writes something else in each row is not kept whole. */
const MOST_KNOWN = 1_000;

const LANGUAGES = ['en', 'fr', 'de', 'sv', 'nl', 'es'];
let countryNames: Map<string, string> | undefined;

/** ISO 3166-1 alpha-2 of a code or of a name in one of our languages; undefined where it is not known. */
function countryOf(text: string): string | undefined {
  countryNames ??= namesOf('region', letterPairs());
  return countryNames.get(fold(text)) ?? MORE_COUNTRIES[fold(text)];
}

const MORE_COUNTRIES: Readonly<Record<string, string>> = {
  uk: 'GB', 'great britain': 'GB', england: 'GB', usa: 'US', 'united states of america': 'US', fra: 'FR', deu: 'DE', ger: 'DE',
  d: 'DE', f: 'FR', b: 'BE', a: 'AT', e: 'ES', i: 'IT', s: 'SE', gbr: 'GB', nld: 'NL', bel: 'BE', esp: 'ES', swe: 'SE', ita: 'IT',
  che: 'CH', aut: 'AT', prt: 'PT', pol: 'PL', dnk: 'DK', nor: 'NO', fin: 'FI', irl: 'IE', lux: 'LU', holland: 'NL', el: 'GR',
  hollande: 'NL', 'the netherlands': 'NL', 'pays bas': 'NL', 'czech republic': 'CZ',
}; // prettier-ignore

let languageNames: Map<string, string> | undefined;

/** ISO 639-1 of a code (`fr`, `fr_FR`) or of a language's name. */
function languageOf(text: string): string | null {
  languageNames ??= namesOf('language', LANGUAGE_CODES);
  return languageNames.get(fold(text)) ?? languageNames.get(fold(text).slice(0, 2)) ?? null;
}

const LANGUAGE_CODES =
  'en fr de sv nl es it pt da nb no fi pl cs sk hu ro bg el hr sl et lv lt ga mt lb is tr ru uk ar zh ja'.split(' ');

function namesOf(type: 'region' | 'language', codes: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  const spoken = LANGUAGES.map((language) => new Intl.DisplayNames([language], { type, fallback: 'none' }));
  for (const code of codes) {
    const found = spoken.map((names) => names.of(code)).filter((name) => name !== undefined);
    if (found.length === 0) continue;
    for (const name of found) if (!names.has(fold(name))) names.set(fold(name), code);
    names.set(fold(code), code);
  }
  return names;
}

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[-_]/g, ' ').trim();

function letterPairs(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((one) => letters.map((two) => one + two)).filter((code) => !RETIRED.has(code));
}

/** Codes that still have a name although the country is gone or never was one. */
const RETIRED = new Set(['AN', 'BU', 'CS', 'DD', 'FX', 'NT', 'SU', 'TP', 'YD', 'YU', 'ZR', 'UK', 'EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'XX', 'AC', 'CP', 'DG', 'EA', 'IC', 'TA', 'CQ', 'DY', 'HV', 'NH', 'RH', 'VD', 'FQ', 'JT', 'MI', 'NQ', 'PC', 'PU', 'PZ', 'WK', 'CT']); // prettier-ignore
