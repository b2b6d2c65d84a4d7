import { z } from 'zod';
import { PATHS } from '../kernel/paths';
import type { PeopleWords } from '../languages/people-words.en';
import { fill, isLanguage } from '../languages/said';
import { page, see, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { readForm, type Typed } from '../platform/web/form';
import { setPreferences } from './actions';
import { languageField, nameField, newPassword, passwordField } from './arrival.pages';
import { formOf, type FormShown } from './form';
import { signedIn } from './guard.pages';
import { changePassword } from './password.actions';
import {
  ABOUT_PASSWORD,
  FEW,
  LANGUAGE_OPTIONS,
  MEND,
  wordsFor,
  workOf,
  workOfNobody,
  wrongFrom,
  type PeopleDeps,
} from './parts.pages';
import { PEOPLE_PATHS } from './paths';
import { isLocale, isTheme, LOCALES, THEMES, type Person } from './person';
import { signOutEverywhere } from './sign-in.actions';

/** One's own account: how the desk speaks and looks, the password, and every session at once. */
export const accountPages = (deps: PeopleDeps): readonly Mounted[] => [
  { method: 'get', path: PATHS.account, answer: async (asked) => accountPage(asked, await me(deps, asked)) },
  { method: 'post', path: PATHS.account, answer: (asked) => save(deps, asked) },
  { method: 'post', path: PEOPLE_PATHS.password, limit: FEW, answer: (asked) => change(deps, asked) },
  { method: 'post', path: PEOPLE_PATHS.everywhere, answer: (asked) => everywhere(deps, asked) },
];

export const me = (deps: PeopleDeps, asked: Asked): Promise<Person> =>
  signedIn(workOfNobody(deps, asked).db.read, asked);

type Wrong = Readonly<Record<string, string>>;

/** What is wrong in which of the forms of the page, and what was typed into it. */
export interface AccountMend {
  readonly you?: { readonly typed: Typed; readonly wrong: Wrong };
  readonly password?: Wrong;
  readonly factor?: Wrong;
}

export function accountPage(asked: Asked, person: Person, mend: AccountMend = {}): Answer {
  const w = wordsFor(asked, person);
  const blanks = {
    w: w.account,
    signed_in_as: fill(w.account.signedInAs, { email: person.email }),
    home: PATHS.home,
    you: youForm(w, person, mend.you),
    password: passwordForm(w, person, mend.password ?? {}),
    factor_state: person.hasSecondFactor ? w.account.factorOn : w.account.factorOff,
    factor: factorForm(w, person, mend.factor ?? {}),
    everywhere: buttonForm('all', PEOPLE_PATHS.everywhere, w.account.everywhere),
    sign_out: buttonForm('out', PATHS.signOut, w.account.signOut),
  };
  const status = Object.keys(mend).length > 0 ? MEND : 200;
  return page('pages/people/account', w.account.title, blanks, { frame: 'bare', status });
}

/** A form that is only its button. */
export const buttonForm = (id: string, action: string, button: string, danger = false): FormShown =>
  formOf({ id, action, button, danger, fields: [], summary: '' });

function youForm(w: PeopleWords, person: Person, mend: AccountMend['you']): FormShown {
  const typed: Typed = mend?.typed ?? {};
  return formOf({
    id: 'me',
    action: PATHS.account,
    button: w.account.save,
    summary: w.wrong.summary,
    wrong: mend?.wrong ?? {},
    fields: [
      { name: 'name', label: w.field.name, autocomplete: 'name', value: typed['name'] ?? person.name },
      {
        name: 'language',
        label: w.field.language,
        value: typed['language'] ?? person.language,
        options: LANGUAGE_OPTIONS,
      },
      {
        name: 'locale',
        label: w.field.locale,
        value: typed['locale'] ?? person.locale,
        options: localeOptions(person.language),
      },
      {
        name: 'theme',
        label: w.field.theme,
        value: typed['theme'] ?? person.theme,
        options: THEMES.map((value) => ({ value, label: w.account.themes[value] })),
      },
    ],
  });
}

/** `français (Suisse) · 1 234.50`: named in the reader's language, shown as it looks. */
const localeOptions = (language: string): { value: string; label: string }[] => {
  const names = new Intl.DisplayNames(isLanguage(language) ? language : 'en', { type: 'language' });
  return Object.values(LOCALES)
    .flat()
    .map((value) => ({ value, label: `${names.of(value) ?? value} · ${SAMPLE.toLocaleString(value)}` }));
};
const SAMPLE = 12_345.67;

const passwordForm = (w: PeopleWords, person: Person, wrong: Wrong): FormShown =>
  formOf({
    id: 'pw',
    action: PEOPLE_PATHS.password,
    button: w.account.change,
    summary: w.wrong.summary,
    wrong,
    fields: [
      { name: 'email', label: w.field.email, autocomplete: 'username', value: person.email, fixed: true },
      { name: 'current', label: w.field.currentPassword, type: 'password', autocomplete: 'current-password' },
      newPassword(w, w.field.newPassword),
    ],
  });

/** The password is asked for once more: an unlocked screen is not enough to change how one signs in. */
const factorForm = (w: PeopleWords, { hasSecondFactor }: Person, wrong: Wrong): FormShown =>
  formOf({
    id: '2f',
    action: hasSecondFactor ? PEOPLE_PATHS.factorEnd : PEOPLE_PATHS.factorStart,
    button: hasSecondFactor ? w.account.factorEnd : w.account.factorStart,
    danger: hasSecondFactor,
    summary: w.wrong.summary,
    wrong,
    fields: [{ name: 'current', label: w.field.currentPassword, type: 'password', autocomplete: 'current-password' }],
  });

async function save(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const person = await me(deps, asked);
  const w = wordsFor(asked, person);
  const shape = z.object({
    name: nameField(w),
    language: languageField(w),
    locale: z.string({ error: w.wrong.choice }).refine(isLocale, { error: w.wrong.choice }),
    theme: z.string({ error: w.wrong.choice }).refine(isTheme, { error: w.wrong.choice }),
  });
  const read = readForm(asked.form, shape);
  if (!read.ok) return accountPage(asked, person, { you: read });
  const changed = await setPreferences(workOf(deps, asked, person), person.id, read.value);
  asked.session.tell({ text: wordsFor(asked, changed).account.saved });
  return see(PATHS.account);
}

async function change(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const person = await me(deps, asked);
  const w = wordsFor(asked, person);
  const read = readForm(asked.form, z.object({ current: passwordField(w), password: passwordField(w) }));
  if (!read.ok) return accountPage(asked, person, { password: read.wrong });
  const fields = { ...ABOUT_PASSWORD, 'wrong-password': 'current' };
  const changed = await changePassword(workOf(deps, asked, person), person.id, read.value).catch((error: unknown) =>
    accountPage(asked, person, { password: wrongFrom(error, w, fields) }),
  );
  if ('kind' in changed) return changed;
  await asked.session.begin(changed.id, changed.epoch);
  asked.session.tell({ text: w.account.changed });
  return see(PATHS.account);
}

async function everywhere(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const person = await me(deps, asked);
  await signOutEverywhere(workOf(deps, asked, person), person.id);
  await asked.session.end();
  asked.session.tell({ text: wordsFor(asked, person).account.everywhereDone });
  return see(PATHS.signIn);
}
