import { meanings, type Field } from '../headers';
import { listMeanings } from './bank-list-words';
import { listFacts } from './bank-list-facts';
import { listTableOf, placeOf, type ListTable } from './bank-list-table';
import { findHeader } from '../sniff-header';
import { sniffDelimiter } from '../sniff-delimiter';
import { survey } from '../sniff-encoding';
import { csvRecords } from './csv';
import { textOf, type Bytes } from './bytes';
import { contentOf } from './magic';
import type { RawRow } from './row';

/** Is a list one of a bank, or one of invoices and books? Due days, documents and what is open stand in no list of a bank. */
const LEDGER: ReadonlySet<Field> = new Set([
  'dueOn',
  'document',
  'open',
  'journal',
  'settledOn',
  'customerName',
  'matchCode',
]);

export const isLedgerList = ({ headings }: Pick<ListTable, 'headings'>): boolean =>
  headings.some((heading) => meanings(heading).some(({ field, weight }) => weight > 9 && LEDGER.has(field)));

/** The same of the beginning of a text, however its headings stand. */
export function isLedgerText(bytes: Bytes): boolean {
  if (contentOf(bytes.read(0, 4_096)) !== 'text') return false;
  const { encoding, skip } = survey(bytes);
  const [head = ''] = textOf(bytes, encoding.value, skip);
  const delimiter = sniffDelimiter(head.slice(0, 65_536)).value;
  const rows = [...csvRecords([head.slice(0, 65_536)], { delimiter, lineLength: 100_000, width: 0 })];
  const header = findHeader(rows.filter(({ cells }) => cells.some((cell) => cell !== '')));
  return header !== undefined && header.hits >= 3 && isLedgerList(header);
}

/** A column of customers: payments as the books tell them. */
const isCustomer = (heading: string): boolean =>
  listMeanings(heading).length === 0 && /customer|client|kunde(?!nref)|kund(?:nr|namn)|debitor|debtor|klant|debiteur|cliente/i.test(heading); // prettier-ignore

const ONLY_BANKS = ['valueOn', 'balance', 'iban', 'account', 'endToEnd', 'side'] as const;

/** So surely one of a bank that it is taken as such wherever it comes in. */
export function isSurelyBankList(bytes: Bytes): boolean {
  const table = listTableOf(bytes);
  return table !== undefined && isSure(table, table.rows);
}

/** The same of the first rows of a table. */
export function isBankListIn(rows: readonly RawRow[]): boolean {
  const place = placeOf(rows);
  return place !== undefined && isSure(place, rows);
}

function isSure(place: Pick<ListTable, 'headings' | 'known' | 'from'>, rows: readonly RawRow[]): boolean {
  if (!place.known || isLedgerList(place) || place.headings.some(isCustomer)) return false;
  const fields = new Set(place.headings.flatMap((heading) => listMeanings(heading)[0]?.field ?? []));
  if (ONLY_BANKS.some((field) => fields.has(field))) return true;
  const { account, balances } = listFacts(rows.slice(0, place.from - 1), []);
  return account !== undefined && balances.length > 0;
}
