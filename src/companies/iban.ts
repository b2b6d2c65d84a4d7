/* eslint-disable @typescript-eslint/no-require-imports -- ibantools types itself as an ES module only */

/** Account numbers: IBAN (ISO 13616) with its check digits and national format, BIC (ISO 9362). Kept without blanks. */
interface Ibantools {
  isValidIBAN(text: string): boolean;
  isQRIBAN(text: string): boolean;
  isValidBIC(text: string): boolean;
  electronicFormatIBAN(text: string): string | null;
  friendlyFormatIBAN(text: string): string | null;
}
const ibantools = require('ibantools') as Ibantools;

/** Without blanks and in capitals, or undefined where it is no IBAN. */
export function ibanFrom(text: string): string | undefined {
  const iban = ibantools.electronicFormatIBAN(text.trim()) ?? '';
  return ibantools.isValidIBAN(iban) ? iban : undefined;
}

/** In capitals, or undefined where it is no BIC. */
export function bicFrom(text: string): string | undefined {
  const bic = text.replace(/\s/g, '').toUpperCase();
  return ibantools.isValidBIC(bic) ? bic : undefined;
}

/** As banks print it, in groups of four. */
export const printedIban = (iban: string): string => ibantools.friendlyFormatIBAN(iban) ?? iban;

/** A Swiss or Liechtenstein account for QR bills: only it takes a QR reference. */
export const isQrIban = (iban: string): boolean => ibantools.isQRIBAN(iban);
