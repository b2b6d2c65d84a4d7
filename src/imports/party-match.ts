import { bareNumber } from './formats/einvoice-checks';
import type { PartyNamed } from './reading';

/**
 * Which known customer a document of a standard format means: by VAT number or number of the register, never by the name alone. What is
 * not one customer for certain is left as the document names it.
 */
export interface KnownCustomer {
  readonly code: string;
  readonly name: string;
  readonly vatNo: string | null;
  readonly registerNo: string | null;
}

/** The numbers that are to be read as another one. */
export function customersMeant(
  parties: readonly PartyNamed[],
  known: readonly KnownCustomer[],
): Record<string, string> {
  const byCode = new Map(known.map((customer) => [customer.code, customer]));
  const meant: [string, string][] = [];
  for (const party of parties) {
    const own = byCode.get(party.code);
    if (own !== undefined && !isOther(party, own)) continue;
    const found = theOne(party, known.filter((customer) => isSame(party, customer))); // prettier-ignore
    // The number that the document gives belongs to somebody else here.
    const instead = found?.code ?? (own === undefined ? undefined : party.vatNo);
    if (instead !== undefined && instead !== party.code) meant.push([party.code, instead]);
  }
  return Object.fromEntries(meant);
}

const isOther = ({ vatNo }: PartyNamed, customer: KnownCustomer): boolean => {
  const known = bareNumber(customer.vatNo ?? '');
  return vatNo !== '' && known !== '' && vatNo !== known;
};

function isSame(party: PartyNamed, customer: KnownCustomer): boolean {
  if (isOther(party, customer)) return false;
  if (party.vatNo !== '' && party.vatNo === bareNumber(customer.vatNo ?? '')) return true;
  return party.registerNo.length >= 6 && party.registerNo === bareNumber(customer.registerNo ?? '');
}

/** Of several customers with one number (branches, say) the one of that name. */
function theOne({ name }: PartyNamed, found: readonly KnownCustomer[]): KnownCustomer | undefined {
  if (found.length < 2) return found[0];
  const named = found.filter((customer) => plainName(customer.name) === plainName(name));
  return named.length === 1 ? named[0] : undefined;
}

const plainName = (name: string): string => name.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase(); // prettier-ignore
