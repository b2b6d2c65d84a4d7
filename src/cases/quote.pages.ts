import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import { countryFrom } from '../companies/country';
import { addDays } from '../kernel/day';
import { format, fromTyped, isCurrency } from '../kernel/money';
import type { QuoteWords } from '../languages/quote-words.en';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import { keepQuote } from '../mandates/quote.actions';
import { QUOTE_DAYS, quoteState, type Asked, type KeptQuote, type Offer } from '../mandates/quote';
import { quotesOf } from '../mandates/quote.store';
import { PARTNER_KINDS, type PartnerKind } from '../mandates/partner';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, readForm, type Typed } from '../platform/web/form';
import { offerNamed, offersAsked, offersBlanks, offersFile, sayingOf } from './offers.pages';

/** Quotes asked by hand, for a claim of which there is no file yet; and all that were kept. Asking changes nothing. */
export const quoteRoutes: readonly Route[] = [
  { method: 'get', path: '/recovery/quotes', right: 'see', visit: show },
  { method: 'get', path: '/recovery/quotes/export', right: 'see', visit: exported },
  { method: 'post', path: '/recovery/quotes', right: 'work', visit: keep },
];

const FIELDS = ['debtor', 'country', 'amount', 'currency', 'age', 'kind'] as const;
const MOST_KEPT = 200;
const LONGEST_NAME = 200;
const MOST_DAYS = 20_000;

interface Question {
  readonly asked: Asked;
  readonly kinds: readonly PartnerKind[];
}

const accepted = ({ wrong: w }: QuoteWords, { locale, company }: Visit) =>
  z
    .object({
      debtor: z.string(w.debtor).trim().max(LONGEST_NAME, w.debtor),
      country: z
        .string(w.country)
        .trim()
        .refine((text) => countryFrom(text) !== undefined, w.country),
      amount: z.string(w.amount),
      currency: z.string().trim().toUpperCase().refine(isCurrency, w.currency).default(company.currency),
      age: z.coerce.number(w.age).int(w.age).min(0, w.age).max(MOST_DAYS, w.age),
      kind: z.enum(PARTNER_KINDS).optional(),
    })
    .refine(({ amount, currency }) => (fromTyped(amount, currency, locale) ?? 0) > 0, { path: ['amount'], message: w.amount }); // prettier-ignore

/** What was typed; null: nothing was asked yet. */
function read(visit: Visit, given: URLSearchParams): { readonly question: Question | null; readonly wrong: Typed } {
  if (!FIELDS.some((name) => (given.get(name) ?? '') !== '')) return { question: null, wrong: {} };
  const form = readForm(given, accepted(sayingOf(visit).w, visit));
  if (!form.ok) return { question: null, wrong: form.wrong };
  const { debtor, country, amount, currency, age, kind } = form.value;
  const principalMinor = fromTyped(amount, currency, visit.locale) ?? 0;
  const asked = { debtor, country: countryFrom(country) ?? null, language: null, currency, principalMinor, interestMinor: 0, costsMinor: 0, ageDays: age }; // prettier-ignore
  return { question: { asked, kinds: kind === undefined ? [] : [kind] }, wrong: {} };
}

async function show(visit: Visit): Promise<Answer> {
  const { w } = sayingOf(visit);
  const { query } = visit.asked;
  const { question, wrong } = read(visit, query);
  const offers = question === null ? [] : await offersAsked(visit, question.asked, question.kinds);
  const typed = Object.fromEntries(FIELDS.map((name) => [name, query.get(name) ?? '']));
  const state = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
  const kinds = inLanguage(RECOVERY_WORDS, visit.language).kind;
  return page('pages/cases/quotes', w.title, {
    w,
    action: visit.at.under('/recovery/quotes'),
    fields: fieldsOf(FIELDS, { currency: visit.company.currency, ...state }, wrong),
    kinds: [{ value: '', label: w.ask.any, chosen: typed['kind'] === '' }, ...PARTNER_KINDS.map((value) => ({ value, label: kinds[value], chosen: value === typed['kind'] }))], // prettier-ignore
    many: visit.may('work') ? visit.at.under('/recovery/quotes/many') : '',
    back: { href: visit.at.recovery, label: inLanguage(RECOVERY_WORDS, visit.language).list.title },
    offers: question === null ? null : shown(visit, question.asked, offers, state),
    kept: (await quotesOf(visit.work.db.read, visit.company.id, MOST_KEPT)).map((one) => keptRow(visit, w, one)),
  }, { status: Object.keys(wrong).length > 0 ? 422 : 200 }); // prettier-ignore
}

