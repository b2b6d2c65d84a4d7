import { record } from '../audit/actions';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { coverText, type CreditCover, type CreditLimit } from './credit';
import { coverOf, putCover } from './credit.store';
import { changeField, keepCorrection } from './override.store';
import { customerById } from './store';

/** How much a customer may owe, and how that is insured: set together, with a line in the audit trail of what changed. */

export interface Credit {
  readonly limit: CreditLimit | null;
  readonly cover: CreditCover | null;
}

/**
 * Sets how much a customer may owe and how that is insured, both at once. What is set here stands against what imports say, until a
 * person looks at both. Refuses a customer of another company.
 */
export async function setCredit(
  work: Work,
  whose: { readonly companyId: number; readonly customerId: number },
  credit: Credit & { readonly why: string },
): Promise<void> {
  const { companyId, customerId } = whose;
  const { limit, cover, why } = credit;
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const customer = await customerById(tx, companyId, customerId);
    const before = {
      limit:
        customer.creditLimitMinor === null
          ? null
          : { minor: customer.creditLimitMinor, currency: customer.creditLimitCurrency ?? '' },
      cover: await coverOf(tx, companyId, customerId),
    };
    await changeField(tx, work, { ...whose, field: 'credit_limit_minor', value: limit?.minor ?? null });
    await changeField(tx, work, { ...whose, field: 'credit_limit_currency', value: limit?.currency ?? null });
    if (JSON.stringify(before.cover) !== JSON.stringify(cover)) await putCover(tx, work, whose, cover);
    await keepAgainstSource(tx, work, { ...whose, why }, { before, limit, cover });
    const payload = { before, after: { limit, cover }, why };
    await record(tx, work, { companyId, kind: 'customer.credit_set', ref: `customer/${customerId}`, payload });
  });
}

/** Only what was changed is a person's word: the terms of the insurer are never the source's. */
async function keepAgainstSource(
  tx: Tx,
  work: Work,
  { companyId, customerId, why }: { readonly companyId: number; readonly customerId: number; readonly why: string },
  { before, limit, cover }: Credit & { readonly before: Credit },
): Promise<void> {
  const keep = async (field: string, was: string | null, value: string | null): Promise<void> => {
    if (was === value) return;
    const subject = `customer/${customerId}`;
    await keepCorrection(tx, work, { companyId, subject, field, sourceValue: was, value, why });
  };
  await keep('credit_limit_minor', before.limit && String(before.limit.minor), limit && String(limit.minor));
  await keep('credit_limit_currency', before.limit && before.limit.currency, limit && limit.currency);
  await keep('credit_cover', before.cover && coverText(before.cover), cover && coverText(cover));
}
