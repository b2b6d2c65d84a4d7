import { format } from '../kernel/money';
import type { QuoteCellWords, QuoteWords } from '../languages/quote-words.en';
import { dayText, fill, numberText } from '../languages/said';
import type { FeeQuote, QuoteOutcome } from '../mandates/fees/quote';
import type { NeededAgreement } from '../mandates/mandate';

/** A quote in words: for each row what stands in its column, every cost with its condition beside it. */
export interface QuoteCell {
  readonly text: string;
  readonly notes: readonly string[];
  /** The figure that one looks for. */
  readonly strong: boolean;
}

export type QuoteRow = keyof QuoteWords['row'];

export interface Saying {
  readonly w: QuoteWords;
  readonly locale: string;
}

/** The cells alone, in whichever words. */
type SayingCells = Omit<Saying, 'w'> & { readonly w: QuoteCellWords };

const cell = (text: string, ...notes: readonly string[]): QuoteCell => ({
  ...{ text, strong: false },
  notes: notes.filter((one) => one !== ''),
});
const strong = (text: string, ...notes: readonly string[]): QuoteCell => ({ ...cell(text, ...notes), strong: true });

/** 1225 → 12.25 %. */
const rateText = (bps: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000);

export function quoteCells(
  quote: FeeQuote,
  { w, locale }: SayingCells,
): Readonly<Record<Exclude<QuoteRow, 'papers' | 'validUntil' | 'next'>, QuoteCell>> {
  const money = (minor: number): string => format({ minor, currency: quote.currency }, locale);
  const kept = ({ netMinor, feesMinor, vatMinor }: QuoteOutcome, ...notes: readonly string[]): QuoteCell =>
    strong(money(netMinor), fill(w.feesAndVat, { fees: money(feesMinor), vat: money(vatMinor) }), ...notes);
  const orNone = (minor: number): string => (minor === 0 ? w.none : money(minor));
  const { setUp, hourly, expected } = quote;
  return {
    setUp: cell(orNone(setUp.feeMinor), setUp.first && setUp.feeMinor > 0 ? w.first : ''),
    commission: commissionCell(quote, { w, locale }),
    direct: directCell(quote, { w, locale }),
    steps: quote.steps.length === 0 ? cell(w.none) : cell('', ...quote.steps.map(({ label, feeMinor }) => `${label}: ${money(feeMinor)}`)), // prettier-ignore
    hours: hourly === null ? cell(w.none) : cell(fill(w.perHour, { amount: money(hourly.rateMinor) }), hourly.capMinor === null ? '' : fill(w.cap, { amount: money(hourly.capMinor) })), // prettier-ignore
    withdrawal: cell(orNone(quote.withdrawalMinor)),
    vat: cell(vatText(quote, { w, locale })),
    ifAll: kept(quote.ifAll),
    expected: expected === null ? cell('–', w.noBasis) : kept(expected, fill(expected.basis.withWhom === 'partner' ? w.basisPartner : w.basisAny, { n: numberText(expected.basis.cases, locale), rate: rateText(expected.basis.recoveredBps, locale) })), // prettier-ignore
    ifNothing: kept(quote.ifNothing),
  };
}

function commissionCell({ commission, currency }: FeeQuote, { w, locale }: SayingCells): QuoteCell {
  const money = (minor: number): string => format({ minor, currency }, locale);
  const of = w.of[commission.of];
  if (commission.ifAllMinor === 0) return cell(w.none);
  return cell(
    commission.rateBps === null
      ? fill(w.slices, { of })
      : fill(w.rate, { rate: rateText(commission.rateBps, locale), of }),
    commission.leastMinor > 0 ? fill(w.least, { amount: money(commission.leastMinor) }) : '',
    fill(w.ifAllCommission, { amount: money(commission.ifAllMinor) }),
  );
}

function directCell({ commission: { directBps, ifAllMinor } }: FeeQuote, { w, locale }: SayingCells): QuoteCell {
  if (directBps === 0 || ifAllMinor === 0) return cell(w.directFree);
  return cell(directBps === 10_000 ? w.directFull : fill(w.directShare, { rate: rateText(directBps, locale) }));
}

function vatText({ vat }: FeeQuote, { w, locale }: SayingCells): string {
  if (vat.kind === 'standard') return fill(w.vatStandard, { rate: rateText(vat.bps, locale) });
  return vat.kind === 'reverse_charge' ? w.vatReverse : w.vatNone;
}

export const papersCell = (papers: readonly NeededAgreement[], { w, locale }: Saying): QuoteCell =>
  papers.length === 0
    ? cell(w.paperNone)
    : cell('', ...papers.map((paper) => `${w.paper[paper.kind]}: ${paperText(w, locale, paper)}`));

function paperText({ paperState: w }: QuoteWords, locale: string, { state, day }: NeededAgreement): string {
  if (day === null) return state === 'unsigned' || state === 'signed' ? w[state] : w.missing;
  const says = { signed: w.signedUntil, expired: w.expired, coming: w.coming, unsigned: w.unsigned, none: w.missing };
  return fill(says[state], { day: dayText(day, locale) });
}

export const plainCell = cell;