function shown(visit: Visit, asked: Asked, offers: readonly Offer[], state: Typed): unknown {
  const { w } = sayingOf(visit);
  const may = visit.may('work') && visit.on === null;
  return {
    title: claimText(visit, asked),
    csv: visit.at.under('/recovery/quotes/export', state),
    ...offersBlanks(visit, offers, asked.currency, {
      ...{ keep: may ? visit.at.under('/recovery/quotes') : '', accept: '', once: randomBytes(16).toString('hex') },
      fields: Object.entries(state),
    }),
    text: w.noFile,
  };
}

export const claimText = (visit: Visit, { debtor, principalMinor, currency, ageDays }: Asked): string =>
  fill(sayingOf(visit).w.offers, {
    ...{ debtor, amount: format({ minor: principalMinor, currency }, visit.locale) },
    days: numberText(ageDays, visit.locale),
  });

function keptRow({ work, at, locale }: Visit, w: QuoteWords, quote: KeptQuote): unknown {
  const state = quoteState(quote, work.today);
  return {
    ...{ partner: quote.partner, debtor: quote.asked.debtor, href: at.under(`/recovery/quotes/${work.ids.seal('quote', quote.id)}`) },
    open: fill(w.kept.open, { partner: quote.partner, debtor: quote.asked.debtor }),
    claim: format({ minor: quote.claimMinor, currency: quote.currency }, locale),
    ifAll: format({ minor: quote.told.ifAll.netMinor, currency: quote.currency }, locale),
    state: fill(w.state[state], { day: dayText(quote.validUntil, locale) }),
    waits: state === 'open',
  }; // prettier-ignore
}

async function exported(visit: Visit): Promise<Answer> {
  const { question } = read(visit, visit.asked.query);
  if (question === null) throw new NotFound();
  return offersFile(visit, await offersAsked(visit, question.asked, question.kinds), question.asked.currency);
}

async function keep(visit: Visit): Promise<Answer> {
  const { question } = read(visit, visit.asked.form);
  if (question === null) throw new NotFound();
  const offer = offerNamed(visit, await offersAsked(visit, question.asked, question.kinds));
  if (offer === undefined) throw new NotFound();
  return keepOffer(visit, offer, { asked: question.asked, customerId: null, dossierId: null });
}

export interface AskedFor {
  readonly asked: Asked;
  readonly customerId: number | null;
  readonly dossierId: number | null;
}

/** The same form sent twice keeps one. */
export async function keepOffer(visit: Visit, offer: Offer, about: AskedFor): Promise<Answer> {
  const { work, company, at, asked, locale } = visit;
  const { w } = sayingOf(visit);
  if (offer.quote === null || offer.modelId === null) throw new NotFound();
  const once = `quote-${asked.form.get('once') ?? ''}-${offer.partner.id}`;
  const before = asked.session.get(once);
  if (before !== undefined) return see(before);
  const id = await keepQuote(work, { companyId: company.id, partnerId: offer.partner.id, feeModelId: offer.modelId, told: offer.quote, ...about }); // prettier-ignore
  const path = at.under(`/recovery/quotes/${work.ids.seal('quote', id)}`);
  asked.session.set(once, path);
  asked.session.tell({
    text: fill(w.done.kept, { partner: offer.partner.name, day: dayText(addDays(work.today, QUOTE_DAYS), locale) }),
  });
  return see(path);
}
