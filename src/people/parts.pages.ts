import type { Actor } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { PEOPLE_WORDS } from '../languages/people-words';
import type { PeopleWords } from '../languages/people-words.en';
import { inLanguage, type Language, LANGUAGES } from '../languages/said';
import { Refusal } from '../kernel/result';
import type { Query } from '../platform/db';
import { page, type Answer, type Asked } from '../platform/web/answer';
import type { Work } from '../platform/work';
import type { Behind } from '../platform/behind';
import type { MailWays } from './house-mail.actions';
import { actorOf, type Person } from './person';
import type { FieldShown, FormShown } from './form';

/** What the pages of this room are handed, and what they share. This room stands below the companies. */
export interface PeopleDeps {
  work(actor: Actor, now: Instant): Work;
  /** At which roles can be given. */
  companies(q: Query): Promise<readonly CompanyNamed[]>;
  /** What links that are to be copied begin with. */
  readonly publicUrl: string;
  /** Where mail to colleagues goes. */
  readonly mailWays: MailWays;
  /** Work that goes on when the page is left. */
  readonly behind: Behind;
}

export interface CompanyNamed {
  readonly id: number;
  readonly code: string;
  readonly legalName: string;
}

/** Until they have proved who they are. */
const NOBODY: Actor = { kind: 'user', name: 'nobody' };

export const workOfNobody = (deps: Pick<PeopleDeps, 'work'>, asked: Asked): Work => deps.work(NOBODY, asked.now);

export const workOf = (deps: Pick<PeopleDeps, 'work'>, asked: Asked, person: Person): Work =>
  deps.work(actorOf(person), asked.now);

/** The words of the person, else of the browser. */
export const wordsFor = (asked: Asked, person?: Person): PeopleWords =>
  inLanguage(PEOPLE_WORDS, person?.language ?? asked.language);

/** A form that must be mended is an answer like any other, but not a success. */
export const MEND = 422;

/** At most so many tries of one address in a quarter of an hour: for whoever guesses. */
export const FEW = { requests: 60, windowMs: 15 * 60_000 };

/** A page with one form. */
export function formPage(
  title: string,
  form: FormShown,
  more: {
    readonly intro?: string;
    readonly links?: readonly { href: string; label: string }[];
    readonly error?: string;
  } = {},
): Answer {
  const { intro = '', links = [], error = '' } = more;
  const bad = error !== '' || form.isWrong;
  const blanks = { title, intro, links, error, form };
  return page('pages/people/form', title, blanks, { frame: 'bare', status: bad ? MEND : 200 });
}

/** A page that says one thing, with the ways on. */
export const saidPage = (
  title: string,
  text: string,
  more: { readonly status?: number; readonly links: readonly { href: string; label: string }[] },
): Answer =>
  page('pages/people/said', title, { title, text, links: more.links }, { frame: 'bare', status: more.status ?? 200 });

/** Which field a refusal is about, and what is said at it; anything else is thrown on. */
export function wrongFrom(
  error: unknown,
  w: PeopleWords,
  fields: Readonly<Record<string, string>>,
): Record<string, string> {
  if (!(error instanceof Refusal)) throw error;
  const field = fields[error.code];
  if (field === undefined || !(error.code in w.wrong)) throw error;
  return { [field]: w.wrong[error.code as keyof PeopleWords['wrong']] };
}

/** The codes of a refused new password, all about that field. */
export const ABOUT_PASSWORD = Object.fromEntries(
  ['password-short', 'password-long', 'password-email', 'password-common'].map((code) => [code, 'password']),
);

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  sv: 'Svenska',
};
export const LANGUAGE_OPTIONS: NonNullable<FieldShown['options']> = LANGUAGES.map((value) => ({
  value,
  label: LANGUAGE_NAMES[value],
}));
