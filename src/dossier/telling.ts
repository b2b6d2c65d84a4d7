import { format, formatAmount } from '../kernel/money';
import type { Day } from '../kernel/day';
import type { Speech } from '../outbox/speech';
import type { AddedUp } from './adds-up';
import type { Claim, PostalAddress } from './claim';
import type { NumberedExhibit } from './exhibits';
import type { InterestTable } from './interest';
import type { Profile } from './profile';
import type { ShownMail } from './shown-mail';
import type { ShownText } from './shown-text';
import type { Edition } from './visibility';
import type { DossierWords } from './words';

/** What a sheet is told from: the facts of one edition, and how its language says them. */
export interface Telling {
  /** As the edition may show it. */
  readonly claim: Claim;
  readonly edition: Edition;
  readonly words: DossierWords;
  readonly speech: Speech;
  readonly added: AddedUp;
  readonly interest: InterestTable | null;
  readonly exhibits: readonly PlacedExhibit[];
  /** Of the key that seals the bundle, as it is printed. */
  readonly fingerprint: string;
  /** Most lines that the chronology may take. */
  readonly chronologyLines: number;
  readonly profile: Profile;
  /** The volume in which a part lies; null: there is only one. */
  volumeOf(part: string): number | null;
  /** How many pages it has, as text. */
  pagesIn(part: string): string;
  /** First page of a part of the bundle, as text; dashes of the same width until it is known. */
  pageOf(part: string): string;
}

/** An exhibit and what became of it when it was opened. */
export interface PlacedExhibit extends NumberedExhibit {
  /** "Invoice FA-2291". */
  readonly name: string;
  /** Why it cannot be shown page by page; empty where it is shown. */
  readonly why: keyof DossierWords['slip']['why'] | null;
  /** What a mail says, where it is one: a sheet of ours shows it. */
  readonly mail: ShownMail | null;
  /** What a text says, where it is one. */
  readonly text: ShownText | null;
  readonly searchable: boolean;
  /** What only the original carries. */
  readonly carries: readonly (keyof DossierWords['index']['carries'])[];
  /** The name under which the bundle carries the original, where it does. */
  readonly carriedAs: string | null;
}

/** A table as every sheet prints it. */
export interface TableView {
  readonly title: string | null;
  readonly columns: readonly ColumnView[];
  readonly rows: readonly RowView[];
}

export interface ColumnView {
  readonly head: string;
  /** `num`: figures, on the right. */
  readonly kind: 'text' | 'num' | 'day';
  /** CSS width; empty: what is left. */
  readonly width: string;
}

export interface RowView {
  /** `open`: no rule below. `sum`: a rule above. `total`: a rule above and a double one below. */
  readonly kind: 'plain' | 'open' | 'sum' | 'total';
  readonly cells: readonly CellView[];
  /** A line of its own under the row, over its whole width. */
  readonly under: {
    readonly part: string | null;
    readonly linked: string;
    readonly text: string;
    readonly span: number;
  } | null;
}

export interface CellView {
  readonly text: string;
  /** Second line, smaller. */
  readonly second: string | null;
  /** Part of the bundle that it leads to. */
  readonly part: string | null;
  readonly kind: 'text' | 'num' | 'day';
  readonly span: number;
}

export const column = (head: string, kind: ColumnView['kind'] = 'text', width = ''): ColumnView => ({
  head,
  kind,
  width,
});

/** A row out of texts; a cell may say more than its text. */
export function row(
  columns: readonly ColumnView[],
  cells: readonly (string | Partial<CellView>)[],
  kind: RowView['kind'] = 'plain',
): RowView {
  let at = 0;
  return {
    kind,
    under: null,
    cells: cells.map((cell) => {
      const given = typeof cell === 'string' ? { text: cell } : cell;
      const made: CellView = {
        text: '',
        second: null,
        part: null,
        span: 1,
        kind: columns[at]?.kind ?? 'text',
        ...given,
      };
      at += made.span;
      return made;
    }),
  };
}

/** €1,234.50 */
export const money = ({ claim, speech }: Telling, minor: number): string =>
  format({ minor, currency: claim.currency }, speech.words.locale);

/** 1,234.50, where the head of the sheet names the currency; a minus that is one. */
export const amount = ({ claim, speech }: Telling, minor: number): string =>
  formatAmount({ minor, currency: claim.currency }, speech.words.locale).replace(/^-/, '−');

/** Nothing where there is nothing: a column of zeros hides the figures that matter. */
export const amountOrBlank = (telling: Telling, minor: number): string => (minor === 0 ? '' : amount(telling, minor));

export const shortDay = ({ speech }: Telling, day: Day | null): string => (day === null ? '' : speech.shortDay(day));

/** An address in one line, the country in words. */
export function addressLine(telling: Telling, address: PostalAddress | null): string {
  if (address === null) return telling.words.unknown;
  const town = [address.postcode, address.city].filter(Boolean).join(' ');
  const parts = [address.street?.replace(/\s*\n\s*/g, ', '), town, countryName(telling, address.country)];
  return parts.filter(Boolean).join(', ') || telling.words.unknown;
}

export function countryName({ speech }: Telling, country: string | null): string {
  if (country === null) return '';
  try {
    return new Intl.DisplayNames([speech.words.locale], { type: 'region' }).of(country) ?? country;
  } catch {
    return country; // not a code that is in use: as it was given
  }
}

/** The debtor as registered, or as far as anybody knows. */
export const debtorName = ({ debtor }: Claim): string => debtor.legalName ?? debtor.name;
export const creditorName = ({ creditor }: Claim): string => creditor.legalName ?? creditor.tradingName ?? '';

/** A few names, and how many more. */
export function someOf({ words, speech }: Telling, names: readonly string[], most: number): string {
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most).join(', ')} ${speech.count(words.chronology.more, names.length - most)}`;
}

/** "Exhibit 4": what an edition calls its papers, so that no number means two of them. */
export const exhibitWord = ({ words, edition }: Pick<Telling, 'words' | 'edition'>, label: string): string =>
  words.exhibit[edition].replace('{n}', label);
