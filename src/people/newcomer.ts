import { WrongUse } from '../kernel/result';
import { isLanguage, LANGUAGES, type Language } from '../languages/said';
import { emailFrom, LOCALES, nameFrom, type Person } from './person';

/** Somebody who is to come in, as it was typed; checked here, whoever typed it. Throws WrongUse. */
export interface Newcomer {
  readonly email: string;
  readonly name: string;
  readonly language: string;
}

export type NewPerson = Pick<Person, 'email' | 'name' | 'language' | 'locale'>;

export function newPersonOf({ email, name, language }: Newcomer): NewPerson {
  const address = emailFrom(email);
  if (address === undefined)
    throw new WrongUse(`${JSON.stringify(email.slice(0, 100))} is no e-mail address.`, 'Write name@company.example.');
  const spoken = languageOf(language);
  return { email: address, name: nameOf(name), language: spoken, locale: LOCALES[spoken][0] };
}

export function nameOf(text: string): string {
  const name = nameFrom(text);
  if (name === undefined) throw new WrongUse('There is no name, or it is longer than 100 characters.', 'Write a name.');
  return name;
}

export function languageOf(text: string): Language {
  if (!isLanguage(text)) throw new WrongUse(`There is no language ${text}.`, `Choose one of ${LANGUAGES.join(', ')}.`);
  return text;
}
