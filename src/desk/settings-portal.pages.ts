import { readFile } from 'node:fs/promises';
import { changeSetting, type SettingChanged } from '../companies/actions';
import { changeLogo } from '../companies/logo.actions';
import { LARGEST_LOGO, logoType } from '../companies/logo';
import { questionsFrom, questionsText } from '../companies/own-face';
import { settingFromText, type SettingName, type Settings } from '../companies/settings';
import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { Refusal, WrongUse } from '../kernel/result';
import { PORTAL_ABOUT_WORDS } from '../languages/portal-about-words';
import { PORTAL_SETTINGS_WORDS } from '../languages/portal-settings-words';
import type { PortalSettingsWords } from '../languages/portal-settings-words.en';
import { PORTAL_LANGUAGES } from '../languages/portal-words';
import { inLanguage } from '../languages/said';
import { file, NotFound, see, type Answer } from '../platform/web/answer';
import { typedIn, type Typed } from '../platform/web/form';
import { within } from '../platform/work';
import { languageName } from './settings-languages.pages';
import { settingsPage, settingsPath } from './settings-frame.pages';

/** What customers see: the look, who looks after the accounts, and the company's own words, language by language. */
const PATH = '/settings/portal';

export const settingsPortalRoutes = (changed: SettingChanged): readonly Route[] => [
  { method: 'get', path: PATH, right: 'approve', visit: show },
  { method: 'post', path: PATH, right: 'administer', visit: (visit) => save(visit, changed) },
  { method: 'get', path: `${PATH}/logo`, right: 'approve', visit: logo },
  {
    ...{ method: 'post', path: `${PATH}/logo`, right: 'administer', visit: keepLogo },
    uploads: { files: 1, bytes: LARGEST_LOGO + 1 },
  },
  { method: 'post', path: `${PATH}/logo/remove`, right: 'administer', visit: removeLogo },
];

const OPERATOR = ['name', 'address', 'registerNo', 'permission', 'phone', 'email', 'website'] as const;
const CHANGED = ['portalColour', 'operator', 'portalQuestions', 'portalPrivacy'] as const satisfies SettingName[];
type Kept = Pick<Settings, (typeof CHANGED)[number]>;

const wordsOf = ({ language }: Visit): PortalSettingsWords => inLanguage(PORTAL_SETTINGS_WORDS, language);
const operatorField = (name: string): string => `operator.${name}`;
const questionsField = (language: string): string => `questions.${language}`;
const privacyField = (language: string): string => `privacy.${language}`;

/** The fields as they are when the page is opened. */
const typedFrom = ({ portalColour, operator, portalQuestions, portalPrivacy }: Kept): Typed => ({
  colour: portalColour ?? '',
  ...Object.fromEntries(OPERATOR.map((name) => [operatorField(name), operator?.[name] ?? ''])),
  ...Object.fromEntries(
    PORTAL_LANGUAGES.flatMap((language) => [
      [questionsField(language), questionsText(portalQuestions[language] ?? [])],
      [privacyField(language), portalPrivacy[language] ?? ''],
    ]),
  ),
});

async function show(visit: Visit): Promise<Answer> {
  return shown(visit, typedFrom(await settingsOf(visit.work.db.read, visit.company.id)), {});
}

function shown(visit: Visit, typed: Typed, wrong: Typed): Answer {
  const w = wordsOf(visit);
  const field = (name: string): object => ({ name, value: typed[name] ?? '', wrong: wrong[name] ?? '' });
  const blanks = {
    p: w,
    action: settingsPath(visit, 'portal'),
    colour: field('colour'),
    operator: OPERATOR.map((name) => ({ ...field(operatorField(name)), label: w[name], isArea: name === 'address' })),
    wrong_operator: wrong['operator'] ?? '',
    texts: PORTAL_LANGUAGES.map((language) => ({
      language: languageName(visit, language),
      code: language,
      questions: field(questionsField(language)),
      privacy: field(privacyField(language)),
      shipped: PORTAL_ABOUT_WORDS[language].faq.entries.map(({ q }) => q).join(' · '),
      open: [questionsField(language), privacyField(language)].some((name) => typed[name] !== '' || name in wrong),
    })),
    logo: visit.company.logoSha === null ? '' : visit.at.under(`${PATH}/logo`),
    logo_action: visit.at.under(`${PATH}/logo`),
    remove_action: visit.at.under(`${PATH}/logo/remove`),
  };
  return settingsPage(visit, 'portal', 'pages/desk/settings-portal', { blanks, wrong: Object.keys(wrong).length > 0 });
}

