import { isCutOf, IS_NEAR, likeness, nameKey } from '../cash/plain-name';

/**
 * Which records of a ledger seem to be one customer, why, and what speaks against it. Records are only compared where they share a key
 * (a number, an account, an address, a name, the beginning or end of a name in one place), never each with each.
 */
export interface Known {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly legalName: string | null;
  readonly vatNo: string | null;
  readonly registerNo: string | null;
  readonly country: string | null;
  readonly debtorType: string;
  readonly parentId: number | null;
  readonly payerId: number | null;
  /** Something is open. */
  readonly active: boolean;
  readonly emails: readonly string[];
  readonly ibans: readonly string[];
  readonly postcodes: readonly string[];
  readonly cities: readonly string[];
}

export const REASONS = ['vat', 'register', 'code', 'name', 'near_name', 'iban', 'email', 'place'] as const;
export type Reason = (typeof REASONS)[number];
export const AGAINST = ['vat', 'register', 'country', 'kind', 'branches'] as const;
export type Against = (typeof AGAINST)[number];
/** certain: the same number and name, nothing against · likely · weak: perhaps. */
export const SURENESSES = ['certain', 'likely', 'weak'] as const;
export type Sureness = (typeof SURENESSES)[number];

export interface Alike {
  /** The smaller row number. */
  readonly oneId: number;
  readonly otherId: number;
  readonly sureness: Sureness;
  readonly reasons: readonly Reason[];
  readonly against: readonly Against[];
}

/** A record with all that it is compared by, made once. */
export interface Profile extends Known {
  readonly vat: string;
  readonly register: string;
  readonly bareCode: string;
  readonly keys: readonly string[];
  readonly places: ReadonlySet<string>;
}

export function profileOf(known: Known): Profile {
  const { vatNo, registerNo, code, name, legalName, postcodes, cities } = known;
  const keys = [...new Set([name, ...(legalName === null ? [] : [legalName])].map(nameKey))].filter((key) => key !== '');
  const places = new Set([...postcodes.map(bare), ...cities.map(nameKey)].filter((place) => place !== ''));
  return { ...known, vat: bare(vatNo ?? ''), register: registerOf(registerNo ?? ''), bareCode: bareCodeOf(code), keys, places };
} // prettier-ignore

const bare = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Short ones are told apart by their court, which stands in no one place. */
const registerOf = (text: string): string => (bare(text).length >= 6 ? bare(text) : '');

/** As Excel damages numbers: without zeros in front, with `.0` or blanks behind. Only of what is a number. */
function bareCodeOf(code: string): string {
  const text = code.trim().replace(/^'/, '').replace(/[.,]0+$/, '').replace(/\s+/g, '');
  return /^\d{2,}$/.test(text) ? text.replace(/^0+(?=\d)/, '') : '';
} // prettier-ignore

const EDGE = 5;

/** What two records must share at least one of to be compared. */
export function blocksOf(one: Profile): string[] {
  const blocks: string[] = [];
  if (one.vat !== '') blocks.push(`v${one.vat}`);
  if (one.register !== '') blocks.push(`r${one.register}`);
  if (one.bareCode !== '') blocks.push(`c${one.bareCode}`);
  for (const iban of one.ibans) blocks.push(`i${iban}`);
  for (const email of one.emails) blocks.push(`e${email}`);
  for (const key of one.keys) {
    blocks.push(`n${key}`);
    if (key.length < 2 * EDGE) continue;
    for (const place of one.places.size === 0 ? [''] : one.places) {
      blocks.push(`b${place} ${key.slice(0, EDGE)}`, `z${place} ${key.slice(-EDGE)}`);
    }
  }
  return [...new Set(blocks)];
}

/** What so many share tells nobody apart: an accountant's address, a factor's account, the name of a chain. */
export const MOST_SHARING = 12;

/** Undefined: nothing says that they are one. */
export function alikeOf(a: Profile, b: Profile): Alike | undefined {
  const [one, other] = a.id < b.id ? [a, b] : [b, a];
  if (isGroup(one, other)) return undefined;
  const reasons = reasonsOf(one, other);
  const against = againstOf(one, other, reasons);
  const sureness = surenessOf(new Set(reasons), against);
  return sureness === undefined ? undefined : { oneId: one.id, otherId: other.id, sureness, reasons, against };
}

/** A parent, its entities and who pays for whom are customers of their own. */
const isGroup = (one: Profile, other: Profile): boolean =>
  [one.parentId, one.payerId].includes(other.id) ||
  [other.parentId, other.payerId].includes(one.id) ||
  (one.parentId !== null && one.parentId === other.parentId);

const shares = (some: Iterable<string>, others: Iterable<string>): boolean => {
  const known = new Set(others);
  return [...some].some((one) => known.has(one));
};
const sameNumber = (one: string, other: string): boolean => one !== '' && one === other;
const otherNumber = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other;

function reasonsOf(one: Profile, other: Profile): Reason[] {
  const same = shares(one.keys, other.keys);
  const near = !same && one.keys.some((key) => other.keys.some((its) => isNear(key, its)));
  const found: Readonly<Record<Reason, boolean>> = {
    vat: sameNumber(one.vat, other.vat),
    register: sameNumber(one.register, other.register),
    code: sameNumber(one.bareCode, other.bareCode),
    name: same,
    near_name: near,
    iban: shares(one.ibans, other.ibans),
    email: shares(one.emails, other.emails),
    place: shares(one.places, other.places),
  };
  return REASONS.filter((reason) => found[reason]);
}

/** One typing error more or less, or one name cut; short names differ by too little to be told. */
const isNear = (key: string, other: string): boolean =>
  Math.min(key.length, other.length) >= 2 * EDGE && (isCutOf(key, other) || likeness(key, other) >= IS_NEAR);

function againstOf(one: Profile, other: Profile, reasons: readonly Reason[]): Against[] {
  const kinds = new Set([one.debtorType, other.debtorType].filter((kind) => kind !== 'unknown'));
  const apart = one.places.size > 0 && other.places.size > 0 && !reasons.includes('place');
  const reachedApart = one.emails.length > 0 && other.emails.length > 0 && !reasons.includes('email');
  const found: Readonly<Record<Against, boolean>> = {
    vat: otherNumber(one.vat, other.vat),
    register: otherNumber(one.register, other.register),
    country: otherNumber(one.country ?? '', other.country ?? ''),
    kind: kinds.size > 1,
    branches: one.active && other.active && (apart || reachedApart),
  };
  return AGAINST.filter((reason) => found[reason]);
}

function surenessOf(is: ReadonlySet<Reason>, against: readonly Against[]): Sureness | undefined {
  if (against.length === 0) {
    if (is.has('vat') && is.has('name')) return 'certain';
    if (isStrong(is)) return 'likely';
    return is.has('name') || is.has('iban') || (is.has('near_name') && is.has('place')) ? 'weak' : undefined;
  }
  // Another number of its own is another customer, unless the account numbers say that it is a slip.
  const isOther = against.includes('vat') || against.includes('register');
  if (isOther) return is.has('code') && is.has('name') ? 'weak' : undefined;
  return isStrong(is) && against.length === 1 ? 'weak' : undefined;
}

/** A number that is one customer's, or a name with something else that is. */
function isStrong(is: ReadonlySet<Reason>): boolean {
  const has = (...some: readonly Reason[]): boolean => some.some((reason) => is.has(reason));
  if (has('vat', 'register')) return true;
  if (has('name')) return has('code', 'place', 'email', 'iban');
  return has('near_name') && has('code', 'email', 'iban');
}
