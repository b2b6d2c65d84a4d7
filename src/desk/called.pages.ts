import type { Visit } from '../companies/visit.pages';
import { codeText } from '../languages/code-words';
import { DISPUTES_WORDS } from '../languages/disputes-words';
import { inLanguage } from '../languages/said';
import { nameOf } from '../people/colleagues';
import type { ListedPerson } from '../people/person';

/** What people call whoever has a task: a colleague by name, a function of the house in their language. */
export const calledFor = ({ language }: Visit, people: readonly ListedPerson[], assignee: string): string =>
  codeText(inLanguage(DISPUTES_WORDS, language).owner, nameOf(people, assignee));
