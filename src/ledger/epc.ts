import { toDecimal } from '../kernel/money';
import { compact, isCreditorReference } from './reference';

/**
 * What the QR code of a SEPA credit transfer says (EPC069-12, version 002, UTF-8): a banking app fills the transfer from
 * it. Draw it with error correction level M. Only euro amounts have one.
 */
export interface Transfer {
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
  /** Euro cents, 1 to 99,999,999,999. */
  readonly amountMinor: number;
  /** A creditor reference (RF…) goes into its own field; anything else is written as text. */
  readonly reference: string;
}

const MOST_CENTS = 99_999_999_999;
const MOST_BYTES = 331;
const LONGEST_HOLDER = 70;
const LONGEST_TEXT = 140;

/** The lines of the code, or undefined where the standard has no code for it (no amount, too long). */
export function epcPayload(transfer: Transfer): string | undefined {
  if (transfer.amountMinor < 1 || transfer.amountMinor > MOST_CENTS) return undefined;
  const structured = isCreditorReference(transfer.reference);
  const lines = [
    'BCD',
    '002',
    '1',
    'SCT',
    transfer.bic ?? '',
    transfer.holder.slice(0, LONGEST_HOLDER),
    compact(transfer.iban),
    `EUR${toDecimal(transfer.amountMinor, 'EUR')}`,
    '',
    structured ? compact(transfer.reference) : '',
    structured ? '' : transfer.reference.slice(0, LONGEST_TEXT),
  ];
  const payload = lines.join('\n').trimEnd();
  return Buffer.byteLength(payload) > MOST_BYTES ? undefined : payload;
}
