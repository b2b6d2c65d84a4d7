import type { CaseView } from '../cases/case.panel';
import type { Company } from '../companies/company';
import { attachDocument } from '../documents/actions';
import type { Document } from '../documents/document';
import { format, sum } from '../kernel/money';
import { messageWords } from '../languages/message-words';
import { OUTCOME_WORDS } from '../languages/outcome-words';
import { RELIEF_WORDS } from '../languages/relief-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { countryName } from '../mandates/named';
import type { Query } from '../platform/db';
import { renderPdf } from '../platform/pdf/render';
import { openViews, type Views } from '../platform/views';
import type { Work } from '../platform/work';
import { reliefRuleOf, type ReliefRule } from './countries';
import { reliefOf, type ReliefOfItem } from './relief';
import { lostItemsOf } from './relief.panel';
import { checklist, lostTable, rateLines, sourceLines, unknownVat, vatTable, wordingOf } from './said';

/** VAT relief of a case, and its papers as one PDF that is filed with the case. Nothing is sent or booked. */
export interface CaseRelief {
  readonly rule: ReliefRule | undefined;
  readonly items: readonly ReliefOfItem[];
}

/** Only these ends lose a claim: what was settled or taken back is another matter. */
export const isLost = ({ state, outcome }: CaseView): boolean =>
  state === 'closed' && (outcome === 'uncollectable' || outcome === 'insolvent');

/** By the VAT law of the company’s own country. */
export async function caseRelief(q: Query, work: Work, company: Company, found: CaseView): Promise<CaseRelief> {
  const rule = reliefRuleOf(company.country);
  const lostOn = isLost(found) ? found.endedOn : null;
  const items = await lostItemsOf(q, found);
  return { rule, items: items.map((item) => reliefOf(rule, item, lostOn, work.today)) };
}

let opened: Views | undefined;

export async function makePack(work: Work, company: Company, found: CaseView, language: string): Promise<Document> {
  const { rule, items } = await caseRelief(work.db.read, work, company, found);
  const { title } = inLanguage(RELIEF_WORDS, language).pack;
  const html = (opened ??= openViews()).render('layouts/vat-relief', packBlanks({ work, company, found, language }, rule, items)); // prettier-ignore
  const { document } = await attachDocument(work, {
    ...{ companyId: company.id, customerId: found.customerId, about: aboutRelief(found), kind: 'other' },
    ...{ title: `${title} ${found.number}`, fileName: `${title} ${found.number} ${work.today}.pdf`, visibility: 'internal' },
    ...{ datedOn: work.today, bytes: await renderPdf(html) },
  }); // prettier-ignore
  return document;
}

export const aboutRelief = ({ id }: CaseView): string => `case/${id}/relief`;

interface Making {
  readonly work: Work;
  readonly company: Company;
  readonly found: CaseView;
  readonly language: string;
}

function packBlanks({ work, company, found, language }: Making, rule: ReliefRule | undefined, items: CaseRelief['items']) {
  const w = inLanguage(RELIEF_WORDS, language);
  const locale = messageWords(language)?.locale ?? language;
  const saying = { w, locale, currency: found.currency };
  const country = countryName(company.country, language);
  const { partner, number } = found;
  const values = {
    ...{ company: company.legalName, partner, customer: found.customerName, number, country },
    from: dayText(found.handedOverOn, locale),
    until: dayText(found.endedOn ?? work.today, locale),
    outcome: found.outcome === null ? '' : inLanguage(OUTCOME_WORDS, language).outcome[found.outcome],
    sum: format({ minor: sum(items.map(({ lostMinor }) => lostMinor)), currency: found.currency }, locale),
  };
  const said = (text: string): string => fill(text, values);
  return {
    ...{ language, w, title: `${w.pack.title} ${number}`, lost: lostTable(saying, items), table: vatTable(saying, items) },
    made: fill(w.pack.made, { ...values, day: dayText(work.today, locale) }),
    certificate: { text: said(w.pack.text), check: said(w.pack.check), signature: said(w.pack.signature) },
    wording: wordingOf(saying, rule, items),
    no_wording: said(w.pack.noWording),
    unknown: unknownVat(saying, items),
    rates: rateLines(saying, items),
    sources: sourceLines(saying, rule, country),
    checklist: checklist(saying, rule, items),
  };
} // prettier-ignore
