import type { Language } from './said';
import { de } from './webhook-words.de';
import { en, type WebhookWords } from './webhook-words.en';
import { fr } from './webhook-words.fr';
import { sv } from './webhook-words.sv';

/** The words of a partner's webhooks and tokens. */
export const WEBHOOK_WORDS: Readonly<Record<Language, WebhookWords>> = { en, fr, de, sv };
