import { record } from '../audit/actions';
import { caseById, type CaseView } from '../cases/case.panel';
import { SET_UP_DAYS } from '../cases/case';
import { happen } from '../cases/happening.actions';
import type { Company } from '../companies/company';
import { bankAccountFor, comingNumber, companyById, nextNumber } from '../companies/store';
import { attachDocument } from '../documents/actions';
import { assert } from '../kernel/assert';
import { addDays } from '../kernel/day';
import { CODE_WORDS } from '../languages/code-words';
import { asks } from '../languages/task-title';
import { portalLanguage } from '../languages/portal-words';
import { vatOn } from '../mandates/fees/commission';
import type { FeeModel } from '../mandates/fees/fee-model';
import { pinnedModel } from '../mandates/fee.store';
import { epcBytes, epcCode, DENSEST_CODE } from '../outbox/epc';
import { renderPdf } from '../platform/pdf/render';
import { waitForCompany, type Query } from '../platform/db';
import { qrMatrix, qrSvg } from '../platform/qr';
import { openViews } from '../platform/views';
import { within, type Work } from '../platform/work';
import { recordInvoice } from '../remittances/invoice.actions';
import { coursesOf } from '../remittances/invoice.store';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { unasked } from '../tasks/store';
import { feeInvoiceBlanks, feeNumber, feeReference, lacksOf, type FeeInvoice, type Lack } from './fee-invoice';
import { casesToInvoice, creditable, drawnForCase, insertDrawn, type DrawnInvoice } from './fee-invoice.store';

/**
 * Where the partner of a case works here, its fee for the new case is invoiced by itself, once for each hand-over, and taken back by a
 * credit note where the case comes back before work began. It is printed under the number that comes next, and number, paper, the
 * partner's invoice with its check and the events stand in one transaction: where the number was taken meanwhile, it is printed anew.
 */
export async function drawFeeInvoices(work: Work, company: Company, caseId: number | null = null): Promise<number> {
  const { read } = work.db;
  let drawn = 0;
  for (const one of await casesToInvoice(read, company.id, caseId))
    drawn += await draw(work, company, { ...one, credits: null });
  const gone = await creditable(read, company.id);
  const courses = gone.length === 0 ? [] : await coursesOf(read, company.id, gone.map((one) => one.caseId)); // prettier-ignore
  const returned = new Set(courses.flatMap((one) => (one.returned === 1 ? [one.caseId] : [])));
  for (const credits of gone)
    if (returned.has(credits.caseId) && (caseId === null || credits.caseId === caseId))
      drawn += await draw(work, company, { ...credits, credits });
  return drawn;
}

interface Drawing {
  readonly caseId: number;
  readonly operatorId: number;
  readonly round: number;
  /** Null: an invoice; else a credit note of that one. */
  readonly credits: DrawnInvoice | null;
}

/** So often the number may be taken by others while it is printed. */
const TRIES = 8;

async function draw(work: Work, creditor: Company, drawing: Drawing): Promise<number> {
  const operator = await companyById(work.db.read, drawing.operatorId);
  const found = await caseById(work.db.read, creditor.id, drawing.caseId);
  const model = found && (await pinnedModel(work.db.read, creditor.id, found.feeModelId));
  if (found === undefined || !model) return 0;
  const whole = { drawing, operator, creditor, found, model };
  for (let n = 0; n < TRIES; n += 1) {
    const invoice = await composed(work, whole);
    const lacks = lacksOf(invoice);
    if (lacks.length > 0) return askFor(work, whole, lacks);
    const became = await kept(work, whole, { invoice, bytes: await printed(invoice) });
    if (became !== 'taken') return became === 'drawn' ? 1 : 0;
  }
  return 0; // the clock tries again
}

interface Whole {
  readonly drawing: Drawing;
  readonly operator: Company;
  readonly creditor: Company;
  readonly found: CaseView;
  readonly model: FeeModel;
}

const seriesOf = (year: number): string => `fee invoice ${year}`;

async function composed(work: Work, { drawing, operator, creditor, found, model }: Whole): Promise<FeeInvoice> {
  const { credits } = drawing;
  const year = Number(work.today.slice(0, 4));
  const account = credits === null ? await bankAccountFor(work.db.read, operator.id, model.currency) : undefined;
  const netMinor = credits === null ? model.setUp.feeMinor : 0 - credits.netMinor;
  return {
    ...{ year, serial: await comingNumber(work.db.read, operator.id, seriesOf(year)), operator, creditor, model },
    ...{ on: work.today, netMinor, vatMinor: credits === null ? vatOn(model, netMinor) : 0 - credits.vatMinor },
    case: { number: found.number, debtor: found.customerName, handedOverOn: found.handedOverOn },
    dueOn: credits === null ? addDays(work.today, SET_UP_DAYS) : null,
    account: account ?? null,
    credits: credits === null ? null : { number: credits.number, on: credits.issuedOn },
  };
}

function printed(invoice: FeeInvoice): Promise<Buffer> {
  const language = portalLanguage(invoice.creditor.language);
  return renderPdf(openViews().render('layouts/fee-invoice', feeInvoiceBlanks(invoice, language, codeOf(invoice))));
}

