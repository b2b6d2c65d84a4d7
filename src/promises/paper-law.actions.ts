import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { kindOfDebtor, type Customer } from '../customers/customer';
import type { Day } from '../kernel/day';
import { speaksPapers } from '../languages/plan-paper-words';
import { openBeside } from '../ledger/charge';
import { claimedCharges } from '../ledger/charge.store';
import { confirmedAt } from '../law/confirmation.actions';
import { countryOfLaw, holdsOn, lawOf, rulesOf } from '../law/country-rules';
import { lawFor, type FourCountries } from '../law/four-countries';
import { paperCountries } from '../law/paper';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import type { Paper } from './paper';

/** What the law says of a paper that a customer signs, what is claimed beside its invoices, and in which languages it can be read: that of the customer, of the court, of the company. */
interface Whose {
  readonly company: Company;
  readonly customer: Customer;
}

async function countriesOf(
  q: Query,
  { company, customer }: Whose,
): Promise<{ debtor: ReturnType<typeof kindOfDebtor>['type']; countries: FourCountries }> {
  const settings = await settingsOf(q, company.id);
  const debtor = kindOfDebtor(customer, settings).type;
  const facts = { debtor, contractLaw: null, customer, said: [], company: { ...company, courtCountry: settings.courtCountry } }; // prettier-ignore
  return { debtor, countries: lawFor(facts) };
}

/** Signing begins the time of limitation anew where the data of the law that governs say so; what nobody verified says so. */
export async function anewBy(q: Query, work: Work, whose: Whose): Promise<Paper['anew']> {
  const { debtor, countries } = await countriesOf(q, whose);
  const { law } = countries;
  if (law === null) return null;
  const rule = (rulesOf(law)?.events ?? []).find(
    (one) =>
      one.kinds.includes('acknowledgement') &&
      holdsOn(one, work.today) &&
      (one.debtors === undefined || (debtor !== 'unknown' && one.debtors.includes(debtor))),
  );
  if (rule?.effect !== 'restart') return null;
  const confirmed = await confirmedAt(q, work, whose.company.id);
  const { text, evidence } = rule.basis;
  return { country: countryOfLaw(law), basis: text, sure: evidence === 'read' || confirmed(rule.key) };
}

/** Of these invoices. */
export async function apartOf(
  q: Query,
  { company, customer }: Whose,
  of: { readonly currency: string; readonly documents: readonly string[]; readonly on: Day },
): Promise<Paper['apart']> {
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const charges = await claimedCharges(q, range, of.on);
  return openBeside(charges.filter(({ currency, document }) => currency === of.currency && of.documents.includes(document))); // prettier-ignore
}

/** The first is the one in which it is written where nobody chooses. */
export async function paperLanguages(q: Query, whose: Whose): Promise<string[]> {
  const { company, customer } = whose;
  const { countries } = await countriesOf(q, whose);
  const court = lawOf(countries.court.value);
  const courts = (court === null ? [] : (paperCountries().get(court)?.languages ?? [])).filter((one) => one !== 'en' || court === 'UK' || court === 'IE'); // prettier-ignore
  const own = [customer.language, company.language].map((one) => one?.slice(0, 2).toLowerCase() ?? null);
  const wanted = [own[0] ?? null, ...courts, own[1] ?? null].filter(speaksPapers);
  const first = own.find(speaksPapers) ?? 'en';
  return [...new Set([first, ...wanted])];
}
