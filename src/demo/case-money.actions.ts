import type { LineKind } from '../remittances/expected';
import { tellRemittance } from '../remittances/actions';
import { bookRemittance } from '../remittances/booking.actions';
import { candidatesOf, confirmMoney } from '../remittances/found.actions';
import { recordInvoice } from '../remittances/invoice.actions';
import { remittancesOf } from '../remittances/store';
import { viewOf, type Deed } from './case-scene.actions';

/** What a partner of the demo collected on its way to the ledger, and what it wants for it. */
export interface PassedOn {
  readonly grossMinor: number;
  readonly commissionMinor: number;
  readonly vatMinor: number;
  readonly reference: string;
}

export const passedOn =
  ({ reference, ...kept }: PassedOn): Deed =>
  async (scene) => {
    const { partnerId, companyId } = await viewOf(scene);
    const on = scene.work.today;
    const line = { caseId: scene.caseId, on, costsMinor: null, ...kept };
    const told = { companyId, partnerId, reference, on, documentId: null, key: scene.key, lines: [line] };
    await tellRemittance(scene.theirs, told);
  };

/** Once the bank has the money to the last cent and with the reference. */
export const booked =
  (reference: string): Deed =>
  async ({ work, company }) => {
    const told = (await remittancesOf(work.db.read, company.id, { most: 100 })).find(
      (one) => one.reference === reference,
    );
    const line = told && (await candidatesOf(work.db.read, company.id, told)).find(({ sure }) => sure)?.line;
    if (told === undefined || line === undefined) return;
    await confirmMoney(work, { companyId: company.id, id: told.id, lineId: line.id });
    await bookRemittance(work, company.id, told.id);
  };

export interface Billed {
  readonly number: string;
  readonly lines: readonly { readonly kind: LineKind; readonly minor: number }[];
  readonly vatMinor: number;
}

export const billed =
  ({ number, lines, vatMinor }: Billed): Deed =>
  async (scene) => {
    const { partnerId, companyId, currency, id: caseId } = await viewOf(scene);
    const given = lines.map((line) => ({ ...line, caseId, about: null }));
    const paper = { issuedOn: scene.work.today, dueOn: null, documentId: null };
    await recordInvoice(scene.work, { companyId, partnerId, number, currency, vatMinor, lines: given, ...paper });
  };
