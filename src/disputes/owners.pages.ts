import type { Visit } from '../companies/visit.pages';
import { settingsOf } from '../companies/store';
import { DISPUTES_WORDS } from '../languages/disputes-words';
import { codeText } from '../languages/code-words';
import { inLanguage } from '../languages/said';
import { colleaguesAt, nameOf, type Colleague } from '../people/colleagues';
import type { ListedPerson } from '../people/person';
import { peopleOf } from '../people/store';
import { CATEGORIES, CATEGORY_CODES } from './category';

/** Who may answer for a dispute: functions of the house and the colleagues who work at the company, each by its name. */
export interface Owners {
  readonly people: readonly ListedPerson[];
  readonly colleagues: readonly Colleague[];
  /** What people call whoever a record names. */
  called(who: string): string;
  /** To choose from, with whoever answers now among them. */
  options(chosen: string): readonly OwnerOption[];
}

export interface OwnerOption {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export async function ownersAt({ work, company, language }: Visit): Promise<Owners> {
  const { owner: words, history } = inLanguage(DISPUTES_WORDS, language);
  const people = await peopleOf(work.db.read);
  const { disputeCategories } = await settingsOf(work.db.read, company.id);
  const called = (who: string): string =>
    who.startsWith('clock:') ? history.itself : codeText(words, nameOf(people, who.replace(/^shell:/, '')));
  const functions = CATEGORY_CODES.map((code) => CATEGORIES[code].owner as string);
  const own = Object.values(disputeCategories).map(({ owner }) => owner);
  const who = new Set([...functions, ...own, ...colleaguesAt(people, company.id, 'work').map(({ email }) => email)]);
  return {
    people,
    colleagues: colleaguesAt(people, company.id),
    called,
    options: (chosen) =>
      [...new Set([...who, ...(chosen === '' ? [] : [chosen])])]
        .map((value) => ({ value, label: called(value), chosen: value === chosen }))
        .sort((a, b) => a.label.localeCompare(b.label, language)),
  };
}
