import { createHmac } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { assertReadable } from '../imports/disk.actions';
import { contentOf } from '../imports/formats/magic';
import { LIMITS } from '../imports/mapping-profile';
import { openTable } from '../imports/opening';
import { weighWorkbook } from '../imports/weigh.actions';
import { daysBetween } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { waitForCompany } from '../platform/db';
import { installationSecret } from '../platform/installation';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { unasked } from '../tasks/store';
import { keysOf } from './alike';
import { readAnnouncements, type Announcement, type ListProblem } from './announcement';
import * as store from './list.store';

/**
 * A list of announced proceedings is read and compared with the customers: what fits becomes a proposal that a person looks at, never an
 * insolvency by itself. Rows that fit nobody are kept as digests only, and customers who come later are checked against them.
 */
export interface ListAsked {
  readonly companyId: number;
  /** Whose register the list follows; customers of other countries are not compared. */
  readonly country: string;
  readonly path: string;
  /** As the person's machine called it. */
  readonly name: string;
}

export interface ListChecked {
  readonly rows: number;
  readonly problems: readonly ListProblem[];
  /** Proposals that are new. */
  readonly found: number;
}

export const LARGEST_LIST = 20_000_000;

/** Refuses what is no table, or holds no row that can be used. */
export async function checkList(work: Work, { companyId, country, path, name }: ListAsked): Promise<ListChecked> {
  const { rows, problems } = readAnnouncements((await tableAt(path, name)).rows(), work.today);
  if (rows.length === 0 && (problems.length === 0 || STRUCTURE.has(problems[0]?.code ?? ''))) throw noList(name);
  const digest = await digester(work, companyId);
  const keyed = rows.map((row) => keyedRow(row, country, digest));
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const customers = await customerKeys(tx, companyId, digest, country);
    const matches = keyed.flatMap((row) => matchesOf(row, customers, name));
    const listId = await store.insertList(tx, work, { companyId, fileName: name, country, rows: rows.length });
    await store.insertKeys(tx, companyId, listId, keyed.flatMap(({ keys }) => keys)); // prettier-ignore
    const found = await store.insertMatches(tx, work, companyId, matches);
    await closeTasksAbout(tx, work, { companyId, abouts: ['insolvency-check'], outcome: `checked: ${name}` });
    const payload = { name, country, rows: rows.length, problems: problems.length, found };
    await record(tx, work, { companyId, kind: 'insolvency.list_checked', ref: `insolvency_list/${listId}`, payload });
    return { rows: rows.length, problems, found };
  });
}

const STRUCTURE: ReadonlySet<string> = new Set(['no-headings', 'no-rows', 'too-many-rows']);

async function tableAt(path: string, name: string) {
  assertReadable(path);
  const bytes = statSync(path).size > LARGEST_LIST ? undefined : readFileSync(path);
  const content = bytes && contentOf(bytes.subarray(0, 4_096));
  const isTable = content === 'text' || content === 'zip' || content === 'compound';
  const tooHeavy = content === 'zip' && (await weighWorkbook(name, path, LIMITS.inflatedBytes)) !== undefined;
  if (bytes === undefined || !isTable || tooHeavy) throw noList(name);
  const { table } = openTable(name, { size: bytes.length, read: (at, n) => bytes.subarray(at, at + n) }, {});
  if (table === undefined || table.standard !== undefined) throw noList(name);
  return table;
}

const noList = (name: string): Refusal =>
  new Refusal(
    'insolvency-list',
    `${name} is no list of insolvencies that can be read.`,
    'Give CSV or Excel with a heading for the name or the register number, and for the day of the opening or the publication.',
  );

/** Of one company, with a secret of the house: a register number is too short to hide in a digest that anybody can make. */
async function digester(work: Work, companyId: number): Promise<Digest> {
  const secret = await installationSecret(work.db, 'insolvency lists');
  return (text) => createHmac('sha256', secret).update(`${companyId}\n${text}`).digest('hex');
}
type Digest = (text: string) => string;

interface KeyedRow {
  readonly country: string;
  readonly row: Announcement;
  readonly digest: string;
  readonly keys: readonly store.KeptKey[];
}

