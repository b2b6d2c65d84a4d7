import { z } from 'zod';
import { PATHS } from '../kernel/paths';
import type { PeopleWords } from '../languages/people-words.en';
import { dayText, fill, isLanguage, labelled } from '../languages/said';
import { NotFound, page, see, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { readForm, typedIn, type Typed } from '../platform/web/form';
import type { Work } from '../platform/work';
import { buttonForm } from './account.pages';
import { disable, invite, inviteAgain, setRoles } from './actions';
import { emailField, languageField, nameField } from './arrival.pages';
import { formOf, type FieldShown, type FormShown } from './form';
import { administrator } from './guard.pages';
import type { MailWays } from './house-mail.actions';
import { mailInvitation } from './invitation-mail.actions';
import {
  formPage,
  LANGUAGE_OPTIONS,
  MEND,
  wordsFor,
  workOf,
  workOfNobody,
  wrongFrom,
  type CompanyNamed,
  type PeopleDeps,
} from './parts.pages';
import { makeResetLink } from './password.actions';
import { PEOPLE_PATHS } from './paths';
import type { ListedPerson, Person } from './person';
import { isRole, ROLES, type Grant } from './rights';
import { endSecondFactor } from './second-factor.actions';
import { listedPerson, peopleOf } from './store';

/** Who works here and may do what: for administrators of everything. A link that is made is shown once, to be passed on. */
export function peopleListPages(deps: PeopleDeps): readonly Mounted[] {
  const page = (method: Mounted['method'], path: string, answer: (here: Here) => Promise<Answer>): Mounted => ({
    method,
    path,
    answer: async (asked) => answer(await enter(deps, asked)),
  });
  const one = ':person';
  return [
    page('get', PATHS.people, list),
    page('get', PEOPLE_PATHS.invite, (here) => Promise.resolve(inviteForm(here, fromQuery(here.asked)))),
    page('post', PEOPLE_PATHS.invite, inviteOne),
    page('get', PEOPLE_PATHS.person(one), async (here) => personPage(here, await theirs(here))),
    page('post', PEOPLE_PATHS.person(one), changeRoles),
    page('post', PEOPLE_PATHS.personDo(one, 'link'), makeLink),
    page('post', PEOPLE_PATHS.personDo(one, 'end-second-factor'), endFactor),
    page('post', PEOPLE_PATHS.personDo(one, 'disable'), disableOne),
  ];
}

/** An administrator on one of these pages. */
interface Here {
  readonly asked: Asked;
  readonly work: Work;
  readonly person: Person;
  readonly w: PeopleWords;
  readonly companies: readonly CompanyNamed[];
  readonly publicUrl: string;
  readonly mailWays: MailWays;
}

async function enter(deps: PeopleDeps, asked: Asked): Promise<Here> {
  const q = workOfNobody(deps, asked).db.read;
  const person = await administrator(q, asked);
  const w = wordsFor(asked, person);
  const companies = await deps.companies(q);
  const { publicUrl, mailWays } = deps;
  return { asked, work: workOf(deps, asked, person), person, w, companies, publicUrl, mailWays };
}

async function list(here: Here): Promise<Answer> {
  const { w, work, person } = here;
  const blanks = {
    w: w.list,
    invite: PEOPLE_PATHS.invite,
    home: PATHS.home,
    to_home: w.account.home,
    people: (await peopleOf(work.db.read)).map((one) => ({
      href: pathOf(here, one),
      name: one.name,
      email: one.email,
      you: one.id === person.id,
      roles: rolesText(here, one),
      asked: askedText(here, one),
      state: stateText(here, one),
    })),
    means: ROLES.map((role) => ({ role: w.role[role], text: w.roleMeans[role] })),
  };
  return page('pages/people/list', w.list.title, blanks, { frame: 'bare' });
}

const pathOf = ({ work }: Here, { id }: { readonly id: number }): string =>
  PEOPLE_PATHS.person(work.ids.seal('person', id));

function rolesText({ w, companies }: Here, { roles }: ListedPerson): string[] {
  if (roles.length === 0) return [w.list.noRole];
  return roles.map(({ companyId, role }) => {
    const company = companies.find(({ id }) => id === companyId)?.legalName ?? '';
    return companyId === null ? w.role[role] : fill(w.list.roleAt, { role: w.role[role], company });
  });
}

const askedText = ({ w, person }: Here, { askedResetAt }: ListedPerson): string =>
  askedResetAt === null ? '' : fill(w.list.askedReset, { day: dayText(askedResetAt.slice(0, 10), person.locale) });

function stateText({ w, person }: Here, one: ListedPerson): string[] {
  const on = (text: string, at: string) => fill(text, { day: dayText(at.slice(0, 10), person.locale) });
  if (one.disabledAt !== null) return [on(w.list.disabled, one.disabledAt)];
  if (one.invited) return [w.list.invited];
  const seen = one.signedInAt === null ? w.list.never : on(w.list.lastSeen, one.signedInAt);
  return one.hasSecondFactor ? [seen, w.list.factor] : [seen];
}

/** Who is invited again finds the fields filled. */
const fromQuery = ({ query }: Asked): Typed => ({ email: query.get('email') ?? '', name: query.get('name') ?? '' });

function inviteForm(here: Here, typed: Typed, wrong: Readonly<Record<string, string>> = {}): Answer {
  const { w, person } = here;
  const form = formOf({
    id: 'invite',
    action: PEOPLE_PATHS.invite,
    button: w.invite.button,
    summary: w.wrong.summary,
    wrong,
    fields: [
      { name: 'name', label: w.field.name, value: typed['name'] ?? '' },
      { name: 'email', label: w.field.email, type: 'email', value: typed['email'] ?? '' },
      {
        name: 'language',
        label: w.field.language,
        value: typed['language'] ?? (isLanguage(person.language) ? person.language : 'en'),
        options: LANGUAGE_OPTIONS,
      },
      ...roleFields(here, (name) => typed[name] ?? (name === EVERYWHERE ? 'collector' : '')),
    ],
  });
  return formPage(w.invite.title, form, { intro: w.invite.intro, links: [{ href: PATHS.people, label: w.link.back }] });
}

const EVERYWHERE = 'role';
const fieldAt = ({ code }: CompanyNamed): string => `role-${code}`;

/** The role everywhere, and one more for each company. */
function roleFields({ w, person, companies }: Here, chosen: (name: string) => string): FieldShown[] {
  const options = [
    { value: '', label: w.role.none },
    ...ROLES.map((role) => ({ value: role, label: labelled(person.language, w.role[role], w.roleMeans[role]) })),
  ];
  const field = (name: string, label: string, hint: string): FieldShown => {
    return { name, label, hint, value: chosen(name), options, optional: true };
  };
  return [
    field(EVERYWHERE, w.field.everywhere, ''),
    ...companies.map((one) =>
      field(fieldAt(one), fill(w.field.atCompany, { company: one.legalName }), w.hint.companyRole),
    ),
  ];
}

/** The roles of a form; what is no role there is none. */
function grantsIn({ asked, companies }: Here): Grant[] {
  const places = [
    { name: EVERYWHERE, companyId: null },
    ...companies.map((one) => ({ name: fieldAt(one), companyId: one.id })),
  ];
  return places.flatMap(({ name, companyId }) => {
    const role = asked.form.get(name) ?? '';
    return isRole(role) ? [{ companyId, role }] : [];
  });
}

async function inviteOne(here: Here): Promise<Answer> {
  const { asked, work, w } = here;
  const shape = z.object({ name: nameField(w), email: emailField(w), language: languageField(w) });
  const read = readForm(asked.form, shape);
  if (!read.ok) return inviteForm(here, read.typed, read.wrong);
  try {
    const { personId, secret } = await invite(work, { ...read.value, roles: grantsIn(here) });
    return await invitationPage(here, await mustBe(here, personId), secret);
  } catch (error) {
    const fields = { 'person-exists': 'email', 'last-administrator': EVERYWHERE };
    return inviteForm(here, typedIn(asked.form), wrongFrom(error, w, fields));
  }
}

/** Mailed too, where there is a mail server; whether it was taken is said. */
async function invitationPage(here: Here, one: ListedPerson, secret: string): Promise<Answer> {
  const { work, person, w } = here;
  const went = await mailInvitation(here.mailWays, work, { to: one, by: person.name, secret });
  if (went === undefined) return linkPage(here, one, 'invitation', secret);
  const { answer, taken } = went;
  const text = fill(taken ? w.link.mailed : w.link.notMailed, { email: one.email, answer });
  return linkPage(here, one, 'invitation', secret, text);
}

/** Not a redirect: the secret is in this answer and nowhere else on a page. */
function linkPage(
  { w, publicUrl }: Here,
  one: ListedPerson,
  kind: 'invitation' | 'reset',
  secret: string,
  text = fill(w.link.text, { email: one.email }),
): Answer {
  const path = kind === 'invitation' ? PEOPLE_PATHS.invitation(secret) : PEOPLE_PATHS.resetWith(secret);
  const blanks = {
    title: fill(w.link[kind], { name: one.name }),
    text,
    days: kind === 'invitation' ? w.link.invitationDays : w.link.resetDays,
    label: w.link.label,
    link: `${publicUrl}${path}`,
    back: PATHS.people,
    to_list: w.link.back,
  };
  return page('pages/people/link', blanks.title, blanks, { frame: 'bare' });
}

async function theirs(here: Here): Promise<ListedPerson> {
  return mustBe(here, here.work.ids.open('person', here.asked.params['person'] ?? '') ?? 0);
}

async function mustBe({ work }: Here, id: number): Promise<ListedPerson> {
  const found = await listedPerson(work.db.read, { id });
  if (!found) throw new NotFound();
  return found;
}

function personPage(here: Here, one: ListedPerson, error = ''): Answer {
  const { w } = here;
  const id = here.work.ids.seal('person', one.id);
  const blanks = {
    w: w.person,
    name: one.name,
    email: one.email,
    state: [...stateText(here, one), ...[askedText(here, one)].filter((text) => text !== '')],
    error,
    enabled: one.disabledAt === null,
    roles: rolesForm(here, one),
    link: buttonForm('link', PEOPLE_PATHS.personDo(id, 'link'), one.invited ? w.person.invitation : w.person.reset),
    factor:
      one.hasSecondFactor && buttonForm('2f', PEOPLE_PATHS.personDo(id, 'end-second-factor'), w.person.endFactor, true),
    disable_text: fill(w.person.disableText, { name: one.name }),
    disable: buttonForm('disable', PEOPLE_PATHS.personDo(id, 'disable'), w.person.disable, true),
    again: w.invite.again,
    invite: `${PEOPLE_PATHS.invite}?${new URLSearchParams({ email: one.email, name: one.name }).toString()}`,
    to_invite: w.invite.title,
    back: PATHS.people,
  };
  return page('pages/people/person', one.name, blanks, { frame: 'bare', status: error === '' ? 200 : MEND });
}

function rolesForm(here: Here, one: ListedPerson): FormShown {
  const { w, companies } = here;
  const at = (name: string): number | null => companies.find((company) => fieldAt(company) === name)?.id ?? null;
  return formOf({
    id: 'roles',
    action: pathOf(here, one),
    button: w.person.save,
    summary: w.wrong.summary,
    fields: roleFields(here, (name) => one.roles.find(({ companyId }) => companyId === at(name))?.role ?? ''),
  });
}

async function changeRoles(here: Here): Promise<Answer> {
  return done(here, here.w.person.saved, (one) => setRoles(here.work, one.id, grantsIn(here)));
}

async function endFactor(here: Here): Promise<Answer> {
  return done(here, here.w.person.factorEnded, (one) => endSecondFactor(here.work, one.id));
}

async function disableOne(here: Here): Promise<Answer> {
  return done(here, here.w.person.disabled, (one) => disable(here.work, one.id));
}

/** Does it and says so on the list; what is refused is said on the page of the person. */
async function done(here: Here, said: string, act: (one: ListedPerson) => Promise<unknown>): Promise<Answer> {
  const one = await theirs(here);
  try {
    await act(one);
  } catch (error) {
    const about = wrongFrom(error, here.w, { 'last-administrator': 'error', 'no-such-person': 'error' });
    return personPage(here, one, about['error']);
  }
  here.asked.session.tell({ text: fill(said, { name: one.name }) });
  return see(PATHS.people);
}

async function makeLink(here: Here): Promise<Answer> {
  const one = await theirs(here);
  if (one.disabledAt !== null) return personPage(here, one, here.w.wrong['no-such-person']);
  return one.invited
    ? invitationPage(here, one, await inviteAgain(here.work, one.id))
    : linkPage(here, one, 'reset', await makeResetLink(here.work, one.id));
}
