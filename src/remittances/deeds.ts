import type { DeedElsewhere, DeedPart } from '../journals/deed';
import type { Day, Instant } from '../kernel/day';
import { sum } from '../kernel/money';
import type { LineKind } from './expected';

/**
 * What the books are told of the money of cases. A payment that a remittance booked is two deeds: what the bank received of it, and
 * what the partner kept, commission, its VAT and costs; together they are the gross by which the customer owes less. What the bank
 * received more or less than the partner's statement says stands between us and the partner. An invoice counts while it is accepted.
 */
export interface PaymentFact {
  readonly entryId: number;
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly document: string;
  readonly currency: string;
  /** > 0. */
  readonly grossMinor: number;
  /** As the partner says; null: it kept nothing. */
  readonly commissionMinor: number | null;
  readonly vatMinor: number | null;
  readonly costsMinor: number | null;
  /** The day of the bank; where nothing was to come, that of the remittance. */
  readonly on: Day;
  readonly ended: Instant | null;
}

export function deedsOfPayment(fact: PaymentFact): DeedElsewhere[] {
  const { entryId, customerId, customerCode, customerName, document, currency, on, ended } = fact;
  const parts: DeedPart[] = [
    { role: 'commission', minor: fact.commissionMinor ?? 0 },
    { role: 'vat_input', minor: fact.vatMinor ?? 0 },
    { role: 'partner_costs', minor: fact.costsMinor ?? 0 },
  ];
  const keptMinor = sum(parts.map(({ minor }) => minor));
  const whose = { subject: `entry/${entryId}`, customerId, customerCode, customerName, document, currency, on, ended };
  return [
    { ...whose, key: `entry/${entryId}`, kind: 'payment' as const, minor: keptMinor - fact.grossMinor },
    { ...whose, key: `entry/${entryId}/kept`, kind: 'commission' as const, minor: 0 - keptMinor, parts },
  ].filter(({ minor }) => minor !== 0);
}

/** Of a remittance whose money is another amount than its statement says. It is booked, and taken back, with its first payment. */
export interface RestFact {
  readonly entryId: number;
  readonly partner: string;
  readonly reference: string;
  readonly currency: string;
  readonly netMinor: number;
  /** Null: no money was found, or it is not found any more. */
  readonly bankMinor: number | null;
  readonly on: Day;
  readonly ended: Instant | null;
}

export const deedOfRest = ({ entryId, partner, reference, currency, netMinor, bankMinor, on, ended }: RestFact): DeedElsewhere => ({
  ...{ key: `entry/${entryId}/rest`, subject: `entry/${entryId}`, kind: 'remittance_rest' as const },
  ...{ customerId: null, customerCode: '', customerName: partner, document: reference, currency, on, ended },
  minor: bankMinor === null ? 0 : netMinor - bankMinor,
}); // prettier-ignore

export interface InvoiceFact {
  readonly acceptanceId: number;
  readonly invoiceId: number;
  readonly partner: string;
  readonly number: string;
  readonly currency: string;
  readonly issuedOn: Day;
  readonly vatMinor: number;
  readonly ended: Instant | null;
  readonly lines: readonly { readonly kind: LineKind; readonly minor: number }[];
}

/** Net of its commission and of all else, and its VAT; what we owe the partner is all of it. */
export function deedOfInvoice(fact: InvoiceFact): DeedElsewhere[] {
  const of = (isCommission: boolean): number =>
    sum(fact.lines.filter(({ kind }) => (kind === 'commission') === isCommission).map(({ minor }) => minor));
  const parts: DeedPart[] = [
    { role: 'partner_costs', minor: of(false) },
    { role: 'commission', minor: of(true) },
    { role: 'vat_input', minor: fact.vatMinor },
  ];
  const minor = 0 - sum(parts.map((part) => part.minor));
  const { acceptanceId, invoiceId, partner, number, currency, issuedOn: on, ended } = fact;
  const whose = { customerId: null, customerCode: '', customerName: partner, document: number, currency, on, ended };
  return minor === 0
    ? []
    : [{ ...whose, key: `acceptance/${acceptanceId}`, subject: `partner_invoice/${invoiceId}`, kind: 'partner_invoice', minor, parts }]; // prettier-ignore
}
