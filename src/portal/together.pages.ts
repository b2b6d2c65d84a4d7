import { addDays, dayFrom, type Day } from '../kernel/day';
import { format, formatAmount, fromTyped } from '../kernel/money';
import { PORTAL_TOGETHER_WORDS } from '../languages/portal-together-words';
import { dayText, fill } from '../languages/said';
import { holdsFrom } from '../ledger/hold-index';
import { rangeOf } from '../ledger/hold';
import { openItemsOfCustomers } from '../ledger/store';
import { NO_PAYEES } from '../ledger/payee';
import { fieldsOf } from '../platform/web/form';
import { itemsElsewhereOf } from './account.panel';
import { promiseTogetherInPortal } from './actions';
import { owed } from './owed';
import type { PortalDeps, PortalVisit } from './visit.pages';

/** For whoever pays for others: one promise over several accounts, its own among them, each with its own amount. */
interface Promisable {
  readonly customer: { readonly id: number; readonly code: string; readonly name: string };
  readonly currency: string;
  /** What is really demanded of it. */
  readonly mostMinor: number;
}

/** More accounts than this are promised each on its own page. */
const MOST_ACCOUNTS = 40;

/** Of the visitor's own account page only, and where there is something to promise for another. */
async function promisableOf(visit: PortalVisit, deps: PortalDeps): Promise<Promisable[]> {
  const { work, company, visitor, customer, others } = visit;
  if (customer.id !== visitor.id || others.length === 0 || others.length > MOST_ACCOUNTS) return [];
  const { read } = work.db;
  const accounts = [visitor, ...others].map(({ id, code, name }) => ({ id, code, name }));
  const ids = accounts.map(({ id }) => id);
  const items = await openItemsOfCustomers(read, company.id, ids, work.today);
  const holds = await holdsFrom(deps.holdSources(read), rangeOf(company.id, ids), work.today);
  const elsewhere = await itemsElsewhereOf(read, company.id, ids);
  const found = accounts.flatMap((account) => {
    const own = items.filter(({ customerId }) => customerId === account.id);
    return owed(own, holds, { hidden: elsewhere, payees: NO_PAYEES }, work.today).flatMap(
      ({ currency, promisableMinor: mostMinor }) => (mostMinor > 0 ? [{ customer: account, currency, mostMinor }] : []),
    );
  });
  return found.some((one) => one.customer.id !== visitor.id) ? found : [];
}

const fieldOf = ({ work }: PortalVisit, { customer, currency }: Promisable): string =>
  `of-${work.ids.seal('customer', customer.id)}-${currency}`;

export interface TogetherTyped {
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

export async function togetherBlanks(
  visit: PortalVisit,
  deps: PortalDeps,
  { typed, wrong }: TogetherTyped,
): Promise<unknown> {
  const { work, locale, language } = visit;
  const rows = await promisableOf(visit, deps);
  if (rows.length === 0) return null;
  const w = PORTAL_TOGETHER_WORDS[language];
  const fields = fieldsOf(['together_day', ...rows.map((row) => fieldOf(visit, row)), 'together'], typed, wrong);
  return {
    ...{ w, fields },
    rows: rows.map((row) => {
      const name = fieldOf(visit, row);
      const { currency, mostMinor } = row;
      const sum = format({ minor: mostMinor, currency }, locale);
      return {
        name,
        label: fill(w.of, { ...row.customer, currency, sum }),
        wrong_id: `wrong-${name}`,
        field: {
          ...(fields[name] ?? {}),
          value:
            typed[name] ??
            (typed['together_day'] !== undefined ? '' : formatAmount({ minor: mostMinor, currency }, locale)),
        },
      };
    }),
    by: typed['together_by'] ?? '',
    first_day: work.today,
    last_day: addDays(work.today, LONGEST_DAYS),
  };
}

const LONGEST_DAYS = 365;
const LONGEST_NAME = 100;

export interface Together {
  readonly day: Day;
  readonly amounts: readonly (Promisable & { readonly minor: number })[];
}

/** What was typed; what is wrong with it by field. Only accounts that are offered count: a foreign one is none of them. */
export async function togetherTyped(
  visit: PortalVisit,
  deps: PortalDeps,
): Promise<Together | { readonly wrong: Readonly<Record<string, string>> }> {
  const { asked, work, w, locale, language } = visit;
  const wrong: Record<string, string> = {};
  const day = dayFrom(asked.form.get('together_day') ?? '');
  if (day === undefined || day < work.today || day > addDays(work.today, LONGEST_DAYS))
    wrong['together_day'] = w.form.day;
  const amounts: (Promisable & { minor: number })[] = [];
  for (const row of await promisableOf(visit, deps)) {
    const name = fieldOf(visit, row);
    const text = (asked.form.get(name) ?? '').trim();
    if (text === '') continue;
    const minor = fromTyped(text, row.currency, locale);
    if (minor !== undefined && minor > 0 && minor <= row.mostMinor) amounts.push({ ...row, minor });
    else wrong[name] = fill(w.form.amount, { sum: format({ minor: row.mostMinor, currency: row.currency }, locale) });
  }
  if (amounts.length === 0 && Object.keys(wrong).length === 0)
    wrong['together'] = PORTAL_TOGETHER_WORDS[language].nothing;
  return day === undefined || Object.keys(wrong).length > 0 ? { wrong } : { day, amounts };
}

/** Records them, and what is told of it. */
export async function promiseAll(visit: PortalVisit, deps: PortalDeps, { day, amounts }: Together): Promise<string> {
  const { asked, work, company, visitor, locale, language } = visit;
  const w = PORTAL_TOGETHER_WORDS[language];
  const by = (asked.form.get('together_by') ?? '').trim().slice(0, LONGEST_NAME);
  const waiting = await promiseTogetherInPortal(
    work,
    {
      companyId: company.id,
      payerId: visitor.id,
      promisedOn: day,
      byWhom: by === '' ? visitor.name : `${by} (${visitor.name})`,
      amounts: amounts.map(({ customer, currency, minor }) => ({
        customerId: customer.id,
        currency,
        totalMinor: minor,
      })),
    },
    deps.disputeHolds,
  );
  const list = amounts.map(
    ({ customer, currency, minor }) => `${customer.name} ${format({ minor, currency }, locale)}`,
  );
  const names = [
    ...new Set(amounts.filter(({ customer }) => waiting.has(customer.id)).map(({ customer }) => customer.name)),
  ];
  const told = fill(w.done, { day: dayText(day, locale), list: list.join(', ') });
  return names.length === 0 ? told : `${told} ${fill(w.waits, { names: names.join(', ') })}`;
}
