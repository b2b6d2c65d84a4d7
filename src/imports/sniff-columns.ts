import { markShown } from './formats/amount';
import { currencyOf, isCurrencyMark } from './formats/currency-mark';
import { dayShaped } from './formats/day';
import { cellText, type RawRow } from './formats/row';
import { meanings, plain, type Field } from './headers';
import { AMOUNT_FIELDS, DAY_FIELDS } from './mapping-fields';
import type { Profile } from './mapping-profile';
import { isBillAccount, isFlagWord, isReceivableAccount, isSideWord } from './mapping-words';

/**
 * Which column is which field. The heading proposes, what stands in the column decides: a column of days is no amount, whatever
 * it is called, and `Due` is a day here and an amount there.
 */
export interface ColumnView {
  readonly index: number;
  readonly heading: string;
  readonly filled: number;
  /** Shares of the filled cells, 0–1. */
  readonly days: number;
  readonly amounts: number;
  readonly numbers: number;
  /** Two words or more. */
  readonly names: number;
  readonly serials: number;
  readonly flags: number;
  readonly sides: number;
  readonly currencies: number;
  /** Codes in capitals and signs alone. */
  readonly currencyMarks: number;
  readonly emails: number;
  readonly receivables: number;
  readonly bills: number;
  readonly samples: readonly string[];
}

export interface Assigned {
  readonly index: number;
  readonly heading: string;
  readonly because: string;
  readonly sure: boolean;
}

export type Assignment = ReadonlyMap<Field, Assigned>;

/** What stands in each column of some hundred rows. */
export function viewColumns(headings: readonly string[], rows: readonly RawRow[]): ColumnView[] {
  return headings.map((heading, index) => {
    const counts = {
      filled: 0,
      days: 0,
      amounts: 0,
      numbers: 0,
      names: 0,
      serials: 0,
      flags: 0,
      sides: 0,
      currencies: 0,
      currencyMarks: 0,
      emails: 0,
      receivables: 0,
      bills: 0,
    };
    const samples = new Set<string>();
    for (const row of rows) {
      const cell = row.cells[index];
      const text = cellText(cell);
      if (row.fault !== undefined || text === '') continue;
      counts.filled++;
      if (samples.size < 3) samples.add(text);
      if (dayShaped(text)) counts.days++;
      if (typeof cell === 'number' || markShown(text) !== undefined) counts.amounts++;
      if (/^\d+(?:[.,]0+)?$/.test(text)) counts.numbers++;
      if (/\p{L}{2}.*\s\p{L}/u.test(text)) counts.names++;
      if (/^[2-7]\d{4}$/.test(text)) counts.serials++;
      if (isFlagWord(text)) counts.flags++;
      if (isSideWord(text)) counts.sides++;
      if (currencyOf(text) !== undefined) counts.currencies++;
      if (isCurrencyMark(text)) counts.currencyMarks++;
      if (text.includes('@')) counts.emails++;
      if (isReceivableAccount(text)) counts.receivables++;
      if (isBillAccount(text)) counts.bills++;
    }
    const { filled } = counts;
    const share = (count: number): number => (filled === 0 ? 0 : count / filled);
    return {
      index, heading, filled, days: share(counts.days), amounts: share(counts.amounts), numbers: share(counts.numbers), names: share(counts.names), serials: share(counts.serials),
      flags: share(counts.flags), sides: share(counts.sides), currencies: share(counts.currencies),
      currencyMarks: share(counts.currencyMarks), emails: share(counts.emails), receivables: share(counts.receivables), bills: share(counts.bills), samples: [...samples],
    }; // prettier-ignore
  });
}

/** The best field for each column, each field once. Columns that a profile names come first and are not judged. */
export function assignColumns(views: readonly ColumnView[], profile: Profile): Assignment {
  const assigned = new Map<Field, Assigned>();
  const taken = new Set<number>();
  const take: Take = (field, view, because, sure) => {
    assigned.set(field, { index: view.index, heading: view.heading, because, sure });
    taken.add(view.index);
  };
  for (const [field, heading] of Object.entries(profile.columns ?? {}) as [Field, string][]) {
    const view = columnNamed(views, heading);
    if (view) take(field, view, 'named in the profile', true);
  }
  const ignored = ignoredIn(profile);
  for (const { view, field, sure } of proposals(views.filter((view) => !ignored.has(plain(view.heading))))) {
    if (assigned.has(field) || taken.has(view.index)) continue;
    take(field, view, sure ? 'heading' : 'heading and values', true);
  }
  dateWithoutName(views, assigned, taken, take);
  currencyWithoutName(views, { assigned, ignored }, take);
  contactAsCustomer(assigned);
  return assigned;
}

/** Headings to be left alone, as `plain` writes them. */
export const ignoredIn = (profile: Profile): ReadonlySet<string> =>
  new Set((profile.ignore ?? []).map((heading) => plain(heading)));

/** The column with a heading; a heading that occurs twice means the first. */
export function columnNamed(views: readonly ColumnView[], heading: string): ColumnView | undefined {
  return views.find((view) => view.heading === heading) ?? views.find((view) => plain(view.heading) === plain(heading));
}

