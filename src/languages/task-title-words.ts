import type { Language } from './said';
import { de } from './task-title-words.de';
import { en, type TaskTitleWords } from './task-title-words.en';
import { fr } from './task-title-words.fr';
import { sv } from './task-title-words.sv';

/** What tasks ask for. */
export const TASK_TITLE_WORDS: Readonly<Record<Language, TaskTitleWords>> = { en, fr, de, sv };
