import { ACCOUNT_ROLES, accounting, WITH_VAT, type AccountRole, type Accounting } from '../companies/accounting';

/** The settings of the books as a form has them: every field a text, and back. */
export const DATEV_FIELDS = ['consultant', 'client', 'yearBegins', 'digits'] as const;

export type TypedBooks = Readonly<Record<string, string>>;

export const accountField = (role: AccountRole): string => `account.${role}`;
export const vatField = (kind: string): string => `vat.${kind}`;

export function typedFrom(books: Accounting): TypedBooks {
  const { datev, vat } = books;
  return {
    ...{ format: books.format, beginsOn: books.beginsOn ?? '', charges: books.charges },
    ...{ bankFirst: books.bankFirst ? 'on' : '', journal: books.journal, series: books.series },
    ...Object.fromEntries(ACCOUNT_ROLES.map((role) => [accountField(role), books.accounts[role] ?? ''])),
    percent: vat?.percent ?? '',
    ...Object.fromEntries(WITH_VAT.map((kind) => [vatField(kind), vat?.of.includes(kind) === true ? 'on' : ''])),
    ...Object.fromEntries(DATEV_FIELDS.map((name) => [name, datev === null ? '' : String(datev[name])])),
  };
}

export type Wrong = Readonly<Record<string, true>>;

/** What was typed as the settings, or which fields are wrong: `vat` and `datev` as a whole. */
export function booksFrom(
  typed: TypedBooks,
): { readonly books: Accounting; readonly wrong?: never } | { readonly wrong: Wrong } {
  const text = (name: string): string => (typed[name] ?? '').trim();
  const accounts = ACCOUNT_ROLES.map((role) => [role, text(accountField(role))] as const);
  const of = WITH_VAT.filter((kind) => text(vatField(kind)) !== '');
  const percent = text('percent').replace(',', '.').replace(/\s*%$/, '');
  const datev = DATEV_FIELDS.map((name) => text(name));
  const [consultant, client, yearBegins, digits] = datev;
  const read = accounting.safeParse({
    format: text('format'),
    beginsOn: text('beginsOn') === '' ? null : text('beginsOn'),
    charges: text('charges'),
    bankFirst: text('bankFirst') !== '',
    ...{ journal: text('journal'), series: text('series') },
    accounts: Object.fromEntries(accounts.filter(([, account]) => account !== '')),
    vat: percent === '' && of.length === 0 ? null : { percent, of },
    datev: datev.every((one) => one === '') ? null : { consultant: whole(consultant), client: whole(client), yearBegins, digits: whole(digits) }, // prettier-ignore
  });
  if (read.success) return { books: read.data };
  const fields = read.error.issues.map(({ path: [first, second] }) =>
    first === 'accounts' ? `account.${String(second)}` : String(first),
  );
  return { wrong: Object.fromEntries(fields.map((name) => [name, true as const])) };
}

const whole = (text = ''): number => (/^\d{1,9}$/.test(text) ? Number(text) : NaN);
