import { record } from '../audit/actions';
import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { agreedOf, collectedOfCases } from './collected.store';
import { checked, stepOf, type CaseCourse, type LineKind } from './expected';
import { billedFor, coursesOf, decideInvoice, differsIn, insertInvoice, insertInvoiceLines, invoiceById, invoiceState, stepsOf, type InvoiceState, type PartnerInvoice } from './invoice.store'; // prettier-ignore
import { agreedFrom } from './recount.actions';
import { casesOfPartner } from './store';

/** A partner's invoice is recorded, each line beside what was agreed, and accepted or refused. One transaction, one audit line each. */
export interface InvoiceGiven {
  readonly companyId: number;
  readonly partnerId: number;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly currency: string;
  readonly vatMinor: number;
  readonly documentId: number | null;
  readonly lines: readonly GivenLine[];
}

export interface GivenLine {
  readonly caseId: number | null;
  readonly kind: LineKind;
  readonly about: string | null;
  readonly minor: number;
}

const aboutInvoice = (id: number): string => `partner_invoice/${id}`;

export async function recordInvoice(work: Work, given: InvoiceGiven): Promise<number> {
  const { companyId, partnerId, lines, number } = given;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    await refuseWrong(tx, given);
    const caseIds = [...new Set(lines.flatMap(({ caseId }) => caseId ?? []))];
    const all = checked(lines, await caseCourses(tx, companyId, caseIds));
    const netMinor = sum(lines.map(({ minor }) => minor));
    const id = await insertInvoice(tx, work, companyId, { ...given, netMinor, grossMinor: netMinor + given.vatMinor });
    if (id === undefined) {
      throw new Refusal('invoice-known', `Invoice ${number} of this partner is recorded already.`, 'Open it in the list, or correct the number.'); // prettier-ignore
    }
    await insertInvoiceLines(tx, { companyId, invoiceId: id }, all.map(({ line, expected }, at) => ({ ...line, caseId: lines[at]?.caseId ?? null, expectedMinor: expected.minor, why: expected }))); // prettier-ignore
    const kept = await found(tx, companyId, id);
    await record(tx, work, { companyId, kind: 'partner_invoice.recorded', ref: aboutInvoice(id), payload: { partnerId, number, netMinor, vatMinor: given.vatMinor, currency: given.currency, differsMinor: differsIn(kept) } }); // prettier-ignore
    const isOther = all.some(({ line, expected }) => expected.minor !== null && expected.minor !== line.minor);
    if (isOther || differsIn(kept) !== kept.differsMinor) await askToLook(tx, work, kept, companyId);
    return id;
  });
}

async function refuseWrong(tx: Tx, { companyId, partnerId, lines, number, vatMinor }: InvoiceGiven): Promise<void> {
  if (number.trim() === '' || lines.length === 0) {
    throw new Refusal('invoice-empty', 'An invoice has a number and at least one line.', 'Type them as they stand on the paper.'); // prettier-ignore
  }
  const isCredit = sum(lines.map(({ minor }) => minor)) < 0;
  if ((isCredit ? vatMinor > 0 : vatMinor < 0) || lines.some(({ minor }) => minor === 0)) {
    throw new Refusal('invoice-amount', 'A line without an amount, or VAT below nothing, is no invoice.', 'Type the amounts as they stand on the paper.'); // prettier-ignore
  }
  const own = new Set((await casesOfPartner(tx, companyId, partnerId, isCredit)).map(({ caseId }) => caseId));
  if (lines.some(({ caseId }) => caseId !== null && !own.has(caseId))) {
    throw new Refusal('remittance-case', 'One of these cases is not with that partner.', 'Name only cases that this partner has.'); // prettier-ignore
  }
}

async function askToLook(tx: Tx, work: Work, invoice: PartnerInvoice, companyId: number): Promise<void> {
  const { id, partner, number, currency } = invoice;
  const title = asks('invoiceDiffers', { partner, number, amount: { minor: Math.abs(differsIn(invoice)), currency } });
  await openTasks(tx, work, [
    { companyId, customerId: null, kind: 'partner_money', key: aboutInvoice(id), about: aboutInvoice(id), title, dueOn: work.today }, // prettier-ignore
  ]);
}

