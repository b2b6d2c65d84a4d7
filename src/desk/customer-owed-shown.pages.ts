import type { Visit } from '../companies/visit.pages';
import type { Day } from '../kernel/day';
import { exponent, format, formatAmount, sum } from '../kernel/money';
import { INTEREST_HOLD_WORDS } from '../languages/interest-hold-words';
import { OWED_WORDS } from '../languages/owed-words';
import type { OwedWords } from '../languages/owed-words.en';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import { allocationRule } from '../law/allocation-order';
import { fractionText } from '../law/fraction';
import { isInterestHoldReason } from '../law/interest-hold';
import type { Owed } from '../law/owed';
import type { Claimable } from '../law/owed-claimable';
import type { InterestLine } from '../law/policy';
import { isUnsure, type RateRow } from '../law/rates';
import { chargeState, chargeSums, type KeptCharge } from '../ledger/kept-charge';
import { labelOf } from '../ledger/open-item';
import { calledBy, type CustomerView } from './customer-asked.pages';
import { seriesName } from '../languages/series-words';

/** How interest and costs beside invoices are shown: a table that a clerk can recompute, what may be claimed or why not, what was claimed. */
export interface OwedShown {
  readonly view: CustomerView;
  readonly w: OwedWords;
  /** People may claim. */
  readonly may: boolean;
}

export const owedWords = (visit: Visit): OwedWords => inLanguage(OWED_WORDS, visit.language);

export function owedBlanks(shown: OwedShown, owed: Owed, settled: boolean): object {
  const { view, w } = shown;
  const { item, start, found, claimable } = owed;
  const { locale } = view.visit;
  const claim = found?.claims[0];
  const unknown = found?.warnings.find((one) => one.kind === 'rate_unknown_from');
  const id = view.visit.work.ids.seal('item', item.itemId);
  return {
    id,
    title: fill(w.due, { document: labelOf(item), day: dayText(item.dueOn, locale) }),
    label: labelOf(item),
    settled: settled ? w.settled : '',
    law: lawText(shown, owed),
    since: start !== null && 'startsOn' in start ? sinceText(shown, start) : '',
    basis: basisText(w, owed),
    lines: (claim?.lines ?? []).map((line) => lineBlanks(shown, line, item.currency)),
    total:
      claim === undefined
        ? ''
        : `${fill(w.total, { day: dayText(owed.asOn, locale) })}: ${money(shown, claim.interestMinor, item.currency)}`,
    daily: found === null ? '' : dailyText(shown, owed),
    unknown: unknown === undefined ? '' : fill(w.rateUnknown, { day: dayText(unknown.day, locale) }),
    may: [
      claimText(shown, owed, { kind: 'interest', may: claimable.interest }),
      claimText(shown, owed, { kind: 'fixed_sum', may: claimable.fixed }),
    ],
    give_up:
      shown.may && settled && claimable.interest.why === null && view.may('/items/:item/interest/waive')
        ? view.under(`/items/${id}/interest/waive`)
        : '',
  };
}

const money = ({ view }: OwedShown, minor: number, currency: string): string =>
  format({ minor, currency }, view.visit.locale);

const countryName = (visit: Visit, code: string): string =>
  new Intl.DisplayNames([visit.language], { type: 'region' }).of(code === 'UK' ? 'GB' : code) ?? code;

function lawText({ view, w }: OwedShown, { countries }: Owed): string {
  const { value, assumed } = countries.governing;
  if (value === null) return '';
  const named = fill(w.lawOf, { country: countryName(view.visit, value) });
  return assumed ? `${named} (${w.assumed})` : named;
}

function sinceText({ view, w }: OwedShown, start: Extract<NonNullable<Owed['start']>, { startsOn: Day }>): string {
  const said = fill(w.since, { day: dayText(start.startsOn, view.visit.locale), cause: w.cause[start.cause.kind] });
  return `${said} · ${start.basis.text}`;
}

