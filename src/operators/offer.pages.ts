import type { Route, Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { OPERATOR_WORDS } from '../languages/operator-words';
import { PORTAL_LANGUAGES } from '../languages/portal-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { sectionsShown } from '../mandates/form-shown';
import { languageName } from '../mandates/named';
import { partnersOf } from '../mandates/partner.store';
import { page, see, type Answer } from '../platform/web/answer';
import { LONGEST_TERMS, MOST_DAYS, PROPOSED_DAYS, termsInForce, type OpenOffer, type OpenTerms } from './offer';
import { setOffer, writeTerms } from './offer.actions';
import { offerOf, termsOf } from './offer.store';
import { openQuotesOf } from './open-quote.store';
import { OPEN_PATHS } from './paths';

/** The public page as its company sees it: on or off, whose prices, for how many days, under which terms, and what was quoted. */
export const offerRoutes = (deps: { readonly publicUrl: string }): readonly Route[] => [
  { method: 'get', path: PATH, right: 'approve', visit: (visit) => shown(visit, deps, {}) },
  { method: 'post', path: PATH, right: 'administer', visit: (visit) => save(visit, deps) },
  { method: 'post', path: TERMS, right: 'administer', visit: (visit) => write(visit, deps) },
];

const PATH = '/recovery/operator';
const TERMS = '/recovery/operator/terms';
const MOST_SHOWN = 100;

const wordsOf = (visit: Visit) => inLanguage(OPERATOR_WORDS, visit.language);

interface Wrong {
  readonly offer?: Readonly<Record<string, string>>;
  readonly terms?: string;
}

async function shown(visit: Visit, deps: { readonly publicUrl: string }, wrong: Wrong): Promise<Answer> {
  const { work, company, at, asked, locale } = visit;
  const w = wordsOf(visit);
  const offer = await offerOf(work.db.read, company.id);
  const inForce = termsInForce(await termsOf(work.db.read, company.id));
  const quotes = await openQuotesOf(work.db.read, company.id, MOST_SHOWN);
  const mayChange = visit.may('administer') && visit.on === null;
  const blanks = {
    ...{ w, title: w.title, intro: w.intro },
    state: offer?.isOpen === true ? w.open : w.closed,
    address: offer?.isOpen === true ? `${deps.publicUrl}${OPEN_PATHS.ask(company.code)}` : '',
    links: [{ href: at.under('/recovery/prospects'), label: w.prospects.title }, { href: at.under('/recovery/operated'), label: w.operated.title }], // prettier-ignore
    form: mayChange ? await offerForm(visit, offer, wrong.offer ?? {}, asked.form.has('days') ? asked.form : null) : null, // prettier-ignore
    terms: inForce.map((one) => termsRow(visit, one)),
    write: mayChange ? termsForm(visit, inForce, wrong.terms ?? '') : null,
    quotes: quotes.map(({ asked: { creditor, principalMinor, currency }, told, recordedAt, validUntil }) => ({
      ...{ creditor: `${creditor.name} (${creditor.country})`, claim: format({ minor: principalMinor, currency }, locale) }, // prettier-ignore
      ifAll: format({ minor: told.ifAll.netMinor, currency }, locale),
      ...{ day: dayText(recordedAt.slice(0, 10), locale), until: dayText(validUntil, locale) },
    })),
  };
  const status = wrong.offer === undefined && wrong.terms === undefined ? 200 : 422;
  return page('pages/operators/offer', w.title, blanks, { status });
}

async function offerForm(
  visit: Visit,
  offer: OpenOffer | undefined,
  wrong: Readonly<Record<string, string>>,
  sent: URLSearchParams | null,
): Promise<unknown> {
  const { work, company, at } = visit;
  const w = wordsOf(visit);
  const partners = await partnersOf(work.db.read, company.id);
  if (partners.length === 0) return { none: w.noPartners, sections: [], action: '', button: '', text: '', isOpen: null };
  const options = partners.map(({ id, name }) => ({ value: work.ids.seal('partner', id), label: name }));
  const chosen = offer === undefined ? '' : work.ids.seal('partner', offer.partnerId);
  const isOpen = sent === null ? offer?.isOpen === true : sent.get('is_open') === 'yes';
  return {
    ...{ none: '', action: at.under(PATH), button: w.form.button, text: w.form.text },
    sections: sectionsShown([{ legend: '', fields: [
      { kind: 'select', name: 'partner', label: w.form.partner, options, value: chosen, required: true },
      { kind: 'text', name: 'days', label: w.form.days, value: String(offer?.validDays ?? PROPOSED_DAYS), required: true },
    ] }], sent, wrong),
    isOpen: { label: w.form.isOpen, chosen: isOpen },
  };
} // prettier-ignore

const termsRow = (visit: Visit, { language, version, sha256, recordedAt }: OpenTerms) => ({
  ...{ language: languageName(language, visit.language), version: String(version), sha: sha256 },
  day: dayText(recordedAt.slice(0, 10), visit.locale),
  change: fill(wordsOf(visit).terms.change, { language: languageName(language, visit.language) }),
  href: visit.at.under(`${PATH}?language=${language}#write`),
});

/** With what is in force in the language that is asked for. */
function termsForm(visit: Visit, inForce: readonly OpenTerms[], wrong: string): unknown {
  const { asked, at, company } = visit;
  const w = wordsOf(visit).terms;
  const wanted = asked.form.get('language') ?? asked.query.get('language') ?? company.language;
  const language = PORTAL_LANGUAGES.find((one) => one === wanted) ?? 'en';
  const text = asked.form.get('text') ?? inForce.find((one) => one.language === language)?.text ?? '';
  return {
    ...{ action: at.under(TERMS), button: w.button, label: w.text, language: w.write, text, wrong },
    languages: PORTAL_LANGUAGES.map((value) => ({ value, label: languageName(value, visit.language), chosen: value === language })), // prettier-ignore
  };
}

async function save(visit: Visit, deps: { readonly publicUrl: string }): Promise<Answer> {
  const { work, company, asked, at } = visit;
  const w = wordsOf(visit);
  const partnerId = work.ids.open('partner', asked.form.get('partner') ?? '');
  const typed = asked.form.get('days') ?? '';
  const validDays = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  const wrong = {
    ...(partnerId === undefined ? { partner: w.wrong.partner } : {}),
    ...(validDays < 1 || validDays > MOST_DAYS ? { days: w.wrong.days } : {}),
  };
  if (partnerId === undefined || Object.keys(wrong).length > 0) return shown(visit, deps, { offer: wrong });
  const offer = { partnerId, validDays, isOpen: asked.form.get('is_open') === 'yes' };
  const before = await setOffer(work, company.id, offer);
  const text = before?.isOpen === offer.isOpen ? w.done.saved : offer.isOpen ? w.done.opened : w.done.closed;
  const undo = before === undefined ? { partner: asked.form.get('partner') ?? '', days: typed } : undoFields(visit, before); // prettier-ignore
  asked.session.tell({ text, undo: { path: at.under(PATH), fields: undo } });
  return see(at.under(PATH));
}

const undoFields = ({ work }: Visit, { partnerId, validDays, isOpen }: OpenOffer): Record<string, string> => ({
  partner: work.ids.seal('partner', partnerId),
  days: String(validDays),
  ...(isOpen ? { is_open: 'yes' } : {}),
});

async function write(visit: Visit, deps: { readonly publicUrl: string }): Promise<Answer> {
  const { work, company, asked, at } = visit;
  const w = wordsOf(visit);
  const text = asked.form.get('text') ?? '';
  if (text.trim() === '' || text.length > LONGEST_TERMS) return shown(visit, deps, { terms: w.wrong.text });
  const { version } = await writeTerms(work, company.id, asked.form.get('language') ?? '', text);
  asked.session.tell({ text: fill(w.done.terms, { version }) });
  return see(at.under(PATH));
}
