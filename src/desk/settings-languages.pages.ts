import { changeSetting, type SettingChanged } from '../companies/actions';
import { settingFromText, type Settings } from '../companies/settings';
import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { WrongUse } from '../kernel/result';
import { MESSAGE_WORDS } from '../languages/message-words';
import { inLanguage } from '../languages/said';
import { SENDER_WORDS } from '../languages/sender-words';
import type { SenderWords } from '../languages/sender-words.en';
import { see, type Answer } from '../platform/web/answer';
import { typedIn, type Typed } from '../platform/web/form';
import { settingsPath, settingsWords } from './settings-frame.pages';
import { valuesPage } from './settings-values.pages';

/** Senders by the language of the customer, below the sender of the company: a form of its own, kept whole or not at all. */
const PATH = '/settings/senders/languages';
const LANGUAGES = Object.keys(MESSAGE_WORDS);
const FIELDS = ['name', 'email', 'replyTo', 'footer'] as const;
type Field = (typeof FIELDS)[number];
type Senders = Settings['senders'];

export type More = (visit: Visit) => Promise<Readonly<Record<string, unknown>>>;

/** `more`: what else stands on the page of senders. */
export const settingsLanguagesRoutes = (changed: SettingChanged, more: More): readonly Route[] => [
  { method: 'post', path: PATH, right: 'administer', visit: (visit) => save(visit, changed, more) },
];

const nameOf = (language: string, field: Field): string => `${language}.${field}`;

/** The fields as they are when the page is opened. */
const typedFrom = (senders: Senders): Typed =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) =>
      FIELDS.map((field) => [nameOf(language, field), senders[language]?.[field] ?? ''] as const),
    ),
  );

export const languageName = (visit: Visit, language: string): string =>
  new Intl.DisplayNames([visit.language], { type: 'language' }).of(language) ?? language;

/** The form; without `typed` as it was kept. */
export function languagesBlanks(
  visit: Visit,
  senders: Senders,
  { typed = typedFrom(senders), wrong = {} }: { readonly typed?: Typed; readonly wrong?: Typed } = {},
): unknown {
  const { languages: w } = inLanguage(SENDER_WORDS, visit.language);
  const rows = LANGUAGES.map((language) => ({
    language: languageName(visit, language),
    fields: FIELDS.map((field) => {
      const name = nameOf(language, field);
      return {
        ...{ name, label: w[field], value: typed[name] ?? '', wrong: wrong[name] ?? '' },
        id: `sender-${language}-${field}`,
        isArea: field === 'footer',
        longest: LONGEST[field],
      };
    }),
  }));
  const { title, text, submit } = w;
  return { action: visit.at.under(PATH), title, text, submit, rows, mayChange: mayChange(visit) };
}

const mayChange = (visit: Visit): boolean => visit.may('administer') && visit.on === null;

const LONGEST: Readonly<Record<Field, number>> = { name: 100, email: 254, replyTo: 254, footer: 2_000 };

/** Those of other languages stay; a field that was not in the form too. */
function sendersOf(typed: Typed, before: Senders): Senders {
  const known = LANGUAGES.flatMap((language) => {
    const values = FIELDS.map((field) => {
      const given = typed[nameOf(language, field)];
      const text = given === undefined ? (before[language]?.[field] ?? '') : given.replace(/\r\n?/g, '\n').trim();
      return [field, text] as const;
    }).filter(([, text]) => text !== '');
    return values.length === 0 ? [] : [[language, Object.fromEntries(values)] as const];
  });
  const others = Object.entries(before).filter(([language]) => !LANGUAGES.includes(language));
  return Object.fromEntries<Senders[string]>([...others, ...known]);
}

/** Each field is judged by the setting itself. */
function wrongIn(senders: Senders, w: SenderWords['languages']): Typed {
  const said = { name: w.longName, email: w.wrongEmail, replyTo: w.wrongEmail, footer: w.longFooter };
  const faults = LANGUAGES.flatMap((language) =>
    FIELDS.filter((field) => {
      const value = senders[language]?.[field];
      return value !== undefined && !isAccepted({ [language]: { [field]: value } });
    }).map((field) => [nameOf(language, field), said[field]] as const),
  );
  return Object.fromEntries(faults);
}

function isAccepted(senders: Senders): boolean {
  try {
    settingFromText('senders', JSON.stringify(senders));
    return true;
  } catch (error) {
    if (error instanceof WrongUse) return false;
    throw error;
  }
}

async function save(visit: Visit, changed: SettingChanged, more: More): Promise<Answer> {
  const { languages: w } = inLanguage(SENDER_WORDS, visit.language);
  const { work, company, asked } = visit;
  const typed = typedIn(asked.form);
  const { senders: before } = await settingsOf(work.db.read, company.id);
  const senders = sendersOf(typed, before);
  const wrong = wrongIn(senders, w);
  if (Object.keys(wrong).length > 0) {
    const languages = languagesBlanks(visit, before, { typed: { ...typedFrom(before), ...typed }, wrong });
    return valuesPage(visit, 'senders', { wrong: {}, more: { ...(await more(visit)), languages } });
  }
  const fields = typedFrom(before);
  const now = typedFrom(senders);
  if (Object.keys(now).every((name) => now[name] === fields[name])) {
    asked.session.tell({ text: settingsWords(visit).unchanged });
  } else {
    await changeSetting(work, company.id, 'senders', JSON.stringify(senders), changed);
    asked.session.tell({ text: w.saved, undo: { path: visit.at.under(PATH), fields } });
  }
  return see(settingsPath(visit, 'senders'));
}
