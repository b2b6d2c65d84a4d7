import type { Company } from '../companies/company';
import { mergeCustomers, stageOverrides } from '../customers/merge.store';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { NO_MARKS, type BookedLines, type BookedMarks, type Booking } from '../ledger/book';
import { assignOfCustomers, blockCustomers } from '../ledger/book-marks.store';
import { cancelVoided } from '../ledger/book-void.store';
import { noteFreshness } from '../ledger/freshness.store';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { leaveTwins, noteUnderOld } from './alias.store';
import { bookAllocations, NONE_APPLIED } from './allocate.actions';
import type { CodeProposal } from './code-alike';
import { settleDebtorTypes } from './debtor-type.actions';
import type { Field } from './headers';
import { isEinvoice, isStandard, type FileKind } from './mapping';
import { missingFrom, snapshotOf, type Snapshot } from './missing.actions';
import { openNotices } from './notice.actions';
import type { OpenedFile } from './open.actions';
import { NOTHING_MISSING, twinsInWords, type Outcome } from './outcome';
import { outcomeOf, type BookedEntries, type Terms, type When } from './outcome.actions';
import type { Totals } from './reading';
import type { ImportRequest } from './request';
import {
  holderAccounts,
  leaveOutCompanies,
  leaveSharedIds,
  newestDay,
  numberPayments,
  prepareCustomers,
  prepareLines,
  sharedDocuments,
  type SharedDocument,
  type StagedFields,
} from './stage.store';
import { raiseDisputed } from './disputed.actions';
import { bookHandled } from './handled.actions';
import { proposeHolderAccounts } from './holder-account.actions';
import { wrongPayers } from './payer.actions';
import { settleCarried } from './carried.actions';
import { settleTerms, standingTold } from './terms.actions';
import { keepRecord } from './record.actions';
import { insertImport, standingImports } from './store';

/** A file whose rows are in `staged`, with what is known about it. */
export interface Staged {
  readonly request: ImportRequest;
  readonly opened: OpenedFile;
  readonly totals: Totals;
  readonly kind: FileKind;
  readonly fields: StagedFields;
  /** Codes of our other companies, where the file names the company of each line: those lines are not ours to book here. */
  readonly otherCompanies: readonly string[];
  /** Customer numbers that seem to mean a known customer, and of which nobody has decided. */
  readonly proposed: readonly CodeProposal[];
}

/** Books what is staged, inside one transaction: customers, lines, what is missing, disputes, tasks, freshness, the record of it. */
export async function bookStaged(tx: Tx, work: Work, staged: Staged): Promise<Outcome> {
  const { company } = staged.request;
  await waitForCompany(tx, company.id);
  const leftOut = await leaveOutCompanies(tx, staged.otherCompanies);
  refuseShared(company, await sharedDocuments(tx, staged.opened.reading.columns));
  const when = await whenShown(tx, work, staged);
  const terms = await termsOf(tx, staged, when);
  const importId = await insertImport(tx, work, { ...newImport(staged, when), mode: terms.mode, scope: terms.scope });
  if (staged.kind === 'allocations') return applyStated(tx, work, staged, { when, terms, importId });
  await prepareCustomers(tx, staged.fields.customers, company.currency);
  const customers = await mergeCustomers(tx, work, {
    companyId: company.id,
    importId,
    fields: staged.fields.customers,
    byName: !has(staged, 'customerCode'),
  });
  const debtors = await settleDebtorTypes(tx, work, staged.request);
  const booked =
    staged.kind === 'customers'
      ? {
          lines: NO_LINES,
          missing: NOTHING_MISSING,
          disputes: 0,
          voided: 0,
          dueDays: await standingTold(tx, company.id, staged.fields.customers),
          notices: [],
        }
      : await bookEntries(tx, work, { staged, when, terms, importId });
  const marks =
    staged.kind === 'customers' ? await markCustomers(tx, work, staged, { importId, ...when }) : booked.lines.marks;
  const { columns, recognised } = staged.opened.reading;
  await proposeHolderAccounts(tx, work, company.id, await holderAccounts(tx, columns, company.currency));
  const payers = await wrongPayers(tx, recognised, customers.payerless);
  const outcome = outcomeOf(staged, { when, terms, importId, customers, marks, leftOut, debtors, payers, ...booked });
  const notices = await openNotices(tx, work, {
    outcome,
    companyId: company.id,
    importId,
    lines: booked.lines,
    customers,
  });
  await keepRecord(tx, work, company.id, outcome);
  return { ...outcome, notices: [...booked.notices, ...notices, ...(debtors.asked === null ? [] : [debtors.asked])] };
}

