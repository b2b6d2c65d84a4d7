import type { Visit } from '../companies/visit.pages';
import { NotFound } from '../platform/web/answer';
import type { Query } from '../platform/db';
import type { CasesOut, Which } from './partner.actions';
import { partnerById, type RegisteredPartner } from './partner.store';
import type { PartnerResults } from './results';

/** What the pages of the register are handed, and the partner that an address names. */
export interface MandatesDeps {
  /** Of one partner, or of all. */
  resultsOf(q: Query, companyId: number, partnerId: number | null): Promise<readonly PartnerResults[]>;
  readonly casesOut: CasesOut;
  /** What rooms above show of the way to a partner; null: nothing. */
  wayOf?(visit: Visit, partner: RegisteredPartner): Promise<unknown>;
}

/** Also one that ended. */
export async function partnerAsked({ work, company, asked }: Visit): Promise<RegisteredPartner> {
  const id = work.ids.open('partner', asked.params['partner'] ?? '');
  const found = id === undefined ? undefined : await partnerById(work.db.read, company.id, id);
  if (found === undefined) throw new NotFound();
  return found;
}

export const partnerPath = ({ at, work }: Visit, partnerId: number, below = ''): string =>
  at.under(`/recovery/partners/${work.ids.seal('partner', partnerId)}${below}`);

export const whichOf = ({ companyId, id }: RegisteredPartner): Which => ({ companyId, partnerId: id });

export const PARTNER = '/recovery/partners/:partner';