function basisText(w: OwedWords, { answer }: Owed): string {
  if (answer.kind === 'none') return answer.basis?.text ?? '';
  const { policy, unsure } = answer;
  const marked = unsure.length > 0 || policy.basis.evidence === 'memory';
  return `${policy.basis.text} · ${policy.dayCount}${marked ? ` · ${w.notVerified}` : ''}`;
}

/** In which order money counts that does not suffice. */
export function orderText(w: OwedWords, { countries: { law }, kind, asOn, found }: Owed): string {
  const rule = law === null || found === null ? undefined : allocationRule(law, kind, asOn);
  if (rule === undefined) return '';
  const parts = rule.free === undefined ? rule.order.map((one) => w.part[one]) : [w.part.creditor];
  const marked = rule.basis.evidence === 'memory' ? ` · ${w.notVerified}` : '';
  return `${fill(w.order, { order: parts.join(', ') })} ${rule.basis.text}${marked}`;
}

const sourceText = (w: OwedWords, row: RateRow | null, language: string): string =>
  row === null
    ? w.agreed
    : `${seriesName(row.series, language)}: ${row.value} (${row.from})${isUnsure(row) ? ` · ${w.notVerified}` : ''}`;

/** The row of the rate; of days that bear nothing why, and how much that is. */
export function lineSource(view: CustomerView, w: OwedWords, line: InterestLine, currency: string): string {
  if (line.held === null) return sourceText(w, line.rateRow, view.visit.language);
  const { language, locale } = view.visit;
  const h = inLanguage(INTEREST_HOLD_WORDS, language);
  const reason = isInterestHoldReason(line.held) ? h.reason[line.held] : line.held;
  if (line.leftOut === null) return fill(h.held, { reason });
  return fill(h.heldOut, { reason, amount: exactText({ counted: line.leftOut }, currency, locale) });
}

function lineBlanks({ view, w }: OwedShown, line: InterestLine, currency: string): object {
  const { locale } = view.visit;
  return {
    principal: formatAmount({ minor: line.baseMinor, currency }, locale),
    from: dayText(line.from, locale),
    to: dayText(line.to, locale),
    days: numberText(line.days, locale),
    year: String(line.yearDays),
    rate: `${line.percent.replace('.', decimalOf(locale))} %`,
    source: lineSource(view, w, line, currency),
    title: line.rateRow?.source.title ?? '',
    amount:
      line.roundedMinor === null
        ? exactText(line, currency, locale)
        : formatAmount({ minor: line.roundedMinor, currency }, locale),
  };
}

const exactText = ({ counted }: Pick<InterestLine, 'counted'>, currency: string, locale: string): string =>
  fractionText(counted, exponent(currency), exponent(currency) + 4).replace('.', decimalOf(locale));

const decimalOf = (locale: string): string =>
  new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';

function dailyText(shown: OwedShown, { found, item }: Owed): string {
  const daily = found?.daily ?? null;
  if (daily === null || daily.exact.numerator === 0n) return '';
  const exact = exactText({ counted: daily.exact }, item.currency, shown.view.visit.locale);
  return fill(shown.w.daily, { exact, amount: money(shown, daily.minor, item.currency) });
}

function claimText(
  shown: OwedShown,
  owed: Owed,
  { kind, may }: { readonly kind: 'interest' | 'fixed_sum'; readonly may: Claimable },
): object {
  const { w } = shown;
  const { fixed, item } = owed;
  const basis = kind === 'fixed_sum' && fixed !== null && 'basis' in fixed ? fixed.basis.text : '';
  const can = may.why === null;
  return {
    what: w.kind[kind],
    text: can ? `${whatText(shown, { kind, may, currency: item.currency })} ${canText(shown, owed.asOn)}` : w.cannot,
    why: may.why === null ? '' : w.why[may.why],
    basis,
    doubts: can ? may.doubts.map((one) => w.doubt[one]) : [],
  };
}

const canText = ({ view, w }: OwedShown, asOn: Day): string => (asOn > view.visit.work.today ? w.canThen : w.canClaim);

