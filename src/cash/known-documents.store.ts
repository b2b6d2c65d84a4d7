import { coreOf } from '../ledger/document-number';
import { dialectOf, rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** Which numbers bear documents of ours, and whose they are, however letters in front of them are written. */
export interface KnownDocument {
  readonly document: string;
  readonly customerId: number;
}

/** As the index of document numbers begins: without letters and marks in front. */
const BEFORE_NUMBER = 'abcdefghijklmnopqrstuvwxyz-_/#.: 0';
const FEWEST_DIGITS = 3;

/** By the number without what stands in front of its three or more digits, else as it is written; those that are settled too. */
export async function documentsNamed(
  q: Query,
  companyId: number,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownDocument[]>> {
  const cores = [...new Set(numbers.map(coreOf).filter((core) => core.replace(/\D/g, '').length >= FEWEST_DIGITS))];
  const written = [...new Set(numbers.flatMap((one) => [one, one.toUpperCase()]))];
  const byCore = tableOf(q, { number: 'text' }, cores.map((number) => ({ number }))); // prettier-ignore
  const asWritten = tableOf(q, { number: 'text' }, written.map((number) => ({ number }))); // prettier-ignore
  const bytewise = dialectOf(q) === 'postgres' ? 'collate "C"' : 'collate binary'; // as the index has it
  const owed = `e.company_id = ? and e.type in ('invoice', 'credit_note')`;
  const rows = await rowsOf<KnownDocument>(
    q,
    `select e.document, e.customer_id as "customerId" from v_entry e
     where ${owed} and ltrim(lower(e.document), '${BEFORE_NUMBER}') ${bytewise} in (select number from ${byCore.sql} as given)
     union select e.document, e.customer_id from v_entry e
     where ${owed} and e.document in (select number from ${asWritten.sql} as given)`,
    [companyId, ...byCore.bindings, companyId, ...asWritten.bindings],
  );
  const found = new Map<string, KnownDocument[]>();
  for (const number of numbers) {
    const [own, small] = [coreOf(number), number.toLowerCase()];
    const same = rows.filter(
      ({ document }) => document.toLowerCase() === small || (own !== '' && coreOf(document) === own),
    );
    if (same.length > 0) found.set(number, same);
  }
  return found;
}
