import { quoteCells } from '../cases/quote-shown';
import type { Company } from '../companies/company';
import type { Day } from '../kernel/day';
import { format } from '../kernel/money';
import type { OpenQuoteWords } from '../languages/open-quote-words.en';
import { dayText, fill, numberText } from '../languages/said';
import type { QuoteOutcome } from '../mandates/fees/quote';
import { countryName } from '../mandates/named';
import type { PartnerKind } from '../mandates/partner';
import { PAPERS, signaturesFor, type OpenQuote } from './open-quote';

/** A kept quote in words, the same for the page and for its PDF: every cost, what it comes to at this amount, and what is needed. */
export interface Showing {
  readonly w: OpenQuoteWords;
  readonly language: string;
  readonly locale: string;
  readonly operator: Company;
  readonly partnerKind: PartnerKind;
  readonly today: Day;
}

const ROWS = ['setUp', 'commission', 'direct', 'steps', 'hours', 'withdrawal', 'vat'] as const;

export function quoteBlanks(quote: OpenQuote, showing: Showing) {
  const { w, language, locale, operator, partnerKind, today } = showing;
  const { asked, told, validUntil, recordedAt } = quote;
  const money = (minor: number): string => format({ minor, currency: told.currency }, locale);
  const cells = quoteCells(told, { w: w.cells, locale });
  const until = dayText(validUntil, locale);
  const line = (label: string, { grossMinor, feesMinor, vatMinor, netMinor }: QuoteOutcome) => ({
    label,
    ...{ gross: money(grossMinor), fees: money(feesMinor), vat: money(vatMinor), net: money(netMinor) },
  });
  return {
    ...{ w: w.quote, lang: language, title: fill(w.quote.title, { creditor: asked.creditor.name }) },
    claim: fill(w.quote.claim, {
      ...{ amount: money(asked.principalMinor), days: numberText(asked.ageDays, locale) },
      ...{ kind: w.kind[asked.debtor.kind], country: countryName(asked.debtor.country, language) },
    }),
    dated: fill(w.quote.dated, { day: dayText(recordedAt.slice(0, 10), locale), until }),
    expired: validUntil < today ? fill(w.quote.expired, { until }) : '',
    rows: ROWS.map((row) => ({ label: w.row[row], ...cells[row] })),
    example: [
      line(w.quote.all, told.ifAll),
      ...(told.expected === null ? [] : [line(w.quote.expected, told.expected)]),
      line(w.quote.nothing, told.ifNothing),
    ],
    basis: told.expected === null ? w.cells.noBasis : (cells.expected.notes.at(-1) ?? ''),
    vat_note:
      asked.creditor.country === operator.country
        ? ''
        : fill(w.quote.vatAbroad, {
            country: countryName(operator.country, language),
            yours: countryName(asked.creditor.country, language),
          }),
    consumer: asked.debtor.kind === 'consumer' ? w.quote.consumer : '',
    needed: [...PAPERS.map((paper) => w.quote.papers[paper]), w.quote.signature[signaturesFor(partnerKind)]],
    made: fill(w.quote.made, { operator: operator.legalName }),
    contact: [operator.street, [operator.postcode, operator.city].filter(Boolean).join(' '), operator.email, operator.phone].filter(Boolean).join(' · '), // prettier-ignore
  };
}
