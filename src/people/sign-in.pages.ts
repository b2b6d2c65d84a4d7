import { PATHS } from '../kernel/paths';
import type { PeopleWords } from '../languages/people-words.en';
import { see, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { formOf } from './form';
import { whoeverIsThere } from './guard.pages';
import { ownPath } from './own-path';
import { FEW, formPage, wordsFor, workOf, workOfNobody, type PeopleDeps } from './parts.pages';
import { PEOPLE_PATHS } from './paths';
import type { Person } from './person';
import { checkSecondFactor } from './second-factor.actions';
import { signIn, signOut } from './sign-in.actions';
import { personById } from './store';

/** Signing in: the password, then the code where the person has a second factor; and out. */
export const signInPages = (deps: PeopleDeps): readonly Mounted[] => [
  { method: 'get', path: PATHS.signIn, answer: (asked) => showSignIn(deps, asked) },
  { method: 'post', path: PATHS.signIn, limit: FEW, answer: (asked) => trySignIn(deps, asked) },
  { method: 'get', path: PEOPLE_PATHS.signInSecond, answer: (asked) => showSecond(deps, asked) },
  { method: 'post', path: PEOPLE_PATHS.signInSecond, limit: FEW, answer: (asked) => trySecond(deps, asked) },
  { method: 'post', path: PATHS.signOut, answer: (asked) => leave(deps, asked) },
];

async function showSignIn(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const next = ownPath(asked.query.get('next')) ?? '';
  if (await whoeverIsThere(workOfNobody(deps, asked).db.read, asked)) return see(next === '' ? PATHS.home : next);
  return signInForm(wordsFor(asked), { next });
}

interface SignInTyped {
  readonly next: string;
  readonly email?: string;
  readonly wrong?: Readonly<Record<string, string>>;
  readonly error?: string;
}

function signInForm(w: PeopleWords, { next, email = '', wrong = {}, error = '' }: SignInTyped): Answer {
  const form = formOf({
    id: 'in',
    action: PATHS.signIn,
    button: w.signIn.button,
    summary: w.wrong.summary,
    wrong,
    hidden: next === '' ? {} : { next },
    fields: [
      { name: 'email', label: w.field.email, type: 'email', autocomplete: 'username', value: email },
      { name: 'password', label: w.field.password, type: 'password', autocomplete: 'current-password' },
    ],
  });
  const links = [{ href: PEOPLE_PATHS.reset, label: w.signIn.forgotten }];
  return formPage(w.signIn.title, form, { links, error });
}

async function trySignIn(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const w = wordsFor(asked);
  const next = ownPath(asked.form.get('next')) ?? '';
  const email = asked.form.get('email') ?? '';
  const password = asked.form.get('password') ?? '';
  const wrong = {
    ...(email.trim() === '' ? { email: w.wrong.required } : {}),
    ...(password === '' ? { password: w.wrong.required } : {}),
  };
  if (Object.keys(wrong).length > 0) return signInForm(w, { next, email: shown(email), wrong });
  const answer = await signIn(workOfNobody(deps, asked), { email, password, ip: asked.ip });
  switch (answer.outcome) {
    case 'refused':
      return signInForm(w, { next, email: shown(email), error: w.signIn.refused });
    case 'ok':
      await asked.session.begin(answer.person.id, answer.person.epoch);
      return see(next === '' ? PATHS.home : next);
    case 'second_factor':
      await asked.session.end();
      asked.session.set(HALFWAY, halfwayText(answer.person, asked, next));
      return see(PEOPLE_PATHS.signInSecond);
  }
}

/** What was typed comes back, but not a megabyte of it. */
const shown = (email: string): string => email.slice(0, 254);

/** Kept in the session of somebody whose password was right, until the code is. */
const HALFWAY = 'second_factor';
const HALFWAY_MS = 10 * 60_000;

interface Halfway {
  readonly personId: number;
  readonly epoch: number;
  readonly at: string;
  readonly next: string;
}

const halfwayText = ({ id, epoch }: Person, { now }: Asked, next: string): string =>
  JSON.stringify({ personId: id, epoch, at: now, next } satisfies Halfway);

/** Whose code is waited for; undefined where nobody's is, or for too long, or the person is another since. */
async function halfway(deps: PeopleDeps, asked: Asked): Promise<{ person: Person; next: string } | undefined> {
  const text = asked.session.get(HALFWAY);
  if (text === undefined) return undefined;
  const { personId, epoch, at, next } = JSON.parse(text) as Halfway;
  if (Date.parse(asked.now) - Date.parse(at) > HALFWAY_MS) return undefined;
  const person = await personById(workOfNobody(deps, asked).db.read, personId);
  return person?.epoch === epoch ? { person, next } : undefined;
}

async function showSecond(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const waiting = await halfway(deps, asked);
  return waiting ? secondForm(wordsFor(asked, waiting.person)) : see(PATHS.signIn);
}

function secondForm(w: PeopleWords, error = ''): Answer {
  const { title, intro, button, again } = w.second;
  const form = formOf({
    id: 'second',
    action: PEOPLE_PATHS.signInSecond,
    button,
    summary: w.wrong.summary,
    fields: [{ name: 'code', label: w.field.code, autocomplete: 'one-time-code', hint: w.hint.code }],
  });
  return formPage(title, form, { intro, error, links: [{ href: PATHS.signIn, label: again }] });
}

async function trySecond(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const waiting = await halfway(deps, asked);
  if (!waiting) return see(PATHS.signIn);
  const { person, next } = waiting;
  const code = asked.form.get('code') ?? '';
  const answer = await checkSecondFactor(workOfNobody(deps, asked), person, { code, ip: asked.ip });
  if (answer.outcome === 'refused') return secondForm(wordsFor(asked, person), wordsFor(asked, person).second.refused);
  asked.session.set(HALFWAY, undefined);
  await asked.session.begin(person.id, person.epoch);
  return see(next === '' ? PATHS.home : next);
}

async function leave(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const person = await whoeverIsThere(workOfNobody(deps, asked).db.read, asked);
  if (person) await signOut(workOf(deps, asked, person), person);
  await asked.session.end();
  asked.session.tell({ text: wordsFor(asked, person).signIn.out });
  return see(PATHS.signIn);
}
