import { z } from 'zod';
import { PATHS } from '../kernel/paths';
import type { PeopleWords } from '../languages/people-words.en';
import { fill, isLanguage, LANGUAGES } from '../languages/said';
import { see, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { readForm, type Typed } from '../platform/web/form';
import type { AccessLink, LinkKind } from './access-link';
import { openLink } from './access-link.actions';
import { acceptInvitation } from './actions';
import { formOf } from './form';
import {
  ABOUT_PASSWORD,
  FEW,
  formPage,
  LANGUAGE_OPTIONS,
  saidPage,
  wordsFor,
  workOfNobody,
  wrongFrom,
  type PeopleDeps,
} from './parts.pages';
import { PEOPLE_PATHS } from './paths';
import { emailFrom, nameFrom, personIn, type Person } from './person';
import { makeFirstAdministrator } from './set-up.actions';
import { countPeople, personById } from './store';

/**
 * Coming in by a link: the first administrator, and whoever was invited. A look at the page changes nothing; the link is
 * spent when the form is sent and everything in it is right.
 */
export const arrivalPages = (deps: PeopleDeps): readonly Mounted[] => [
  { method: 'get', path: PEOPLE_PATHS.setUp(':secret'), limit: FEW, answer: (asked) => showSetUp(deps, asked) },
  { method: 'post', path: PEOPLE_PATHS.setUp(':secret'), limit: FEW, answer: (asked) => setUp(deps, asked) },
  {
    method: 'get',
    path: PEOPLE_PATHS.invitation(':secret'),
    limit: FEW,
    answer: (asked) => showInvitation(deps, asked),
  },
  { method: 'post', path: PEOPLE_PATHS.invitation(':secret'), limit: FEW, answer: (asked) => accept(deps, asked) },
];

export const secretIn = (asked: Asked): string => asked.params['secret'] ?? '';

const linkOf = (deps: PeopleDeps, asked: Asked, kind: LinkKind): Promise<AccessLink | undefined> =>
  openLink(workOfNobody(deps, asked).db.read, asked.now, kind, secretIn(asked));

/** The person whom a link lets in. */
export async function personBehind(
  deps: PeopleDeps,
  asked: Asked,
  kind: 'invitation' | 'reset',
): Promise<Person | undefined> {
  const link = await linkOf(deps, asked, kind);
  return link && personById(workOfNobody(deps, asked).db.read, personIn(link.about));
}

export function gonePage(w: PeopleWords): Answer {
  const links = [{ href: PATHS.signIn, label: w.signIn.title }];
  return saidPage(w.gone.title, w.gone.text, { status: 410, links });
}

export const nameField = (w: PeopleWords) =>
  z.string({ error: w.wrong.required }).refine((text) => nameFrom(text) !== undefined, { error: w.wrong.name });

export const emailField = (w: PeopleWords) =>
  z.string({ error: w.wrong.required }).refine((text) => emailFrom(text) !== undefined, { error: w.wrong.email });

export const passwordField = (w: PeopleWords) => z.string({ error: w.wrong.required });

export const languageField = (w: PeopleWords) => z.enum(LANGUAGES, { error: w.wrong.choice });

type Wrong = Readonly<Record<string, string>>;

async function mayBeFirst(deps: PeopleDeps, asked: Asked): Promise<boolean> {
  const link = await linkOf(deps, asked, 'set_up');
  return link !== undefined && (await countPeople(workOfNobody(deps, asked).db.read)) === 0;
}

async function showSetUp(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const w = wordsFor(asked);
  return (await mayBeFirst(deps, asked)) ? setUpForm(w, asked, {}) : gonePage(w);
}

function setUpForm(w: PeopleWords, asked: Asked, typed: Typed, wrong: Wrong = {}): Answer {
  const language = typed['language'] ?? (isLanguage(asked.language) ? asked.language : 'en');
  const form = formOf({
    id: 'first',
    action: PEOPLE_PATHS.setUp(secretIn(asked)),
    button: w.setUp.button,
    summary: w.wrong.summary,
    wrong,
    fields: [
      { name: 'name', label: w.field.name, autocomplete: 'name', value: typed['name'] ?? '' },
      { name: 'email', label: w.field.email, type: 'email', autocomplete: 'username', value: typed['email'] ?? '' },
      newPassword(w, w.field.password),
      { name: 'language', label: w.field.language, value: language, options: LANGUAGE_OPTIONS },
    ],
  });
  return formPage(w.setUp.title, form, { intro: w.setUp.intro });
}

export const newPassword = (w: PeopleWords, label: string) =>
  ({ name: 'password', label, type: 'password', autocomplete: 'new-password', hint: w.hint.password }) as const;

async function setUp(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const w = wordsFor(asked);
  if (!(await mayBeFirst(deps, asked))) return gonePage(w);
  const shape = z.object({
    ...{ name: nameField(w), email: emailField(w), password: passwordField(w), language: languageField(w) },
  });
  const read = readForm(asked.form, shape);
  if (!read.ok) return setUpForm(w, asked, read.typed, read.wrong);
  const made = await makeFirstAdministrator(workOfNobody(deps, asked), secretIn(asked), read.value).catch(
    wrongOr(w, (wrong) => setUpForm(w, asked, read.value, wrong)),
  );
  return 'kind' in made ? made : arrived(asked, made);
}

/** A refused password is mended in the form; a link that was spent meanwhile is gone. */
export const wrongOr =
  (w: PeopleWords, again: (wrong: Wrong) => Answer) =>
  (error: unknown): Answer => {
    if (error instanceof Error && 'code' in error && error.code === 'link-gone') return gonePage(w);
    return again(wrongFrom(error, w, ABOUT_PASSWORD));
  };

async function arrived(asked: Asked, person: Person): Promise<Answer> {
  await asked.session.begin(person.id, person.epoch);
  return see(PATHS.home);
}

async function showInvitation(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const person = await personBehind(deps, asked, 'invitation');
  if (!person) return gonePage(wordsFor(asked));
  return invitationForm(wordsFor(asked, person), asked, person, { name: person.name });
}

function invitationForm(w: PeopleWords, asked: Asked, person: Person, typed: Typed, wrong: Wrong = {}): Answer {
  const form = formOf({
    id: 'come',
    action: PEOPLE_PATHS.invitation(secretIn(asked)),
    button: w.invitation.button,
    summary: w.wrong.summary,
    wrong,
    fields: [
      { name: 'email', label: w.field.email, autocomplete: 'username', value: person.email, fixed: true },
      { name: 'name', label: w.field.name, autocomplete: 'name', value: typed['name'] ?? '' },
      newPassword(w, w.field.password),
    ],
  });
  return formPage(w.invitation.title, form, { intro: fill(w.invitation.intro, { email: person.email }) });
}

async function accept(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const invited = await personBehind(deps, asked, 'invitation');
  const w = wordsFor(asked, invited);
  if (!invited) return gonePage(w);
  const read = readForm(asked.form, z.object({ name: nameField(w), password: passwordField(w) }));
  if (!read.ok) return invitationForm(w, asked, invited, read.typed, read.wrong);
  const person = await acceptInvitation(workOfNobody(deps, asked), secretIn(asked), read.value).catch(
    wrongOr(w, (wrong) => invitationForm(w, asked, invited, read.value, wrong)),
  );
  return 'kind' in person ? person : arrived(asked, person);
}
