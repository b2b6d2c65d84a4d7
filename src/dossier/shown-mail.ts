/** A mail among the exhibits, as a sheet shows it: who, to whom, when, word for word, and where its files are. */
export interface ShownMail {
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly date: string;
  readonly subject: string;
  readonly text: string;
  readonly cut: boolean;
  readonly form: 'text' | 'html' | 'both';
  readonly files: readonly ShownFile[];
  /** Files that are not even named here. */
  readonly filesLeft: number;
}

export interface ShownFile {
  readonly name: string;
  readonly bytes: number;
  /** The exhibit that it is, or why it is none: then it is only in the mail itself. */
  readonly is: { readonly exhibit: string } | { readonly left: 'picture' | 'kind' | 'winmail' | 'deep' | 'many' };
}
