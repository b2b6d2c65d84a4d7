import type { Company } from '../companies/company';
import type { Settings } from '../companies/settings';
import { kindOfDebtor, type Customer } from '../customers/customer';
import { overridesOf } from '../customers/override.store';
import type { FourCountries } from '../law/four-countries';
import { lawFor } from '../law/four-countries';
import { saidOfCustomer } from '../law/said';
import type { OpenItem } from '../ledger/open-item';
import type { Query } from '../platform/db';
import type { Claim } from './claim';
import type { EntryRow, Scope } from './facts';
import { entriesUpTo } from './facts.store';
import { contractOf } from './gather';

/** What a claim rests on: contract, terms of sale, and the law that governs with why it is that. */
interface BasisAsked {
  readonly company: Company;
  readonly customer: Customer;
  readonly settings: Settings;
  readonly facts: string | null;
}

/** With which of the laws that are known here it is; null: none of these. */
export async function basisOf(
  q: Query,
  scope: Scope,
  asked: BasisAsked,
  chosen: readonly OpenItem[],
): Promise<{ readonly basis: Claim['basis']; readonly law: string | null }> {
  const ids = new Set(chosen.map(({ entryId }) => entryId));
  const rows = (await entriesUpTo(q, scope)).filter(({ entryId }) => ids.has(entryId));
  const terms = rows.find((row) => row.terms !== null)?.terms ?? null;
  const { law, governing } = await countriesOf(q, asked, rows);
  return {
    basis: {
      contract: contractOf(rows),
      terms: terms === null ? null : { version: terms, acceptance: null },
      governingLaw: governing,
      courtCountry: asked.customer.courtCountry,
      facts: asked.facts,
    },
    law,
  };
}

async function countriesOf(
  q: Query,
  { company, customer, settings }: BasisAsked,
  rows: readonly EntryRow[],
): Promise<{ readonly law: string | null; readonly governing: Claim['basis']['governingLaw'] }> {
  const named = new Set(rows.flatMap(({ governingLaw }) => governingLaw ?? []));
  const [first = null] = named;
  const found: FourCountries = lawFor({
    ...{ debtor: kindOfDebtor(customer, settings).type, contractLaw: first, customer },
    said: saidOfCustomer(await overridesOf(q, company.id, `customer/${customer.id}`)),
    company: { ...company, courtCountry: settings.courtCountry },
  });
  const { value, reason, assumed } = found.governing;
  // Contracts that name several laws, or of which some name none: a person has to look
  const mixed = named.size > 1 || (named.size === 1 && rows.some(({ governingLaw }) => governingLaw === null));
  return {
    law: found.law,
    governing: value === null ? null : { country: value, assumed: assumed || mixed, reason },
  };
}
