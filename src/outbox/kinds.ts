/**
 * What a message can be about, and what it is to the customer who gets it: stated once for each kind, so that a kind that is
 * new must say it. What no kind knows is neither an answer nor a contact.
 */
interface Kind {
  /** The customer heard of us: it counts in the gap between two contacts. */
  readonly contact: boolean;
  /** A person spoke to the customer about what they wrote: their question does not stand unanswered any more. */
  readonly answer: boolean;
  /** Written by hand to somebody: no send window holds it back. */
  readonly atOnce: boolean;
}

export const ABOUT_KINDS = {
  /** A step of a strategy. */
  reminder: { contact: true, answer: false, atOnce: false },
  /** The answer to an objection. */
  dispute: { contact: true, answer: true, atOnce: false },
  /** What a person writes. */
  free: { contact: true, answer: true, atOnce: true },
  /** A reminder left that should not have: the customer is told, and the question they may have asked still waits for a person. */
  correction: { contact: true, answer: false, atOnce: true },
  /** A payment went back: told by itself, and a question that they asked still waits for a person. */
  returned: { contact: true, answer: false, atOnce: false },
  /** An account sent to many: read, but by nobody written to them. */
  statement: { contact: true, answer: false, atOnce: false },
  /** What a customer did in the portal, said back: it asks for nothing, and a question still waits for a person. */
  receipt: { contact: false, answer: false, atOnce: true },
  /** The way to the customer's own account, sent alone: it asks for nothing. */
  link: { contact: false, answer: false, atOnce: true },
  /** A legal paper: a formal notice, an official reminder. */
  notice: { contact: true, answer: false, atOnce: false },
  /** An interest note: what is claimed beside invoices, as a paper of its own. */
  note: { contact: true, answer: false, atOnce: false },
  /** A visit is announced, moved or cancelled: a question that they asked still waits for a person. */
  visit: { contact: true, answer: false, atOnce: false },
} as const satisfies Readonly<Record<string, Kind>>;

export type AboutKind = keyof typeof ABOUT_KINDS;

/** The kind of an `about`: `reminder` of `reminder/12`. */
export const kindOf = (about: string): string => about.split('/')[0] ?? '';

export const leavesAtOnce = (about: string): boolean => kindsThat('atOnce').includes(kindOf(about));

/** A condition on a column `about`, and its bindings: messages of kinds that are so. */
export function aboutKinds(
  column: string,
  quality: keyof Kind,
): { readonly sql: string; readonly bindings: readonly string[] } {
  const patterns = kindsThat(quality).map((kind) => `${kind}/%`);
  return { sql: `(${patterns.map(() => `${column} like ?`).join(' or ')})`, bindings: patterns };
}

const kindsThat = (quality: keyof Kind): string[] =>
  Object.entries<Kind>(ABOUT_KINDS).flatMap(([kind, is]) => (is[quality] ? [kind] : []));
