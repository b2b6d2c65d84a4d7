import { coverOf } from '../customers/credit.store';
import type { Query } from '../platform/db';
import type { ConsentTerms } from './consent';

/** The terms of whoever insures what a customer owes. */
export const consentTermsOf = async (
  q: Query,
  { companyId, customerId }: { readonly companyId: number; readonly customerId: number },
): Promise<ConsentTerms | null> => coverOf(q, companyId, customerId);
