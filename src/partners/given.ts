/** What was typed into one of the forms of the page, and what is wrong with it: shown again with everything that was typed. */
export interface Given {
  /** Which of the forms; empty: none was sent. */
  readonly form: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

export const NOTHING_GIVEN: Given = { form: '', typed: {}, wrong: {} };