/** `23.50 € (21 Jun 2023 – 31 Aug 2023)`. */
function whatText(
  shown: OwedShown,
  { may, currency }: { readonly kind: string; readonly may: Claimable; readonly currency: string },
): string {
  const { locale } = shown.view.visit;
  const amount = money(shown, may.amountMinor, currency);
  if (may.from === null || may.to === null) return amount;
  return `${amount} (${dayText(may.from, locale)} – ${dayText(may.to, locale)})`;
}

export function chargeBlanks({ view, w }: OwedShown, charge: KeptCharge): object {
  const { visit } = view;
  const { locale, work } = visit;
  const state = chargeState(charge);
  const at = view.under(`/charges/${work.ids.seal('charge', charge.id)}`);
  const link = (path: 'waive' | 'reinstate' | 'reverse', fits: boolean): { href: string; label: string }[] =>
    fits && view.may(`/charges/:charge/${path}`) ? [{ href: `${at}/${path}`, label: w[path].action }] : [];
  const told = JSON.parse(charge.told ?? '{}') as { readonly basis?: string };
  return {
    document: charge.document,
    what: chargeText(view, w, charge),
    basis: told.basis ?? '',
    amount: formatAmount({ minor: charge.amountMinor, currency: charge.currency }, locale),
    open: formatAmount({ minor: state === 'open' ? charge.openMinor : 0, currency: charge.currency }, locale),
    currency: charge.currency,
    state: w.state[state],
    tone: state === 'open' ? 'wait' : 'quiet',
    why: charge.reversedWhy ?? charge.waivedWhy ?? '',
    by: byText(view, w, charge),
    checked: charge.checked ? w.checkedBy : '',
    links: [
      ...link('waive', state === 'open'),
      ...link('reinstate', state === 'waived'),
      ...link('reverse', state !== 'reversed' && charge.openMinor === charge.amountMinor),
    ],
  };
}

function byText(view: CustomerView, w: OwedWords, charge: KeptCharge): string {
  const day = dayText(charge.recordedAt.slice(0, 10), view.visit.locale);
  return charge.origin.startsWith('reminder/')
    ? fill(w.byReminder, { day })
    : fill(w.by, { who: calledBy(view, charge.recordedBy), day });
}

/** `Interest, 21 Jun 2023 to 31 Aug 2023`. */
export function chargeText({ visit }: CustomerView, w: OwedWords, { kind, fromOn, toOn }: KeptCharge): string {
  if (fromOn === null || toOn === null) return w.kind[kind];
  const { locale } = visit;
  return fill(w.claim.period, { kind: w.kind[kind], from: dayText(fromOn, locale), to: dayText(toOn, locale) });
}

/** Of each currency: what was claimed, paid, waived and is open. */
export function sumsBlanks({ view, w }: OwedShown, charges: readonly KeptCharge[]): string[] {
  const { locale } = view.visit;
  return [...new Set(charges.map(({ currency }) => currency))].sort().flatMap((currency) => {
    const sums = chargeSums(charges.filter((one) => one.currency === currency));
    if (sums.claimedMinor === 0) return [];
    const said = (minor: number): string => format({ minor, currency }, locale);
    const { claimedMinor, paidMinor, waivedMinor, openMinor } = sums;
    return [
      fill(w.panel, {
        ...{ claimed: said(claimedMinor), paid: said(paidMinor), waived: said(waivedMinor), open: said(openMinor) },
      }),
    ];
  });
}

/** What can be claimed in all, by currency. */
export function claimableBlanks(shown: OwedShown, all: readonly Owed[]): string[] {
  const { view } = shown;
  const { locale } = view.visit;
  return [...new Set(all.map(({ item }) => item.currency))].sort().flatMap((currency) => {
    const own = all.filter(({ item }) => item.currency === currency).flatMap(({ claimable }) => [claimable.interest, claimable.fixed]); // prettier-ignore
    const minor = sum(own.flatMap(({ why, amountMinor }) => (why === null ? [amountMinor] : [])));
    return minor === 0
      ? []
      : [`${format({ minor, currency }, locale)} ${canText(shown, all[0]?.asOn ?? view.visit.work.today)}`];
  });
}