/** What was typed as the values of settings; a field that was not in the form stays as it is. */
function valuesOf(
  given: Typed,
  before: Kept,
): { readonly values: Record<(typeof CHANGED)[number], unknown>; readonly wrong: Typed } {
  const typed = { ...typedFrom(before), ...given };
  const text = (name: string): string => (typed[name] ?? '').replace(/\r\n?/g, '\n').trim();
  const wrong: Record<string, string> = {};
  const others = <T>(kept: Readonly<Record<string, T>>): [string, T][] =>
    Object.entries(kept).filter(([language]) => !(PORTAL_LANGUAGES as readonly string[]).includes(language));
  const questions = PORTAL_LANGUAGES.flatMap((language) => {
    const read = questionsFrom(text(questionsField(language)));
    if (read === undefined) wrong[questionsField(language)] = 'wrongQuestions';
    return read === undefined || read.length === 0 ? [] : [[language, read] as const];
  });
  const privacy = PORTAL_LANGUAGES.flatMap((language) => {
    const said = text(privacyField(language));
    return said === '' ? [] : [[language, said] as const];
  });
  const operator = Object.fromEntries(
    OPERATOR.map((name) => [name, text(operatorField(name))] as const).filter(([, value]) => value !== ''),
  );
  const values = {
    portalColour: text('colour') === '' ? null : text('colour'),
    operator: Object.keys(operator).length === 0 ? null : operator,
    portalQuestions: Object.fromEntries<unknown>([...others(before.portalQuestions), ...questions]),
    portalPrivacy: Object.fromEntries<unknown>([...others(before.portalPrivacy), ...privacy]),
  };
  if (!isAccepted('portalColour', values.portalColour)) wrong['colour'] = 'wrongColour';
  if (!isAccepted('operator', values.operator)) wrong['operator'] = 'wrongOperator';
  for (const [language, list] of questions)
    if (!isAccepted('portalQuestions', { [language]: list })) wrong[questionsField(language)] = 'wrongQuestions';
  for (const [language, said] of privacy)
    if (!isAccepted('portalPrivacy', { [language]: said })) wrong[privacyField(language)] = 'wrongPrivacy';
  return { values, wrong };
}

/** Each value is judged by the setting itself. */
function isAccepted(name: SettingName, value: unknown): boolean {
  try {
    settingFromText(name, JSON.stringify(value));
    return true;
  } catch (error) {
    if (error instanceof WrongUse) return false;
    throw error;
  }
}

async function save(visit: Visit, changed: SettingChanged): Promise<Answer> {
  const { work, company, asked } = visit;
  const w = wordsOf(visit);
  const before = await settingsOf(work.db.read, company.id);
  const typed = typedIn(asked.form);
  const { values, wrong } = valuesOf(typed, before);
  if (Object.keys(wrong).length > 0) {
    const said = Object.entries(wrong).map(([name, code]) => [name, w[code as keyof PortalSettingsWords]] as const);
    return shown(visit, { ...typedFrom(before), ...typed }, Object.fromEntries(said));
  }
  const other = CHANGED.filter((name) => JSON.stringify(values[name]) !== JSON.stringify(before[name]));
  await work.db.transaction(async (tx) => {
    for (const name of other)
      await changeSetting(within(work, tx), company.id, name, JSON.stringify(values[name]), changed);
  });
  if (other.length === 0) asked.session.tell({ text: w.unchanged });
  else asked.session.tell({ text: w.saved, undo: { path: visit.at.under(PATH), fields: typedFrom(before) } });
  return see(settingsPath(visit, 'portal'));
}

async function logo({ work, company }: Visit): Promise<Answer> {
  if (company.logoSha === null) throw new NotFound();
  const bytes = await work.files.get(company.logoSha);
  return file('logo', logoType(bytes) ?? 'application/octet-stream', bytes, true);
}

async function keepLogo(visit: Visit): Promise<Answer> {
  const { work, company, asked } = visit;
  const [given] = asked.uploads;
  const bytes = given === undefined ? Buffer.alloc(0) : await readFile(given.path);
  try {
    await changeLogo(work, company.id, bytes);
    asked.session.tell({ text: wordsOf(visit).logoKept });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    asked.session.tell({ text: wordsOf(visit).logoHint });
  }
  return see(settingsPath(visit, 'portal'));
}

async function removeLogo(visit: Visit): Promise<Answer> {
  await changeLogo(visit.work, visit.company.id, null);
  visit.asked.session.tell({ text: wordsOf(visit).logoGone });
  return see(settingsPath(visit, 'portal'));
}
