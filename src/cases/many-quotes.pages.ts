import type { Route, Visit } from '../companies/visit.pages';
import { format, sum } from '../kernel/money';
import { countText, fill, labelled } from '../languages/said';
import type { Offer } from '../mandates/quote';
import type { FeeQuote, QuoteOutcome } from '../mandates/fees/quote';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { claimOfFile, offersAsked, sayingOf } from './offers.pages';
import { takeOffers } from './quote.actions';
import { dossierById, recoveryRows, type DossierView, type RecoveryRow } from './recovery.panel';
import type { AskedFor } from './quote.pages';

/** Many recovery files to one partner: what they cost together with each, then all of them handed over in one go. */
export const manyQuoteRoutes: readonly Route[] = [
  { method: 'get', path: '/recovery/quotes/many', right: 'work', visit: show },
  { method: 'post', path: '/recovery/quotes/many', right: 'approve', visit: accept },
];

/** Files at once. */
const MOST_FILES = 100;

const readyRows = ({ work, company }: Visit): Promise<RecoveryRow[]> =>
  recoveryRows(work.db.read, {
    ...{ companyId: company.id, today: work.today, text: '', state: 'ready', currency: '', partner: '' },
    ...{ sort: 'made', descending: true, offset: 0, limit: MOST_FILES },
  });

interface Picked {
  readonly dossier: DossierView;
  readonly offers: readonly Offer[];
  readonly about: AskedFor;
}

/** Only files that are with nobody. */
async function picked(visit: Visit, given: URLSearchParams, ready: readonly RecoveryRow[]): Promise<Picked[]> {
  const { work, company } = visit;
  const found: Picked[] = [];
  for (const sealed of [...new Set(given.getAll('file'))].slice(0, MOST_FILES)) {
    const id = work.ids.open('dossier', sealed);
    if (id === undefined || !ready.some(({ dossierId }) => dossierId === id)) throw new NotFound();
    const dossier = await dossierById(work.db.read, company.id, id);
    if (dossier === undefined) throw new NotFound();
    const { asked, kinds } = await claimOfFile(visit, dossier);
    const about = { asked, customerId: dossier.customerId, dossierId: dossier.id };
    found.push({ dossier, about, offers: await offersAsked(visit, asked, kinds) });
  }
  return found;
}

async function show(visit: Visit): Promise<Answer> {
  const { work, at, locale } = visit;
  const { w } = sayingOf(visit);
  const ready = await readyRows(visit);
  const files = await picked(visit, visit.asked.query, ready);
  const chosen = new Set(files.map(({ dossier }) => dossier.id));
  const currencies = [...new Set(files.map(({ dossier }) => dossier.currency))].sort();
  const [currency] = currencies;
  return page('pages/cases/many-quotes', w.many.title, {
    ...{ w, title: w.many.title, action: at.under('/recovery/quotes/many'), back: at.under('/recovery/quotes') },
    rows: ready.map((row) => ({
      ...{ id: work.ids.seal('dossier', row.dossierId), number: row.number, customer: row.customerName },
      principal: format({ minor: row.principalMinor, currency: row.currency }, locale),
      pick: fill(w.many.pick, { number: row.number }),
      chosen: chosen.has(row.dossierId),
    })),
    wrong: currencies.length > 1 ? fill(w.many.currencies, { currencies: currencies.join(', ') }) : '',
    offers: currency === undefined || currencies.length > 1 ? null : together(visit, files, currency),
  });
}

