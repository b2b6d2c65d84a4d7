import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { kindOfDebtor, type Customer } from '../customers/customer';
import { customerById } from '../customers/store';
import { Refusal } from '../kernel/result';
import type { HoldSource } from '../ledger/hold';
import { isCredit, type OpenItem } from '../ledger/open-item';
import { assignedItems } from '../ledger/payee.store';
import { openItemsInRange } from '../ledger/store';
import { lawFor, type FourCountries } from '../law/four-countries';
import { lawOfPapers } from '../law/paper-law';
import type { DebtorClass } from '../law/sentence';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';

/** Whom a paper is for, and about what it may be. */
export interface Noticeable {
  readonly company: Company;
  readonly customerId: number;
  readonly holds: (q: Query) => readonly HoldSource[];
}

export interface Noticed {
  readonly customer: Customer;
  readonly debtor: DebtorClass;
  /** Only what the company says of all. */
  readonly debtorAssumed: boolean;
  /** Invoices that are open, due or not, in every currency. */
  readonly items: readonly OpenItem[];
  readonly assigned: ReadonlySet<number>;
  /** Whose law governs where no invoice says otherwise, and why. */
  readonly countries: FourCountries;
  /** The law whose papers are for this debtor: a consumer's own country, else the law that governs; null: its papers are not known. */
  readonly home: string | null;
}

/** Refuses for a debtor of whom nobody says what it is: no law can be named to it. */
export async function noticed(work: Work, { company, customerId }: Noticeable): Promise<Noticed> {
  const q = work.db.read;
  const customer = await customerById(q, company.id, customerId);
  const settings = await settingsOf(q, company.id);
  const { type, assumed } = kindOfDebtor(customer, settings);
  if (type === 'unknown') {
    throw new Refusal(
      'debtor-unknown',
      'Nobody says what this customer is in law: no legal paper can be written to it.',
      'Say whether it is a company, a sole trader, a public body or a consumer.',
    );
  }
  const range = { companyId: company.id, first: customerId, last: customerId };
  const countries = lawFor({
    ...{ debtor: type, contractLaw: null, customer, said: [] },
    company: { ...company, courtCountry: settings.courtCountry },
  });
  const items = await openItemsInRange(q, range, work.today);
  return {
    customer,
    debtor: type,
    debtorAssumed: assumed,
    items: items.filter((item) => !isCredit(item) && item.presumedSettledOn === null && item.withheld === null),
    assigned: new Set((await assignedItems(q, range, work.today)).map(({ itemId }) => itemId)),
    countries,
    home: lawOfPapers(type, countries),
  };
}

/** Those that a paper is about where nobody says: all that are overdue, in the currency in which most is. */
export function usualItems({ items }: Noticed, today: string): OpenItem[] {
  const due = items.filter(({ dueOn }) => dueOn !== null && dueOn < today);
  const sums = new Map<string, number>();
  for (const { currency, openMinor } of due) sums.set(currency, (sums.get(currency) ?? 0) + openMinor);
  const [most] = [...sums].sort((a, b) => b[1] - a[1]);
  return due.filter(({ currency }) => currency === most?.[0]);
}
