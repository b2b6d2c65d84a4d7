import { de } from './refused-course-words.de';
import { en, type RefusedCourseWords } from './refused-course-words.en';
import { fr } from './refused-course-words.fr';
import type { Language } from './said';
import { sv } from './refused-course-words.sv';

/** What cannot be done in the course of a case and what to do instead. */
export const REFUSED_COURSE_WORDS: Readonly<Record<Language, RefusedCourseWords>> = { en, fr, de, sv };
