/** A table of money as the templates show it: a heading and cells for each row, amounts at the right. */
export interface MoneyCell {
  readonly text: string;
  readonly num: boolean;
  readonly href: string;
  /** What must be looked at. */
  readonly note: string;
}

export interface MoneyTable {
  readonly caption: string;
  readonly head: readonly { readonly label: string; readonly num: boolean }[];
  readonly rows: readonly (readonly MoneyCell[])[];
  readonly foot: readonly MoneyCell[] | null;
}

export const cell = (text: string, more: Partial<MoneyCell> = {}): MoneyCell => ({ text, num: false, href: '', note: '', ...more }); // prettier-ignore
export const number = (text: string, more: Partial<MoneyCell> = {}): MoneyCell => cell(text, { num: true, ...more });

/** A heading that begins with `#` stands over amounts. */
export const tableOf = (
  caption: string,
  head: readonly string[],
  rows: MoneyTable['rows'],
  foot: MoneyTable['foot'] = null,
): MoneyTable => ({
  ...{ caption, rows, foot },
  head: head.map((label) => ({ label: label.replace(/^#/, ''), num: label.startsWith('#') })),
});
