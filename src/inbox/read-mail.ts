/**
 * A mail that came in, as what is judged of it: its headers (names in small letters, the first of each), its text, and its leaf
 * parts, among them what mail servers report (`message/delivery-status`) and send back (`message/rfc822`, `text/rfc822-headers`).
 * Whoever wrote it is a stranger: every question below looks at no more than the first `LONGEST` letters of anything.
 */
export interface ReadMail {
  readonly headers: ReadonlyMap<string, string>;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly parts: readonly { readonly type: string; readonly text: string }[];
}

/** More than anybody writes by hand; what machines send back is longer, and says what matters at its beginning. */
export const LONGEST = 40_000;
const MOST_PARTS = 60;

/** A header, short enough to be looked at; empty where there is none. */
export const header = (mail: ReadMail, name: string): string => (mail.headers.get(name) ?? '').slice(0, 2_000).trim();

export const subjectOf = (mail: ReadMail): string => mail.subject.slice(0, 1_000).trim();

/** The text of the leaf parts of such types, short enough to be looked at. */
export function partsOf(mail: ReadMail, types: RegExp): string[] {
  const found = mail.parts.slice(0, MOST_PARTS).filter(({ type }) => types.test(type.slice(0, 100).toLowerCase()));
  return found.map(({ text }) => text.slice(0, LONGEST));
}

/** What a mail says of itself to machines: `multipart/report; report-type=delivery-status`. */
export function reportTypeOf(mail: ReadMail): string | undefined {
  const type = header(mail, 'content-type').toLowerCase();
  if (!type.startsWith('multipart/report')) return undefined;
  return /report-type\s?=\s?"?([\w-]{1,60})/.exec(type)?.[1] ?? '';
}

const ADDRESS = /[\p{L}\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}/gu;

/** Addresses in the order in which they stand there, in small letters. */
export const addressesIn = (text: string): string[] =>
  [...text.slice(0, LONGEST).matchAll(ADDRESS)].map(([address]) => address.replace(/^['`]|\.$/g, '').toLowerCase());

/** `bounces+me_1.sig@acme.example` is the mailbox `bounces@acme.example`. */
export const withoutPlus = (address: string): string => address.toLowerCase().replace(/\+[^@]*@/, '@');