/** What a banking app reads; empty where there is none for this currency. */
function codeOf({ account, model, netMinor, vatMinor, year, serial }: FeeInvoice): string {
  if (account === null || model.currency !== 'EUR') return '';
  const reference = feeReference(feeNumber(year, serial), model.currency);
  const code = epcCode({ ...account, amountMinor: netMinor + vatMinor, reference });
  if (code === undefined) return '';
  return `data:image/svg+xml;base64,${Buffer.from(qrSvg(qrMatrix(epcBytes(code), DENSEST_CODE))).toString('base64')}`;
}

interface Printed {
  readonly invoice: FeeInvoice;
  readonly bytes: Buffer;
}

class NumberTaken extends Error {}

/** All of it or nothing. `known`: somebody else drew it meanwhile, or there is nothing to be drawn any more. */
async function kept(work: Work, whole: Whole, print: Printed): Promise<'drawn' | 'known' | 'taken'> {
  const { drawing, creditor, found } = whole;
  const act = work.db.transaction(async (tx) => {
    await waitForCompany(tx, creditor.id);
    if (!(await isStillDue(tx, creditor.id, drawing))) return 'known' as const;
    const { invoice } = print;
    if ((await nextNumber(tx, drawing.operatorId, seriesOf(invoice.year))) !== invoice.serial) throw new NumberTaken();
    const inner = within(work, tx);
    const number = feeNumber(invoice.year, invoice.serial);
    const invoiceId = await recordIt(inner, whole, { ...print, number });
    await insertDrawn(tx, work, {
      ...{ companyId: creditor.id, operatorId: drawing.operatorId, caseId: found.id, invoiceId, round: drawing.round },
      ...{ year: invoice.year, serial: invoice.serial, creditsId: drawing.credits?.id ?? null },
      paymentReference: feeReference(number, invoice.model.currency),
    });
    const amounts = { netMinor: invoice.netMinor, vatMinor: invoice.vatMinor, currency: invoice.model.currency };
    const payload = { number, case: found.number, ...amounts, ...(drawing.credits && { credits: drawing.credits.number }) }; // prettier-ignore
    await happen(tx, work, found, { kind: drawing.credits === null ? 'case.fee_invoiced' : 'case.fee_credited', payload }); // prettier-ignore
    await record(tx, work, { companyId: drawing.operatorId, kind: 'fee_invoice.drawn', ref: `company/${creditor.id}`, payload: { ...payload, company: creditor.legalName } }); // prettier-ignore
    await closeTasksAbout(tx, work, { companyId: drawing.operatorId, abouts: [aboutWaiting(found.id)], outcome: 'drawn' }); // prettier-ignore
    return 'drawn' as const;
  });
  return act.catch((error: unknown) => {
    if (error instanceof NumberTaken) return 'taken' as const;
    throw error;
  });
}

async function isStillDue(q: Query, companyId: number, { caseId, credits }: Drawing): Promise<boolean> {
  if (credits === null) return (await casesToInvoice(q, companyId, caseId)).length > 0;
  const [course] = await coursesOf(q, companyId, [caseId]);
  const of = (await drawnForCase(q, companyId, caseId)).find(({ id }) => id === credits.id);
  return course?.returned === 1 && of?.creditedBy === null;
}

/** As one that came in from the partner: checked against what was agreed, and in all lists, statements and books. */
async function recordIt(inner: Work, { creditor, found }: Whole, { invoice, bytes, number }: Printed & { readonly number: string }): Promise<number> {
  const about = `partner/${found.partnerId}`;
  const paper = { companyId: creditor.id, customerId: null, about, kind: 'other' as const, fileName: `${number}.pdf`, bytes };
  const { document } = await attachDocument(inner, paper);
  const { netMinor, vatMinor, on, dueOn, model } = invoice;
  assert(netMinor !== 0, 'a fee is more than nothing');
  return recordInvoice(inner, {
    ...{ companyId: creditor.id, partnerId: found.partnerId, number, issuedOn: on, dueOn, currency: model.currency },
    ...{ vatMinor, documentId: document.id, lines: [{ caseId: found.id, kind: 'set_up', about: null, minor: netMinor }] },
  });
} // prettier-ignore

const aboutWaiting = (caseId: number): string => `fee_invoice/${caseId}`;

/** It would be no invoice without: the operator is asked once. */
async function askFor(work: Work, { drawing, creditor, found }: Whole, lacks: readonly Lack[]): Promise<number> {
  const lack = lacks[0] ?? 'account';
  const said = { code: lack, of: 'fee_lack' as const, en: CODE_WORDS.en.fee_lack[lack] };
  const title = asks('feeInvoiceWaits', { company: creditor.legalName, number: found.number, lacks: said });
  const about = aboutWaiting(found.id);
  const { operatorId } = drawing;
  const task = {
    companyId: operatorId,
    customerId: null,
    kind: 'fee_invoice',
    key: about,
    about,
    title,
    dueOn: work.today,
  };
  const fresh = await unasked(work.db.read, operatorId, [task]);
  if (fresh.length > 0) await work.db.transaction((tx) => openTasks(tx, work, fresh));
  return 0;
}
