import type { CameIn } from './collected';
import type { Compared } from './remittance';

/** What came in for a case, as it is kept. */
export interface Collected extends CameIn {
  readonly caseId: number;
  readonly customerId: number;
  readonly number: string;
  readonly partnerRef: string | null;
  readonly remittanceId: number | null;
  readonly currency: string;
  readonly grossMinor: number;
  readonly commissionMinor: number;
  readonly vatMinor: number;
  readonly netMinor: number;
  readonly toldCommissionMinor: number | null;
  readonly toldVatMinor: number | null;
  readonly toldCostsMinor: number | null;
  /** By what was agreed; null: nothing was, and its commission is not known. */
  readonly feeModelId: number | null;
  readonly entryId: number | null;
}

export const comparedOf = (row: Collected): Compared => ({
  number: row.number,
  agreed: row.feeModelId === null ? null : { commissionMinor: row.commissionMinor, vatMinor: row.vatMinor },
  toldCommissionMinor: row.toldCommissionMinor,
  toldVatMinor: row.toldVatMinor,
  toldCostsMinor: row.toldCostsMinor,
});
