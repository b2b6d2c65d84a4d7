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

/**
 * The identity as an SQL expression over columns. The number stands first, so that the lines of a file come in the order of the index;
 * the end says how the rest is to be read, so that no two lines can look alike.
 */
export function identitySql(of: IdentityColumns): string {
  const money = `${of.kind} in ('payment', 'refund')`;
  const settles = `coalesce(${of.settles}, '')`;
  const end = `'|' || ${of.kind} || '|' || ${of.customerId}`;
  const paying = (number: string): string =>
    `${number} || '|' || ${settles} || '|#' || ${of.part} || '|' || length(${number})`;
  const day = `${of.issuedOn} || '|' || ${of.amountMinor} || '|' || ${of.currency} || '|#' || ${of.part}`;
  return `case
    when ${of.sourceId} is not null and ${money} then ${paying(of.sourceId)} || '|source|payment'
    when ${of.sourceId} is not null then ${of.sourceId} || '|source|document'
    when not (${money}) then ${of.document} || ${end}
    when ${of.document} <> '' then ${paying(of.document)} || ${end}
    else ${day} || '|' || length(${settles}) || '|' || ${settles} || '|' || coalesce(${of.reference}, '') || '|on' || ${end}
  end`;
}
