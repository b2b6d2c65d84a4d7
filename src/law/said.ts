import type { Override } from '../customers/override';
import type { Said } from './four-countries';

/** Who corrected of a customer what decides about law, court and language. */
export const saidOfCustomer = (overrides: readonly Override[]): Said[] =>
  overrides.flatMap(({ field, by, since, why }) => (isSaid(field) ? [{ field, by, at: since, why }] : []));

const isSaid = (field: string): field is Said['field'] =>
  field === 'governing_law' || field === 'court_country' || field === 'country' || field === 'language';