/** A column for each partner that can take all of them. */
function together(visit: Visit, files: readonly Picked[], currency: string) {
  const { w } = sayingOf(visit);
  const { locale, work } = visit;
  const money = (minor: number): string => format({ minor, currency }, locale);
  const count = countText(w.many.files, files.length, locale);
  const partners = (files[0]?.offers ?? []).map(({ partner }) => partner).sort((a, b) => (a.name < b.name ? -1 : 1));
  const of = (id: number): { number: string; quote: FeeQuote | null }[] =>
    files.map(({ dossier, offers }) => ({ number: dossier.number, quote: offers.find(({ partner }) => partner.id === id)?.quote ?? null })); // prettier-ignore
  const able = partners.filter(({ id }) => of(id).every(({ quote }) => quote !== null));
  const quotes = able.map(({ id }) => of(id).flatMap(({ quote }) => (quote === null ? [] : [quote])));
  const may = visit.may('approve') && visit.on === null;
  return {
    ...{ w, caption: w.caption, csv: '', any: able.length > 0 },
    title: fill(w.many.offers, { files: count, amount: money(sum(files.map(({ about }) => about.asked.principalMinor))) }),
    columns: able.map(({ name }) => ({ name })),
    rows: totalRows(w, quotes, money),
    needs: !may,
    takes: may ? able.map(({ id, name }) => ({
      ...{ partner: work.ids.seal('partner', id), label: labelled(visit.language, countText(w.many.accept, files.length, locale), name), name },
      files: files.map(({ dossier }) => work.ids.seal('dossier', dossier.id)),
      button: countText(w.many.accept, files.length, locale),
    })) : [],
    unsuited: partners.filter((one) => !able.includes(one)).map(({ id, name }) => ({
      name,
      why: fill(w.many.not, { numbers: of(id).filter(({ quote }) => quote === null).map(({ number }) => number).join(', ') }),
    })),
  }; // prettier-ignore
}

function totalRows(
  w: ReturnType<typeof sayingOf>['w'],
  quotes: readonly FeeQuote[][],
  money: (minor: number) => string,
) {
  const row = (label: string, of: (quote: FeeQuote) => number) => ({
    label,
    cells: quotes.map((all) => ({ text: money(sum(all.map(of))), notes: [], strong: false })),
  });
  const kept = (label: string, of: (quote: FeeQuote) => QuoteOutcome | null, missing = '') => ({
    label,
    cells: quotes.map((all) => {
      const outcomes = all.flatMap((quote) => of(quote) ?? []);
      if (outcomes.length < all.length) return { text: '–', notes: [missing], strong: false };
      const total = (what: keyof QuoteOutcome): string => money(sum(outcomes.map((one) => one[what])));
      const notes = [fill(w.feesAndVat, { fees: total('feesMinor'), vat: total('vatMinor') })];
      return { text: total('netMinor'), notes, strong: true };
    }),
  });
  return [
    row(w.row.setUp, ({ setUp }) => setUp.feeMinor),
    row(w.row.commission, ({ commission }) => commission.ifAllMinor),
    row(w.row.withdrawal, ({ withdrawalMinor }) => withdrawalMinor),
    kept(w.row.ifAll, ({ ifAll }) => ifAll),
    kept(w.row.expected, ({ expected }) => expected, w.noBasis),
    kept(w.row.ifNothing, ({ ifNothing }) => ifNothing),
  ];
}

const LONGEST_WHY = 500;

async function accept(visit: Visit): Promise<Answer> {
  const { work, company, asked, at, locale } = visit;
  const { w } = sayingOf(visit);
  const id = work.ids.open('partner', asked.form.get('partner') ?? '');
  const files = await picked(visit, asked.form, await readyRows(visit));
  if (files.length === 0) throw new NotFound();
  const taken = files.map(({ offers, about }) => {
    const offer = offers.find(({ partner }) => partner.id === id);
    if (!offer?.quote || offer.modelId === null) throw new NotFound();
    return { ...about, partnerId: offer.partner.id, feeModelId: offer.modelId, told: offer.quote };
  });
  const why = (asked.form.get('why') ?? '').trim().slice(0, LONGEST_WHY);
  const registered = await takeOffers(work, { companyId: company.id, why }, taken);
  const numbers = registered.map(({ number }) => number).join(', ');
  const told = { partner: registered[0]?.partner ?? '', numbers };
  asked.session.tell({ text: fill(countText(w.many.done, registered.length, locale), told) });
  return see(at.under('/recovery', { state: 'with_partner' }));
}
