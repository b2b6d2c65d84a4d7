import { holdSources, undoDeps } from '../app';
import { openCompany } from '../companies/actions';
import type { Company } from '../companies/company';
import { addContact, correctCustomer, putAddress } from '../customers/actions';
import { contactsInRange, customersInRange, findCustomer } from '../customers/store';
import type { Customer } from '../customers/customer';
import { raise } from '../disputes/actions';
import { settle } from '../disputes/settle.actions';
import { disputeHolds } from '../disputes/store';
import { makeDossier, type MadeDossier } from '../dossier/actions';
import { importFile } from '../imports/actions';
import type { Outcome } from '../imports/outcome';
import { undoImport } from '../imports/undo.actions';
import { calendarOf } from '../kernel/calendar';
import { count } from '../kernel/count';
import { addDays, addMonths, minDay, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { isOverdue, type OpenItem } from '../ledger/open-item';
import { openItemsInRange, openItemsOf } from '../ledger/store';
import type { Shell } from '../platform/shell';
import { onDay } from '../platform/work';
import { recordPromise } from '../promises/actions';
import { playMorning } from './day.actions';
import { nothingPlayed, type Played, type Stage } from './stage.actions';

/**
 * The main job on anybody's export: the files are imported, then half a year is played as it would have gone had Duly been
 * there; open amounts are read as of each day. One customer disputes, one promises, and the one who owes most at the end
 * gets a recovery file. What the export does not say is marked as unknown, never invented.
 */
const DAYS_PLAYED = 184;
const EVERYBODY = Number.MAX_SAFE_INTEGER;
const A_HANDFUL = 5;

export interface OwnPlayed {
  readonly imports: readonly Outcome[];
  readonly played: Played;
  readonly dossier: MadeDossier | null;
}

export async function playOwn(stage: Stage, shell: Shell, files: readonly string[], today: Day): Promise<OwnPlayed> {
  stage.turnTo(today);
  const company = await openCompany(stage.work(), { name: 'My company', code: 'mine', country: 'FR', currency: 'EUR' });
  const first = await takeAll(stage, company, files, null);
  const standsOn = await openDay(stage, company, today);
  const last = standsOn.last;
  const imports = standsOn.settledSince ? await takeAgain(stage, shell, { company, files, first, on: last }) : first;
  for (const [at, { rows, booked, problemCount }] of imports.entries()) {
    shell.print(`${files[at] ?? ''}: ${count(rows, 'row')}, ${booked} booked, ${problemCount} with problems`);
  }
  await tellOfDebtors(stage, shell, company);
  await inventContacts(stage, shell, company);
  const played = nothingPlayed(company);
  await playMonths(stage, shell, played, last);
  return { imports, played, dossier: await fileOfTheLargest(stage, company, last) };
}

/** Each file as it stands, or as it stood on a day: what was settled later is open then. */
async function takeAll(stage: Stage, company: Company, files: readonly string[], asOf: Day | null): Promise<Outcome[]> {
  const imports: Outcome[] = [];
  for (const path of files) {
    const options = asOf === null ? {} : { asOf };
    const debtorType = 'company' as const;
    const request = { company, path, options, debtorType, yes: true, goodRows: true, fileDay: stage.work().today };
    imports.push(await importFile(onDay(stage.work(), company.zone), request));
  }
  return imports;
}

interface Again {
  readonly company: Company;
  readonly files: readonly string[];
  readonly first: readonly Outcome[];
  readonly on: Day;
}

/** A history in which all is paid by now is taken back and read as the list that it was on an earlier day. */
async function takeAgain(stage: Stage, shell: Shell, { company, files, first, on }: Again): Promise<Outcome[]> {
  shell.print(`Everything in it was settled since. It is taken as it stood on ${on}.`);
  for (const { importId } of [...first].reverse()) {
    if (importId !== null) await undoImport(stage.work(), undoDeps(stage.work()), { companyId: company.id, importId });
  }
  return takeAll(stage, company, files, on);
}

/** The day to play up to: the day after the last due day of what is open; where nothing is, a day on which much was. */
async function openDay(stage: Stage, company: Company, today: Day): Promise<{ last: Day; settledSince: boolean }> {
  const items = await openItemsInRange(stage.house.db.read, everybody(company), today);
  const due = items.flatMap((item) => (item.dueOn === null || item.openMinor <= 0 ? [] : [item.dueOn]));
  if (due.length === 0) return { last: await lastOverdue(stage, company, today), settledSince: true };
  return {
    last: minDay(
      addDays(
        due.reduce((a, b) => (a > b ? a : b)),
        1,
      ),
      today,
    ),
    settledSince: false,
  };
}

/** Back month by month until a handful of items was overdue. */
async function lastOverdue(stage: Stage, company: Company, today: Day): Promise<Day> {
  for (let months = 0; months < 480; months += 1) {
    const on = addMonths(today, -months);
    if ((await overdueLargestFirst(stage, company, on)).length >= A_HANDFUL) return on;
  }
  return today;
}

const everybody = (company: Company) => ({ companyId: company.id, first: 0, last: EVERYBODY });

/** Customers of whom the export does not say what they are count as companies here, which a person would have to answer. */
async function tellOfDebtors(stage: Stage, shell: Shell, company: Company): Promise<void> {
  const customers = await customersInRange(stage.house.db.read, everybody(company));
  const unknown = customers.filter(({ debtorType }) => debtorType === 'unknown').length;
  if (unknown === 0) return;
  shell.print(
    `What ${count(unknown, 'customer is', 'customers are')} is not said in it: for the demo they count as companies (duly import --debtor-type company). ` +
      'Unanswered, they would get plain reminders and no final one.',
  );
}

/** Who cannot be reached by anything gets an address under `.example`, which belongs to nobody. */
async function inventContacts(stage: Stage, shell: Shell, company: Company): Promise<void> {
  const { read } = stage.house.db;
  const reached = new Set((await contactsInRange(read, everybody(company))).map(({ customerId }) => customerId));
  const unreached = (await customersInRange(read, everybody(company))).filter(({ id }) => !reached.has(id));
  for (const { id, code } of unreached) {
    const email = `${code.toLowerCase().replace(/[^a-z0-9]+/g, '-')}@customer.example`;
    const nobody = { name: null, phone: null, language: null };
    await addContact(stage.work(), { companyId: company.id, customerId: id, role: 'main', email, ...nobody });
  }
  if (unreached.length === 0) return;
  shell.print(
    `${count(unreached.length, 'customer has', 'customers have')} no contact in it: for the demo each has an address under .example.`,
  );
}

async function playMonths(stage: Stage, shell: Shell, played: Played, last: Day): Promise<void> {
  const { company } = played;
  const calendar = calendarOf(company.country);
  const first = addDays(last, -DAYS_PLAYED);
  const told: Told = { disputeId: null, settled: false, promised: false };
  const progress = shell.progress('Half a year of mornings', DAYS_PLAYED);
  for (let at = 0; at <= DAYS_PLAYED; at += 1) {
    const on = addDays(first, at);
    progress.at(at, on);
    if (!calendar.isWorkday(on)) continue;
    await tell(stage, company, told, { at, on });
    await playMorning(stage, played, on);
  }
  progress.end();
}

interface Told {
  disputeId: number | null;
  settled: boolean;
  promised: boolean;
}

/** After two months somebody disputes and is answered two weeks later; after three somebody promises. */
async function tell(stage: Stage, company: Company, told: Told, { at, on }: { at: number; on: Day }): Promise<void> {
  stage.turnTo(on, 6);
  const work = onDay(stage.work(), company.zone, on);
  const companyId = company.id;
  const [largest, second] = at < 60 || told.promised ? [] : await stillOwed(stage, company, on);
  if (told.disputeId === null && second) {
    const items = [{ itemId: second.itemId, amountMinor: null }];
    const objection = 'Demo: the goods are not as ordered.';
    told.disputeId = (
      await raise(work, { companyId, customerId: second.customerId, items, category: 'quality', objection })
    ).id;
  }
  if (told.disputeId !== null && !told.settled && at >= 74) {
    const answer = 'Demo: the delivery note is signed without remarks.';
    await settle(work, { companyId, disputeId: told.disputeId }, { outcome: 'unjustified', answer, answeredOn: on });
    told.settled = true;
  }
  if (!told.promised && at >= 90 && largest) {
    const of = { items: [{ itemId: largest.itemId, amountMinor: null }] };
    const request = { companyId, customerId: largest.customerId, of, promisedOn: addDays(on, 8), channel: 'phone' };
    await recordPromise(work, request, disputeHolds);
    told.promised = true;
  }
}

/** Overdue that day, and not paid in the days that are still to be played: of what was, nobody can promise or dispute. */
async function stillOwed(stage: Stage, company: Company, on: Day): Promise<OpenItem[]> {
  const then = await overdueLargestFirst(stage, company, on);
  const ids = then.map(({ itemId }) => itemId);
  const now = await openItemsOf(stage.house.db.read, company.id, ids);
  const open = new Set(now.filter(({ openMinor }) => openMinor > 0).map(({ itemId }) => itemId));
  return then.filter(({ itemId }) => open.has(itemId));
}

async function overdueLargestFirst(stage: Stage, company: Company, on: Day): Promise<OpenItem[]> {
  const items = await openItemsInRange(stage.house.db.read, everybody(company), on);
  return items.filter((item) => isOverdue(item, on)).sort((a, b) => b.openMinor - a.openMinor || a.itemId - b.itemId);
}

async function fileOfTheLargest(stage: Stage, company: Company, last: Day): Promise<MadeDossier | null> {
  stage.turnTo(last, 17);
  const work = onDay(stage.work(), company.zone, last);
  const owed = new Map<number, number>();
  for (const item of await overdueLargestFirst(stage, company, last)) {
    owed.set(item.customerId, (owed.get(item.customerId) ?? 0) + item.openMinor);
  }
  for (const [customerId] of [...owed].sort((a, b) => b[1] - a[1])) {
    const customer = await findCustomer(work.db.read, company.id, work.ids.seal('customer', customerId), work.ids);
    await markUnknown(stage, company, customer);
    const asked = {
      company,
      items: [],
      currency: null,
      keyDate: last,
      language: 'en',
      interest: null,
      recipient: null,
      facts: null,
    };
    try {
      const known = await findCustomer(work.db.read, company.id, customer.code);
      return await makeDossier(work, { ...asked, customer: known }, holdSources);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error; // not ready (a credit to be matched, a dispute): the next one
    }
  }
  return null;
}

/** A recovery file needs a registered name and an address; an export often has neither, and the file says so. */
async function markUnknown(stage: Stage, company: Company, customer: Customer): Promise<void> {
  const work = stage.work();
  const why = 'demo: the export does not say it';
  if (customer.legalName === null) {
    const text = `${customer.name} (as in the ledger, not looked up)`;
    await correctCustomer(work, { companyId: company.id, customerId: customer.id, field: 'legal_name', text, why });
  }
  await putAddress(work, {
    companyId: company.id,
    customerId: customer.id,
    role: 'registered',
    name: null,
    street: '(not in the export)',
    postcode: '–',
    city: '(not in the export)',
    region: null,
    country: customer.country,
  });
}
