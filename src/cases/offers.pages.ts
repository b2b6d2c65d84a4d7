import type { Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import type { Claim } from '../dossier/claim';
import { sha256 } from '../dossier/manifest';
import { addDays } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { QUOTE_WORDS } from '../languages/quote-words';
import { dayText, fill, inLanguage, labelled } from '../languages/said';
import { candidatesOf } from '../mandates/quote.store';
import { offersFor, QUOTE_DAYS, type Asked, type Offer } from '../mandates/quote';
import type { FeeQuote } from '../mandates/fees/quote';
import type { PartnerKind } from '../mandates/partner';
import { amountCell, csvOf, dayCell, type Sheet } from '../platform/sheet';
import { file, type Answer } from '../platform/web/answer';
import { fileClaim, type FileClaim } from './file-claim';
import { pastCases } from './past-cases.panel';
import { papersCell, plainCell, quoteCells, type QuoteCell, type QuoteRow, type Saying } from './quote-shown';
import type { DossierView } from './recovery.panel';

/** Quotes side by side: a column for each partner that can take the claim, and of the others why not. */
export async function offersAsked(
  { work, company }: Visit,
  asked: Asked,
  kinds: readonly PartnerKind[],
): Promise<Offer[]> {
  const candidates = await candidatesOf(work.db.read, company.id, work.today);
  return offersFor(asked, candidates, await pastCases(work.db.read, company.id), kinds);
}

/** What a recovery file asks, of its customer as it is known today. */
export async function claimOfFile({ work, company }: Visit, dossier: DossierView): Promise<FileClaim> {
  const { name, country, language } = await customerById(work.db.read, company.id, dossier.customerId);
  return fileClaim(JSON.parse(dossier.claim) as Claim, { name, country, language }, work.today);
}

const ROWS: readonly QuoteRow[] = ['setUp', 'commission', 'direct', 'steps', 'hours', 'withdrawal', 'vat', 'ifAll', 'expected', 'ifNothing', 'papers', 'validUntil']; // prettier-ignore

/** What can be done with an offer: where, and what goes along. */
export interface OfferActions {
  readonly keep: string;
  readonly accept: string;
  readonly once: string;
  /** Names and values that say what was asked. */
  readonly fields: readonly (readonly [string, string])[];
}

export const sayingOf = ({ language, locale }: Visit): Saying => ({ w: inLanguage(QUOTE_WORDS, language), locale });

export function offersBlanks(visit: Visit, offers: readonly Offer[], currency: string, actions: OfferActions) {
  const saying = sayingOf(visit);
  const { w, locale } = saying;
  const until = dayText(addDays(visit.work.today, QUOTE_DAYS), locale);
  const columns = offers.flatMap(
    ({ partner, quote }) =>
    quote === null
      ? []
      : [{ partner, quote, cells: { ...quoteCells(quote, saying), papers: papersCell(partner.papers, saying), validUntil: plainCell(until), next: plainCell('') } }], // prettier-ignore
  );
  return {
    w,
    caption: w.caption,
    any: columns.length > 0,
    columns: columns.map(({ partner }) => ({ name: partner.name })),
    rows: ROWS.map((row) => ({ label: w.row[row], cells: columns.map(({ cells }): QuoteCell => cells[row]) })),
    actions: actions.keep === '' && actions.accept === '' ? [] : columns.map(({ partner, quote }) => ({
      ...{ partner: visit.work.ids.seal('partner', partner.id), fields: actions.fields, once: actions.once },
      ...{ keep: actions.keep, accept: actions.accept },
      ...{ keepLabel: labelled(visit.language, w.keep, partner.name), acceptLabel: labelled(visit.language, w.accept, partner.name) },
      seen: seenOf(quote),
    })), // prettier-ignore
    unsuited: offers.filter(({ quote }) => quote === null).map(({ partner, unsuited }) => ({
      name: partner.name,
      why: unsuited.map((one) => fill(w.why[one], { currency })).join('; '),
    })), // prettier-ignore
  };
}

/** The same figures as a table for a spreadsheet. */
export function offersFile({ work }: Visit, offers: readonly Offer[], currency: string): Answer {
  const sheet: Sheet = {
    name: 'Quotes',
    head: ['partner', 'kind', 'currency', 'set_up', 'commission_if_all', 'vat_if_all', 'withdrawal', 'net_if_all', 'net_expected', 'own_cases', 'net_if_nothing', 'valid_until', 'unsuited'], // prettier-ignore
    rows: offers.map(({ partner, quote, unsuited }) => {
      const amount = (minor: number | undefined) => amountCell(minor ?? null, currency);
      return [
        ...[partner.name, partner.kind, currency],
        ...[quote?.setUp.feeMinor, quote?.commission.ifAllMinor, quote?.ifAll.vatMinor, quote?.withdrawalMinor, quote?.ifAll.netMinor, quote?.expected?.netMinor].map(amount), // prettier-ignore
        quote?.expected?.basis.cases ?? null,
        amount(quote?.ifNothing.netMinor),
        dayCell(quote === null ? null : addDays(work.today, QUOTE_DAYS)),
        unsuited.join(' '),
      ];
    }),
  };
  return file(`quotes-${work.today}.csv`, 'text/csv', Buffer.from(`\ufeff${csvOf(sheet)}`));
}

/** A quote by its content: what was seen is what is kept. */
const seenOf = (quote: FeeQuote): string => sha256(JSON.stringify(quote)).slice(0, 16);

/** The offer of the partner that the form names, if it has one. Refuses another than was seen. */
export function offerNamed({ work, asked }: Visit, offers: readonly Offer[]): Offer | undefined {
  const id = work.ids.open('partner', asked.form.get('partner') ?? '');
  const found = offers.find(({ partner, quote }) => partner.id === id && quote !== null);
  if (found?.quote && seenOf(found.quote) !== asked.form.get('seen'))
    throw new Refusal('quote-changed', `The quote of ${found.partner.name} has changed since it was shown.`, 'Look at it again, and decide then.'); // prettier-ignore
  return found;
}
