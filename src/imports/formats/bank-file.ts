import type { BankSaid } from '../../cash/bank-line';
import { isCurrency } from '../../kernel/money';
import { survey } from '../sniff-encoding';
import { faultAt } from './bank-text';
import { textOf, type Bytes } from './bytes';
import { readCamt } from './camt';
import { readCfonb120 } from './cfonb120';
import { readCoda } from './coda';
import { contentOf } from './magic';
import { readMt940 } from './mt940';
import { readOfx } from './ofx';

/** A file of a bank: which format it is, by what stands in it and not by its name, and what it says, in its order. */
export const BANK_FORMATS = ['camt', 'mt940', 'coda', 'cfonb120', 'ofx'] as const;
export type BankFormat = (typeof BANK_FORMATS)[number];

export interface BankFile {
  readonly format: BankFormat;
  readonly sha256: string;
  /** From the beginning, as often as it is asked for. */
  said(): Iterable<BankSaid>;
}

/** Undefined where it is no file of a bank. */
export function bankFileOf(bytes: Bytes): BankFile | undefined {
  const head = Buffer.from(bytes.read(0, HEAD));
  const content = contentOf(head);
  if (content !== 'text' && content !== 'xml') return undefined;
  const { encoding, skip, sha256 } = survey(bytes);
  const format = formatOf([...textOf({ size: head.length, read: (at, n) => head.subarray(at, at + n) }, encoding.value, skip)].join('')); // prettier-ignore
  if (format === undefined) return undefined;
  return { format, sha256, said: () => inMoney(READERS[format](fromFirst(textOf(bytes, encoding.value, skip)))) };
}

/** By its first letters only. */
export function looksLikeBankFile(bytes: Bytes): boolean {
  const head = Buffer.from(bytes.read(0, HEAD));
  const part: Bytes = { size: head.length, read: (at, n) => head.subarray(at, at + n) };
  return bankFileOf(part) !== undefined;
}

/** Only what is an amount of a currency that there is. */
function* inMoney(all: Iterable<BankSaid>): Generator<BankSaid> {
  let came = false;
  for (const one of all) {
    came = true;
    const currency = one.is === 'line' ? one.line.currency : one.is === 'balance' ? one.balance.currency : 'EUR';
    if (isCurrency(currency)) yield one;
    else yield faultAt(one.is === 'line' ? one.line.place : 1, 'bad-amount', currency);
  }
  if (!came) yield faultAt(1, 'no-account');
}

const HEAD = 8_192;

const READERS: Readonly<Record<BankFormat, (pieces: Iterable<string>) => Generator<BankSaid>>> = {
  camt: readCamt,
  mt940: readMt940,
  coda: readCoda,
  cfonb120: readCfonb120,
  ofx: readOfx,
};

function formatOf(head: string): BankFormat | undefined {
  const text = head.trimStart();
  if (/<(\w+:)?(BkToCstmrStmt|BkToCstmrDbtCdtNtfctn|BkToCstmrAcctRpt)\b|camt\.05[234]\.001/.test(text)) return 'camt';
  if (/<OFX>|^OFXHEADER:/i.test(text)) return 'ofx';
  if (/^:(20|25|28C?|60[FM]):/m.test(text) && /^:25:/m.test(text)) return 'mt940';
  if (/^0{5}\d{6}\d{3}05/.test(text) && /^1[0-3]/m.test(text)) return 'coda';
  if (/^0[14]\d{5}.{4}.{5}[A-Z]{3}\d/.test(text)) return 'cfonb120';
  return undefined;
}

/** Without what stands before the first letter: an XML file with a blank line in front is none. */
function* fromFirst(pieces: Iterable<string>): Generator<string> {
  let begun = false;
  for (const piece of pieces) {
    const text = begun ? piece : piece.replace(/^[\s\uFEFF]+/, (blank) => '\n'.repeat(blank.split('\n').length - 1));
    if (text === '') continue;
    yield begun ? text : text.replace(/^\n+(?=<)/, '');
    begun = true;
  }
}
