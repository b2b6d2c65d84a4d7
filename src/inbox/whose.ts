import { creditorReference, isCreditorReference, compact } from '../ledger/reference';
import type { MatchedBy } from './mail';
import { header, type ReadMail } from './read-mail';

/**
 * Whose a mail is. A signed address, or the number of a message of ours, is known only to whoever had that message; sender and numbers
 * prove nothing: they are taken where they all point to one customer, and a person sees that it was so.
 */

/** What a mail names, by which it may be found whose it is. */
export interface Named {
  /** Addresses that it was sent to, lower case. */
  readonly addresses: readonly string[];
  /** Message-IDs that it answers or gives back, without brackets. */
  readonly ids: readonly string[];
  /** The address alone, lower case. */
  readonly sender: string;
  /** What may be the number of an invoice or of a file, as it stands there. */
  readonly numbers: readonly string[];
  /** What may be a payment reference: with check digits that hold, or the number that people read out. */
  readonly references: readonly string[];
}

const RECEIVED_FOR = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to', 'original-recipient'] as const; // prettier-ignore
const MOST = 100;

export function namedIn(mail: ReadMail, sender: string, returned: readonly (string | null)[] = []): Named {
  const listed = RECEIVED_FOR.map((name) => header(mail, name)).join(' ');
  const threads = ['in-reply-to', 'references'].map((name) => header(mail, name)).join(' ');
  const said = `${mail.subject}\n${mail.text}`.slice(0, 60_000);
  return {
    addresses: unique([...found(listed, ADDRESS), ...mail.to].map((one) => one.toLowerCase())),
    ids: unique([...returned.flatMap((one) => one ?? []), ...found(threads, /[^\s<>,;]{3,200}@[^\s<>,;]{1,200}/g)]),
    sender,
    numbers: numbersIn(said),
    references: referencesIn(said),
  };
}

const ADDRESS = /[^\s<>,;:"()]{1,200}@[^\s<>,;:"()]{1,200}/g;
const found = (text: string, pattern: RegExp): string[] => text.slice(0, 40_000).match(pattern) ?? [];
const unique = (all: readonly string[]): string[] => [...new Set(all)].slice(0, MOST);

/** Words with a digit in them that are long enough to be somebody's number, and neither a day nor a sum. */
function numbersIn(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}./_-]{2,38}[\p{L}\p{N}]/gu) ?? [];
  return unique(words.filter((word) => /\d/.test(word) && !/^\d{1,4}[./-]\d{1,2}([./-]\d{1,4})?$|^(19|20)\d\d$/.test(word)));
} // prettier-ignore

function referencesIn(text: string): string[] {
  const printed = (text.match(/RF\d\d(?: ?[0-9A-Za-z]{1,4}){1,6}/g) ?? []).map(compact).filter(isCreditorReference);
  const spoken = (text.match(/\b\d{7}\b/g) ?? []).map(creditorReference);
  return unique([...printed, ...spoken]);
}

/** What the house knows of what a mail names. Each customer stands as the record that it is now. */
export interface Known {
  readonly byAddress: readonly Whose[];
  readonly byThread: readonly Whose[];
  /** Customers of whom the sender is a contact. */
  readonly bySender: readonly Whose[];
  readonly byNumber: readonly Whose[];
}

export interface Whose {
  readonly companyId: number;
  readonly customerId: number;
  readonly messageId: number | null;
}

export interface Found {
  readonly whose: Whose | null;
  readonly by: MatchedBy;
  /** Where nothing decides: whose it may be. */
  readonly candidates: readonly Whose[];
}

export function whoseIs({ byAddress, byThread, bySender, byNumber }: Known): Found {
  const address = theOnly(byAddress);
  if (address) return { whose: address, by: 'address', candidates: [] };
  const thread = theOnly(byThread);
  if (thread) return { whose: thread, by: 'thread', candidates: [] };
  const proposed = [...byAddress, ...byThread, ...bySender, ...byNumber];
  if (byAddress.length + byThread.length > 0) return nobody(proposed);
  const both = bySender.filter((one) => byNumber.some((other) => isSame(one, other)));
  const sender = theOnly(both) ?? (byNumber.length === 0 ? theOnly(bySender) : undefined);
  if (sender) return { whose: sender, by: 'sender', candidates: [] };
  // a number that somebody names who is nobody's contact, and one that contradicts the sender, are for a person
  const number = bySender.length === 0 ? theOnly(byNumber) : undefined;
  if (number) return { whose: number, by: 'number', candidates: [] };
  return nobody(proposed);
}

const nobody = (proposed: readonly Whose[]): Found => ({ whose: null, by: 'nothing', candidates: customersIn(proposed).slice(0, 10) }); // prettier-ignore
const isSame = (a: Whose, b: Whose): boolean => a.companyId === b.companyId && a.customerId === b.customerId;

/** Of several messages of one customer the latest. */
function theOnly(all: readonly Whose[]): Whose | undefined {
  const [first] = all;
  if (first === undefined || !all.every((one) => isSame(one, first))) return undefined;
  return all.reduce((a, b) => ((b.messageId ?? 0) > (a.messageId ?? 0) ? b : a));
}

const customersIn = (all: readonly Whose[]): Whose[] =>
  all.filter((one, at) => all.findIndex((other) => isSame(one, other)) === at);
