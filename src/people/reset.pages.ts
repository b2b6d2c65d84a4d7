import { z } from 'zod';
import { PATHS } from '../kernel/paths';
import { HOUSE_MAIL_WORDS } from '../languages/house-mail-words';
import { fill, inLanguage, momentText } from '../languages/said';
import type { PeopleWords } from '../languages/people-words.en';
import type { Work } from '../platform/work';
import { see, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { readForm } from '../platform/web/form';
import { emailField, gonePage, newPassword, passwordField, personBehind, secretIn, wrongOr } from './arrival.pages';
import { formOf } from './form';
import { sendAtOnce } from './house-mail.actions';
import { askReset, resetPassword, type ResetAsked } from './password.actions';
import { FEW, formPage, saidPage, wordsFor, workOfNobody, type PeopleDeps } from './parts.pages';
import { PEOPLE_PATHS } from './paths';
import type { Person } from './person';

/** A forgotten password: asked for here, answered by an administrator with a link, and chosen anew behind that link. */
export const resetPages = (deps: PeopleDeps): readonly Mounted[] => [
  { method: 'get', path: PEOPLE_PATHS.reset, answer: (asked) => Promise.resolve(askForm(wordsFor(asked))) },
  { method: 'post', path: PEOPLE_PATHS.reset, limit: FEW, answer: (asked) => ask(deps, asked) },
  { method: 'get', path: PEOPLE_PATHS.resetWith(':secret'), limit: FEW, answer: (asked) => show(deps, asked) },
  { method: 'post', path: PEOPLE_PATHS.resetWith(':secret'), limit: FEW, answer: (asked) => reset(deps, asked) },
];

const backTo = (w: PeopleWords) => [{ href: PATHS.signIn, label: w.reset.back }];

function askForm(w: PeopleWords, email = '', wrong: Readonly<Record<string, string>> = {}): Answer {
  const form = formOf({
    id: 'ask',
    action: PEOPLE_PATHS.reset,
    button: w.reset.askButton,
    summary: w.wrong.summary,
    wrong,
    fields: [{ name: 'email', label: w.field.email, type: 'email', autocomplete: 'username', value: email }],
  });
  return formPage(w.reset.title, form, { intro: w.reset.ask, links: backTo(w) });
}

/** The same answer whether or not there is such a person. */
async function ask(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const w = wordsFor(asked);
  const read = readForm(asked.form, z.object({ email: emailField(w) }));
  if (!read.ok) return askForm(w, (read.typed['email'] ?? '').slice(0, 254), read.wrong);
  const work = workOfNobody(deps, asked);
  const known = await askReset(work, read.value.email);
  if (known) void deps.behind.begin(`reset ${known.person.id}`, () => mailReset(deps, work, known));
  return saidPage(w.reset.title, w.reset.asked, { links: backTo(w) });
}

/** Behind the page, so that nobody can tell by its time whether there is such a person. The link is kept nowhere. */
async function mailReset(deps: PeopleDeps, work: Work, { person, secret }: ResetAsked): Promise<void> {
  const { hello, reset: w } = inLanguage(HOUSE_MAIL_WORDS, person.language);
  const until = momentText(new Date(Date.parse(work.now) + DAY_MS).toISOString(), person.locale, 'UTC');
  const values = { name: person.name, email: person.email, until: `${until} UTC` };
  const said = {
    subject: w.subject,
    paragraphs: [fill(hello, values), fill(w.text, values), w.not],
    link: { href: PEOPLE_PATHS.resetWith(secret), label: w.link },
  };
  const answer = await sendAtOnce(work, await deps.mailWays(null), `reset-${person.id}-${work.now}`, {
    to: person,
    said,
  });
  if (answer.outcome !== 'accepted') throw new Error(`the mail with a new password was not taken: ${answer.answer}`);
}

const DAY_MS = 86_400_000;

async function show(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const person = await personBehind(deps, asked, 'reset');
  return person ? resetForm(asked, person) : gonePage(wordsFor(asked));
}

function resetForm(asked: Asked, person: Person, wrong: Readonly<Record<string, string>> = {}): Answer {
  const w = wordsFor(asked, person);
  const form = formOf({
    id: 'reset',
    action: PEOPLE_PATHS.resetWith(secretIn(asked)),
    button: w.reset.button,
    summary: w.wrong.summary,
    wrong,
    fields: [
      { name: 'email', label: w.field.email, autocomplete: 'username', value: person.email, fixed: true },
      newPassword(w, w.field.newPassword),
    ],
  });
  return formPage(w.reset.title, form, { intro: fill(w.reset.intro, { email: person.email }) });
}

/** Not signed in by it: who has a second factor must show it. */
async function reset(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const person = await personBehind(deps, asked, 'reset');
  const w = wordsFor(asked, person);
  if (!person) return gonePage(w);
  const read = readForm(asked.form, z.object({ password: passwordField(w) }));
  if (!read.ok) return resetForm(asked, person, read.wrong);
  const done = await resetPassword(workOfNobody(deps, asked), secretIn(asked), read.value.password).catch(
    wrongOr(w, (wrong) => resetForm(asked, person, wrong)),
  );
  if ('kind' in done) return done;
  asked.session.tell({ text: w.reset.done });
  return see(PATHS.signIn);
}