/** What was agreed for these cases and how they went: a few statements however many. */
async function caseCourses(q: Query, companyId: number, caseIds: readonly number[]): Promise<Map<number, CaseCourse>> {
  const agreed = await agreedOf(q, companyId, caseIds);
  const came = grouped(await collectedOfCases(q, companyId, caseIds), ({ caseId }) => caseId);
  const billed = grouped(await billedFor(q, companyId, caseIds), ({ caseId }) => caseId);
  const steps = grouped(await stepsOf(q, companyId, caseIds), ({ caseId }) => caseId);
  const ends = new Map((await coursesOf(q, companyId, caseIds)).map((one) => [one.caseId, one]));
  return new Map(
    agreed.map((one) => {
      const model = agreedFrom(one)?.model ?? null;
      const all = came.get(one.caseId) ?? [];
      const course: CaseCourse = {
        ...{ model, claim: { claimMinor: one.principalMinor, ageDays: one.ageDays ?? 0 } },
        collected: all.map(({ way, principalMinor, interestMinor, costsMinor }) => ({ way, principalMinor, otherMinor: interestMinor + costsMinor })), // prettier-ignore
        keptMinor: sum(all.map(({ toldCommissionMinor }) => toldCommissionMinor ?? 0)),
        withdrawn: WITHDRAWN.has(ends.get(one.caseId)?.outcome ?? ''),
        returned: ends.get(one.caseId)?.returned === 1,
        steps: (steps.get(one.caseId) ?? []).map(({ kind, doneOn, costMinor }) => ({ kind, done: doneOn !== null, costMinor })), // prettier-ignore
        before: (billed.get(one.caseId) ?? []).map(({ kind, about, minor }) => ({ kind, minor, step: kind === 'step' ? stepOf(about, model) : null })), // prettier-ignore
      };
      return [one.caseId, course];
    }),
  );
}

/** We took it back. */
const WITHDRAWN = new Set(['returned', 'withdrawn']);

async function found(q: Query, companyId: number, id: number): Promise<PartnerInvoice> {
  const invoice = await invoiceById(q, companyId, id);
  if (invoice) return invoice;
  throw new Refusal('no-such-invoice', 'There is no such invoice of a partner.', 'See them: duly partner-invoice list');
}

interface Deciding {
  readonly companyId: number;
  readonly id: number;
  readonly as: InvoiceState;
  readonly why?: string;
}

const KINDS = { accepted: 'partner_invoice.accepted', refused: 'partner_invoice.refused', open: 'partner_invoice.reopened' } as const; // prettier-ignore
const LONGEST_WHY = 500;

/** Accepted, refused with a reason, or open again. Decided so before: nothing happens. */
export async function decide(work: Work, { companyId, id, as, why = '' }: Deciding): Promise<PartnerInvoice> {
  const reason = why.trim().slice(0, LONGEST_WHY);
  if (as === 'refused' && reason === '') {
    throw new Refusal('invoice-why', 'It is not said why the invoice is refused.', 'Say it in a few words: the partner will ask.'); // prettier-ignore
  }
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const invoice = await found(tx, companyId, id);
    if (invoiceState(invoice) === as) return invoice;
    await decideInvoice(tx, work, { companyId, id, as, why: reason });
    const { partner, number, grossMinor, currency } = invoice;
    await record(tx, work, { companyId, kind: KINDS[as], ref: aboutInvoice(id), payload: { partner, number, grossMinor, currency, ...(reason !== '' && { why: reason }) } }); // prettier-ignore
    await closeTasksAbout(tx, work, { companyId, abouts: [aboutInvoice(id)], outcome: `${as} by ${actorText(work.actor)}` }); // prettier-ignore
    return found(tx, companyId, id);
  });
}
