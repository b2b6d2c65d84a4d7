import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { confirmedAt } from '../law/confirmation.actions';
import { owedBeside } from '../law/owed.actions';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { demandsOf } from './demanded.store';
import { besideOf } from './beside';
import type { BesideAsked } from './beside-line';
import { NO_FIGURES, type Figures } from './figures';
import { askedDays } from './store';

/** What the law gives beside the invoices of a paper, from the ledger as it stands: gathered, then decided; nothing is kept. */
export async function figuresOf(
  q: Query,
  work: Work,
  whose: { readonly company: Company; readonly customerId: number },
  asked: Omit<BesideAsked, 'off' | 'owed' | 'confirmed' | 'today' | 'reclaimsVat' | 'askedOn'>,
): Promise<Figures> {
  const { wanted, lines } = asked;
  if (lines.length === 0 || (!wanted.interest && !wanted.fixed)) return NO_FIGURES;
  const { company, customerId } = whose;
  const { latePayment, reclaimsVat } = await settingsOf(q, company.id);
  const off = latePayment === 'off';
  const range = { companyId: company.id, first: customerId, last: customerId };
  const itemIds = lines.map(({ itemId }) => itemId);
  const owed = off ? [] : await owedBeside(q, work, { company, range, asOn: work.today, itemIds, demanded: demandsOf(q) }); // prettier-ignore
  const confirmed = await confirmedAt(q, work, company.id);
  const askedOn = await askedDays(q, company.id, itemIds, work.today);
  return besideOf({ ...asked, today: work.today, off, owed, confirmed, reclaimsVat, askedOn });
}
