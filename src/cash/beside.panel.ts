import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { kindOfDebtor } from '../customers/customer';
import type { Day } from '../kernel/day';
import { allocationRule } from '../law/allocation-order';
import { confirmedAt } from '../law/confirmation.actions';
import { lawFor } from '../law/four-countries';
import { owedDebtors } from '../law/owed.store';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import type { OrderOf } from './beside';
import { payableCharges, type PayableNow } from './charges.store';

/** What is claimed beside the invoices of who may have paid, and by which law money goes to it: nothing of a customer of whom nothing is claimed. */
export interface Beside {
  readonly charges: readonly PayableNow[];
  readonly orders: readonly OrderOf[];
}

interface BesideAsked {
  readonly work: Pick<Work, 'now' | 'today'>;
  readonly company: Company;
  readonly customerIds: readonly number[];
  readonly currency: string;
}

export async function besideOf(q: Query, { work, company, customerIds, currency }: BesideAsked): Promise<Beside> {
  const charges = customerIds.length === 0 ? [] : await payableCharges(q, company.id, customerIds, currency);
  const owing = [...new Set(charges.map(({ customerId }) => customerId))];
  if (owing.length === 0) return { charges: [], orders: [] };
  const settings = await settingsOf(q, company.id);
  const confirmed = await confirmedAt(q, work, company.id);
  const range = { companyId: company.id, first: Math.min(...owing), last: Math.max(...owing), only: owing };
  const debtors = await owedDebtors(q, range);
  return {
    charges,
    orders: debtors.flatMap((debtor): OrderOf[] => {
      const kind = kindOfDebtor(debtor, settings).type;
      const named = charges.find(({ customerId }) => customerId === debtor.customerId)?.contractLaw ?? null;
      const { law } = lawFor({
        ...{ debtor: kind, contractLaw: named, customer: debtor, said: [] },
        company: { ...company, courtCountry: settings.courtCountry },
      });
      return law === null ? [] : orderBy(debtor.customerId, law, { kind, on: work.today, confirmed });
    }),
  };
}

interface By {
  readonly kind: Parameters<typeof allocationRule>[1];
  readonly on: Day;
  readonly confirmed: (rule: string) => boolean;
}

/** A rule from memory orders nothing before a person has confirmed it. */
function orderBy(customerId: number, law: string, { kind, on, confirmed }: By): OrderOf[] {
  const rule = allocationRule(law, kind, on);
  if (rule === undefined) return [];
  const sure = rule.basis.evidence === 'read' || confirmed(rule.key);
  return [{ customerId, law, order: sure && rule.free === undefined ? rule.order : null, basis: rule.basis.text }];
}
