import type { Company } from '../companies/company';
import type { Day } from '../kernel/day';
import { agreementPaperWords } from '../languages/agreement-paper-words';
import type { AgreementPaperWords } from '../languages/agreement-paper-words.en';
import { dayText, fill, numberText, type Language } from '../languages/said';
import type { AgreementKind, AgreementTerms } from './agreement';
import type { FeeModel } from './fees/fee-model';
import { bandTold, feeLines } from './fees/told';
import { countryName } from './named';
import type { PartnerAddress, PartnerIdentity } from './partner';

/**
 * What stands in an agreement: both parties, the clauses with what was agreed, the fees as tables, and where each signs. That
 * of a French agency has the four items of CPCE R124-3, each under its own head.
 */
export interface AgreementPaper {
  readonly kind: AgreementKind;
  readonly language: Language;
  readonly company: Company;
  readonly partner: PartnerIdentity;
  readonly on: Day;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
  /** With the days that are printed. */
  readonly terms: AgreementTerms & { readonly remitDays: number };
  readonly fees: { readonly name: string; readonly model: FeeModel; readonly validFrom: Day } | null;
}

/** Everything that `layouts/agreement` needs. */
export function paperBlanks(paper: AgreementPaper): Readonly<Record<string, unknown>> {
  const { kind, language, company, partner, fees } = paper;
  const w = agreementPaperWords(language);
  const own = w.kind[kind];
  const isFrench = isFrenchMandate(paper);
  const values = valuesOf(paper, w);
  return {
    ...{ lang: language, w, title: isFrench ? w.french.title : own.title },
    made_on: fill(w.madeOn, values),
    creditor: partyLines(w, { ...company, name: company.legalName, address: addressOf(company), representative: company.representative }, language), // prettier-ignore
    partner: partyLines(w, { ...partner, name: partner.legalName ?? partner.name, representative: null }, language),
    creditorLabel: w.creditor,
    partnerLabel: w.partnerAs[partner.kind],
    intro: isFrench ? '' : fill(own.intro, values),
    clauses: (isFrench ? frenchClauses(w) : own.clauses).map(({ head, text }, at) => ({
      head: `${numberText(at + 1, language)}. ${head}`,
      paragraphs: text.map((one) => fill(one, values)),
    })),
    fees: fees === null || kind === 'power_of_attorney' ? null : feesTable(paper, w),
    annex: isFrench ? { head: w.french.annex, text: w.french.annexText, columns: w.french.annexColumns, rows: w.french.annexRows } : null, // prettier-ignore
    signers: [
      { label: w.creditor, name: company.legalName, by: company.representative ?? '' },
      { label: w.partnerAs[partner.kind], name: partner.legalName ?? partner.name, by: '' },
    ],
  };
}

/** Of an agency that collects in France: CPCE R124-3 says what stands in it. */
const isFrenchMandate = ({ kind, partner }: Pick<AgreementPaper, 'kind' | 'partner'>): boolean =>
  kind === 'collection' && partner.kind === 'agency' && partner.country === 'FR';

/** Each of the four items has a clause; what nobody typed is left to be filled in by hand, and never left out. */
const frenchClauses = (w: AgreementPaperWords) => [
  ...w.french.clauses,
  ...w.kind.collection.clauses.filter(({ of }) => of === 'data' || of === 'term'),
];

function valuesOf({ language, terms, validFrom, validUntil, company, partner, on, fees }: AgreementPaper, w: AgreementPaperWords) {
  const from = dayText(validFrom, language);
  const until = validUntil === null ? '' : dayText(validUntil, language);
  return {
    ...{ on: dayText(on, language), creditor: company.legalName, partner: partner.legalName ?? partner.name },
    ...{ days: numberText(terms.remitDays, language), notice: numberText(terms.noticeDays, language) },
    account: terms.remitTo === '' ? BLANK : terms.remitTo,
    guarantee: terms.guarantee === '' ? BLANK : terms.guarantee,
    scope: terms.scope === '' ? '' : ` ${terms.scope}`,
    duration: validUntil === null ? fill(w.openEnd, { from }) : fill(w.fixedEnd, { from, until }),
    fees: fees === null ? w.feesElsewhere : fill(w.feesHere, { name: fees.name, from: dayText(fees.validFrom, language) }),
    law: countryName(company.governingLaw ?? company.country, language),
  };
} // prettier-ignore

/** To be written in by hand. */
const BLANK = '……………………………………';

interface Party {
  readonly name: string;
  readonly registerNo: string | null;
  readonly vatNo: string | null;
  readonly address: PartnerAddress | null;
  readonly representative: string | null;
  readonly email: string | null;
}

const addressOf = ({ street, postcode, city, country }: Company): PartnerAddress => ({
  lines: street === null ? [] : [street],
  ...{ postcode: postcode ?? '', city: city ?? '', country },
});

function partyLines(w: AgreementPaperWords, party: Party, language: string): string[] {
  const { address, registerNo, vatNo, representative, email } = party;
  const place = address === null ? [] : [...address.lines, [`${address.postcode} ${address.city}`.trim(), address.country === '' ? '' : countryName(address.country, language)].filter((one) => one !== '').join(', ')]; // prettier-ignore
  const named = (label: string, value: string | null): string[] => value === null || value === '' ? [] : [fill(label, { value })]; // prettier-ignore
  return [
    ...[party.name, ...place].filter((one) => one !== ''),
    ...named(w.registerNo, registerNo),
    ...named(w.vatNo, vatNo),
    ...named(w.representedBy, representative),
    ...named(w.mail, email),
  ];
}

function feesTable({ fees, language }: AgreementPaper, w: AgreementPaperWords): unknown {
  if (fees === null) return null;
  const reader = { language, locale: language };
  const bands = fees.model.commission.bands.map((band) => bandTold(band, fees.model.currency, reader));
  return {
    head: fill(w.feesHead, { name: fees.name }),
    from: fill(w.feesFrom, { from: dayText(fees.validFrom, language), currency: fees.model.currency }),
    leasts: bands.some(({ least }) => least !== ''),
    bands,
    lines: feeLines(fees.model, reader),
    net: w.feesNet,
  };
}
