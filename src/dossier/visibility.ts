import type { Visibility } from '../documents/kind';
import type { Claim, Reminder } from './claim';

/**
 * Who may read what. The *exhibits* edition is what the debtor and a court may read, and so is a *supplement* to it; the *instructions* are
 * for the partner's eyes, made without prejudice. What is internal is in neither: it is taken out before a page is written.
 */
export type Edition = 'exhibits' | 'instructions' | 'supplement';

const READS: Readonly<Record<Edition, Visibility>> = {
  exhibits: 'court',
  instructions: 'partner',
  supplement: 'court',
};

/** The claim with only those pieces that an edition may show, and no link in them that opens anything. */
export function forEdition(claim: Claim, edition: Edition): Claim {
  const seen = <Piece extends { readonly visibility: Visibility }>(pieces: readonly Piece[]): Piece[] =>
    pieces.filter((piece) => piece.visibility === READS[edition]);
  return {
    ...claim,
    basis: { ...claim.basis, facts: masked(claim.basis.facts) },
    reminders: seen(claim.reminders).map(maskedReminder),
    disputes: seen(claim.disputes).map((one) => ({
      ...one,
      objection: maskLinks(one.objection),
      answer: masked(one.answer),
    })),
    promises: seen(claim.promises).map((one) => ({ ...one, note: masked(one.note) })),
    contacts: seen(claim.contacts).map((one) => ({ ...one, text: maskLinks(one.text) })),
    exhibits: seen(claim.exhibits),
    ...(edition === 'instructions' ? {} : { limitation: null }),
    instructions: edition === 'instructions' ? claim.instructions : null,
  };
}

const masked = (text: string | null): string | null => (text === null ? null : maskLinks(text));

const maskedReminder = (reminder: Reminder): Reminder => ({
  ...reminder,
  subject: maskLinks(reminder.subject),
  text: maskLinks(reminder.text),
  proof: reminder.proof.map((one) => ({ ...one, detail: masked(one.detail) })),
});

/** Is there anything for the partner's eyes only? */
export function hasInstructions(claim: Claim): boolean {
  const { reminders, disputes, promises, contacts, exhibits, instructions } = forEdition(claim, 'instructions');
  return (
    instructions !== null || [reminders, disputes, promises, contacts, exhibits].some((pieces) => pieces.length > 0)
  );
}

/**
 * Text as it was sent, without the keys in it: a link that opens the debtor's page would open it for every reader of the
 * file. The address stays, what follows it goes.
 */
export function maskLinks(text: string): string {
  return text.replace(
    /\b(https?:\/\/)([^\s/?#<>"']+)([/?#][^\s<>"']*)?/gi,
    (whole, scheme: string, host: string, rest?: string) => {
      const open = rest === undefined ? '' : publicPath(rest);
      const bare = host.replace(/^[^@]*@/, ''); // a password before the host
      return open === undefined ? `${scheme}${bare}/…` : bare === host ? whole : `${scheme}${bare}${open}`;
    },
  );
}

/** A path that only names a page: no query, no fragment, no long or numbered part. Undefined where it may be a key. */
function publicPath(rest: string): string | undefined {
  const trimmed = rest.replace(/[.,;:!)\]]+$/, '');
  if (/[?#]/.test(trimmed)) return undefined;
  const keyLike = trimmed
    .split('/')
    .some((part) => part.length > 24 || (part.length >= 8 && /\d/.test(part)) || /[A-Z].*[a-z].*[A-Z]/.test(part));
  return keyLike ? undefined : rest;
}
