import { oneLine, shortLine } from './plain';

/**
 * The code that a banking app reads: a SEPA credit transfer, filled in. European Payments Council, EPC069-12 version 3.1,
 * "Quick Response Code: Guidelines to Enable Data Capture for the Initiation of a SEPA Credit Transfer": version 002
 * (BIC optional), at most 331 bytes, error correction level M, at most QR version 13.
 */
export interface Transfer {
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
  /** Euro cents. */
  readonly amountMinor: number;
  /** A structured reference (ISO 11649, `RF…`), or words for the payee where it is none. */
  readonly reference: string;
  /** ISO 20022 purpose, such as `GDDS`; empty for none. */
  readonly purpose?: string;
  readonly encoding?: 'utf-8' | 'iso-8859-1';
}

export const LONGEST_CODE = 331;
export const DENSEST_CODE = 13;
const [LEAST, MOST] = [1, 99_999_999_999];

/** The lines of the code; undefined where no valid code can be made (amount out of bounds, too long). */
export function epcCode(transfer: Transfer): string | undefined {
  const { amountMinor } = transfer;
  if (amountMinor < LEAST || amountMinor > MOST) return undefined;
  const structured = /^RF\d{2}[A-Z0-9]{1,21}$/.test(transfer.reference);
  const lines = [
    'BCD',
    '002',
    transfer.encoding === 'iso-8859-1' ? '2' : '1',
    'SCT',
    transfer.bic ?? '',
    shortLine(transfer.holder, 70),
    transfer.iban.replace(/\s/g, ''),
    `EUR${euros(amountMinor)}`,
    transfer.purpose ?? '',
    structured ? transfer.reference : '',
    structured ? '' : shortLine(oneLine(transfer.reference), 140),
  ];
  const code = lines.join('\n').replace(/\n+$/, '');
  return epcBytes(code, transfer.encoding).length <= LONGEST_CODE ? code : undefined;
}

/** The bytes of a code, in its own encoding. */
export const epcBytes = (code: string, encoding: Transfer['encoding'] = 'utf-8'): Uint8Array =>
  Buffer.from(code, encoding === 'utf-8' ? 'utf8' : 'latin1');

/** A decimal point and no needless zero: 12.3, 12, 0.05. */
function euros(cents: number): string {
  const [whole, rest] = [Math.floor(cents / 100), cents % 100];
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
}
