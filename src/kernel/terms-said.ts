import { termsFromCode, termsOf, type FromWhat, type PaymentTerms } from './terms';

/**
 * Terms of payment as people write them, in the languages of our customers: `30`, `Net 30`, `zahlbar in 14 Tagen netto`, `45 jours fin de mois le 10`,
 * `fin de mois + 45`, `net 45 EOM`, `30 dagar fri leveransmånad`, `30 Tage ab Lieferung`; and as Duly writes them itself.
 * Undefined: the words say none, or more than one thing.
 */
export function termsIn(words: string): PaymentTerms | undefined {
  if (words.length > LONGEST) return undefined;
  const said = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’']/g, ' ').replace(/\s+/g, ' ').trim();
  if (said === '') return undefined;
  const coded = termsFromCode(said);
  if (coded !== undefined) return coded;
  const { rest: counted, fromWhat } = takeFrom(said);
  const { rest, on } = takeDay(counted);
  const rule = ruleIn(rest, said);
  if (rule === undefined) return undefined;
  return termsOf({ ...rule, dayOfMonth: on, fromWhat });
} // prettier-ignore

const LONGEST = 120;

const AT_ONCE =
  /^(?:(?:due|payable) (?:on|upon) receipt|on receipt|at once|sofort(?: (?:fallig|zahlbar|rein netto|netto))*|immediat(?:ement)?|a reception(?: de (?:la )?facture)?|comptant|au comptant|immediately|direct|omgaende|genast|al contado|per direct)\.?$/;

/** What the days count from, where it is said at the end. */
function takeFrom(said: string): { readonly rest: string; readonly fromWhat: FromWhat } {
  for (const [pattern, fromWhat] of FROM) {
    const found = pattern.exec(said);
    if (found !== null) return { rest: said.slice(0, found.index).replace(/[\s,]+$/, ''), fromWhat };
  }
  return { rest: said, fromWhat: 'document' };
}

const SINCE =
  '(?:,? ?(?:from|after|ab|nach|fran|efter|a compter de|a partir de|des|apres|depuis|vanaf|na|desde|dopo|da))';
const THE = '(?: (?:the|la|le|l|der|dem|de|del|das))?';
const after = (what: string, alone = ''): RegExp =>
  new RegExp(`(?:${SINCE}${THE} (?:${what})${alone === '' ? '' : `|,? ${alone}`})$`);
const FROM: readonly (readonly [RegExp, FromWhat])[] = [
  [after('delivery|lieferung|livraison|leverans|levering|entrega|reception des marchandises|erhalt der ware'), 'delivery'],
  [after('posting|buchung|buchungsdatum|comptabilisation|bokforing|boeking'), 'posting'],
  [
    after(
      '(?:date (?:of )?)?(?:invoice|facture)(?: date)?|date de (?:la )?facture|date d emission|rechnungsdatum|rechnung|rechnungsstellung|rechnungseingang|fakturadatum|factuurdatum|fecha (?:de )?factura',
      '(?:date de (?:la )?facture|d\\.?f\\.?|rechnungsdatum|invoice date|fakturadatum|fecha (?:de )?factura|data fattura)',
    ),
    'document',
  ],
]; // prettier-ignore

/** The day of a month, where it is said at the end. */
function takeDay(said: string): { readonly rest: string; readonly on: number | null } {
  const found = ON.exec(said);
  if (found === null) return { rest: said, on: null };
  return { rest: said.slice(0, found.index).replace(/[\s,+]+$/, ''), on: Number(found[1]) };
}

const NEXT_MONTH =
  '(?: (?:of|du|des|i|de|del) (?:the |a |el )?(?:next |following )?(?:month|mois(?: suivant)?|folgemonats|nasta manad|manaden|mes(?: siguiente)?)| suivant)?';
