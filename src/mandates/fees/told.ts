import { format } from '../../kernel/money';
import { FEES_EDITOR_WORDS } from '../../languages/fees-editor-words';
import { fill, inLanguage, numberText } from '../../languages/said';
import type { FeeBand, FeeModel } from './fee-model';
import type { FeeFault } from './faults';

/** A fee model in words: each band, what is charged beside it, and what is wrong with one. */
export interface Reader {
  readonly language: string;
  readonly locale: string;
}

const percentOf = (bps: number, locale: string): string => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000); // prettier-ignore

export interface BandTold {
  readonly age: string;
  readonly amount: string;
  readonly rate: string;
  readonly least: string;
}

export function bandTold(band: FeeBand, currency: string, { language, locale }: Reader): BandTold {
  const w = inLanguage(FEES_EDITOR_WORDS, language).range;
  const money = (minor: number): string => format({ minor, currency }, locale);
  const range = (from: number, to: number | null, say: (n: number) => string): string =>
    to === null ? (from === 0 ? w.all : fill(w.from, { from: say(from) })) : fill(from === 0 ? w.below : w.between, { from: say(from), to: say(to) }); // prettier-ignore
  return {
    age: range(band.ageFrom, band.ageTo, (days) => fill(w.days, { n: numberText(days, locale) })),
    amount: range(band.amountFrom, band.amountTo, money),
    rate: percentOf(band.rateBps, locale),
    least: band.leastMinor === 0 ? '' : money(band.leastMinor),
  };
}

/** `12 %`, `12 % – 25 %`. */
export function ratesText({ commission: { bands } }: FeeModel, locale: string): string {
  const rates = bands.map(({ rateBps }) => rateBps).sort((a, b) => a - b);
  const [least = 0, most = 0] = [rates[0], rates.at(-1)];
  return least === most ? percentOf(least, locale) : `${percentOf(least, locale)} – ${percentOf(most, locale)}`;
}

/** All that is charged beside commission, and how commission is counted; a line each. */
export function feeLines(model: FeeModel, reader: Reader): { readonly label: string; readonly value: string }[] {
  const { setUp, commission, steps, hourly, withdrawal, vat, currency } = model;
  const w = inLanguage(FEES_EDITOR_WORDS, reader.language).line;
  const money = (minor: number): string => format({ minor, currency }, reader.locale);
  const percent = (bps: number): string => percentOf(bps, reader.locale);
  const back = [
    ...(withdrawal.feeMinor === 0 ? [] : [money(withdrawal.feeMinor)]),
    ...(withdrawal.ofPrincipalBps === 0 ? [] : [fill(w.ofPrincipal, { rate: percent(withdrawal.ofPrincipalBps) })]),
  ];
  return [
    { label: w.setUp, value: setUp.feeMinor === 0 ? w.nothing : `${money(setUp.feeMinor)}${setUp.first ? `, ${w.first}` : ''}` }, // prettier-ignore
    { label: w.counted, value: `${w.by[commission.by]}; ${w.of[commission.of]}` },
    { label: w.direct, value: commission.directBps === 0 ? w.nothing : commission.directBps === 10_000 ? w.directWhole : fill(w.directPart, { rate: percent(commission.directBps) }) }, // prettier-ignore
    ...steps.map(({ label, feeMinor }) => ({ label, value: money(feeMinor) })),
    ...(hourly === null ? [] : [{ label: w.hourly, value: hourly.capMinor === null ? money(hourly.rateMinor) : fill(w.hourlyCap, { rate: money(hourly.rateMinor), cap: money(hourly.capMinor) }) }]), // prettier-ignore
    { label: w.withdrawal, value: back.length === 0 ? w.nothing : back.join(' + ') },
    { label: w.vat, value: vat.kind === 'standard' ? fill(w.vatStandard, { rate: percent(vat.bps) }) : w.vatKind[vat.kind] }, // prettier-ignore
  ];
}

/** Bands and steps are counted from 1, as they stand in the form. */
export function faultText(fault: FeeFault, currency: string, { language, locale }: Reader): string {
  const w = inLanguage(FEES_EDITOR_WORDS, language).fault;
  const n = (at: number): string => numberText(at + 1, locale);
  if (fault.fault === 'gap') {
    const values = { age: numberText(fault.ageDays, locale), amount: format({ minor: fault.amountMinor, currency }, locale) }; // prettier-ignore
    return fault.band === null ? fill(w.gap, values) : fill(w.gapAfter, { ...values, band: n(fault.band) });
  }
  const values = {
    ...('band' in fault ? { band: n(fault.band) } : {}),
    ...('other' in fault ? { other: n(fault.other) } : {}),
    ...('step' in fault ? { step: n(fault.step) } : {}),
  };
  return fill(w[fault.fault], values);
}
