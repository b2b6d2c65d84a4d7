import { addDays, day } from '../../kernel/day';
import type { Db } from '../../platform/db';
import { workOn } from '../../platform/testing/work';
import { reverse } from '../actions';
import { allocateMany } from '../allocation.store';
import { cancelEntries } from '../cancellation.store';
import { bookEntries } from '../entry.store';
import { returnPayment } from '../return.actions';
import { plantCompany, plantCustomer } from './plant';

/** A company's ledger that a test fills line by line through the room's own functions. Days are plain text. */
export interface LittleLedger {
  readonly companyId: number;
  readonly customerId: number;
  customer(code: string): Promise<number>;
  /** Books an invoice, due after 30 days unless said otherwise, and returns its item. */
  invoice(document: string, amountMinor: number, issuedOn: string, more?: InvoiceMore): Promise<number>;
  /** Books a payment or credit note and applies it to the item, if one is given; returns what `takeBack` needs. */
  receive(receipt: Receipt): Promise<Received>;
  /** Applies what was received before. */
  match(received: Received, itemId: number, amountMinor: number, on: string): Promise<Received>;
  /** The money went back on that day. */
  takeBack(received: Received, on: string): Promise<void>;
  /** It had been applied to the wrong document. */
  release(received: Received, on: string): Promise<void>;
  cancel(received: Received, on: string): Promise<void>;
}

export interface InvoiceMore {
  readonly customerId?: number;
  readonly currency?: string;
  readonly dueOn?: string | null;
}

export interface Receipt {
  readonly document: string;
  readonly amountMinor: number;
  readonly on: string;
  /** The day it is booked, where that is later. */
  readonly bookedOn?: string;
  readonly type?: 'payment' | 'credit_note';
  readonly to?: number;
  readonly customerId?: number;
  readonly currency?: string;
}

export interface Received {
  readonly entryId: number;
  readonly itemId: number;
  readonly allocationId: number | null;
}

export async function littleLedger(db: Db, code: string): Promise<LittleLedger> {
  const { companyId, customerId } = await plantCompany(db, code);
  const apply = async (itemId: number, receipt: Receipt, from: Omit<Received, 'allocationId'>): Promise<Received> => {
    const on = receipt.bookedOn ?? receipt.on;
    const [made] = await db.transaction((tx) =>
      allocateMany(tx, workOn(db, on), [
        {
          companyId,
          fromItemId: from.itemId,
          to: { itemId },
          amountMinor: receipt.amountMinor,
          allocatedOn: day(receipt.on),
          basis: 'matched',
        },
      ]),
    );
    return { ...from, allocationId: made?.id ?? 0 };
  };
  return {
    companyId,
    customerId,
    customer: (number) => db.transaction((tx) => plantCustomer(tx, companyId, number)),
    invoice: async (document, amountMinor, issuedOn, more = {}) => {
      const dueOn = more.dueOn === null ? null : day(more.dueOn ?? addDays(day(issuedOn), 30));
      const [booked] = await db.transaction((tx) =>
        bookEntries(tx, workOn(db, issuedOn), [
          {
            companyId,
            customerId: more.customerId ?? customerId,
            type: 'invoice',
            document,
            currency: more.currency ?? 'EUR',
            amountMinor,
            issuedOn: day(issuedOn),
            dueOn,
          },
        ]),
      );
      return booked?.itemIds[0] ?? 0;
    },
    receive: async (receipt) => {
      const [booked] = await db.transaction((tx) =>
        bookEntries(tx, workOn(db, receipt.bookedOn ?? receipt.on), [
          {
            companyId,
            customerId: receipt.customerId ?? customerId,
            type: receipt.type ?? 'payment',
            document: receipt.document,
            currency: receipt.currency ?? 'EUR',
            amountMinor: -receipt.amountMinor,
            issuedOn: day(receipt.on),
          },
        ]),
      );
      const from = { entryId: booked?.entryId ?? 0, itemId: booked?.itemIds[0] ?? 0 };
      return receipt.to === undefined ? { ...from, allocationId: null } : apply(receipt.to, receipt, from);
    },
    match: (received, itemId, amountMinor, on) => apply(itemId, { document: '', amountMinor, on }, received),
    takeBack: async (received, on) => {
      const reason = 'returned by the bank';
      const work = workOn(db, on);
      await returnPayment(work, { companyId, paymentItemId: received.itemId, ofItems: [], on: work.today, reason });
    },
    release: async (received, on) => {
      await reverse(workOn(db, on), companyId, [received.allocationId ?? 0], 'another invoice was meant');
    },
    cancel: (received, on) =>
      db.transaction((tx) =>
        cancelEntries(tx, workOn(db, on), { companyId, entryIds: [received.entryId], why: 'booked by mistake' }),
      ),
  };
}
