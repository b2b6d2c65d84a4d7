import { de } from './course-words.de';
import { en, type CourseWords } from './course-words.en';
import { fr } from './course-words.fr';
import type { Language } from './said';
import { sv } from './course-words.sv';

/** The words of the stages of a case, what is expected next and what is asked. */
export const COURSE_WORDS: Readonly<Record<Language, CourseWords>> = { en, fr, de, sv };
