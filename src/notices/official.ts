/** Official papers that must go with a letter, as their publishers issue them: a person files each once, and again when it changes. */
export const OFFICIAL_SLOTS = ['uk-information-sheet', 'uk-reply-form', 'uk-financial-statement'] as const;
export type OfficialSlot = (typeof OFFICIAL_SLOTS)[number];

export const isOfficialSlot = (text: string): text is OfficialSlot =>
  (OFFICIAL_SLOTS as readonly string[]).includes(text);

/** A statement of account that is made for each letter. */
export const STATEMENT_SLOT = 'uk-statement';
