import { coverOf } from '../customers/credit.store';
import type { Customer } from '../customers/customer';
import { customerById } from '../customers/store';
import type { Query } from '../platform/db';
import type { Debtor } from './claim';

/** Who pays for the debtor, and the head of its group. */
export async function groupOf(
  q: Query,
  { companyId, payerId, parentId }: Customer,
): Promise<Pick<Debtor, 'payer' | 'head'>> {
  const named = async (id: number): Promise<string> => {
    const { name, code } = await customerById(q, companyId, id);
    return `${name} (${code})`;
  };
  return {
    ...(payerId === null ? {} : { payer: await named(payerId) }),
    ...(parentId === null ? {} : { head: await named(parentId) }),
  };
}

/** Who insures what the debtor owes and collects it by itself. */
export async function insurerCollecting(q: Query, { companyId, id }: Customer): Promise<string | null> {
  const cover = await coverOf(q, companyId, id);
  return cover?.insurerCollects === true ? cover.insurer : null;
}
