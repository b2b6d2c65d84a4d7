import type { Company } from '../companies/company';
import type { Settings } from '../companies/settings';
import type { Day } from '../kernel/day';
import type { ClaimAgency } from '../outbox/legal-said';

/** Laws whose papers name the agency that collects for the creditor, and the creditor, each with its address (France: CPCE R124-4). */
const NAMED_BY: readonly string[] = ['FR'];

/** Null: the creditor collects itself. */
export function agencyOf(
  company: Company,
  { operator }: Pick<Settings, 'operator'>,
  firstLetterOn: Day | null,
): ClaimAgency | null {
  if (operator === null) return null;
  const { street, postcode, city } = company;
  const creditorAddress = [street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const address = (operator.address ?? '').split(/\r?\n/).map((line) => line.trim()).filter(Boolean).join(', '); // prettier-ignore
  return { name: operator.name, address, creditorAddress: street === null || city === null ? '' : creditorAddress, firstLetterOn }; // prettier-ignore
}

/** What such a paper must name and nobody has said. */
export function agencyGaps(law: string, agency: ClaimAgency | null): ('agency' | 'creditor')[] {
  if (agency === null || !NAMED_BY.includes(law)) return [];
  return [...(agency.address === '' ? (['agency'] as const) : []), ...(agency.creditorAddress === '' ? (['creditor'] as const) : [])]; // prettier-ignore
}
