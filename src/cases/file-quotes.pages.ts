import { randomBytes } from 'node:crypto';
import type { Route, Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { fill } from '../languages/said';
import { declineQuote, undeclineAgain } from '../mandates/quote.actions';
import { quoteState, type KeptQuote } from '../mandates/quote';
import { quoteById } from '../mandates/quote.store';
import { dayText } from '../languages/said';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import type { CasesDeps } from './deps.pages';
import { dossierAsked } from './file.pages';
import { giveLink } from './hand-over.pages';
import { claimOfFile, offerNamed, offersAsked, offersBlanks, offersFile, sayingOf } from './offers.pages';
import { acceptQuotes, takeOffers, type Registered } from './quote.actions';
import { claimText, keepOffer } from './quote.pages';
import { quoteCells } from './quote-shown';
import { dossierById } from './recovery.panel';
import { caseOfDossier } from './store';

/** Quotes for a recovery file, and one that was kept: accepting it hands the file over. */
export const fileQuoteRoutes = (deps: CasesDeps): readonly Route[] => [
  { method: 'get', path: '/recovery/quotes/:quote', right: 'see', visit: (visit) => keptPage(visit) },
  { method: 'post', path: '/recovery/quotes/:quote/accept', right: 'approve', visit: (visit) => acceptKept(visit, deps) },
  { method: 'post', path: '/recovery/quotes/:quote/decline', right: 'work', visit: decline },
  { method: 'post', path: '/recovery/quotes/:quote/reopen', right: 'work', visit: reopen },
  { method: 'get', path: '/recovery/:dossier/quotes', right: 'see', visit: fileQuotes },
  { method: 'get', path: '/recovery/:dossier/quotes/export', right: 'see', visit: exported },
  { method: 'post', path: '/recovery/:dossier/quotes', right: 'work', visit: keep },
  { method: 'post', path: '/recovery/:dossier/quotes/accept', right: 'approve', visit: (visit) => accept(visit, deps) },
]; // prettier-ignore

async function fileQuotes(visit: Visit): Promise<Answer> {
  const { work, at, company } = visit;
  const { w } = sayingOf(visit);
  const dossier = await dossierAsked(visit);
  const { asked, kinds } = await claimOfFile(visit, dossier);
  const sealed = work.ids.seal('dossier', dossier.id);
  const title = fill(w.forFile, { number: dossier.number });
  const standing = await caseOfDossier(work.db.read, company.id, dossier.number);
  const free = standing?.state !== 'with_partner' && visit.on === null;
  const offers = offersBlanks(visit, await offersAsked(visit, asked, kinds), asked.currency, {
    keep: free && visit.may('work') ? at.under(`/recovery/${sealed}/quotes`) : '',
    accept: free && visit.may('approve') ? at.under(`/recovery/${sealed}/quotes/accept`) : '',
    once: randomBytes(16).toString('hex'),
    fields: [],
  });
  return page('pages/cases/file-quotes', title, {
    ...{ title, w, claim: claimText(visit, asked), offers: { ...offers, csv: at.under(`/recovery/${sealed}/quotes/export`) } },
    consequence: free ? (visit.may('approve') ? w.acceptText : w.needsApproval) : '',
    file: at.dossier(sealed),
    back: at.under('/recovery/quotes'),
  }); // prettier-ignore
}

async function exported(visit: Visit): Promise<Answer> {
  const { asked, kinds } = await claimOfFile(visit, await dossierAsked(visit));
  return offersFile(visit, await offersAsked(visit, asked, kinds), asked.currency);
}

async function chosen(visit: Visit) {
  const dossier = await dossierAsked(visit);
  const { asked, kinds } = await claimOfFile(visit, dossier);
  const offer = offerNamed(visit, await offersAsked(visit, asked, kinds));
  if (!offer?.quote || offer.modelId === null) throw new NotFound();
  const { quote: told, modelId: feeModelId, partner } = offer;
  const about = { asked, customerId: dossier.customerId, dossierId: dossier.id };
  return { dossier, offer, about, taken: { partnerId: partner.id, feeModelId, told, ...about } };
}

async function keep(visit: Visit): Promise<Answer> {
  const { offer, about } = await chosen(visit);
  return keepOffer(visit, offer, about);
}

const LONGEST_WHY = 500;
const whyIn = ({ asked }: Visit): string => (asked.form.get('why') ?? '').trim().slice(0, LONGEST_WHY);

async function accept(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const { work, company, at } = visit;
  const { dossier, taken } = await chosen(visit);
  const standing = await caseOfDossier(work.db.read, company.id, dossier.number);
  if (standing?.state === 'with_partner') return see(at.case(work.ids.seal('case', standing.id)));
  const [registered] = await takeOffers(work, { companyId: company.id, why: whyIn(visit) }, [taken]);
  return registeredPage(visit, deps, registered);
}

async function registeredPage(visit: Visit, deps: CasesDeps, registered: Registered | undefined): Promise<Answer> {
  if (registered === undefined) throw new NotFound();
  const { number, partner, caseId } = registered;
  await giveLink(visit, deps, caseId);
  visit.asked.session.tell({ text: fill(sayingOf(visit).w.done.accepted, { number, partner }) });
  return see(visit.at.case(visit.work.ids.seal('case', caseId)));
}

async function quoteAsked({ work, company, asked }: Visit): Promise<KeptQuote> {
  const id = work.ids.open('quote', asked.params['quote'] ?? '');
  const found = id === undefined ? undefined : await quoteById(work.db.read, company.id, id);
  if (found === undefined) throw new NotFound();
  return found;
}

async function keptPage(visit: Visit): Promise<Answer> {
  const { work, at, company, locale } = visit;
  const saying = sayingOf(visit);
  const { w } = saying;
  const quote = await quoteAsked(visit);
  const state = quoteState(quote, work.today);
  const dossier = quote.dossierId === null ? undefined : await dossierById(work.db.read, company.id, quote.dossierId);
  const standing = dossier && (await caseOfDossier(work.db.read, company.id, dossier.number));
  const here = at.under(`/recovery/quotes/${work.ids.seal('quote', quote.id)}`);
  const title = fill(w.kept.one, { partner: quote.partner });
  const cells = quoteCells(quote.told, saying);
  const day = dayText(quote.validUntil, locale);
  const open = state === 'open' && visit.on === null;
  const acceptable = open && dossier !== undefined && standing?.state !== 'with_partner';
  return page('pages/cases/quote', title, {
    ...{ title, w, claim: claimText(visit, quote.asked), state: fill(w.state[state], { day }) },
    rows: (Object.keys(cells) as (keyof typeof cells)[]).map((row) => ({ label: w.row[row], ...cells[row] })),
    expired: state === 'expired' ? fill(w.expiredText, { day }) : '',
    again: dossier === undefined ? againHref(visit, quote) : at.under(`/recovery/${work.ids.seal('dossier', dossier.id)}/quotes`),
    file: dossier === undefined ? '' : at.dossier(work.ids.seal('dossier', dossier.id)),
    accept: acceptable && visit.may('approve') ? `${here}/accept` : '',
    decline: open && visit.may('work') ? `${here}/decline` : '',
    needs: acceptable && !visit.may('approve'),
    back: at.under('/recovery/quotes'),
  }); // prettier-ignore
}

const againHref = ({ at, locale }: Visit, { asked }: KeptQuote): string =>
  at.under('/recovery/quotes', {
    ...{ debtor: asked.debtor, country: asked.country ?? '', currency: asked.currency, age: String(asked.ageDays) },
    amount: format({ minor: asked.principalMinor, currency: asked.currency }, locale).replace(/[^\d.,\s]/g, '').trim(),
  }); // prettier-ignore

async function acceptKept(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const { work, company, at } = visit;
  const quote = await quoteAsked(visit);
  const dossier = quote.dossierId === null ? undefined : await dossierById(work.db.read, company.id, quote.dossierId);
  const standing = dossier && (await caseOfDossier(work.db.read, company.id, dossier.number));
  if (quote.acceptedAt !== null && standing) return see(at.case(work.ids.seal('case', standing.id)));
  const [registered] = await acceptQuotes(work, { companyId: company.id, why: whyIn(visit) }, [quote.id]);
  return registeredPage(visit, deps, registered);
}

async function decline(visit: Visit): Promise<Answer> {
  const { w } = sayingOf(visit);
  const quote = await quoteAsked(visit);
  const here = visit.at.under(`/recovery/quotes/${visit.work.ids.seal('quote', quote.id)}`);
  await declineQuote(visit.work, visit.company.id, quote.id);
  visit.asked.session.tell({ text: fill(w.done.declined, { partner: quote.partner }), undo: { path: `${here}/reopen`, fields: {} } }); // prettier-ignore
  return see(here);
}

async function reopen(visit: Visit): Promise<Answer> {
  const quote = await quoteAsked(visit);
  await undeclineAgain(visit.work, visit.company.id, quote.id);
  visit.asked.session.tell({ text: fill(sayingOf(visit).w.done.reopened, { partner: quote.partner }) });
  return see(visit.at.under(`/recovery/quotes/${visit.work.ids.seal('quote', quote.id)}`));
}
