import { format, sum, toDecimal } from '../../kernel/money';
import type { Day } from '../../kernel/day';
import { townLine } from '../../outbox/address';
import { speechOf, type Speech } from '../../outbox/speech';
import type { Claim, ClaimedEntry, PostalAddress } from '../claim';
import { isInterest, type ChargeKind, type ClaimedCharge } from '../claim-charge';
import { interestTable, type InterestTable } from '../interest';
import { forEdition } from '../visibility';
import type { FeeTable } from './form-data';
import type { Answers } from './keys';
import type { Holds } from './route';
import { seriesName } from '../../languages/series-words';
import { cited } from '../../law/cited';
import type { InterestRate } from '../claim-interest';

/** A claim laid out for a form: only what a court and the debtor may read, its sums, and how the form's language says them. */
export interface Form {
  readonly claim: Claim;
  readonly answers: Answers;
  readonly language: string;
  readonly speech: Speech;
  readonly interest: InterestTable | null;
  readonly principalMinor: number;
  /** That of the table, and what was claimed before it. */
  readonly interestMinor: number;
  /** What the court asks for the application; empty: not known here. */
  readonly fees?: FeeTable | undefined;
  /** Without interest. */
  readonly chargesMinor: number;
  readonly totalMinor: number;
}

/** What stands in a box: as it is written, and for machines. */
export interface Written {
  readonly text: string;
  readonly raw: string;
  readonly holds?: Holds;
}

export const NOTHING: Written = { text: '', raw: '' };
const NO_DAY: Written = { ...NOTHING, holds: 'day' };
export const NO_MONEY: Written = { ...NOTHING, holds: 'money' };

export function formOf(given: Claim, language: string): Form {
  const claim = forEdition(given, 'exhibits');
  const interest = interestTable(claim);
  const principalMinor = sum(claim.entries.map(({ claimedMinor }) => claimedMinor));
  const beside = (isWanted: (charge: ClaimedCharge) => boolean): number =>
    sum(claim.charges.filter(isWanted).map(({ openMinor }) => openMinor));
  const interestMinor = (interest?.totalMinor ?? 0) + beside(isInterest);
  const chargesMinor = beside((charge) => !isInterest(charge));
  return {
    ...{ claim, answers: claim.answers ?? {}, language, speech: speechOf(language), interest },
    ...{ principalMinor, interestMinor, chargesMinor, totalMinor: principalMinor + interestMinor + chargesMinor },
  };
}

export const said = (text: string | null | undefined): Written => {
  const one = (text ?? '').trim();
  return { text: one, raw: one };
};

export const dayOf = ({ speech }: Form, on: Day | null): Written =>
  on === null ? NO_DAY : { text: plain(speech.day(on)), raw: on, holds: 'day' };

/** For a table. */
export const shortDayOf = ({ speech }: Form, on: Day | null): Written =>
  on === null ? NO_DAY : { text: plain(speech.shortDay(on)), raw: on, holds: 'day' };

export const moneyOf = ({ claim, speech }: Form, minor: number): Written => ({
  text: plain(format({ minor, currency: claim.currency }, speech.words.locale)),
  raw: toDecimal(minor, claim.currency),
  holds: 'money',
});

/** Empty where there is nothing. */
export const moneyOrNothing = (form: Form, minor: number): Written => (minor === 0 ? NO_MONEY : moneyOf(form, minor));

export const percentOf = ({ speech }: Form, percent: string): string =>
  `${Number(percent).toLocaleString(speech.words.locale, { maximumFractionDigits: 6 })} %`;

/** Blanks of print are plain blanks in a form. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f\u2009]/g, ' ').replace(/\u2212/g, '-');

export function countryName({ speech }: Form, country: string | null): string {
  if (country === null) return '';
  try {
    return new Intl.DisplayNames([speech.words.locale], { type: 'region' }).of(country) ?? country;
  } catch {
    return country; // no code that is in use: as it was given
  }
}

export function addressLine(form: Form, address: PostalAddress | null): string {
  if (address === null) return '';
  const street = address.street?.replace(/\s*\n\s*/g, ', ') ?? null;
  const where = [street, townLine(address)].filter(Boolean);
  // a country alone is no address
  return where.length === 0 ? '' : [...where, countryName(form, address.country)].filter(Boolean).join(', ');
}

export const chargesOf = ({ claim }: Form, ...kinds: readonly ChargeKind[]): number =>
  sum(claim.charges.filter(({ kind }) => kinds.includes(kind ?? 'other')).map(({ openMinor }) => openMinor));

export function interestOfEntry({ claim, interest }: Form, { document }: ClaimedEntry): number {
  const before = interestClaimed(claim).filter((one) => one.document === document);
  const counted = interest?.entries.find((one) => one.document === document)?.interestMinor ?? 0;
  return counted + sum(before.map(({ openMinor }) => openMinor));
}

const interestClaimed = ({ charges }: Pick<Claim, 'charges'>): ClaimedCharge[] => charges.filter(isInterest);

/** Some interest is claimed, be it in the table or before. */
export const bearsInterest = ({ claim, interest }: Form): boolean =>
  interest !== null || interestClaimed(claim).length > 0;

/** First day that bears interest, of one entry or of all. */
export function interestFrom({ claim, interest }: Form, document?: string): Day | null {
  const isIt = (one: { readonly document: string | null }): boolean =>
    document === undefined || one.document === document;
  const before = interestClaimed(claim).filter(isIt);
  const counted = (interest?.entries ?? []).filter(isIt);
  const first = [
    ...before.flatMap(({ counted: days }) => days?.from ?? []),
    ...counted.flatMap(({ segments }) => segments.flatMap(({ from, held }) => (held === undefined ? [from] : []))),
  ].sort();
  return first[0] ?? null;
}

/** The rates in the order of their days, those of what was claimed before first; one that goes on is said once. */
export function ratesClaimed({ claim, interest }: Form): { readonly percent: string; readonly from: Day | null }[] {
  const before = interestClaimed(claim).flatMap(({ counted }) => counted?.rates ?? []);
  if (before.length === 0) return [...(interest?.rates ?? [])];
  const all = [...before].sort((a, b) => (a.from < b.from ? -1 : 1));
  const rates = [...all, ...(interest?.rates ?? [])];
  return rates.filter(({ percent }, n) => n === 0 || rates[n - 1]?.percent !== percent);
}

/** Where the rates stand: the clause, or the law with what it takes its rate from. */
export const interestSources = (form: Form): string[] => [
  ...new Set([
    ...interestClaimed(form.claim).flatMap(({ source }) => (source === '' ? [] : [source])),
    ...(form.interest?.rates ?? []).flatMap((rate) => rateSource(form, rate)),
  ]),
];

function rateSource({ interest, language, speech }: Form, { source, published }: InterestRate): string[] {
  if (published === undefined) return [source];
  const law = interest?.policy ? [cited(interest.policy.basis.text)] : [];
  const number = (text: string): string => plain(Number(text).toLocaleString(speech.words.locale, { maximumFractionDigits: 6 })); // prettier-ignore
  const { series, value, points } = published;
  const rate = [number(value), ...(points === '0' ? [] : [number(points)])].join(' + ');
  return [...law, `${seriesName(series, language)}: ${rate} %`];
}
