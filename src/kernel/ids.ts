import { assert } from './assert';

/**
 * Public ids: what URLs, JSON and messages carry in place of row numbers. A keyed permutation of the row number, so that
 * nothing must be stored or indexed, numbers cannot be counted, and an id of one kind never opens as another.
 * They are opaque, not secret: authorisation never rests on them.
 */
export interface Ids {
  seal(kind: IdKind, id: number): string;
  /** The row number, or undefined where the text is no id of this kind. */
  open(kind: IdKind, text: string): number | undefined;
}

export const ID_KINDS = {
  mailbox: 'mb', mail: 'ml', quote: 'qt', partner_contact: 'pt', fee_model: 'fm', agreement: 'gr',
  partner_seat: 'ps', collected: 'cd', case_step: 'ct', partner_remittance: 'pm', partner_invoice: 'pv',
  company: 'co', customer: 'cu', list_view: 'lv', write_off: 'wo', limitation_event: 'le', terms_move: 'tm', entry: 'en', item: 'it', charge: 'ch', hold: 'ho', cover_report: 'cr', dispute: 'di', promise: 'pr', plan: 'pl', run: 'ru',
  message: 'me', document: 'do', task: 'ta', activity: 'ac', import: 'im', dossier: 'rf', case: 'ca', ask: 'aq', partner: 'pa',
  strategy: 'st', allocation: 'al', person: 'pe', upload: 'up', contact: 'cn', bank_change: 'bc', notification: 'no', absence: 'ab', portfolio: 'pf', statement_run: 'sr', assignment: 'as', holder: 'hr', intake: 'ik', intake_file: 'if', bank_statement: 'bs', journal_export: 'je', remittance: 'rm', cash_refund: 'rd', bank_doubt: 'bd', bank_answer: 'bw', bank_line: 'bl', cash_application: 'cp', customer_merge: 'cm', receipt: 're', question: 'qu', proposal: 'pp', wrong_person: 'wp', link: 'ln', selection: 'sl', postal_drop: 'pd', appointment: 'ap', agent: 'ag', visit: 'vi', address: 'ad', checkout: 'ck', checkout_provider: 'cv', law_rate: 'lr', interest_hold: 'ih',
  prospect: 'pc', operation: 'op', insolvency_match: 'iv',
  event: 'ev', webhook: 'wh', webhook_delivery: 'wd', partner_token: 'tk', finance: 'fi', parcel: 'pk',
} as const; // prettier-ignore
export type IdKind = keyof typeof ID_KINDS;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford base32: no i, l, o, u
const HALF = 0xffffffn;
const DIGITS = 11; // 48 bits of permuted number + 7 bits of check

/** `key` is a random number of 64 bits kept with the database, so that ids survive a backup. */
export function createIds(key: bigint): Ids {
  return {
    seal(kind, id) {
      assert(Number.isSafeInteger(id) && id >= 0 && BigInt(id) < 1n << 48n, `no row number: ${id}`);
      const mixed = feistel(BigInt(id), roundKeys(key, kind));
      return `${ID_KINDS[kind]}_${encode((mixed << 7n) | check(mixed, key, kind))}`;
    },
    open(kind, text) {
      const prefix = `${ID_KINDS[kind]}_`;
      if (!text.startsWith(prefix) || text.length !== prefix.length + DIGITS) return undefined;
      const value = decode(text.slice(prefix.length));
      if (value === undefined) return undefined;
      const mixed = value >> 7n;
      if (mixed >= 1n << 48n || (value & 0x7fn) !== check(mixed, key, kind)) return undefined;
      return Number(feistel(mixed, roundKeys(key, kind).reverse(), true));
    },
  };
}

function feistel(value: bigint, keys: readonly bigint[], back = false): bigint {
  let [left, right] = [value >> 24n, value & HALF];
  if (back) [left, right] = [right, left];
  for (const key of keys) [left, right] = [right, left ^ (mix(right ^ key) & HALF)];
  return back ? (right << 24n) | left : (left << 24n) | right;
}

function roundKeys(key: bigint, kind: IdKind): bigint[] {
  const tag = [...ID_KINDS[kind]].reduce((sum, letter) => sum * 131n + BigInt(letter.charCodeAt(0)), 7n);
  return [1n, 2n, 3n, 4n].map((round) => mix(key ^ (tag << 32n) ^ round));
}

const check = (mixed: bigint, key: bigint, kind: IdKind): bigint =>
  mix(mixed ^ (roundKeys(key, kind)[0] ?? 0n)) & 0x7fn;

/** The finaliser of SplitMix64: every input bit moves every output bit. */
function mix(value: bigint): bigint {
  const mask = 0xffffffffffffffffn;
  let z = (value + 0x9e3779b97f4a7c15n) & mask;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
  return z ^ (z >> 31n);
}

function encode(value: bigint): string {
  let text = '';
  for (let rest = value; text.length < DIGITS; rest >>= 5n) text = (ALPHABET[Number(rest & 31n)] ?? '') + text;
  return text;
}

function decode(text: string): bigint | undefined {
  let value = 0n;
  for (const letter of text) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) return undefined;
    value = (value << 5n) | BigInt(digit);
  }
  return value;
}