interface Proposal {
  readonly view: ColumnView;
  readonly field: Field;
  readonly weight: number;
  readonly sure: boolean;
}

function proposals(views: readonly ColumnView[]): Proposal[] {
  const found: Proposal[] = [];
  for (const view of views) {
    if (view.heading === '') continue;
    for (const { field, weight } of meanings(view.heading)) {
      if (field === 'bucket' || !suits(field, weight, view)) continue;
      found.push({
        view,
        field,
        sure: weight > 9,
        weight: weight - (view.filled === 0 ? 5 : 0) - view.index / 100_000,
      });
    }
  }
  return found.sort((a, b) => b.weight - a.weight);
}

const MOSTLY = 0.6;

/** Whether what stands in a column may be this field. An empty column may be anything that its heading says. */
function suits(field: Field, weight: number, view: ColumnView): boolean {
  if (view.filled === 0) return true;
  const sure = weight > 9;
  if (DAY_FIELDS.has(field)) return suitsDay(view, sure);
  if (AMOUNT_FIELDS.has(field)) {
    return view.days <= MOSTLY && view.amounts >= (sure ? 0.3 : MOSTLY) && !onlyZeroOrOne(field, view);
  }
  if ((field === 'customerCode' || field === 'document') && !sure && view.names > 0.5) return false;
  if (field === 'customerName') return view.days < MOSTLY && (sure || view.numbers < 0.9);
  return SUITS[field]?.(view) ?? (view.days <= MOSTLY || view.numbers > 0.9);
}

function suitsDay(view: ColumnView, sure: boolean): boolean {
  if (view.days >= 0.5 || (view.serials === 1 && view.filled > 2)) return true;
  return sure && (view.days + view.serials >= 0.5 || view.amounts < MOSTLY);
}

/** What the cells of a column must look like, for fields that are neither a day, an amount nor a text. */
const SUITS: Readonly<Partial<Record<Field, (view: ColumnView) => boolean>>> = {
  isOpen: ({ flags }) => flags >= 0.8,
  isPaid: ({ flags }) => flags >= 0.8,
  daysLate: ({ amounts }) => amounts >= MOSTLY,
  lineQuantity: ({ amounts }) => amounts >= MOSTLY,
  side: ({ sides }) => sides >= MOSTLY,
  currency: ({ currencies }) => currencies >= 0.5,
  localCurrency: ({ currencies }) => currencies >= 0.5,
  email: ({ emails }) => emails >= 0.3,
  account: ({ receivables, bills }) => (receivables > 0 && receivables < 1) || bills > 0,
  type: ({ amounts, days }) => amounts < MOSTLY && days < MOSTLY,
  status: ({ amounts, days }) => amounts < MOSTLY && days < MOSTLY,
};

/** `Open` with 0 and 1 is a mark, not an amount. */
const onlyZeroOrOne = (field: Field, view: ColumnView): boolean =>
  (field === 'open' || field === 'paid') && view.flags === 1 && view.samples.every((text) => /^[01]$/.test(text));

/** Where the contact is all that names the customer (Xero), it is the customer. */
function contactAsCustomer(assigned: Map<Field, Assigned>): void {
  const contact = assigned.get('contactName');
  if (contact === undefined || assigned.has('customerName') || assigned.has('customerCode')) return;
  assigned.set('customerName', contact);
  assigned.delete('contactName');
}

/** A list whose document day stands in a column called otherwise (Boekstuk): taken, and shown as assumed. */
function dateWithoutName(
  views: readonly ColumnView[],
  assigned: Assignment,
  taken: ReadonlySet<number>,
  take: Take,
): void {
  if (assigned.has('issuedOn') || assigned.has('postedOn')) return;
  const left = views.filter((view) => !taken.has(view.index) && view.filled > 0 && view.days === 1);
  const known = left.filter((view) => meanings(view.heading).some(({ field }) => field === 'document'));
  const only = known.length === 1 ? known[0] : undefined;
  if (only) take('issuedOn', only, 'it holds days, and no other column has the day of the document', false);
}

type Take = (field: Field, view: ColumnView, because: string, sure: boolean) => void;

interface Judged {
  readonly assigned: Assignment;
  /** Headings that are to be left alone. */
  readonly ignored: ReadonlySet<string>;
}

/** The one column that holds nothing but currency codes, whatever it is called: taken, and shown as assumed. */
function currencyWithoutName(views: readonly ColumnView[], judged: Judged, take: Take): void {
  const [only, ...others] = maybeCurrency(views, judged);
  if (only === undefined || others.length > 0 || only.currencyMarks < 1) return;
  const most = Math.max(...views.map(({ filled }) => filled));
  if (only.filled * 2 >= most) take('currency', only, 'every cell of it holds a currency', false);
}

/** Columns that nothing else wants and that hold currency codes mostly, where no column is the currency by its heading. */
export function maybeCurrency(views: readonly ColumnView[], { assigned, ignored }: Judged): ColumnView[] {
  if (assigned.has('currency')) return [];
  const taken = new Set([...assigned.values()].map(({ index }) => index));
  return views.filter(
    (view) => !taken.has(view.index) && !ignored.has(plain(view.heading)) && view.currencyMarks >= 0.5,
  );
}
