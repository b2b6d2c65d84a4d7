/**
 * What makes a line of a file this entry of the ledger and no other, so that a file read twice changes nothing:
 *
 * 1. the source's own id, apart for documents and for payments, whose ids are often counted separately; of a payment with what it settles;
 * 2. without one: customer, kind and document number (the due part is the open item's);
 * 3. a payment: customer, number and what it settles, because one payment that settles three invoices comes as three lines;
 * 4. a payment without a number: customer, day, amount, currency, reference, what it settles.
 *
 * Payments that are equal in all that are told apart by their ordinal in the file. Never by the document number alone: credit notes
 * and invoices of different customers share numbers.
 */
export interface IdentityColumns {
  readonly customerId: string;
  readonly kind: string;
  readonly sourceId: string;
  readonly document: string;
  readonly settles: string;
  readonly issuedOn: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly reference: string;
  /** The ordinal of a payment. */
  readonly part: string;
}

/** The identity as an SQL expression over columns; numbers stand before free text, so that no two lines can look alike. */
export function identitySql(of: IdentityColumns): string {
  const money = `${of.kind} in ('payment', 'refund')`;
  const text = (column: string): string => `coalesce(${column}, '')`;
  const settles = `length(${text(of.settles)}) || '|' || ${text(of.settles)}`;
  const ordinal = `${of.customerId} || '|' || ${of.kind} || '|#' || ${of.part}`;
  return `case
    when ${of.sourceId} is not null and ${money} then 'source|payment|#' || ${of.part} || '|' || ${settles} || '|' || ${of.sourceId}
    when ${of.sourceId} is not null then 'source|document|' || ${of.sourceId}
    when not (${money}) then ${of.customerId} || '|' || ${of.kind} || '|' || ${of.document}
    when ${of.document} <> '' then ${ordinal} || '|' || ${settles} || '|' || ${of.document}
    else ${ordinal} || '|on|' || ${of.issuedOn} || '|' || ${of.amountMinor} || '|' || ${of.currency} || '|' || ${settles} || '|' || ${text(of.reference)}
  end`;
}
