import type { Language } from './said';
import { de } from './template-fault-words.de';
import { en, type TemplateFaultWords } from './template-fault-words.en';
import { fr } from './template-fault-words.fr';
import { sv } from './template-fault-words.sv';

/** What can be wrong with a message template, in the language of who writes it. */
export const TEMPLATE_FAULT_WORDS: Readonly<Record<Language, TemplateFaultWords>> = { en, fr, de, sv };
