import type { AccountRole, Accounting, JournalFormat } from '../companies/accounting';
import { addDays, type Day } from '../kernel/day';
import type { Deed } from './deed';
import { documentField, isDebtor, yearOf } from './datev-file';
import { hasRate, type Posting } from './posting';

/** What stands in the way of an export; all of it, so that it can be mended at once. */
export type JournalFault =
  | { readonly code: 'no-begin' | 'nothing' | 'no-datev' }
  | { readonly code: 'too-many'; readonly most: number }
  | { readonly code: 'no-account'; readonly roles: readonly AccountRole[] }
  | { readonly code: 'until'; readonly from: Day }
  | { readonly code: 'future'; readonly today: Day }
  | { readonly code: 'year'; readonly last: Day }
  | { readonly code: 'debtor' | 'digits' | 'document'; readonly values: readonly string[]; readonly digits: number };

export interface Preview {
  readonly format: JournalFormat;
  readonly currency: string;
  readonly accounting: Accounting;
  readonly from: Day;
  readonly until: Day;
  readonly postings: readonly Posting[];
  /** Posted on a later day than their own, since that was exported before. */
  readonly late: number;
  /** Left out until a rate is known, by currency. */
  readonly unrated: readonly { readonly currency: string; readonly count: number }[];
  /** Charges that are claimed and not paid. */
  readonly keptOut: number;
  /** Cash discounts whose VAT somebody has to look at: they lessen the price after it was invoiced. */
  readonly vatToCheck: VatToCheck;
  readonly faults: readonly JournalFault[];
}

export interface VatToCheck {
  readonly count: number;
  /** What the law says where the company is; null: nothing is known of it, and nothing is asked. */
  readonly law: string | null;
  /** The rate that the company takes out of them, or null: none. */
  readonly percent: string | null;
}

/** A discount for early payment lessens what VAT was owed on. Named, never computed: which rate, and by which document, only the books know. [K] but for the directive */
const VAT_LAWS: Readonly<Record<string, string>> = {
  DE: '§ 17 UStG',
  AT: '§ 16 UStG',
  GB: 'VATA 1994 sch. 6 para. 4',
  CH: 'MWSTG art. 41',
  NO: 'mval § 4-7',
};
const IN_THE_UNION: ReadonlySet<string> = new Set(['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK']); // prettier-ignore

export function vatToCheck(postings: readonly Posting[], country: string, { vat }: Accounting): VatToCheck {
  const law = VAT_LAWS[country] ?? (IN_THE_UNION.has(country) ? '2006/112/EC art. 90' : null);
  const count = law === null ? 0 : postings.filter(({ kind }) => kind === 'discount').length;
  return { count, law, percent: vat?.of.includes('discount') === true ? vat.percent : null };
}

/** In one file; more are exported in two. */
const MOST_POSTINGS = 50_000;
const MOST_VALUES = 5;

/** A posting in a currency without a rate: only a CSV can say it. */
export const isSayable = (posting: Posting, format: JournalFormat): boolean => format === 'csv' || hasRate(posting);

export function faultsOf(
  shown: Omit<Preview, 'faults'>,
  { today, missing }: { readonly today: Day; readonly missing: readonly AccountRole[] },
): JournalFault[] {
  const { accounting, from, until, postings, format } = shown;
  if (accounting.beginsOn === null) return [{ code: 'no-begin' }];
  if (until > today) return [{ code: 'future', today }];
  if (until < from) return [{ code: 'until', from }];
  const roles = missing.filter((role) => role !== 'receivable' || format !== 'datev');
  return [
    ...(postings.length === 0 ? [{ code: 'nothing' } as const] : []),
    ...(postings.length > MOST_POSTINGS ? [{ code: 'too-many', most: MOST_POSTINGS } as const] : []),
    ...(roles.length > 0 ? [{ code: 'no-account', roles } as const] : []),
    ...(format === 'datev' ? datevFaults(shown) : []),
  ];
}

/** DATEV knows customers and accounts by the number of their digits, and days by the fiscal year. */
function datevFaults({ accounting, from, until, postings }: Omit<Preview, 'faults'>): JournalFault[] {
  const { datev } = accounting;
  if (datev === null) return [{ code: 'no-datev' }];
  const { yearBegins, digits } = datev;
  const values = (all: readonly string[]): readonly string[] => [...new Set(all)].slice(0, MOST_VALUES);
  const ofCustomers = postings.filter(({ lines }) => lines.some(({ role }) => role === 'receivable'));
  const debtors = values(ofCustomers.map(({ customerCode }) => customerCode).filter((code) => !isDebtor(code, digits)));
  const accounts = values(
    postings
      .flatMap(({ lines }) => lines)
      .filter(({ role, account }) => role !== 'receivable' && account !== '' && !isAccount(account, digits))
      .map(({ account }) => account),
  );
  const documents = values(postings.map(({ document }) => document).filter((one) => documentField(one) !== one));
  const year = yearOf(from, yearBegins);
  const ends = addDays(`${Number(year.slice(0, 4)) + 1}-${yearBegins}` as Day, -1);
  return [
    ...(until > ends ? [{ code: 'year', last: ends } as const] : []),
    ...(debtors.length > 0 ? [{ code: 'debtor', values: debtors, digits: digits + 1 } as const] : []),
    ...(accounts.length > 0 ? [{ code: 'digits', values: accounts, digits } as const] : []),
    ...(documents.length > 0 ? [{ code: 'document', values: documents, digits: 36 } as const] : []),
  ];
}

const isAccount = (account: string, digits: number): boolean => new RegExp(`^\\d{${digits}}$`).test(account);

/** A document number that DATEV cannot write would settle nothing there, or another invoice: it is told, and does not stop the file. */
export const isStopping = ({ code }: JournalFault): boolean => code !== 'document';

/** The first day that is not exported. */
export const nextDay = (last: { readonly until: Day } | undefined, { beginsOn }: Accounting): Day | null =>
  last === undefined ? beginsOn : addDays(last.until, 1);

/** Deeds whose lines must be known, because they are to be taken back. */
export const toTakeBack = (deeds: readonly Deed[]): readonly string[] =>
  deeds.filter(({ isPosted, endedOn }) => isPosted && endedOn !== null).map(({ key }) => key);
