import { randomBytes } from 'node:crypto';
import { dayText, fill } from '../languages/said';
import { openViews, type Views } from '../platform/views';
import { partnerById } from '../mandates/partner.store';
import { linkHash } from '../people/access-link';
import { renderPdf } from '../platform/pdf/render';
import { file, NotFound, see, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { fieldsOf, readForm, type Typed } from '../platform/web/form';
import { ASK_FIELDS, askSchema, TRAP } from './ask-form';
import { countriesIn } from './countries';
import { stands } from './offer';
import type { OpenQuote, Unquoted } from './open-quote';
import { quoteOpenly } from './open-quote.actions';
import { quoteBlanks, type Showing } from './open-quote-shown';
import { openQuoteBy } from './open-quote.store';
import { languagesAt, openAt, openPage, spoken, type OpenDeps, type OpenVisit } from './open-visit.pages';
import { OPEN_PATHS } from './paths';
import { prospectOf } from './prospect.store';

/** The question and its answer: a look changes nothing, a form keeps a quote under an address that nobody can guess. */
export const askRoutes = (deps: OpenDeps): readonly Mounted[] => [
  { method: 'get', path: OPEN_PATHS.ask(':company'), limit: LOOKS, answer: (asked) => form(deps, asked) },
  { method: 'post', path: OPEN_PATHS.ask(':company'), limit: ASKS, answer: (asked) => answerQuestion(deps, asked) },
  { method: 'get', path: OPEN_PATHS.quote(':company', ':secret'), limit: MISSES, answer: (asked) => show(deps, asked) },
  { method: 'get', path: OPEN_PATHS.pdf(':company', ':token'), limit: PAPERS, answer: (asked) => paper(deps, asked) },
];

const WINDOW = 15 * 60_000;
const LOOKS = { requests: 300, windowMs: WINDOW, overall: 6_000 };
/** Each is kept: nobody needs more, and nobody fills the tables. */
const ASKS = { requests: 20, windowMs: WINDOW, overall: 600 };
/** Of addresses that are none. */
export const MISSES = { requests: 60, windowMs: WINDOW, overall: 3_000 };
/** A PDF is work: each counts, since the token is no `:secret` to the limiter. */
const PAPERS = { requests: 60, windowMs: WINDOW, overall: 600 };

async function form(deps: OpenDeps, asked: Asked): Promise<Answer> {
  const visit = await openAt(deps, asked);
  const begun = Object.fromEntries(ASK_FIELDS.map((name) => [name, asked.query.get(name) ?? '']));
  return formPage(visit, { currency: visit.company.currency, ...withoutEmpty(begun) }, {});
}

const withoutEmpty = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ''));

function formPage(visit: OpenVisit, typed: Typed, wrong: Typed): Answer {
  const { company, language, w } = visit;
  const operator = company.legalName;
  const countries = (chosen: string | undefined) => countriesIn(language).map((one) => ({ ...one, chosen: one.value === chosen })); // prettier-ignore
  const path = OPEN_PATHS.ask(company.code);
  const blanks = {
    ...{ w, intro: fill(w.intro, { operator }), kept: fill(w.kept, { operator }), action: path, trap: TRAP },
    ...{ spoken: language, languages: languagesAt(path, language) },
    fields: fieldsOf(ASK_FIELDS, typed, wrong),
    ...{ countries: countries(typed['country']), debtor_countries: countries(typed['debtor_country']) },
    kinds: (['company', 'consumer'] as const).map((value) => ({ value, label: w.kind[value], chosen: typed['kind'] === value })), // prettier-ignore
    once: randomBytes(16).toString('hex'),
  };
  return openPage(visit, 'ask', w.title, { blanks, status: Object.keys(wrong).length > 0 ? 422 : 200 });
}

/** Under this name the session knows the last form that was sent: the same one sent twice keeps one quote. */
const SENT = 'open-quote';

