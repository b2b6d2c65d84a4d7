import { de } from './course-page-words.de';
import { en, type CoursePageWords } from './course-page-words.en';
import { fr } from './course-page-words.fr';
import type { Language } from './said';
import { sv } from './course-page-words.sv';

/** The words of the forms of a case, its messages and its timeline. */
export const COURSE_PAGE_WORDS: Readonly<Record<Language, CoursePageWords>> = { en, fr, de, sv };
