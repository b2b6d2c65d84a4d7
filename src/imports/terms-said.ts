import { termsOf, type PaymentTerms } from '../kernel/terms';
import { termsIn } from '../kernel/terms-said';
import type { ReadOptions } from './mapping-profile';

/** The terms of payment that were said of a whole file: plain days, as sources have them remembered, or words. */
export function termsSaid({ termsDays }: Pick<ReadOptions, 'termsDays'>): PaymentTerms | undefined {
  if (typeof termsDays === 'string') return termsIn(termsDays);
  return termsDays === undefined ? undefined : termsOf({ days: termsDays, endOfMonth: 'none', dayOfMonth: null, fromWhat: 'document' }); // prettier-ignore
}
