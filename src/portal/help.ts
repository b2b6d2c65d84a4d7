import type { Company } from '../companies/company';
import type { Settings } from '../companies/settings';

/** Who helps a customer, by which ways: a line each. */
export function helpOf({ settings, company }: { readonly settings: Settings; readonly company: Company }): string[] {
  const { contactPerson: person, replyTo } = settings;
  const email = person?.email ?? replyTo ?? company.email ?? '';
  return [person?.name ?? '', person?.phone ?? company.phone ?? '', email, person?.hours ?? ''].filter(
    (one) => one !== '',
  );
}
