import type { Knex } from 'knex';

/**
 * Thirty days for passing money on were written into agreements whose paper nobody had read for it: those that were filed, and
 * appendices of prices, which do not speak of it. There it is said now that nothing was agreed.
 * Safe: one update of a few rows. There is no way back that knows which were meant: it is left as it is.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `update agreement set terms = replace(terms, '"remitDays":30,', '"remitDays":null,') where origin = 'uploaded' or kind = 'pricing'`,
  );
}

export function down(): Promise<void> {
  return Promise.resolve();
}
