import { record } from '../audit/actions';
import { waitForCompany } from '../platform/db';
import type { Work } from '../platform/work';
import type { CreditCover, CreditLimit } from './credit';
import { coverOf, putCover } from './credit.store';
import { changeField } from './override.store';
import { customerById } from './store';

/** How much a customer may owe, and how that is insured: set together, with a line in the audit trail of what changed. */

export interface Credit {
  readonly limit: CreditLimit | null;
  readonly cover: CreditCover | null;
}

/** Sets how much a customer may owe and how that is insured, both at once. Refuses a customer of another company. */
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
          : { minor: customer.creditLimitMinor, currency: customer.creditLimitCurrency },
      cover: await coverOf(tx, companyId, customerId),
    };
    await changeField(tx, work, { ...whose, field: 'credit_limit_minor', value: limit?.minor ?? null });
    await changeField(tx, work, { ...whose, field: 'credit_limit_currency', value: limit?.currency ?? null });
    if (JSON.stringify(before.cover) !== JSON.stringify(cover)) await putCover(tx, work, whose, cover);
    const payload = { before, after: { limit, cover }, why };
    await record(tx, work, { companyId, kind: 'customer.credit_set', ref: `customer/${customerId}`, payload });
  });
}