async function answerQuestion(deps: OpenDeps, asked: Asked): Promise<Answer> {
  const visit = await openAt(deps, asked);
  const { company, offer, language, locale, w, work } = visit;
  if ((asked.form.get(TRAP) ?? '') !== '') return formPage(visit, {}, {});
  const [once = ''] = /^[0-9a-f]{32}$/.exec(asked.form.get('once') ?? '') ?? [];
  const [before = '', path = ''] = (asked.session.get(SENT) ?? '').split(' ');
  if (once !== '' && before === once) return see(path);
  const read = readForm(asked.form, askSchema(w, locale));
  if (!read.ok) return formPage(visit, read.typed, read.wrong);
  const made = await quoteOpenly(work, { companyId: company.id, offer, language, asked: read.value });
  if ('unsuited' in made) return notQuoted(visit, made, read.value.currency);
  const to = OPEN_PATHS.quote(company.code, made.token);
  asked.session.set(SENT, `${once} ${to}`);
  return see(to);
}

function notQuoted(visit: OpenVisit, { unsuited }: Unquoted, currency: string): Answer {
  const { w, company, language } = visit;
  const why = unsuited.includes('country') ? w.not.country : unsuited.includes('currency') ? w.not.currency : w.not.other; // prettier-ignore
  const text = fill(why, { operator: company.legalName, currency });
  const back = { href: `${OPEN_PATHS.ask(company.code)}?lang=${language}`, label: w.not.back };
  return openPage(visit, 'not', w.not.title, { blanks: { text, back } });
}

export interface KeptVisit extends OpenVisit {
  readonly quote: OpenQuote;
  readonly secret: string;
}

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** The quote behind the token of the address; in its own language unless another is asked for. */
export async function keptAt(deps: OpenDeps, asked: Asked): Promise<KeptVisit> {
  const visit = await openAt(deps, asked, true);
  const secret = asked.params['secret'] ?? asked.params['token'] ?? '';
  const quote = SECRET.test(secret) ? await openQuoteBy(visit.work.db.read, visit.company.id, linkHash(secret)) : undefined; // prettier-ignore
  if (quote === undefined) throw new NotFound();
  return { ...visit, ...spoken(asked, quote.language), quote, secret };
}

async function showingOf({ work, company, offer, w, language, locale }: OpenVisit): Promise<Showing> {
  const partner = await partnerById(work.db.read, company.id, offer.partnerId);
  return { w, language, locale, operator: company, partnerKind: partner?.kind ?? 'agency', today: work.today };
}

async function show(deps: OpenDeps, asked: Asked): Promise<Answer> {
  const visit = await keptAt(deps, asked);
  const { company, quote, secret, language, locale, w, work, offer } = visit;
  const shown = quoteBlanks(quote, await showingOf(visit));
  const prospect = await prospectOf(work.db.read, company.id, quote.id);
  const mayRegister = prospect === undefined && offer.isOpen && stands(quote, work.today);
  const lang = `?lang=${language}`;
  const blanks = {
    ...shown,
    registered: prospect === undefined ? '' : fill(w.quote.registered, { day: dayText(prospect.acceptedAt.slice(0, 10), locale) }), // prettier-ignore
    register: mayRegister ? `${OPEN_PATHS.register(company.code, secret)}${lang}` : '',
    pdf: `${OPEN_PATHS.pdf(company.code, secret)}${lang}`,
    again: offer.isOpen ? `${OPEN_PATHS.ask(company.code)}${lang}` : '',
    page: w.languages,
    languages: languagesAt(OPEN_PATHS.quote(company.code, secret), language),
  };
  return openPage(visit, 'quote', shown.title, { blanks });
}

let opened: Views | undefined;

async function paper(deps: OpenDeps, asked: Asked): Promise<Answer> {
  const visit = await keptAt(deps, asked);
  const blanks = { ...quoteBlanks(visit.quote, await showingOf(visit)), operator: visit.company.legalName };
  const html = (opened ??= openViews()).render('layouts/open-quote', blanks);
  return file(`quote-${visit.quote.recordedAt.slice(0, 10)}.pdf`, 'application/pdf', await renderPdf(html), true);
}
