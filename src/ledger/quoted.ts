import { numberIn, referenceIn, type Agreement, type Quotable, type SchemeName } from '../companies/reference-scheme';
import { bodyOf, compact, creditorReference } from './reference';

/** A reference as it stands on a transfer to an account: our number in the scheme that its bank agreed to, or an invoice's own. */
export interface Quoted {
  readonly reference: string;
  /** How it is printed; not said: ISO 11649, or as it was given. */
  readonly scheme?: SchemeName;
}

/** What is to be quoted: a reference of ours, as rows keep it (`RF…`), or an invoice's own. */
export interface Named {
  readonly text: string;
  readonly ours: boolean;
}

export const quotedOn = (account: Quotable, { text, ours }: Named): Quoted =>
  ours ? mintedOn(account, text) : ownOn(account, text);

/** A reference of ours, as rows keep it (`RF…`), on an account. */
function mintedOn({ references }: Quotable, minted: string): Quoted {
  if (references.scheme === 'rf' || !/^RF\d{2}\d+$/.test(minted)) return { reference: minted };
  const reference = referenceIn(references, Number(bodyOf(minted)));
  return reference === undefined ? { reference: minted } : { reference, scheme: references.scheme };
}

/** An invoice's own. */
const ownOn = ({ references: { scheme } }: Quotable, own: string): Quoted =>
  scheme === 'rf' ? { reference: own } : { reference: own, scheme };

/** As rows keep references of ours: the text itself, and what it spells in each scheme that was ever agreed. */
export function spelledBy(text: string, agreed: readonly Agreement[]): string[] {
  const numbers = agreed.flatMap((one) => numberIn(one, text) ?? []);
  return [...new Set([compact(text), ...numbers.map(keptAs)])];
}

/** Under which reference a number of the series is kept. */
export const keptAs = (number: number): string => creditorReference(String(number).padStart(7, '0'));
