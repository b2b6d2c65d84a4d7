import { whatOf, type OrderOf } from '../cash/beside';
import { besideOf } from '../cash/beside.panel';
import { companyById } from '../companies/store';
import { grouped } from '../kernel/grouped';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { openOfCases, type OpenOfCase } from './store';
import type { OwedOfCase } from './spread';

/** What cases are still owed, with what is claimed beside their invoices and the order of their law: a few statements however many. */
export interface CaseOwed {
  readonly customerId: number;
  readonly owed: OwedOfCase;
}

export async function owedOfCases(
  q: Query,
  work: Pick<Work, 'now' | 'today'>,
  companyId: number,
  caseIds: readonly number[],
): Promise<Map<number, CaseOwed>> {
  const rows = await openOfCases(q, companyId, caseIds);
  const company = await companyById(q, companyId);
  const found = new Map<number, CaseOwed>();
  for (const [currency, all] of grouped(rows, (row) => row.currency)) {
    const customerIds = [...new Set(all.map(({ customerId }) => customerId))];
    const { charges, orders } = await besideOf(q, { work, company, customerIds, currency });
    for (const [caseId, items] of grouped(all, (row) => row.caseId))
      found.set(caseId, owedBy(items, { charges, orders }));
  }
  return found;
}

interface Beside {
  readonly charges: Awaited<ReturnType<typeof besideOf>>['charges'];
  readonly orders: readonly OrderOf[];
}

function owedBy(items: readonly OpenOfCase[], { charges, orders }: Beside): CaseOwed {
  const customerId = items[0]?.customerId ?? 0;
  const entries = new Set(items.map(({ entryId }) => entryId));
  const mine = charges.filter(({ entryId }) => entries.has(entryId));
  return {
    customerId,
    owed: {
      items: items.map((one) => ({ ...one, openMinor: one.openMinor + one.settledMinor })).filter(({ openMinor }) => openMinor > 0), // prettier-ignore
      charges: mine.map((one) => ({ chargeId: one.chargeId, what: whatOf(one), openMinor: one.openMinor, aroseOn: one.aroseOn })), // prettier-ignore
      order: orders.find((one) => one.customerId === customerId)?.order ?? null,
    },
  };
}