/** A list of allocations brings no customers and no entries: only what was paid by what. */
async function applyStated(
  tx: Tx,
  work: Work,
  staged: Staged,
  { when, terms, importId }: Omit<Entries, 'staged'>,
): Promise<Outcome> {
  const companyId = staged.request.company.id;
  const { booked, unchanged, notices } = await bookAllocations(tx, work, { companyId, importId, kind: 'payment' });
  const lines = { ...NO_LINES, booked, unchanged };
  const customers = { booked: 0, changed: 0, unchanged: 0, overtaken: [], parentless: 0, payerless: [] };
  const nothing = {
    payers: [],
    missing: NOTHING_MISSING,
    disputes: 0,
    voided: 0,
    dueDays: [],
    leftOut: 0,
    notices: [],
    debtors: { assumed: null, asked: null },
  };
  const results = { when, terms, importId, customers, lines, marks: NO_MARKS, ...nothing };
  const outcome = { ...outcomeOf(staged, results), notices };
  await keepRecord(tx, work, companyId, outcome);
  return outcome;
}

/** A list of customers may say of a customer as a whole what a list of items says of each: who holds the claims, and a block. */
async function markCustomers(
  tx: Tx,
  work: Work,
  { request, fields }: Staged,
  { importId, asOf }: When & { readonly importId: number },
): Promise<BookedMarks> {
  const { customers } = fields;
  const companyId = request.company.id;
  if (customers.has('holder')) await assignOfCustomers(tx, work, { companyId, asOf });
  if (!customers.has('blocked')) return NO_MARKS;
  const until = customers.has('blocked_until');
  return { ...NO_MARKS, ...(await blockCustomers(tx, work, { companyId, importId, asOf, until })) };
}

/** The same number of one customer in two entities is two debts, which one company cannot tell apart. */
function refuseShared(company: Company, shared: readonly SharedDocument[]): void {
  const [first] = shared;
  if (!first) return;
  const { document, one, other, line } = first;
  throw new Refusal(
    'several-companies',
    `Document ${document} (line ${line}) stands under ${one} and under ${other}, of the same customer.`,
    `Import the lines of each entity by themselves, into a company of their own beside ${company.code}: duly init`,
    { documents: shared },
  );
}

/** The day that the source shows. A list of payments that does not say is known as far as its newest payment. */
async function whenShown(tx: Tx, work: Work, { request, opened, kind }: Staged): Promise<When> {
  const found = opened.reading.recognised.asOf;
  if (found) return { asOf: found.value, assumed: opened.assumed.has('asOf') };
  const newest = kind === 'payments' ? await newestDay(tx) : null;
  const asOf = (newest ?? request.fileDay) as Day;
  return { asOf: asOf > work.today ? work.today : asOf, assumed: true };
}

async function termsOf(tx: Tx, { request, kind }: Staged, { asOf }: When): Promise<Terms> {
  const companyId = request.company.id;
  const asked = request.mode ?? (request.scope === undefined ? 'delta' : 'snapshot');
  const newer = (await standingImports(tx, companyId, 'items')).find((other) => other.asOf > asOf);
  const older = newer !== undefined;
  const notes = newer
    ? [
        `A list of ${newer.asOf} was imported before this one of ${asOf}: this one adds to it, and reopens or closes nothing.`,
      ]
    : [];
  const paymentImports = (await standingImports(tx, companyId, 'payments')).map(({ id }) => id);
  const mode = kind === 'items' && !older ? asked : 'delta';
  return { mode, scope: mode === 'snapshot' ? (request.scope ?? {}) : {}, older, paymentImports, notes };
}

function newImport({ request, opened, kind, totals: { years = [] } }: Staged, when: When) {
  const { recognised } = opened.reading;
  return {
    companyId: request.company.id,
    source: opened.source,
    fileName: recognised.file,
    fileSha: recognised.sha256,
    bytes: recognised.bytes,
    format: recognised.format,
    kind,
    asOf: when.asOf,
    asOfAssumed: when.assumed,
    recognised: years.length === 0 ? recognised : { ...recognised, years },
  };
}

