import { addWorkdays, TARGET } from '../kernel/calendar';
import type { Day } from '../kernel/day';
import type { BankLine } from './bank-line';

/**
 * Money as one kind of file tells it: a line, or an entry with the payments in it. Another kind of file (a notice beside the
 * statement, MT940 beside CAMT) may tell the same money; what speaks for it and against it is weighed here.
 */
export interface ToldLine extends Pick<
  BankLine,
  'bookedOn' | 'currency' | 'amountMinor' | 'reference' | 'endToEnd' | 'bankRef' | 'name' | 'iban' | 'text' | 'place'
> {
  readonly id: number;
  /** The kind of file: within one, a movement stands once. */
  readonly telling: string;
  readonly statementId: number;
  readonly identity: string;
  /** Lines of one statement with the same are one entry of it. */
  readonly entry: number;
  readonly entryRef: string | null;
  readonly batchRef: string | null;
  readonly batchCount: number | null;
}

export interface Unit {
  /** By what it says, never by when it came. */
  readonly key: string;
  readonly telling: string;
  readonly statementId: number;
  readonly day: Day;
  readonly currency: string;
  readonly amountMinor: number;
  readonly parts: readonly ToldLine[];
  /** References of the whole. */
  readonly refs: ReadonlySet<string>;
  /** How many payments are in it, where that is said. */
  readonly count: number | null;
}

export function unitOf(parts: readonly ToldLine[]): Unit {
  const ordered = [...parts].sort((a, b) => compare(a.identity, b.identity));
  const [first] = ordered as [ToldLine, ...ToldLine[]];
  const { telling, statementId, bookedOn: day, currency } = first;
  return {
    ...{ telling, statementId, day, currency, parts: ordered },
    key: `${telling}|${day}|${first.identity}`,
    amountMinor: ordered.reduce((total, part) => total + part.amountMinor, 0),
    refs: refsOf(ordered),
    count: ordered.length > 1 ? ordered.length : first.batchCount,
  };
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const SHORTEST_REF = 3;

/** What all the parts have in common as a reference. */
function refsOf(parts: readonly ToldLine[]): Set<string> {
  const one = parts.length === 1;
  const of = ({ entryRef, batchRef, bankRef, endToEnd }: ToldLine): string[] =>
    [entryRef, batchRef, bankRef, one ? endToEnd : null].map(letters).filter((text) => text.length >= SHORTEST_REF);
  const [first, ...others] = parts.map((part) => new Set(of(part)));
  return new Set([...(first ?? [])].filter((text) => others.every((other) => other.has(text))));
}

/** Letters and digits only, so that what is written otherwise is still the same. */
const letters = (text: string | null): string => plain(text ?? '').replace(/[^A-Z0-9]/g, '');

const plain = (text: string): string =>
  text.toUpperCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'SS').replace(/([AOU])E/g, '$1'); // prettier-ignore

const NEXT = new Map<Day, Day>();

/** On the same day, or on one bank day and the next. */
export function near(a: Day, b: Day): boolean {
  if (a === b) return true;
  const [from, to] = a < b ? [a, b] : [b, a];
  let next = NEXT.get(from);
  if (next === undefined) NEXT.set(from, (next = addWorkdays(TARGET, from, 1)));
  return to <= next;
}

/** From here on it is the same money for sure. */
export const SURE = 2;

/**
 * How much speaks for it that two units are the same money: `SURE` and more is enough, less is a question; undefined where something
 * speaks against it. Amount, currency and day are known to fit.
 */
export function evidence(a: Unit, b: Unit): number | undefined {
  const shared = [...a.refs].some((ref) => b.refs.has(ref));
  if (a.count !== null && b.count !== null && a.count !== b.count) return undefined;
  const counted = a.count !== null && a.count > 1 && a.count === b.count;
  const [one, other] = [a.parts[0], b.parts[0]];
  const single = a.parts.length === 1 && b.parts.length === 1 && one !== undefined && other !== undefined;
  const saying = single ? saidAlike(one, other) : 0;
  if (saying === undefined) return undefined;
  const score = (shared ? 8 : 0) + (counted ? 6 : 0) + saying;
  if (score < SURE && a.day !== b.day && !(single && (isBare(one) || isBare(other)))) return undefined;
  return score + (a.day === b.day ? 0.5 : 0);
}

/** What two lines say of who paid and what for; undefined where they contradict each other. */
function saidAlike(a: ToldLine, b: ToldLine): number | undefined {
  const [saidA, saidB] = [letters(all(a)), letters(all(b))];
  const [refA, refB] = [bareNumber(a.reference), bareNumber(b.reference)];
  if (refA !== '' && refB !== '' && refA !== refB) return undefined;
  const [ibanA, ibanB] = [letters(a.iban), letters(b.iban)];
  if (ibanA !== '' && ibanB !== '' && !isSameAccount(ibanA, ibanB)) return undefined;
  let score = refA !== '' && refA === refB ? 6 : 0;
  if (ibanA !== '' && ibanB !== '') score += 4;
  if (holds(saidB, refA) || holds(saidA, refB)) score += 3;
  if (holds(saidB, letters(a.endToEnd)) || holds(saidA, letters(b.endToEnd))) score += 3;
  if (holds(saidB, letters(a.text)) || holds(saidA, letters(b.text))) score += 3;
  const named = sharesName(a, b);
  if (named === true) score += 2;
  return named === false && score === 0 ? undefined : score;
}

const all = ({ reference, endToEnd, name, iban, text }: ToldLine): string =>
  [reference, endToEnd, name, iban, text].filter((part) => part !== null).join(' ');

const bareNumber = (reference: string | null): string => letters(reference).replace(/^0+/, '');

const SHORTEST_SAID = 6;
const holds = (whole: string, part: string): boolean => part.length >= SHORTEST_SAID && whole.includes(part);

/** A national number is the end of its IBAN. */
function isSameAccount(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const number = short.replace(/^0+/, '');
  return long === short || (number.length >= SHORTEST_SAID && long.includes(number));
}

const isBare = (line: ToldLine): boolean => letters(all(line)) === '';

/** True where a word of one's name stands in what the other says; undefined where one says nothing to compare. */
function sharesName(a: ToldLine, b: ToldLine): boolean | undefined {
  const [nameA, nameB] = [wordsOf(a.name), wordsOf(b.name)];
  const [allA, allB] = [wordsOf(all(a)), wordsOf(all(b))];
  if ([...nameA].some((word) => allB.has(word)) || [...nameB].some((word) => allA.has(word))) return true;
  return nameA.size > 0 && nameB.size > 0 ? false : undefined;
}

/** Legal forms are no names. */
const FORMS = new Set(['GMBH', 'MBH', 'SARL', 'SAS', 'SASU', 'LTD', 'LIMITED', 'INC', 'BVBA', 'SPRL', 'AND', 'UND', 'DER', 'DES', 'LES', 'THE', 'OHG', 'PLC', 'LLC', 'SRL', 'SPA']); // prettier-ignore

const wordsOf = (text: string | null): Set<string> =>
  new Set(plain(text ?? '').split(/[^A-Z0-9]+/).filter((word) => word.length >= 3 && !FORMS.has(word))); // prettier-ignore

/** How much a unit tells: more of it is worth keeping as the one that counts. */
export function richness({ parts }: Unit): number {
  const [line] = parts;
  if (!line) return 0;
  const fields = [line.reference, line.iban, line.name, line.endToEnd].filter((field) => field !== null).length;
  return parts.length * 100 + fields + Math.min(line.text.length, 500) / 1_000;
}
