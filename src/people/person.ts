import type { Actor } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import type { Language } from '../languages/said';
import type { Grant } from './rights';

/** Somebody who works in the desk. */
export interface Person {
  readonly id: number;
  /** In small letters; the name to sign in with. */
  readonly email: string;
  readonly name: string;
  /** Of the pages. */
  readonly language: string;
  /** For numbers and days: `fr-FR`. */
  readonly locale: string;
  readonly theme: Theme;
  /** Counts up when all sessions of the person end. */
  readonly epoch: number;
  readonly hasSecondFactor: boolean;
  readonly roles: readonly Grant[];
}

/** A person as administrators see them: also who was invited and has not come yet, and who is disabled. */
export interface ListedPerson extends Person {
  /** Has not chosen a password yet. */
  readonly invited: boolean;
  readonly signedInAt: Instant | null;
  /** Asked for a new password, and nobody has answered yet. */
  readonly askedResetAt: Instant | null;
  readonly disabledAt: Instant | null;
}

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Numbers and days as they are written there; the first of each language is what a new person has. */
export const LOCALES: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  en: ['en-GB', 'en-IE', 'en-US'],
  fr: ['fr-FR', 'fr-BE', 'fr-CH', 'fr-LU'],
  de: ['de-DE', 'de-AT', 'de-CH', 'de-LU'],
  sv: ['sv-SE', 'sv-FI'],
};

export const isLocale = (text: string): boolean => Object.values(LOCALES).some((ones) => ones.includes(text));
export const isTheme = (text: string): text is Theme => (THEMES as readonly string[]).includes(text);

/** In the record a person is their address: names repeat, and no address can be taken for the clock or the shell. */
export const actorOf = (person: Pick<Person, 'email'>): Actor => ({ kind: 'user', name: person.email });

export const aboutPerson = (id: number): string => `person/${id}`;

/** The row number in `person/3`. */
export const personIn = (about: string): number => Number(/^person\/(\d+)$/.exec(about)?.[1] ?? 0);

/** An address to sign in with, in small letters; undefined where the text is none. Letters of any script are letters. */
export function emailFrom(text: string): string | undefined {
  const email = text.trim().normalize('NFC').toLowerCase();
  return email.length <= 254 && /^[^\s\p{C}@"<>(),;:\\[\]]+@[^\s\p{C}@"<>(),;:\\[\]]+$/u.test(email)
    ? email
    : undefined;
}

/** A name as it is kept: one line without control characters; undefined where nothing or too much is left. */
export function nameFrom(text: string): string | undefined {
  const name = text
    .normalize('NFC')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
  return name !== '' && name.length <= 100 ? name : undefined;
}
