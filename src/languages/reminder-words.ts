import { de } from './reminder-words.de';
import { en, type ReminderWords } from './reminder-words.en';
import { fr } from './reminder-words.fr';
import { sv } from './reminder-words.sv';
import type { Language } from './said';

/** What reminders are called wherever they are shown: reasons, steps, channels, states. */
export const REMINDER_WORDS: Readonly<Record<Language, ReminderWords>> = { en, fr, de, sv };
