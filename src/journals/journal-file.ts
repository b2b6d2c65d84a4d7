import iconv from 'iconv-lite';
import type { AccountRole, Accounting } from '../companies/accounting';
import { ownText } from '../companies/own-text';
import type { Day, Instant } from '../kernel/day';
import { toDecimal } from '../kernel/money';
import type { DeedKind } from './deed';
import type { Posting } from './posting';

/** Postings with their numbers, and all that a file says about itself; a writer makes bytes of it, the same each time. */
export interface JournalFile {
  readonly number: number;
  readonly company: { readonly name: string; readonly registerNo: string | null; readonly currency: string };
  readonly from: Day;
  readonly until: Day;
  readonly madeAt: Instant;
  readonly accounting: Accounting;
  readonly labels: JournalLabels;
  readonly postings: readonly NumberedPosting[];
}

export interface NumberedPosting extends Posting {
  readonly voucher: number;
}

/** What things are called in the books, in the language of the books. */
export interface JournalLabels {
  readonly journal: string;
  readonly kind: Readonly<Record<DeedKind, string>>;
  /** With `{text}`. */
  readonly back: string;
  readonly role: Readonly<Record<AccountRole, string>>;
}

/** `Duly 12: Interest for late payment F-1001 Hotel Müller`. */
export function textOf(posting: NumberedPosting, labels: JournalLabels): string {
  const { kind, back, document, customerName, voucher } = posting;
  const text = `${labels.kind[kind]} ${document} ${customerName}`.trim();
  return ownText(voucher, back ? labels.back.replace('{text}', () => text) : text);
}

/** `20260302`. */
export const compact = (on: Day): string => on.replaceAll('-', '');

/** With a decimal comma and without a sign. */
export const comma = (minor: number, currency: string): string =>
  toDecimal(Math.abs(minor), currency).replace('.', ',');

/** On one line, without marks that nobody sees, at most so long. */
export function oneLine(text: string, longest: number): string {
  const plain = text.normalize('NFC').replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim(); // prettier-ignore
  return [...plain].slice(0, longest).join('').trim();
}

export type LegacyEncoding = 'windows-1252' | 'cp437';

/** Letters that the code page lacks lose their accents; what still is not in it becomes a question mark. */
export function inCodePage(text: string, encoding: LegacyEncoding): string {
  if (/^[\x20-\x7e\r\n]*$/.test(text)) return text;
  const holds = (letter: string): boolean => iconv.decode(iconv.encode(letter, encoding), encoding) === letter;
  return [...text.normalize('NFC')]
    .map((letter) => {
      if (holds(letter)) return letter;
      const bare = (LOOKS_LIKE[letter] ?? letter).normalize('NFD').replace(/\p{M}/gu, '');
      return [...bare].every(holds) ? bare : '?';
    })
    .join('');
}

/** Letters that no accent was put on. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ø': 'o', 'Ø': 'O', 'ı': 'i', '’': "'", '‘': "'", '“': '"', '”': '"', '„': '"',
  '–': '-', '—': '-', '…': '...', 'œ': 'oe', 'Œ': 'OE', 'ß': 'ss', '€': 'EUR', '‑': '-',
}; // prettier-ignore

export const encoded = (text: string, encoding: LegacyEncoding): Buffer => iconv.encode(text, encoding);