function keyedRow(row: Announcement, country: string, digest: Digest): KeyedRow {
  const { name, register, vat, court, number, openedOn, publishedOn } = row;
  const own = digest(JSON.stringify([country, name, register, vat, court, number, openedOn, publishedOn]));
  const { numbers, name: named } = keysOf(country, row);
  const key = (text: string, by: 'number' | 'name'): store.KeptKey => ({ row: own, key: digest(text), by, on: openedOn ?? publishedOn }); // prettier-ignore
  const keys = [...numbers.map((text) => key(text, 'number')), ...(named === null ? [] : [key(named, 'name')])];
  return { country, row, digest: own, keys };
}

/** Of each key the customers that have it; of a customer that may be in another country only by its VAT number. */
async function customerKeys(
  q: Parameters<typeof store.checkedCustomers>[0],
  companyId: number,
  digest: Digest,
  country?: string,
): Promise<Map<string, Set<number>>> {
  const found = new Map<string, Set<number>>();
  for (const one of await store.checkedCustomers(q, companyId)) {
    if (one.country === null || (country !== undefined && one.country !== country)) continue;
    const known = { register: one.registerNo ?? '', vat: one.vatNo ?? '', postcode: one.postcode ?? '', court: '' };
    for (const name of new Set([one.name, one.legalName ?? one.name])) {
      const keys = keysOf(one.country, { ...known, name });
      for (const text of [...keys.numbers, ...(keys.name === null ? [] : [keys.name])]) {
        const key = digest(text);
        found.set(key, (found.get(key) ?? new Set()).add(one.customerId));
      }
    }
  }
  return found;
}

/** A number that fits makes a name that fits superfluous. */
function matchesOf({ country, row, digest, keys }: KeyedRow, customers: ReadonlyMap<string, ReadonlySet<number>>, list: string): store.NewMatch[] {
  const by = new Map<number, 'number' | 'name'>();
  for (const { key, by: what } of keys)
    for (const customerId of customers.get(key) ?? []) if (by.get(customerId) !== 'number') by.set(customerId, what);
  const { row: _, ...facts } = row;
  const on = row.openedOn ?? row.publishedOn;
  return [...by].map(([customerId, what]) => ({ customerId, row: digest, by: what, list, on, facts: JSON.stringify({ ...facts, country }) }));
} // prettier-ignore

/** The clock's: customers that are new, or whose numbers changed, against all that is kept of lists. Returns how many proposals are new. */
export async function recheckLists(work: Work, companyId: number): Promise<number> {
  if ((await store.newestList(work.db.read, companyId)) === null) return 0;
  const keys = await customerKeys(work.db.read, companyId, await digester(work, companyId));
  const all = [...keys].flatMap(([key, ids]) => [...ids].map((customerId) => ({ key, customerId })));
  const found = all.length === 0 ? [] : await store.keptWith(work.db.read, companyId, all);
  if (found.length === 0) return 0;
  return work.db.transaction(async (tx) => {
    const made = await store.insertMatches(tx, work, companyId, found.map((one) => ({ ...one, facts: null }))); // prettier-ignore
    await record(tx, work, { companyId, kind: 'insolvency.list_rechecked', ref: 'insolvency_list', payload: { found: made } }); // prettier-ignore
    return made;
  });
}

/** The clock's: the newest list is old. Asked once for each list. */
export async function askForList(work: Work, companyId: number): Promise<number> {
  const newest = await store.newestList(work.db.read, companyId);
  const { insolvencyListDays } = await settingsOf(work.db.read, companyId);
  if (newest === null || insolvencyListDays === 0 || daysBetween(newest.on, work.today) <= insolvencyListDays) return 0;
  const title = asks('insolvencyList', { day: newest.on });
  const key = `insolvency-list/${newest.id}`;
  const task = { companyId, customerId: null, kind: 'insolvency_list', key, about: 'insolvency-check', title, dueOn: work.today };
  const fresh = await unasked(work.db.read, companyId, [task]);
  return fresh.length === 0 ? 0 : work.db.transaction((tx) => openTasks(tx, work, fresh));
} // prettier-ignore

/** A person looked: it is not that customer. It is not asked again. */
export async function notThisOne(
  work: Work,
  companyId: number,
  asked: { readonly customerId: number; readonly matchId?: number },
): Promise<number> {
  return work.db.transaction(async (tx) => {
    const many = await store.decideMatches(tx, work, companyId, { ...asked, as: 'not_this' });
    if (many === 0) {
      throw new Refusal(
        'no-such-match',
        'No row of a list waits for this customer.',
        'See which do: duly insolvency found',
      );
    }
    const payload = { matches: many };
    await record(tx, work, { companyId, kind: 'insolvency.not_this', ref: `customer/${asked.customerId}`, payload });
    return many;
  });
}