const has = ({ opened }: Staged, field: Field): boolean =>
  opened.reading.recognised.columns.some((column) => column.field === field);

interface Entries {
  readonly staged: Staged;
  readonly when: When;
  readonly terms: Terms;
  readonly importId: number;
}

const NO_LINES: BookedLines = {
  booked: 0,
  changed: 0,
  unchanged: 0,
  marks: NO_MARKS,
  disagreements: [],
  overtaken: [],
};

async function bookEntries(tx: Tx, work: Work, { staged, when, terms, importId }: Entries): Promise<BookedEntries> {
  const { company } = staged.request;
  const { columns } = staged.opened.reading;
  const { source } = staged.opened;
  const isBooks = isStandard(staged.opened.reading.recognised.format);
  const isCarried = staged.totals.carried === true;
  const carried = isBooks && !isCarried ? await settleCarried(tx, company.id, { columns, source, asOf: when.asOf }) : []; // prettier-ignore
  const { said, told: dueDays } = await settleTerms(tx, company.id, staged.opened.reading);
  const twins = await leaveTwins(tx);
  await leaveSharedIds(tx, columns);
  await numberPayments(tx, columns);
  const statesOpen = STATES.some((field) => has(staged, field));
  await prepareLines(tx, { columns, lines: staged.fields.lines, statesOpen, said });
  await stageOverrides(tx, company.id);
  const booking: Booking = {
    companyId: company.id,
    importId,
    asOf: when.asOf,
    fields: staged.fields.lines,
    amountIsOpen: has(staged, 'open') && !AMOUNTS.some((field) => has(staged, field)),
    older: terms.older,
    paymentImports: staged.kind === 'payments' ? [...terms.paymentImports, importId] : terms.paymentImports,
  };
  const snapshot: Snapshot | undefined =
    terms.mode === 'snapshot' ? await snapshotOf(tx, work, { ...staged, booking, scope: terms.scope }) : undefined;
  const lines = await bookHandled(tx, work, booking);
  await noteUnderOld(tx, company.id, importId);
  const missing = snapshot ? await missingFrom(tx, work, snapshot) : NOTHING_MISSING;
  const { voided: names } = staged.totals;
  const voided = names.length === 0 ? 0 : await cancelVoided(tx, work, booking, names);
  const applied = isBooks ? await bookAllocations(tx, work, { companyId: company.id, importId, kind: 'allocation' }) : NONE_APPLIED; // prettier-ignore
  const disputes = has(staged, 'disputed') || has(staged, 'status') ? await raiseDisputed(tx, work, booking) : 0;
  await noteFreshness(tx, work, { ...known(staged, when, importId), kind: toldBy(staged, statesOpen) });
  const together = { ...lines, booked: lines.booked + applied.booked, unchanged: lines.unchanged + applied.unchanged };
  const notices = [...carried, ...twinsInWords(twins), ...applied.notices];
  return { lines: together, missing, disputes, voided, dueDays, notices };
}

/** What the file tells of the ledger up to its day. A journal of invoices in which payments stand too tells of payments. */
function toldBy(staged: Staged, statesOpen: boolean): 'items' | 'payments' | 'invoices' {
  if (staged.kind !== 'invoices') return staged.kind === 'payments' ? 'payments' : 'items';
  if (isEinvoice(staged.opened.reading.recognised.format)) return 'invoices';
  if (staged.opened.reading.recognised.tellsOfPayments === false) return 'invoices';
  if (statesOpen) return 'items';
  const paid = Object.values(staged.totals.byCurrency).some(({ paymentsMinor }) => paymentsMinor !== 0);
  return paid || has(staged, 'settles') ? 'payments' : 'invoices';
}

const known = (staged: Staged, when: When, importId: number) => ({
  companyId: staged.request.company.id,
  importId,
  source: staged.opened.source,
  asOf: when.asOf,
  assumed: when.assumed,
});

/** Columns by which a source says what is open of each entry, or that nothing is. */
const STATES: readonly Field[] = ['open', 'bucket', 'paid', 'isPaid', 'isOpen', 'settledOn', 'matchCode'];
const AMOUNTS: readonly Field[] = ['amount', 'localAmount', 'debit', 'credit'];
