import { assert } from '../kernel/assert';
import { check97, modulo97 } from '../kernel/check-digits';

/**
 * Creditor references of ISO 11649, `RF18 5390 0754 7034`: two check digits that find a mistyped letter, and up to 21
 * letters and digits. Kept without blanks and in capitals.
 */
const SHAPE = /^RF\d{2}[0-9A-Z]{1,21}$/;
const BODY = /^[0-9A-Z]{1,21}$/;

/** The reference around a body of 1–21 letters and digits. */
export function creditorReference(body: string): string {
  const text = body.toUpperCase();
  assert(BODY.test(text), `no body of a creditor reference: ${body}`);
  return `RF${check97(text)}${text}`;
}

/** True for a reference whose check digits are right; blanks and small letters do not matter. */
export function isCreditorReference(text: string): boolean {
  const reference = compact(text);
  return SHAPE.test(reference) && modulo97(`${reference.slice(4)}${reference.slice(0, 4)}`) === 1;
}

/** The body of a reference: what stands after the check digits. */
export const bodyOf = (reference: string): string => compact(reference).slice(4);

/** As banks print it, in groups of four. */
export const printed = (reference: string): string => compact(reference).replace(/(.{4})(?=.)/g, '$1 ');

export const compact = (text: string): string => text.replace(/\s/g, '').toUpperCase();
