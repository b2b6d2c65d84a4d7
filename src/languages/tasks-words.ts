import { de } from './tasks-words.de';
import { en, type TasksWords } from './tasks-words.en';
import { fr } from './tasks-words.fr';
import type { Language } from './said';
import { sv } from './tasks-words.sv';

/** The words of the pages about tasks. */
export const TASKS_WORDS: Readonly<Record<Language, TasksWords>> = { en, fr, de, sv };
