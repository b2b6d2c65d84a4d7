import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deductions } from '../app';
import { followAdvices } from '../cash/advised.actions';
import { acceptProposals, decide, putOnAccount, setLineAside } from '../cash/deciding.actions';
import type { PlannedCustomer } from '../cash/plan';
import { namesIn, namesOf, waitingRows, type WaitingRow } from '../cash/worklist.panel';
import { findCustomer } from '../customers/store';
import { importBankFile } from '../imports/bank.actions';
import { importRemittance } from '../imports/remittance.actions';
import { addDays, day, type Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { findItems } from '../ledger/store';
import { onDay, type Work } from '../platform/work';
import type { BankEntry } from './bank-entry';
import { bankEntries } from './bank-lines';
import { completeTask } from '../tasks/actions';
import type { Played, Stage } from './stage.actions';
import { returnsToSee } from './told.panel';
import type { World } from './world';

/**
 * The money of a morning: what the banks and the customers sent is taken in and matched; then the demo's clerk decides what the rule left,
 * as who asked the payer would, but for what is left to who visits.
 */
export interface Bank {
  /** Files of the company, by the day on which they are there. */
  readonly files: ReadonlyMap<Day, readonly string[]>;
  readonly entries: readonly BankEntry[];
}

export function bankOf(folder: string, world: World): Bank {
  const inside = (name: string): string[] =>
    existsSync(join(folder, name)) ? readdirSync(join(folder, name)).map((file) => join(folder, name, file)) : [];
  const paths = [...inside('advices'), ...inside('bank')].sort();
  return { files: grouped(paths, dayOfFile), entries: bankEntries(world) };
}

const dayOfFile = (path: string): Day => day(path.slice(path.lastIndexOf('/') + 1).slice(0, 10));

export async function playBank(stage: Stage, played: Played, on: Day, { files, entries }: Bank): Promise<void> {
  const { company } = played;
  stage.turnTo(on, 5);
  const work = onDay(stage.work(), company.zone, on);
  for (const path of files.get(on) ?? []) {
    if (path.endsWith('.csv'))
      await importRemittance(work, { companyId: company.id, currency: 'EUR', customerId: null, path }); // prettier-ignore
    else await importBankFile(work, { companyId: company.id, path });
    played.bankFiles += path.endsWith('.csv') ? 0 : 1;
  }
  stage.turnTo(on, 6);
  const later = onDay(stage.work(), company.zone, on);
  await clerk(later, company.id, entries);
  await followAdvices(later, company.id, deductions);
  const again = entries.some((entry) => entry.paysAgain && entry.on < on && addDays(entry.on, 4) >= on);
  for (const id of again ? await returnsToSee(later.db.read, company.id) : []) await completeTask(later, company.id, id, 'payé de nouveau'); // prettier-ignore
}

const ALL = { text: '', confidence: '', account: '', customer: '', customerId: null, amountMinor: null, sort: 'booked', descending: false, offset: 0, limit: 500 } as const; // prettier-ignore

async function clerk(work: Work, companyId: number, entries: readonly BankEntry[]): Promise<void> {
  const rows = await waitingRows(work.db.read, { ...ALL, companyId });
  if (rows.length === 0) return;
  const { documents } = await namesOf(work.db.read, companyId, namesIn(rows.map(({ proposal }) => proposal)));
  for (const row of rows) {
    const entry = entries.find(({ on, minor, currency }) => on === row.bookedOn && minor === row.amountMinor && currency === row.currency); // prettier-ignore
    if (entry === undefined || entry.decides === 'visitor') continue;
    if (entry.decides !== 'clerk') await aside(work, companyId, row, entry.decides.aside);
    else if (isMeant(row, entry, documents))
      await acceptProposals(work, companyId, [{ lineId: row.lineId, digest: null }]); // prettier-ignore
    else await asMeant(work, companyId, row, entry);
  }
}

/** Somebody was asked what it is. */
const DAYS_ASKED = 3;

async function aside(work: Work, companyId: number, { lineId, bookedOn }: WaitingRow, why: string): Promise<void> {
  if (addDays(bookedOn, DAYS_ASKED) <= work.today) await setLineAside(work, companyId, lineId, why);
}

function isMeant({ proposal }: WaitingRow, { pays }: BankEntry, documents: ReadonlyMap<number, string>): boolean {
  const proposed = proposal.parts.map(({ itemId }) => documents.get(itemId) ?? '').sort();
  const meant = pays.map(({ document }) => document).sort();
  return meant.length > 0 && proposal.onAccountMinor === 0 && proposed.join() === meant.join();
}

async function asMeant(work: Work, companyId: number, { lineId, amountMinor }: WaitingRow, { code, pays }: BankEntry): Promise<void> {
  if (code === null) return;
  const customer = await findCustomer(work.db.read, companyId, code);
  const parts: PlannedCustomer['parts'][number][] = [];
  for (const { document, minor } of pays) {
    const [item] = await findItems(work.db.read, { companyId, text: document });
    const paid = Math.min(minor, item?.openMinor ?? 0);
    if (item !== undefined && paid > 0) parts.push({ itemId: item.itemId, minor: paid });
  }
  const onAccountMinor = amountMinor - parts.reduce((sum, part) => sum + part.minor, 0);
  if (parts.length === 0) await putOnAccount(work, companyId, lineId, customer.id);
  else await decide(work, companyId, { lineId, plan: [{ customerId: customer.id, parts, onAccountMinor }], note: null });
} // prettier-ignore
