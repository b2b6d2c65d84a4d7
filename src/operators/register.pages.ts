import { dayText, fill, labelled } from '../languages/said';
import { countryName } from '../mandates/named';
import { linkHash } from '../people/access-link';
import { countOne } from '../platform/web/limit';
import { NotFound, see, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { fieldsOf, readForm, type Typed } from '../platform/web/form';
import { keptAt, MISSES, type KeptVisit } from './ask.pages';
import { stands, termsFor, type OpenTerms } from './offer';
import { termsOf } from './offer.store';
import { openAt, openPage, type OpenDeps, type OpenVisit } from './open-visit.pages';
import { OPEN_PATHS } from './paths';
import { CONFIRM_HOURS } from './prospect';
import { confirm, prospectAtLink, register } from './prospect.actions';
import { prospectOf } from './prospect.store';
import { REGISTER_FIELDS, registerSchema } from './register-form';

/** Registering from a quote, and the link of the mail: a look at it changes nothing, a press of the button confirms. */
export const registerPages = (deps: OpenDeps): readonly Mounted[] => [
  { method: 'get', path: OPEN_PATHS.confirm(':company', ':secret'), limit: MISSES, answer: (asked) => door(deps, asked) }, // prettier-ignore
  { method: 'post', path: OPEN_PATHS.confirm(':company', ':secret'), limit: MISSES, answer: (asked) => press(deps, asked) }, // prettier-ignore
  { method: 'get', path: OPEN_PATHS.register(':company', ':secret'), limit: MISSES, answer: (asked) => form(deps, asked) }, // prettier-ignore
  { method: 'post', path: OPEN_PATHS.register(':company', ':token'), limit: MAILS, answer: (asked) => send(deps, asked) }, // prettier-ignore
];

/** Each writes a mail, so each counts. */
const MAILS = { requests: 10, windowMs: 15 * 60_000, overall: 100 };
const DAY_MS = 86_400_000;
/** Mails to one address, and from one quote, in a day: nobody is showered by strangers. */
const MOST_MAILS = 5;

interface Registering extends KeptVisit {
  readonly terms: OpenTerms;
}

/** The quote alone, where nobody can register from it any more: its page says why. */
async function registeringAt(deps: OpenDeps, asked: Asked): Promise<Registering | Answer> {
  const visit = await keptAt(deps, asked);
  const { work, company, language, offer, quote } = visit;
  const terms = termsFor(await termsOf(work.db.read, company.id), language, company.language);
  if (!offer.isOpen || terms === undefined) throw new NotFound();
  const over = !stands(quote, work.today) || (await prospectOf(work.db.read, company.id, quote.id)) !== undefined;
  return over ? see(OPEN_PATHS.quote(company.code, visit.secret)) : { ...visit, terms };
}

async function form(deps: OpenDeps, asked: Asked): Promise<Answer> {
  const visit = await registeringAt(deps, asked);
  if ('kind' in visit) return visit;
  return formPage(visit, { legal_name: visit.quote.asked.creditor.name }, {});
}

const TYPES = { email: 'email', person: 'text' } as const;
const FILLS = { person: 'name', email: 'email', legal_name: 'organization', street: 'street-address', postcode: 'postal-code', city: 'address-level2' } as const; // prettier-ignore

function formPage(visit: Registering, typed: Typed, wrong: Typed): Answer {
  const { company, quote, secret, language, locale, w, terms } = visit;
  const operator = company.legalName;
  const r = w.register;
  const labels: Readonly<Record<(typeof REGISTER_FIELDS)[number], string>> = { person: r.person, email: r.email, legal_name: r.legalName, register_no: r.registerNo, vat_no: r.vatNo, street: r.street, postcode: r.postcode, city: r.city, iban: r.iban }; // prettier-ignore
  const fields = fieldsOf(REGISTER_FIELDS, typed, wrong);
  const blanks = {
    ...{ intro: fill(r.intro, { day: dayText(quote.recordedAt.slice(0, 10), locale), operator }), button: r.button },
    action: OPEN_PATHS.register(company.code, secret),
    ...{
      spoken: language,
      country: labelled(language, w.country, countryName(quote.asked.creditor.country, language)),
    },
    fields: REGISTER_FIELDS.map((name) => ({
      ...{ name, label: labels[name], id: `wrong-${name}`, optional: name === 'register_no' || name === 'vat_no' },
      ...{ type: (TYPES as Readonly<Record<string, string>>)[name] ?? 'text', fills: (FILLS as Readonly<Record<string, string>>)[name] ?? 'off' }, // prettier-ignore
      ...fields[name],
    })),
    terms: {
      ...{ text: terms.text, sha: terms.sha256, language: terms.language },
      title: fill(r.terms, { operator, version: terms.version, day: dayText(terms.recordedAt.slice(0, 10), locale) }),
    },
    accept: { label: r.accept, chosen: typed['accept'] === 'yes', wrong: wrong['accept'] ?? '' },
    wrong: wrong['form'] ?? '',
    back: { href: OPEN_PATHS.quote(company.code, secret), label: fill(w.quote.title, { creditor: quote.asked.creditor.name }) }, // prettier-ignore
  };
  const title = fill(r.title, { operator });
  return openPage(visit, 'register', title, { blanks, status: Object.keys(wrong).length > 0 ? 422 : 200 });
}

async function send(deps: OpenDeps, asked: Asked): Promise<Answer> {
  const visit = await registeringAt(deps, asked);
  if ('kind' in visit) return visit;
  const { work, company, quote, w, terms, language } = visit;
  const r = w.register;
  const country = quote.asked.creditor.country;
  const vatWrong = fill(r.wrong.vatNo, { country: countryName(country, language) });
  const read = readForm(asked.form, registerSchema(r.wrong, vatWrong, country));
  if (!read.ok) return formPage(visit, read.typed, read.wrong);
  const typed = Object.fromEntries(asked.form);
  if (asked.form.get('terms') !== terms.sha256) return formPage(visit, { ...typed, accept: '' }, { form: r.wrong.terms }); // prettier-ignore
  const { email } = read.value;
  const keys = [`prospect ${linkHash(email)}`, `prospect of quote ${quote.id}`];
  const counts = await Promise.all(keys.map((key) => countOne(work.db, key, DAY_MS, asked.now)));
  if (counts.some(({ hits }) => hits > MOST_MAILS)) return formPage(visit, typed, { form: r.wrong.mail });
  const went = await register(work, deps.mail, { operator: company, quote: { ...quote, language }, terms }, read.value);
  if (!went) return formPage(visit, typed, { form: r.wrong.mail });
  const text = fill(w.confirm.sent, { email, hours: CONFIRM_HOURS });
  return told(visit, { title: w.confirm.sentTitle, text });
}

const told = (visit: OpenVisit, { title, text }: { readonly title: string; readonly text: string }, status = 200): Answer => openPage(visit, 'told', title, { blanks: { text }, status }); // prettier-ignore

const GONE = 410;

async function door(deps: OpenDeps, asked: Asked): Promise<Answer> {
  const visit = await openAt(deps, asked, true);
  const { w, work, company } = visit;
  const found = await prospectAtLink(work, company.id, asked.params['secret'] ?? '');
  if (found === undefined) return told(visit, { title: w.gone.title, text: w.confirm.gone }, GONE);
  if (found.confirmedAt !== null) return told(visit, { title: w.confirm.doneTitle, text: fill(w.confirm.done, { operator: company.legalName }) }); // prettier-ignore
  const text = fill(w.confirm.text, { company: found.is.legalName, operator: company.legalName });
  const action = OPEN_PATHS.confirm(company.code, asked.params['secret'] ?? '');
  return openPage(visit, 'confirm', w.confirm.title, { blanks: { text, action, button: w.confirm.button } });
}

async function press(deps: OpenDeps, asked: Asked): Promise<Answer> {
  const visit = await openAt(deps, asked, true);
  const { work, company } = visit;
  const secret = asked.params['secret'] ?? '';
  const found = await prospectAtLink(work, company.id, secret);
  if (found !== undefined) await confirm(work, company.id, found);
  return see(OPEN_PATHS.confirm(company.code, secret));
}