const ON = new RegExp(
  `[\\s,+]+(?:then |puis |dann |sedan )?(?:le|the|on the|(?:the next |then )?day|am(?: nachsten)?|(?:nasta )?den|el(?: dia)?)\\s+(\\d{1,2})(?:er|st|nd|rd|th|\\.)?${NEXT_MONTH}$`,
); // prettier-ignore

type Rule = Pick<PaymentTerms, 'days' | 'endOfMonth'>;

const DAYS = '(?:jours?|jrs?|j|days?|d|tag(?:en?)?|tg|t|dag(?:ar|en)?|dgr|dgn|dias|giorni|gg)?\\.?';
const NET = '(?:\\s+(?:nets?|netto))?';
const FIRST = '(?:net\\s+|netto\\s+|a\\s+|zahlbar in(?:nerhalb)? )?';
/** Words for the end of a month after the days: in English and Swedish they mean that the days count from there. */
const DAYS_FIRST =
  '(?:fin\\s+(?:de\\s+|du\\s+)?mois|f\\.?d\\.?m\\.?|fin\\s+de\\s+mes|fine\\s+mese|f\\.?m\\.?|(?:zum\\s+)?monatsende|ende\\s+des\\s+monats|einde\\s+(?:van\\s+de\\s+)?maand)';
const MONTH_FIRST =
  '(?:(?:from|after|ab|nach|fran)\\s+)?(?:the\\s+|dem\\s+)?(?:e\\.?o\\.?m\\.?|end\\s+of\\s+(?:the\\s+)?month|month\\s+end|monatsende|manadens\\s+slut|fri\\s+(?:leverans|faktura)?manad)';
const EITHER = `(?:${DAYS_FIRST}|${MONTH_FIRST})`;
const THEN = '\\s*(?:,\\s*)?(?:then|puis|dann|sedan)\\s+(?:the\\s+)?';

const PLAIN =
  /^(?:net|netto|n|within|in|a|zahlbar in(?:nerhalb)?)?\.?\s*(\d{1,3})(?:[.,]0+)?\s*(?:d|days?|jours?|j|nets?|tag(?:en?)?|tg|t|dag(?:ar|en)?|dgr|dgn|dias|giorni|gg|netto|rein netto)*[\s.]*(?:net|nets|netto)?\.?$/;
const ORDERED = new RegExp(`^(\\d{1,3})\\s*${DAYS}${THEN}${EITHER}$`);
const DAYS_THEN_END = new RegExp(`^${FIRST}(\\d{1,3})\\s*${DAYS}${NET}\\s*${DAYS_FIRST}$`);
const DAYS_FROM_END = new RegExp(`^${FIRST}(\\d{1,3})\\s*${DAYS}${NET}\\s*${MONTH_FIRST}$`);
const END_THEN_DAYS = new RegExp(`^${EITHER}(?:${THEN}|\\s*(?:\\+|plus|a)?\\s*)(\\d{1,3})?\\s*${DAYS}$`);

function ruleIn(rest: string, said: string): Rule | undefined {
  if (AT_ONCE.test(rest)) return { days: 0, endOfMonth: 'none' };
  const plain = PLAIN.exec(rest);
  if (plain !== null) return { days: Number(plain[1]), endOfMonth: 'none' };
  const first = ORDERED.exec(rest) ?? (/\b(?:ab|nach) (?:dem )?monatsende$/.test(rest) ? null : DAYS_THEN_END.exec(rest));
  if (first !== null) return { days: Number(first[1]), endOfMonth: 'before' };
  const from = DAYS_FROM_END.exec(rest);
  if (from !== null) return { days: Number(from[1]), endOfMonth: FRENCH_DAY.test(said) ? 'before' : 'after' };
  const end = END_THEN_DAYS.exec(rest);
  return end === null ? undefined : { days: Number(end[1] ?? 0), endOfMonth: 'after' };
} // prettier-ignore

/** `45 days EOM le 10` is said in French. */
const FRENCH_DAY = /\ble \d/;
