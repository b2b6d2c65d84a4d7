import { keysOf, plain } from './number-key';
import { plainWords } from './plain-name';
import type { Receipt } from './receipt';

/** What a transfer says, taken apart: what may be a reference, what may be a number, one beside the other. Nothing is decided here. */
export interface Said {
  /** In capitals, without blanks: perhaps references. */
  readonly references: readonly string[];
  readonly chunks: readonly Chunk[];
  /** Runs of chunks that may be one number, the longest first. */
  readonly spans: readonly Span[];
  /** It says that it pays before there is an invoice. */
  readonly inAdvance: boolean;
}

export interface Chunk {
  readonly text: string;
  /** What stands between it and the one before. */
  readonly before: string;
  /** Which of the texts of a transfer it stands in; numbers do not run over from one to another. */
  readonly of: number;
  /** The last one of its text, which may have been cut. */
  readonly last: boolean;
}

export interface Span {
  /** First and last chunk. */
  readonly from: number;
  readonly to: number;
  readonly full: string;
  readonly digits: string;
}

const MOST_TEXT = 4_000;
const MOST_CHUNKS = 400;
const LONGEST_SPAN = 4;
const LONGEST_KEY = 24;
/** Marks that may stand inside a number. */
const INSIDE = /^[\s\-–/._#]{1,3}$/;
const NO_REFERENCE = new Set(['NOTPROVIDED', 'NOREF', 'NONREF']);

export function saidBy(receipt: Receipt): Said {
  const texts = [receipt.text, receipt.reference ?? '', receipt.endToEnd ?? ''].map((text) => text.slice(0, MOST_TEXT));
  const chunks = texts.flatMap((text, of) => chunksOf(text, of)).slice(0, MOST_CHUNKS);
  const inAdvance = ADVANCE.test(plainWords(texts.join(' ')).join(' '));
  return { references: referencesOf(receipt), chunks, spans: spansOf(chunks), inAdvance };
}

/** Words of advance payments, without accents: FR, DE, EN, NL, SV, NO, DA, FI, ES. */
const ADVANCE =
  /\b(ACOMPTES?|ARRHES|DEVIS|PROFORMA|PRO FORMA|(AN|VORAUS|AB)ZAHLUNG|VORKASSE|VORSCHUSS|ANGEBOT|AUFTRAGSBESTATIGUNG|PREPAYMENT|DEPOSIT|ADVANCE|QUOTATION|ORDER CONFIRMATION|VOORSCHOT|AANBETALING|VOORUITBETALING|OFFERTE|FORSKOTT|FORSKUDD|FORUDBETALING|ORDERBEKRAFTELSE|ORDREBEKREFTELSE|ENNAKKO(MAKSU)?|ANTICIPO|PRESUPUESTO)\b/;

function chunksOf(text: string, of: number): Chunk[] {
  const found = [...text.toUpperCase().matchAll(/([^A-Z0-9]*)([A-Z0-9]+)/g)];
  return found.map((match, at) => ({
    text: match[2] ?? '',
    before: match[1] ?? '',
    of,
    last: at === found.length - 1,
  }));
}

function spansOf(chunks: readonly Chunk[]): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < chunks.length; from++) {
    let full = '';
    for (let to = from; to < Math.min(chunks.length, from + LONGEST_SPAN); to++) {
      const chunk = chunks[to];
      if (!chunk || (to > from && (chunk.of !== chunks[from]?.of || !INSIDE.test(chunk.before)))) break;
      full += chunk.text;
      if (full.length > LONGEST_KEY) break;
      if (/\d/.test(full)) spans.push({ from, to, full, digits: digitsOf(full) });
    }
  }
  return spans.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
}

/** The digits of `RE4711` and `4711`; nothing of `12A4`, which is no number with letters in front. */
const digitsOf = (full: string): string => (/^[A-Z]{0,8}\d+$/.test(full) ? keysOf(full).digits : '');

/** The field for it; and in free text what has the shape of one: RF, +++…+++, long runs of digits in groups. */
function referencesOf({ reference, endToEnd, text }: Receipt): string[] {
  const found = [reference ?? '', endToEnd ?? ''];
  const short = text.slice(0, MOST_TEXT);
  for (const match of short.matchAll(/\bRF\s?\d{2}(?:\s?[A-Z0-9]{1,4}){1,6}/gi))
    found.push(match[0], ...cuts(match[0]));
  for (const match of short.matchAll(/\d[\d\s/.+-]{2,40}\d/g)) found.push(match[0], ...match[0].split(/\s{1,3}/));
  for (const match of short.matchAll(/[A-Z0-9]{4,35}/gi)) found.push(match[0]);
  const plainOnes = found.map(plain).filter((one) => one.length >= 2 && !NO_REFERENCE.has(one));
  return [...new Set(plainOnes)];
}

/** A reference in groups runs into the words after it: it may end after any group. */
function cuts(grouped: string): string[] {
  const groups = grouped.split(/\s/);
  return groups.map((_, at) => groups.slice(0, at + 1).join('')).slice(1);
}
