import { z } from 'zod';
import { companyById } from '../companies/store';
import { PARTNER_ACCOUNT_WORDS } from '../languages/partner-account-words';
import type { PartnerAccountWords } from '../languages/partner-account-words.en';
import { fill, inLanguage } from '../languages/said';
import { Refusal } from '../kernel/result';
import { arriving, signInAccount, signOutAccount, takeSeat, type Arriving } from '../mandates/account.actions';
import { secretUri } from '../people/second-factor.actions';
import type { VisitorParts } from '../people/visitor.pages';
import { qrMatrix, qrPng } from '../platform/qr';
import { page, see, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { fieldsOf, readForm } from '../platform/web/form';
import type { Work } from '../platform/work';
import { ACCOUNT_KEPT, beginSession, signedInAt } from './signed-in.pages';
import { languageOf } from './visit.pages';

/**
 * Coming in with an account: by an invitation, and from then on with address, password and code together. Whoever is refused does not
 * learn which of the three was wrong.
 */
export const accountPages = (deps: VisitorParts): readonly Mounted[] => [
  { method: 'get', path: SIGN_IN, answer: (asked) => showSignIn(deps, asked) },
  { method: 'post', path: SIGN_IN, limit: FEW, answer: (asked) => trySignIn(deps, asked) },
  { method: 'get', path: `${INVITED}:secret`, limit: FEW, answer: (asked) => showArrival(deps, asked) },
  { method: 'post', path: `${INVITED}:secret`, limit: FEW, answer: (asked) => arrive(deps, asked) },
  { method: 'post', path: '/partner/sign-out', answer: (asked) => signOut(deps, asked, false) },
  { method: 'post', path: '/partner/sign-out-everywhere', answer: (asked) => signOut(deps, asked, true) },
];

const SIGN_IN = '/partner/sign-in';
const INVITED = '/partner/invitation/';
export const CASES = '/partner/cases';
const FEW = { requests: 60, windowMs: 15 * 60_000 };
const MEND = 422;
const GONE = 410;

const wordsIn = (language: string): PartnerAccountWords => inLanguage(PARTNER_ACCOUNT_WORDS, language);
const nobody = (deps: VisitorParts, asked: Asked): Work => deps.work({ kind: 'partner', name: 'nobody' }, asked.now);

type Wrong = Readonly<Record<string, string>>;
interface Given {
  readonly typed: Wrong;
  readonly wrong: Wrong;
  /** Said above the form. */
  readonly error: string;
}
const NOTHING: Given = { typed: {}, wrong: {}, error: '' };

async function showSignIn(deps: VisitorParts, asked: Asked): Promise<Answer> {
  return (await signedInAt(deps, asked)) === undefined ? signInForm(asked, NOTHING) : see(CASES);
}

function signInForm(asked: Asked, { typed, wrong, error }: Given): Answer {
  const { signIn: w } = wordsIn(languageOf(asked));
  const blanks = { w, error, action: SIGN_IN, fields: fieldsOf(['email', 'password', 'code'], { email: typed['email'] ?? '' }, wrong) }; // prettier-ignore
  const bad = error !== '' || Object.keys(wrong).length > 0;
  const more = { frame: 'partner', status: bad ? MEND : 200, language: languageOf(asked) } as const;
  return page('pages/partners/sign-in', w.title, blanks, more);
}

async function trySignIn(deps: VisitorParts, asked: Asked): Promise<Answer> {
  const w = wordsIn(asked.language);
  const needed = z.string({ error: w.wrong.required });
  const read = readForm(asked.form, z.object({ email: needed, password: needed, code: needed }));
  const typed = { email: (asked.form.get('email') ?? '').slice(0, 254) };
  if (!read.ok) return signInForm(asked, { typed, wrong: read.wrong, error: '' });
  const account = await signInAccount(nobody(deps, asked), { ...read.value, ip: asked.ip });
  if (account === undefined) return signInForm(asked, { typed, wrong: {}, error: w.signIn.refused });
  await beginSession(asked, account);
  return see(CASES);
}

async function signOut(deps: VisitorParts, asked: Asked, everywhere: boolean): Promise<Answer> {
  const signed = await signedInAt(deps, asked);
  if (signed && everywhere) await signOutAccount(nobody(deps, asked), signed.account);
  asked.session.set(ACCOUNT_KEPT, undefined);
  return see(SIGN_IN);
}

/** Nobody is signed in with an account, or not any more. */
export function outPage(asked: Asked): Answer {
  const { out: w } = wordsIn(asked.language);
  const blanks = { title: w.title, text: w.text, back: { href: SIGN_IN, label: w.link } };
  return page('pages/partners/said', w.title, blanks, { frame: 'partner', status: GONE, language: languageOf(asked) });
}

async function showArrival(deps: VisitorParts, asked: Asked): Promise<Answer> {
  const found = await arriving(nobody(deps, asked), asked.params['secret'] ?? '');
  return found === undefined ? outPage(asked) : arrivalForm(deps, asked, found, NOTHING);
}

async function arrivalForm(deps: VisitorParts, asked: Asked, found: Arriving, given: Given): Promise<Answer> {
  const { arrive: w, signIn } = wordsIn(found.account.language);
  const { seat, account, isKnown, secret } = found;
  const company = await companyById(nobody(deps, asked).db.read, seat.companyId);
  const title = fill(w.title, { partner: seat.partner });
  const blanks = {
    ...{ title, w, signIn, isKnown, error: given.error, action: asked.url.split('?')[0] ?? '', email: account.email },
    text: fill(isKnown ? w.known : w.text, { company: company.legalName, email: account.email }),
    picture: secret === null ? '' : pictureOf(secret, account.email),
    secret: (secret?.match(/.{1,4}/g) ?? []).join(' '),
    fields: fieldsOf(['name', 'password', 'code'], { name: given.typed['name'] ?? account.name }, given.wrong),
  };
  const bad = given.error !== '' || Object.keys(given.wrong).length > 0;
  const more = { frame: 'partner', status: bad ? MEND : 200, language: account.language } as const;
  return page('pages/partners/arrive', title, blanks, more);
}

const pictureOf = (secret: string, email: string): string =>
  `data:image/png;base64,${qrPng(qrMatrix(Buffer.from(secretUri(secret, email))), 6).toString('base64')}`;

const ABOUT: Readonly<Record<string, 'password' | 'code'>> = {
  ...{ 'password-short': 'password', 'password-long': 'password', 'password-email': 'password' },
  ...{ 'password-common': 'password', 'code-wrong': 'code', 'not-proved': 'password' },
};

async function arrive(deps: VisitorParts, asked: Asked): Promise<Answer> {
  const secret = asked.params['secret'] ?? '';
  const found = await arriving(nobody(deps, asked), secret);
  if (found === undefined) return outPage(asked);
  const w = wordsIn(found.account.language);
  const needed = z.string({ error: w.wrong.required });
  const name = found.isKnown ? z.string().default(found.account.name) : needed.max(100);
  const read = readForm(asked.form, z.object({ name, password: needed, code: needed }));
  if (!read.ok) return arrivalForm(deps, asked, found, { typed: read.typed, wrong: read.wrong, error: '' });
  try {
    const account = await takeSeat(nobody(deps, asked), secret, { ...read.value, ip: asked.ip });
    await beginSession(asked, account);
    return see(CASES);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'link-gone') return outPage(asked);
    const field = ABOUT[error.code];
    if (field === undefined) throw error;
    const wrong = { [field]: w.wrong[error.code as keyof PartnerAccountWords['wrong']] };
    return arrivalForm(deps, asked, found, { typed: read.value, wrong, error: '' });
  }
}
