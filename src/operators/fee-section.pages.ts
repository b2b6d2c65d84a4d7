import { caseById } from '../cases/case.panel';
import type { CaseSection } from '../cases/deps.pages';
import type { Route, Visit } from '../companies/visit.pages';
import { documentById } from '../documents/store';
import { format } from '../kernel/money';
import { FEE_SHOWN_WORDS } from '../languages/fee-shown-words';
import type { FeeShownWords } from '../languages/fee-shown-words.en';
import { dayText, fill, inLanguage } from '../languages/said';
import { file, NotFound, see, type Answer } from '../platform/web/answer';
import { drawnAs, drawnForCase, type DrawnInvoice } from './fee-invoice.store';
import { feeState } from './fee-invoice';
import type { PaidBy } from './fee-payment';
import { confirmFeePaid, paymentsOf, releaseFeePayment, standingInvoice } from './fee-payment.actions';

/** What was invoiced for setting up a case, on its page: each paper with its state, and the lines of the bank that may have paid it. */
export const feeRoutes: readonly Route[] = [
  { method: 'post', path: '/cases/:case/fee-payment', right: 'work', visit: paid },
  { method: 'post', path: '/cases/:case/fee-payment/release', right: 'work', visit: released },
  { method: 'get', path: '/recovery/operated/invoices/:invoice/pdf', right: 'see', visit: download },
];

const wordsOf = ({ language }: Visit): FeeShownWords => inLanguage(FEE_SHOWN_WORDS, language);

export const feeSection: CaseSection = async (visit, found, here) => {
  const { work, company } = visit;
  const all = await drawnForCase(work.db.read, company.id, found.id);
  if (all.length === 0) return null;
  const w = wordsOf(visit);
  const standing = all.find((one) => one.creditsId === null && one.creditedBy === null);
  const proposed = standing === undefined ? [] : await paymentsOf(work.db.read, standing);
  const may = visit.may('work') && visit.on === null && found.state !== 'undone';
  return {
    w,
    invoices: all.map((one) => paperShown(visit, one)),
    proposed: proposed.map((one) => ({ line: work.ids.seal('bank_line', one.line.id), ...lineShown(visit, one) })),
    pay: may && proposed.length > 0 ? `${here}/fee-payment` : '',
    release: may && standing !== undefined && standing.bankLineId !== null ? `${here}/fee-payment/release` : '',
  };
};

function paperShown(visit: Visit, one: DrawnInvoice) {
  const { work, at, locale } = visit;
  const w = wordsOf(visit);
  const href = at.under(`/recovery/invoices/${work.ids.seal('partner_invoice', one.invoiceId)}`);
  return {
    ...{ href, number: one.number, pdf: one.documentId === null ? '' : `${href}/file?as=pdf` },
    pdf_name: fill(w.paperOf, { number: one.number }),
    what: one.creditsId === null ? w.invoice : w.credit,
    amount: format({ minor: one.grossMinor, currency: one.currency }, locale),
    day: dayText(one.issuedOn, locale),
    state: feeState(one, w, locale),
  };
}

function lineShown(visit: Visit, { line, byReference, byIban }: PaidBy) {
  const w = wordsOf(visit);
  const day = dayText(line.bookedOn, visit.locale);
  const why = byReference && byIban ? w.both : byReference ? w.byReference : w.byIban;
  const text = fill(w.went, { day, name: line.name ?? '–', why });
  return { text, label: fill(w.thisPaid, { day }) };
}

async function caseAsked({ work, company, asked }: Visit): Promise<{ readonly id: number; readonly sealed: string }> {
  const sealed = asked.params['case'] ?? '';
  const id = work.ids.open('case', sealed);
  const found = id === undefined ? undefined : await caseById(work.db.read, company.id, id);
  if (found === undefined) throw new NotFound();
  return { id: found.id, sealed };
}

async function paid(visit: Visit): Promise<Answer> {
  const { work, company, asked, at } = visit;
  const { id, sealed } = await caseAsked(visit);
  const lineId = work.ids.open('bank_line', asked.form.get('line') ?? '');
  if (lineId === undefined) throw new NotFound();
  const { number } = await confirmFeePaid(work, { companyId: company.id, caseId: id, lineId });
  const undo = { path: at.under(`/cases/${sealed}/fee-payment/release`), fields: {} };
  asked.session.tell({ text: fill(wordsOf(visit).paid, { number }), undo });
  return see(at.case(sealed));
}

async function released(visit: Visit): Promise<Answer> {
  const { work, company, asked, at } = visit;
  const { id, sealed } = await caseAsked(visit);
  const { number } = await standingInvoice(work.db.read, company.id, id);
  await releaseFeePayment(work, company.id, id);
  asked.session.tell({ text: fill(wordsOf(visit).released, { number }) });
  return see(at.case(sealed));
}

/** The operator opens its own paper, whether or not it has a seat at the creditor's. */
async function download({ work, company, asked }: Visit): Promise<Answer> {
  const id = work.ids.open('partner_invoice', asked.params['invoice'] ?? '');
  const drawn = id === undefined ? undefined : await drawnAs(work.db.read, company.id, id);
  const document = drawn?.documentId ? await documentById(work.db.read, drawn.companyId, drawn.documentId) : undefined;
  if (document === undefined) throw new NotFound();
  return file(document.fileName, document.mediaType, { path: work.files.path(document.sha256) });
}
