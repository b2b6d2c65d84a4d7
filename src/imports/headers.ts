import { isCurrency } from '../kernel/money';
import { ENTRY_WORDS } from './headers-entry-words';
import { BESIDE_WORDS, CUSTOMER_WORDS, type Words } from './headers-words';
import { ownCopy } from './problem';

/**
 * From a heading to the fields it may mean. Only the words are judged here; what stands in the column decides in
 * `sniff-columns.ts`.
 */
const WORDS = { ...CUSTOMER_WORDS, ...BESIDE_WORDS, ...ENTRY_WORDS };
export type Field = keyof typeof WORDS | 'bucket';

/** The fields by name, as a person names them for a column. */
export const FIELDS = Object.keys(WORDS) as readonly (keyof typeof WORDS)[];

interface Meaning {
  readonly field: Field;
  /** 10: the heading means the field; 6: likely; 3: a part of the heading says so. Earlier words count a little more. */
  readonly weight: number;
}

/** Lower case without accents, blanks and marks: `Date d'Échéance` → `datedecheance`. */
export function plain(heading: string): string {
  return heading
    .normalize('NFD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]/g, '');
}

/** The fields that a heading may mean, best first. Remembered, because every cell of a title block is asked about. */
export function meanings(heading: string): readonly Meaning[] {
  const known = asked.get(heading);
  if (known !== undefined) return known;
  const found = lookUp(heading);
  if (asked.size > 2_000) asked.clear();
  asked.set(ownCopy(heading), found);
  return found;
}

const asked = new Map<string, readonly Meaning[]>();

function lookUp(heading: string): readonly Meaning[] {
  const { base } = currencyInHeading(heading);
  const found = new Map<Field, number>();
  for (const text of new Set([plain(heading), plain(base)])) {
    for (const { field, weight } of INDEX.get(text) ?? []) {
      found.set(field, Math.max(found.get(field) ?? 0, weight));
    }
  }
  if (isBucket(heading)) found.set('bucket', 10);
  if (found.size === 0) for (const [field, pattern] of PARTS) if (pattern.test(plain(base))) found.set(field, 3);
  return [...found].map(([field, weight]) => ({ field, weight })).sort((a, b) => b.weight - a.weight);
}

/** `Bedrag_EUR` → EUR and `Bedrag`; a heading without a currency comes back whole. */
export function currencyInHeading(heading: string): { base: string; currency: string | undefined } {
  const found = /^(.*?)[\s_\-([]+([A-Z]{3}|[a-z]{3}|€|£)[)\]]?\s*$/.exec(heading.trim());
  const mark = found?.[2] ?? '';
  const code = mark === '€' ? 'EUR' : mark === '£' ? 'GBP' : mark.toUpperCase();
  if (found && (found[1] ?? '').trim() !== '' && isCurrency(code)) return { base: found[1] ?? '', currency: code };
  return { base: heading, currency: undefined };
}

/** `1-30`, `> 90 jours`, `nicht fällig`: a column of an ageing. */
export function isBucket(heading: string): boolean {
  const text = heading.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
  return BUCKET.test(text) || BUCKET_NAMES.has(plain(heading));
}

const BUCKET =
  /^(?:days? )?[<>]?=? ?\d{1,3}(?: ?(?:-|–|to|a|bis|till|tot) ?\d{1,3})? ?\+?(?: ?(?:days?(?: past due| overdue)?|jours?|j|tage?n?|dagar|dgr|dagen|dias))?(?: or more.*| and (?:over|above|more).*| et plus| und mehr)?$/;
const BUCKET_NAMES = new Set(
  `current|future|not due|not yet due|older|over 90|over 120|total overdue|period 1|period 2|period 3|1 month|2 months|3 months|
   non échu|à échoir|plus de 90 jours|nicht fällig|noch nicht fällig|älter|ej förfallet|ej förfallna|äldre|niet vervallen|ouder|
   no vencido|corriente|< 1 month`
    .split('|')
    .map((name) => plain(name)),
);

/** For headings that no list holds: words inside them that leave little doubt. */
const PARTS: readonly (readonly [Field, RegExp])[] = [
  ['dueOn', /duedate|echeance|faelligkeit|falligkeit|forfallodatum|vervaldatum|vencimiento/],
  ['issuedOn', /invoicedate|datefacture|rechnungsdatum|fakturadatum|factuurdatum|fechafactura/],
  ['document', /invoicen(o|um)|numerofacture|rechnungsn|fakturan|factuurn|numerofactura/],
  ['customerCode', /customern(o|um)|customerid|codeclient|kundennum|kundnum|debiteurnum|klantnum|codigocliente/],
  ['customerName', /customername|nomclient|kundenname|kundnamn|klantnaam|nombrecliente/],
  ['open', /openamount|outstanding|amountdue|resteapayer|restedu|restbetrag|openstaand|pendiente/],
  ['amount', /invoiceamount|montantttc|rechnungsbetrag|fakturabelopp|factuurbedrag|importetotal/],
];

const INDEX = buildIndex();

function buildIndex(): ReadonlyMap<string, readonly Meaning[]> {
  const index = new Map<string, Meaning[]>();
  for (const [field, words] of Object.entries(WORDS) as [Field, Words][]) {
    for (const [list, weight] of [
      [words.sure, 10],
      [words.likely, 6],
    ] as const) {
      const names = list.split('|').map((name) => plain(name)).filter((name) => name !== ''); // prettier-ignore
      names.forEach((name, at) => {
        const meaning = { field, weight: weight - at / 1_000 };
        const known = index.get(name);
        if (known === undefined) index.set(name, [meaning]);
        else if (!known.some((other) => other.field === field)) known.push(meaning);
      });
    }
  }
  return index;
}
